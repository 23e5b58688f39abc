"""Who sees which goals, as SQL conditions on their rows: the twin of the table in standings."""

from functools import lru_cache

from plumbline.database import Sql
from plumbline.organization.viewer import Role, Viewer

_SETTLED = "{0}.state in ('PUBLISHED', 'CLOSED')"
_LED = """exists (
    select 1 from membership rm join person rp on rp.id = rm.person_id and rp.active where rm.unit_id = up.id and rm.lead
)"""
_REVIEWING_UNIT = f"""(
    with recursive up(id, above) as (
        select ru.id, ru.parent_id from unit ru where ru.id = case when {{0}}.owner_person_id is not null then {{0}}.unit_id
            else (select rx.parent_id from unit rx where rx.id = {{0}}.unit_id) end
        union all
        select ru.id, ru.parent_id from up join unit ru on ru.id = up.above where not {_LED}
    )
    select up.id from up where {_LED} limit 1
)"""


def reviewing_unit(alias: str) -> str:
    """The SQL of `Owned.reviewing_unit_id` of rows of `objective` (named `alias`), whatever their state."""
    return _REVIEWING_UNIT.format(alias)


@lru_cache(maxsize=1024)
def visible(viewer: Viewer, alias: str) -> Sql:
    """The condition on rows of `objective` (named `alias`) that exist for the viewer; the twin of `can_see`.

    What a viewer cannot be, without teams or reports, is not asked: every question costs. Names within are of `alias`.
    """
    held, named, measured = f"{alias}_held", f"{alias}_named", f"{alias}_measured"
    co_owner = f"exists (select 1 from co_owner {held} where {held}.objective_id = {alias}.id and"
    settled = _SETTLED.format(alias)
    own, shown = [f"{alias}.owner_person_id = :me"], _shown_by_row(viewer, alias)
    if viewer.reports:
        managed = f"{alias}.owner_person_id in :reports or {co_owner} {held}.person_id in :reports)"
        shown.append(f"({alias}.visibility = 'PRIVATE' and ({managed}))")
    shown += (
        f"exists (select 1 from named_person {named} where {named}.objective_id = {alias}.id and {named}.person_id = :me)",
        f"exists (select 1 from key_result {measured} where {measured}.objective_id = {alias}.id"
        f" and ({measured}.reporter_id = :me or {measured}.owner_person_id = :me))",
    )
    draft = [f"{alias}.created_by_id = :me", *([f"{alias}.visibility <> 'PRIVATE'"] if viewer.is_admin else [])]
    if viewer.leads:
        own += (f"{alias}.owner_unit_id in :leads", f"{co_owner} ({held}.person_id = :me or {held}.unit_id in :leads))")
        reviewed = f"{reviewing_unit(alias)} in :leads"
        draft.append(f"({alias}.state = 'PROPOSED' and {alias}.visibility <> 'PRIVATE' and {reviewed})")
    else:
        own.append(f"{co_owner} {held}.person_id = :me)")
    return Sql(
        f"(({settled} and ({' or '.join(shown)})) or {' or '.join(own)} or (not {settled} and ({' or '.join(draft)})))",
        me=viewer.person_id or 0,
        leads=sorted(viewer.leads),
        reports=sorted(viewer.reports),
        units=_units(viewer),
    )


def visible_by_row(viewer: Viewer, alias: str) -> Sql:
    """The part of `visible` that asks nothing beside the row: nearly all goals are seen by it, and for as long as it stands."""
    return Sql(f"{_SETTLED.format(alias)} and ({' or '.join(_shown_by_row(viewer, alias))})", units=_units(viewer))


def _shown_by_row(viewer: Viewer, alias: str) -> list[str]:
    shown = [f"{alias}.visibility = 'EVERYONE'"]
    if viewer.role in (Role.ADMIN, Role.COACH):
        shown.append(f"{alias}.visibility = 'TEAM'")
    elif viewer.member_of or viewer.led_subtree:
        shown.append(f"({alias}.visibility = 'TEAM' and {alias}.unit_id in :units)")
    return shown


def _units(viewer: Viewer) -> list[int]:
    return sorted(viewer.member_of | viewer.led_subtree)


def to_review(viewer: Viewer, alias: str) -> Sql:
    """The condition on proposals, among the rows that the viewer sees, that the viewer reviews; the twin of REVIEWER."""
    unit = reviewing_unit(alias)
    mine = f"{unit} in :leads"
    if viewer.is_admin:
        mine = f"({mine} or ({unit} is null and {alias}.visibility <> 'PRIVATE'))"
    return Sql(f"{alias}.state = 'PROPOSED' and not {alias}.archived and {mine}", leads=sorted(viewer.leads))


@lru_cache(maxsize=1024)
def visible_through(viewer: Viewer, column: str) -> Sql:
    """The condition on rows that hang on an objective by `column`, such as a key result's `objective_id`."""
    objective = Sql(f"exists (select 1 from objective seen where seen.id = {column} and")
    return objective + visible(viewer, "seen") + Sql(")")
