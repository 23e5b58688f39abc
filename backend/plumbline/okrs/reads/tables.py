"""The tables of goals: how their rows are loaded, and the condition under which a viewer sees each."""

from plumbline.database import Sql
from plumbline.engine import Table
from plumbline.okrs.policy import visible, visible_through
from plumbline.organization.viewer import Viewer

_KEY_RESULT_OWNER = "case when t.owner_unit_id is null and t.owner_person_id is null then ({inherited}) else {own} end"
_OF_OBJECTIVE = "select o.{column} from objective o where o.id = t.objective_id"
_OWNER_KIND = """
    case when {table}.owner_person_id is not null then 'INDIVIDUAL'
    else (select u.kind from unit u where u.id = {table}.owner_unit_id) end
"""


def of_objective(viewer: Viewer, alias: str) -> Sql:
    """A row that hangs on an objective by `objective_id` is seen as the objective is."""
    return visible_through(viewer, f"{alias}.objective_id")


def of_key_result(viewer: Viewer, alias: str) -> Sql:
    """A row that hangs on a key result by `key_result_id` is seen as the key result's objective is."""
    through = visible_through(viewer, "measured.objective_id")
    link = f"exists (select 1 from key_result measured where measured.id = {alias}.key_result_id and"
    return Sql(link) + through + Sql(")")


def of_both_ends(viewer: Viewer, alias: str) -> Sql:
    """An edge is seen by who sees both of its ends."""
    below = visible_through(viewer, f"{alias}.from_objective_id")
    above = visible_through(viewer, f"{alias}.to_objective_id")
    return below + Sql("and") + above


def goal_seen(viewer: Viewer, goal: str) -> Sql:
    """Whether the goal whose id the SQL `goal` gives, an objective or a key result, is seen."""
    link = f"exists (select 1 from key_result measured where measured.id = {goal} and"
    through = visible_through(viewer, "measured.objective_id")
    return Sql("(") + visible_through(viewer, goal) + Sql("or") + Sql(link) + through + Sql("))")


def named_goal(column: str) -> str:
    """SQL for the id in a logged alignment, `CONTRIBUTES 17 weight 1` or `17`; NULL where there is none.

    What is left of the text when its leading digits go is taken off its end.
    """
    text = f"replace(replace({column}, 'CONTRIBUTES ', ''), 'SUPPORTS ', '')"
    return f"cast(nullif(replace({text}, ltrim({text}, '0123456789'), ''), '') as bigint)"


def of_change(viewer: Viewer, alias: str) -> Sql:
    """A change is seen as its objective is; one of an alignment only by who sees the goals it names."""
    ends = [
        Sql(f"({alias}.{column} is null or")
        + goal_seen(viewer, f"(case when {alias}.field = 'alignment' then {named_goal(f'{alias}.{column}')} end)")
        + Sql(")")
        for column in ("before", "after")
    ]
    return (
        of_objective(viewer, alias)
        + Sql(f"and ({alias}.field <> 'alignment' or (")
        + Sql.join(ends, " and ")
        + Sql("))")
    )


def of_unpublished(viewer: Viewer, alias: str) -> Sql:
    """What a reviewer wrote of a proposal is seen as its objective is, until that is published."""
    unpublished = f"o.id = {alias}.objective_id and o.state in ('DRAFT', 'PROPOSED')"
    return Sql(f"exists (select 1 from objective o where {unpublished}) and") + of_objective(viewer, alias)


def _own_or_inherited(column: str) -> str:
    return _KEY_RESULT_OWNER.format(inherited=_OF_OBJECTIVE.format(column=column), own=f"t.{column}")


OBJECTIVES = Table(
    "objective",
    prefix="obj",
    visible=visible,
    expressions={
        "answering_kind": "t.level",
        "answering_unit_id": "t.owner_unit_id",
        "answering_person_id": "t.owner_person_id",
    },
)
KEY_RESULTS = Table(
    "key_result",
    prefix="kr",
    visible=of_objective,
    expressions={
        "cycle_id": _OF_OBJECTIVE.format(column="cycle_id"),
        "answering_kind": _KEY_RESULT_OWNER.format(
            inherited=_OF_OBJECTIVE.format(column="level"), own=_OWNER_KIND.format(table="t")
        ),
        "answering_unit_id": _own_or_inherited("owner_unit_id"),
        "answering_person_id": _own_or_inherited("owner_person_id"),
    },
)
MILESTONES = Table("milestone", prefix="ms", visible=of_key_result)
PHASED_TARGETS = Table("phased_target", visible=of_key_result, expressions={"day": 't."on"'})
ALIGNMENTS = Table("alignment", prefix="aln", visible=of_both_ends, expressions={"is_primary": 't."primary"'})
CHECK_INS = Table(
    "check_in",
    prefix="chk",
    visible=of_key_result,
    expressions={"superseded_by_id": "select later.id from check_in later where later.supersedes_id = t.id"},
)
BLOCKERS = Table("blocker", prefix="blk", visible=of_key_result)
INITIATIVES = Table(
    "initiative",
    prefix="ini",
    visible=of_objective,
    expressions={
        "answering_kind": _OWNER_KIND.format(table="t"),
        "answering_unit_id": "t.owner_unit_id",
        "answering_person_id": "t.owner_person_id",
    },
)
RETURNS = Table("objective_return", prefix="ret", visible=of_unpublished)
INITIATIVE_LINKS = Table("initiative_link")
CHANGES = Table("change", prefix="chg", visible=of_change)
