"""Conditions on the past by what stood beside it: nothing in them may be read as of now."""

import pytest

from plumbline.database import Sql
from plumbline.okrs.policy import visible
from plumbline.okrs.reads.past import beside
from plumbline.organization.viewer import Role, Viewer

EVERYWHERE = frozenset({1})


def test_each_table_is_read_as_of_the_instant() -> None:
    told = beside(Sql("exists (select 1 from co_owner c where c.person_id = :me)", me=7), at="w.at")
    assert told.text == (
        "exists (select 1 from co_owner_past c where c.from_at <= w.at and c.until_at > w.at and c.person_id = :me)"
    )
    assert told.params == {"me": 7}


@pytest.mark.parametrize("table", ["key_result k on k.id = c.id", "milestone m on m.id = c.id", "objective o on 1 = 1"])
def test_what_would_be_read_as_of_now_is_refused(table: str) -> None:
    with pytest.raises(ValueError):
        beside(Sql(f"exists (select 1 from co_owner c join {table} where true)"), at="w.at")


@pytest.mark.parametrize("role", Role)
def test_the_condition_of_sight_can_be_put_into_the_past_for_everyone(role: Role) -> None:
    viewer = Viewer(account_id=1, person_id=1, role=role, member_of=EVERYWHERE, leads=EVERYWHERE,
                    led_subtree=EVERYWHERE, reports=EVERYWHERE)  # fmt: skip
    assert "_past" in beside(visible(viewer, "t"), at="w.at").text
