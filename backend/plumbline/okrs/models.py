"""Tables of the goals: objectives, key results, what aligns them, and what is reported on them.

Numbers of a goal (progress, expected, pace, confidence, health) are stored with it and recomputed
in the transaction of their cause. An `owner` is a unit or a person: exactly one of the two columns is set.
"""

from typing import Any

from tortoise import fields
from tortoise.models import Model

from plumbline.okrs import words

TITLE_LENGTH = 500
Optional = fields.ForeignKeyNullableRelation[Any]
Required = fields.ForeignKeyRelation[Any]


def _link(to: str, related_name: str, *, db_index: bool = True) -> Any:
    return fields.ForeignKeyField(
        f"plumbline.{to}", related_name=related_name, db_index=db_index, on_delete=fields.RESTRICT
    )


def _maybe(to: str, related_name: str, *, db_index: bool = True) -> Any:
    return fields.ForeignKeyField(
        f"plumbline.{to}", related_name=related_name, db_index=db_index, null=True, on_delete=fields.RESTRICT
    )


class Objective(Model):
    """Where an owner is going in a cycle.

    `unit` is the owning unit, or the home team of the owning person: whose rules of visibility apply.
    `parent_objective` and `parent_key_result_id` repeat the primary alignment, so that trees need no join.
    `imported_from` is the digest of the place in a document that it came from.
    """

    id = fields.BigIntField(primary_key=True, generated=False)
    title = fields.CharField(max_length=TITLE_LENGTH)
    description = fields.TextField(null=True)
    cycle: Required = _link("Cycle", "objectives")
    cycle_id: int
    owner_unit: Optional = _maybe("Unit", "owned_objectives")
    owner_unit_id: int | None
    owner_person: Optional = _maybe("Person", "owned_objectives")
    owner_person_id: int | None
    unit: Optional = _maybe("Unit", "objectives")
    unit_id: int | None
    kind = fields.CharEnumField(words.ObjectiveKind, max_length=16)
    level = fields.CharEnumField(words.Level, max_length=16)
    state = fields.CharEnumField(words.ObjectiveState, max_length=16)
    outcome = fields.CharEnumField(words.Outcome, max_length=16, null=True)
    outcome_note = fields.TextField(null=True)
    archived = fields.BooleanField(db_default=False)
    visibility = fields.CharEnumField(words.Visibility, max_length=16)
    starts_on = fields.DateField()
    due_on = fields.DateField()
    position = fields.IntField(db_default=0)
    progress_from = fields.CharEnumField(words.ProgressSource, max_length=16)
    manual_progress = fields.FloatField(null=True)
    stated_health = fields.CharEnumField(words.Health, max_length=16, null=True)
    stated_health_note = fields.TextField(null=True)
    stated_health_until = fields.DateField(null=True)
    progress = fields.FloatField(null=True)
    automatic_progress = fields.FloatField(null=True)
    expected = fields.FloatField(null=True)
    pace = fields.CharEnumField(words.Pace, max_length=16, null=True)
    confidence = fields.FloatField(null=True)
    health = fields.CharEnumField(words.Health, max_length=16)
    derived_health = fields.CharEnumField(words.Health, max_length=16)
    score = fields.FloatField(null=True)
    parent_objective: Optional = _maybe("Objective", "tree_children")
    parent_objective_id: int | None
    parent_key_result_id = fields.BigIntField(null=True)
    imported_from = fields.CharField(max_length=64, null=True, unique=True)
    published_at = fields.DatetimeField(null=True)
    last_check_in_at = fields.DatetimeField(null=True)
    created_by: Optional = _maybe("Person", "created_objectives", db_index=False)
    created_by_id: int | None
    created_at = fields.DatetimeField()
    updated_at = fields.DatetimeField()
    version = fields.IntField(db_default=1)

    class Meta:
        app = "plumbline"
        table = "objective"
        indexes = (("cycle_id", "position", "title", "id"), ("parent_objective_id", "position", "title", "id"))


class CoOwner(Model):
    """A further owner of a shared objective: a unit or a person."""

    id = fields.BigIntField(primary_key=True, generated=False)
    objective: Required = _link("Objective", "co_owners")
    objective_id: int
    unit: Optional = _maybe("Unit", "co_owned")
    unit_id: int | None
    person: Optional = _maybe("Person", "co_owned")
    person_id: int | None

    class Meta:
        app = "plumbline"
        table = "co_owner"
        unique_together = (("objective", "unit"), ("objective", "person"))


class NamedPerson(Model):
    """A person named on a PRIVATE objective, who may see it."""

    id = fields.BigIntField(primary_key=True, generated=False)
    objective: Required = _link("Objective", "named_people")
    objective_id: int
    person: Required = _link("Person", "named_on")
    person_id: int

    class Meta:
        app = "plumbline"
        table = "named_person"
        unique_together = (("objective", "person"),)


class ObjectivePriority(Model):
    """A strategic priority that an objective cites."""

    id = fields.BigIntField(primary_key=True, generated=False)
    objective: Required = _link("Objective", "cited_priorities")
    objective_id: int
    priority: Required = _link("Priority", "citing_objectives")
    priority_id: int

    class Meta:
        app = "plumbline"
        table = "objective_priority"
        unique_together = (("objective", "priority"),)


class KeyResult(Model):
    """How an objective is measured. Without an owner of its own, the objective's owner answers for it.

    `due_at` is the first due moment that no check-in has answered; `outdated_at` when it goes beyond grace.
    """

    id = fields.BigIntField(primary_key=True, generated=False)
    objective: Required = _link("Objective", "key_results")
    objective_id: int
    title = fields.CharField(max_length=TITLE_LENGTH)
    description = fields.TextField(null=True)
    owner_unit: Optional = _maybe("Unit", "owned_key_results")
    owner_unit_id: int | None
    owner_person: Optional = _maybe("Person", "owned_key_results")
    owner_person_id: int | None
    reporter: Optional = _maybe("Person", "reported_key_results")
    reporter_id: int | None
    state = fields.CharEnumField(words.KeyResultState, max_length=16)
    measure = fields.CharEnumField(words.Measure, max_length=16)
    scored_by = fields.CharEnumField(words.ScoredBy, max_length=16)
    value_from = fields.CharEnumField(words.ValueFrom, max_length=16)
    unit = fields.CharField(max_length=40, null=True)
    start_value = fields.FloatField(null=True)
    target_value = fields.FloatField(null=True)
    low_value = fields.FloatField(null=True)
    high_value = fields.FloatField(null=True)
    current_value = fields.FloatField(null=True)
    indicator = fields.CharEnumField(words.Indicator, max_length=16, null=True)
    starts_on = fields.DateField()
    due_on = fields.DateField()
    weight = fields.FloatField(db_default=1.0)
    position = fields.IntField(db_default=0)
    raw_progress = fields.FloatField(null=True)
    progress = fields.FloatField(null=True)
    expected = fields.FloatField(null=True)
    pace = fields.CharEnumField(words.Pace, max_length=16, null=True)
    confidence = fields.FloatField(null=True)
    health = fields.CharEnumField(words.Health, max_length=16)
    status = fields.CharEnumField(words.Status, max_length=16, null=True)
    score = fields.FloatField(null=True)
    latest_check_in_id = fields.BigIntField(null=True)
    last_check_in_at = fields.DatetimeField(null=True)
    due_at = fields.DatetimeField(null=True, db_index=True)
    outdated_at = fields.DatetimeField(null=True, db_index=True)
    parent_objective: Optional = _maybe("Objective", "key_results_below")
    parent_objective_id: int | None
    parent_key_result_id = fields.BigIntField(null=True)
    imported_from = fields.CharField(max_length=64, null=True, unique=True)
    created_at = fields.DatetimeField()
    updated_at = fields.DatetimeField()
    version = fields.IntField(db_default=1)

    class Meta:
        app = "plumbline"
        table = "key_result"
        indexes = (("objective_id", "position", "id"),)


class Milestone(Model):
    """A step of a MILESTONES key result. `done` changes by check-in only."""

    id = fields.BigIntField(primary_key=True, generated=False)
    key_result: Required = _link("KeyResult", "milestones")
    key_result_id: int
    name = fields.CharField(max_length=200)
    due_on = fields.DateField(null=True)
    weight = fields.FloatField(db_default=1.0)
    done = fields.BooleanField(db_default=False)
    position = fields.IntField(db_default=0)

    class Meta:
        app = "plumbline"
        table = "milestone"


class PhasedTarget(Model):
    """The value expected of a key result on a day; straight lines run between the days."""

    id = fields.BigIntField(primary_key=True, generated=False)
    key_result: Required = _link("KeyResult", "phased_targets")
    key_result_id: int
    on = fields.DateField()
    value = fields.FloatField()

    class Meta:
        app = "plumbline"
        table = "phased_target"
        unique_together = (("key_result", "on"),)


class Alignment(Model):
    """An edge from a goal up to a goal.

    `from_objective` and `to_objective` are always set; the key result columns only where the edge starts
    or ends at a key result. `from_id` and `to_id` name the two ends themselves.
    """

    id = fields.BigIntField(primary_key=True, generated=False)
    kind = fields.CharEnumField(words.AlignmentKind, max_length=16)
    weight = fields.FloatField(db_default=1.0)
    primary = fields.BooleanField(db_default=False)
    from_id = fields.BigIntField(db_index=True)
    to_id = fields.BigIntField(db_index=True)
    from_objective: Required = _link("Objective", "edges_up")
    from_objective_id: int
    from_key_result: Optional = _maybe("KeyResult", "edges_up")
    from_key_result_id: int | None
    to_objective: Required = _link("Objective", "edges_in")
    to_objective_id: int
    to_key_result: Optional = _maybe("KeyResult", "edges_in")
    to_key_result_id: int | None

    class Meta:
        app = "plumbline"
        table = "alignment"
        unique_together = (("from_id", "to_id"),)


class Initiative(Model):
    """Work done for a key result; it never counts as progress."""

    id = fields.BigIntField(primary_key=True, generated=False)
    objective: Required = _link("Objective", "initiatives")
    objective_id: int
    key_result: Optional = _maybe("KeyResult", "initiatives")
    key_result_id: int | None
    title = fields.CharField(max_length=TITLE_LENGTH)
    owner_unit: Optional = _maybe("Unit", "owned_initiatives")
    owner_unit_id: int | None
    owner_person: Optional = _maybe("Person", "owned_initiatives")
    owner_person_id: int | None
    state = fields.CharEnumField(words.InitiativeState, max_length=16)
    due_on = fields.DateField(null=True)
    position = fields.IntField(db_default=0)
    version = fields.IntField(db_default=1)

    class Meta:
        app = "plumbline"
        table = "initiative"


class CheckIn(Model):
    """One dated report on a key result. Rows are only ever added.

    `happened_on` is its day in the company's zone. `milestones_done` lists milestone ids, separated by spaces;
    null where the report says nothing of them. One correction at most points to a check-in.
    """

    id = fields.BigIntField(primary_key=True, generated=False)
    key_result: Required = _link("KeyResult", "check_ins", db_index=False)
    key_result_id: int
    author: Optional = _maybe("Person", "check_ins")
    author_id: int | None
    happened_at = fields.DatetimeField()
    happened_on = fields.DateField()
    recorded_at = fields.DatetimeField()
    value_before = fields.FloatField(null=True)
    value = fields.FloatField(null=True)
    status_before = fields.CharEnumField(words.Status, max_length=16, null=True)
    status = fields.CharEnumField(words.Status, max_length=16)
    confidence_before = fields.FloatField(null=True)
    confidence = fields.FloatField(null=True)
    milestones_done = fields.TextField(null=True)
    note = fields.TextField(null=True)
    supersedes: Any = fields.OneToOneField(
        "plumbline.CheckIn", related_name="superseded_by", null=True, on_delete=fields.RESTRICT
    )
    supersedes_id: int | None
    withdrawn = fields.BooleanField(db_default=False)
    automatic = fields.BooleanField(db_default=False)

    class Meta:
        app = "plumbline"
        table = "check_in"
        indexes = (("key_result_id", "happened_on", "recorded_at", "id"),)


class Blocker(Model):
    """Something in the way, opened by a check-in, until it is resolved."""

    id = fields.BigIntField(primary_key=True, generated=False)
    check_in: Required = _link("CheckIn", "blockers")
    check_in_id: int
    key_result: Required = _link("KeyResult", "blockers")
    key_result_id: int
    text = fields.TextField()
    needs: Optional = _maybe("Person", "blockers")
    needs_id: int | None
    opened_at = fields.DatetimeField()
    resolved_at = fields.DatetimeField(null=True)

    class Meta:
        app = "plumbline"
        table = "blocker"


class Change(Model):
    """An edit to something already published: who, when, from, to, why."""

    id = fields.BigIntField(primary_key=True, generated=False)
    objective: Required = _link("Objective", "changes")
    objective_id: int
    key_result: Optional = _maybe("KeyResult", "changes")
    key_result_id: int | None
    at = fields.DatetimeField()
    by: Optional = _maybe("Person", "changes", db_index=False)
    by_id: int | None
    field = fields.CharField(max_length=64)
    before = fields.TextField(null=True)
    after = fields.TextField(null=True)
    reason_kind = fields.CharEnumField(words.ChangeReason, max_length=24, null=True)
    reason_text = fields.TextField(null=True)
    indicator: Optional = _maybe("KeyResult", "indicated_changes", db_index=False)
    indicator_id: int | None

    class Meta:
        app = "plumbline"
        table = "change"


class UnitNote(Model):
    """Text kept for a unit in a cycle, such as the retrospective of an imported document."""

    id = fields.BigIntField(primary_key=True, generated=False)
    unit: Required = _link("Unit", "notes")
    unit_id: int
    cycle: Required = _link("Cycle", "unit_notes")
    cycle_id: int
    heading = fields.CharField(max_length=200)
    text = fields.TextField()
    position = fields.IntField(db_default=0)
    imported_from = fields.CharField(max_length=64, null=True, unique=True)

    class Meta:
        app = "plumbline"
        table = "unit_note"


class IdempotencyKey(Model):
    """What a key of an account has made, so that a repeated call answers the same and writes nothing."""

    id = fields.BigIntField(primary_key=True, generated=False)
    account_id = fields.BigIntField()
    key = fields.CharField(max_length=200)
    body_digest = fields.CharField(max_length=64)
    result_id = fields.BigIntField()
    created_at = fields.DatetimeField()

    class Meta:
        app = "plumbline"
        table = "idempotency_key"
        unique_together = (("account_id", "key"),)
