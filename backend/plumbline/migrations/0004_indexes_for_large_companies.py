"""Indexes chosen at 40,000 people: those that pay come, those that nothing reads by go (docs/scale.md has the figures).

An index that another one begins with is read instead of it. Every write of a row that has moved pays for each index
of its table, so that one that nothing asks for is not free: a check-in moves the due moment of its key result.
"""

from copy import deepcopy
from typing import Any

from tortoise import migrations
from tortoise.migrations import operations as ops
from tortoise.migrations.schema_generator.state import State

from plumbline.database.upgrading import SqlPerDialect

_NEW = {
    # The company's time zone and settings are read by nearly every request.
    "unit_company": "unit (id) where kind = 'COMPANY'",
    # What has become OUTDATED since: of thousands whose moment has passed, all but a few are marked already.
    "key_result_outdating": """
        key_result (outdated_at) where state = 'ACTIVE' and health not in ('OUTDATED', 'DONE', 'CLOSED')
    """,
    # Stated healths that have lapsed: few objectives have one.
    "objective_stated": "objective (stated_health_until) where stated_health is not null",
    # Kept shares are counted again every ten minutes, batch by batch.
    "key_result_kept": "key_result (id) where scored_by = 'KEPT_SHARE'",
    # All objectives, a page: from the cursor on, instead of sorting all of them.
    "objective_listed": "objective (position, title, id)",
    # The few of the company among those of everybody, for whoever looks for something to align to.
    "objective_level": "objective (level)",
}
_OLD = {
    # name: (model, field, table and columns), each with what is read instead
    "idx_objective_parent__91bbc4": ("Objective", "parent_objective", "objective (parent_objective_id)"),  # siblings
    "idx_objective_cycle_i_eaecd6": ("Objective", "cycle", "objective (cycle_id)"),  # roots
    "idx_key_result_objecti_609536": ("KeyResult", "objective", "key_result (objective_id)"),  # with position, id
    "idx_membership_unit_id_0a41c3": ("Membership", "unit", "membership (unit_id)"),  # unique with person
    "idx_alignment_from_id_9c0858": ("Alignment", "from_id", "alignment (from_id)"),  # unique with to_id
    "idx_co_owner_objecti_2eff82": ("CoOwner", "objective", "co_owner (objective_id)"),  # unique with unit
    "idx_named_perso_objecti_6251a7": ("NamedPerson", "objective", "named_person (objective_id)"),  # with person
    "idx_objective_p_objecti_663abf": ("ObjectivePriority", "objective", "objective_priority (objective_id)"),
    "idx_phased_targ_key_res_b87ccd": ("PhasedTarget", "key_result", "phased_target (key_result_id)"),  # with day
    "idx_key_result_due_at_57f614": ("KeyResult", "due_at", "key_result (due_at)"),  # what is due is asked by person
    "idx_key_result_outdate_a30eb0": ("KeyResult", "outdated_at", "key_result (outdated_at)"),  # key_result_outdating
    "idx_check_in_author__d24596": ("CheckIn", "author", "check_in (author_id)"),  # nobody asks by author
    "idx_event_happene_0ac833": ("Event", "happened_at", "event (happened_at)"),  # ids rise with time
}
_OLD_OF_SEVERAL = {
    "idx_objective_cycle_i_c690d9": ("Objective", "objective", ("cycle_id", "position", "title", "id")),  # roots
    "idx_event_subject_7c02ed": ("Event", "event", ("subject_id",)),  # events are read by commit and objective
}


class _NoLongerIndexed(ops.TortoiseOperation):
    """Tells the models of an index that a statement drops.

    Tortoise alters a column of SQLite by making the table anew, and its triggers would be lost.
    """

    def __init__(self, model_name: str, name: str) -> None:
        self.model_name, self.name = model_name, name

    def state_forward(self, app_label: str, state: State) -> None:
        model = self.get_model_state(state, app_label, self.model_name)
        field = deepcopy(model.fields[self.name])
        field.index = False
        model.fields[self.name] = field
        state.reload_model(app_label, self.model_name)

    async def database_forward(self, *_: Any, **__: Any) -> None:
        pass

    async def database_backward(self, *_: Any, **__: Any) -> None:
        pass


class _IndexKnownGone(ops.RemoveIndex):
    """The same of an index of several columns."""

    async def database_forward(self, *_: Any, **__: Any) -> None:
        pass

    async def database_backward(self, *_: Any, **__: Any) -> None:
        pass


_PLACES = {name: place for name, (_, _, place) in _OLD.items()}
_PLACES |= {name: f"{table} ({', '.join(columns)})" for name, (_, table, columns) in _OLD_OF_SEVERAL.items()}
_DO = [f"drop index {name}" for name in _PLACES] + [f"create index {name} on {place}" for name, place in _NEW.items()]
_UNDO = [f"drop index {name}" for name in _NEW] + [f"create index {name} on {place}" for name, place in _PLACES.items()]


class Migration(migrations.Migration):
    dependencies = [("plumbline", "0003_roots_of_trees")]

    operations = [
        *(_NoLongerIndexed(model, field) for model, field, _ in _OLD.values()),
        *(_IndexKnownGone(model, fields=list(columns)) for model, _, columns in _OLD_OF_SEVERAL.values()),
        SqlPerDialect(sqlite=_DO, postgres=_DO, undo_sqlite=_UNDO, undo_postgres=_UNDO),
    ]
