"""Reading what the policy decides on, for many objectives at once."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from plumbline.database import Connection, Sql
from plumbline.okrs.policy import Owned, reviewing_unit
from plumbline.okrs.reads.together import Answers, together
from plumbline.okrs.words import ObjectiveState, Visibility

_OBJECTIVES = f"""
select o.id, o.state, o.visibility, o.owner_unit_id, o.owner_person_id, o.unit_id,
    case when o.state = 'PROPOSED' then {reviewing_unit("o")} end, o.created_by_id
from objective o where o.id in {{ids}}
"""
_PEOPLE = """
select objective_id, 'unit' as kind, unit_id as id from co_owner where objective_id in {ids} and unit_id is not null
union all
select objective_id, 'person', person_id from co_owner where objective_id in {ids} and person_id is not null
union all
select objective_id, 'named', person_id from named_person where objective_id in {ids}
union all
select objective_id, 'reporter', reporter_id from key_result where objective_id in {ids} and reporter_id is not null
union all
select objective_id, 'reporter', owner_person_id from key_result
where objective_id in {ids} and owner_person_id is not null
"""
OF_TEAM = """
select o.id from objective o where (o.unit_id = :team or o.owner_unit_id = :team
    or exists (select 1 from co_owner c where c.objective_id = o.id and c.unit_id = :team)
    or exists (select 1 from key_result k where k.objective_id = o.id and k.owner_unit_id = :team))
"""
"""The objectives that a team has to do with, in closed cycles too; further conditions may follow."""
_OF_OBJECTIVES = {"owners": _OBJECTIVES.format(ids=":ids"), "people": _PEOPLE.format(ids=":ids")}
_OF = "(select objective_id from key_result where id in :ids)"
_OF_KEY_RESULTS = {"owners": _OBJECTIVES.format(ids=_OF), "people": _PEOPLE.format(ids=_OF)}


async def owned_by_id(connection: Connection, objective_ids: Iterable[int]) -> dict[int, Owned]:
    """What decides who may see and do what with each of these objectives; unknown ids are absent.

    One statement on PostgreSQL, two on SQLite.
    """
    ids = sorted(set(objective_ids))
    if not ids:
        return {}
    return owned_in(await together(connection, {name: Sql(text, ids=ids) for name, text in _OF_OBJECTIVES.items()}))


def owned_questions(key_result_ids: Sequence[int]) -> dict[str, Sql]:
    """Ask for the same of the objectives of these key results; the answers are for `owned_in`."""
    return {name: Sql(text, ids=key_result_ids) for name, text in _OF_KEY_RESULTS.items()}


def owned_in(answers: Answers) -> dict[int, Owned]:
    """What decides about each objective, by its id."""
    people: dict[tuple[int, str], set[int]] = defaultdict(set)
    for objective_id, kind, person_or_unit in answers["people"]:
        people[objective_id, kind].add(person_or_unit)
    found = {}
    for id_, state, visibility, owner_unit_id, owner_person_id, unit_id, reviewing_unit_id, created_by_id in answers[
        "owners"
    ]:
        found[id_] = Owned(
            id=id_,
            state=ObjectiveState(state),
            visibility=Visibility(visibility),
            owner_unit_id=owner_unit_id,
            owner_person_id=owner_person_id,
            unit_id=unit_id,
            reviewing_unit_id=reviewing_unit_id,
            created_by_id=created_by_id,
            co_owner_units=frozenset(people[id_, "unit"]),
            co_owner_people=frozenset(people[id_, "person"]),
            named_people=frozenset(people[id_, "named"]),
            reporters=frozenset(people[id_, "reporter"]),
        )
    return found
