"""Objectives and key results, with what belongs to them alone.

Numbers of a goal (progress, expected, pace, confidence, health) are stored with it and recomputed
in the transaction of their cause. An `owner` is a unit or a person: exactly one of the two columns is set.
"""

from tortoise import fields
from tortoise.models import Model

from plumbline.okrs import words
from plumbline.okrs.models.links import Optional, Required, link, maybe

TITLE_LENGTH = 500


class Objective(Model):
    """Where an owner is going in a cycle.

    `unit` is the owning unit, or the home team of the owning person: whose rules of visibility apply.
    `parent_objective` and `parent_key_result_id` repeat the primary alignment, so that trees need no join.
    `above_cycle_id` is the database's own, kept by triggers: under what it stands in trees, as said in `reads.roots`.
    `imported_from` is the digest of the place in a document that it came from.
    """

    id = fields.BigIntField(primary_key=True, generated=False)
    title = fields.CharField(max_length=TITLE_LENGTH)
    description = fields.TextField(null=True)
    cycle: Required = link("Cycle", "objectives", db_index=False)
    cycle_id: int
    owner_unit: Optional = maybe("Unit", "owned_objectives")
    owner_unit_id: int | None
    owner_person: Optional = maybe("Person", "owned_objectives")
    owner_person_id: int | None
    unit: Optional = maybe("Unit", "objectives")
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
    parent_objective: Optional = maybe("Objective", "tree_children", db_index=False)
    parent_objective_id: int | None
    parent_key_result_id = fields.BigIntField(null=True)
    above_cycle_id = fields.BigIntField(db_default=0)
    imported_from = fields.CharField(max_length=64, null=True, unique=True)
    published_at = fields.DatetimeField(null=True)
    last_check_in_at = fields.DatetimeField(null=True)
    created_by: Optional = maybe("Person", "created_objectives", db_index=False)
    created_by_id: int | None
    created_at = fields.DatetimeField()
    updated_at = fields.DatetimeField()
    version = fields.IntField(db_default=1)

    class Meta:
        app = "plumbline"
        table = "objective"
        # Its indexes beyond those of its columns are in the migrations 0003 and 0004.


class CoOwner(Model):
    """A further owner of a shared objective: a unit or a person."""

    id = fields.BigIntField(primary_key=True, generated=False)
    objective: Required = link("Objective", "co_owners", db_index=False)
    objective_id: int
    unit: Optional = maybe("Unit", "co_owned")
    unit_id: int | None
    person: Optional = maybe("Person", "co_owned")
    person_id: int | None

    class Meta:
        app = "plumbline"
        table = "co_owner"
        unique_together = (("objective", "unit"), ("objective", "person"))


class NamedPerson(Model):
    """A person named on a PRIVATE objective, who may see it."""

    id = fields.BigIntField(primary_key=True, generated=False)
    objective: Required = link("Objective", "named_people", db_index=False)
    objective_id: int
    person: Required = link("Person", "named_on")
    person_id: int

    class Meta:
        app = "plumbline"
        table = "named_person"
        unique_together = (("objective", "person"),)


class ObjectivePriority(Model):
    """A strategic priority that an objective cites."""

    id = fields.BigIntField(primary_key=True, generated=False)
    objective: Required = link("Objective", "cited_priorities", db_index=False)
    objective_id: int
    priority: Required = link("Priority", "citing_objectives")
    priority_id: int

    class Meta:
        app = "plumbline"
        table = "objective_priority"
        unique_together = (("objective", "priority"),)


class KeyResult(Model):
    """How an objective is measured. Without an owner of its own, the objective's owner answers for it.

    `due_at` is the first due moment that no check-in has answered; `outdated_at` when it goes beyond grace;
    `unlooked_at` when only programs will have reported for two due moments, `unlooked` that this has come.
    """

    id = fields.BigIntField(primary_key=True, generated=False)
    objective: Required = link("Objective", "key_results", db_index=False)
    objective_id: int
    title = fields.CharField(max_length=TITLE_LENGTH)
    description = fields.TextField(null=True)
    owner_unit: Optional = maybe("Unit", "owned_key_results")
    owner_unit_id: int | None
    owner_person: Optional = maybe("Person", "owned_key_results")
    owner_person_id: int | None
    reporter: Optional = maybe("Person", "reported_key_results")
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
    due_at = fields.DatetimeField(null=True)
    outdated_at = fields.DatetimeField(null=True)
    unlooked_at = fields.DatetimeField(null=True)
    unlooked = fields.BooleanField(db_default=False)
    parent_objective: Optional = maybe("Objective", "key_results_below")
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
    """A step of a MILESTONES key result. Which are done, the check-ins say."""

    id = fields.BigIntField(primary_key=True, generated=False)
    key_result: Required = link("KeyResult", "milestones")
    key_result_id: int
    name = fields.CharField(max_length=200)
    due_on = fields.DateField(null=True)
    weight = fields.FloatField(db_default=1.0)
    position = fields.IntField(db_default=0)

    class Meta:
        app = "plumbline"
        table = "milestone"


class PhasedTarget(Model):
    """The value expected of a key result on a day; straight lines run between the days."""

    id = fields.BigIntField(primary_key=True, generated=False)
    key_result: Required = link("KeyResult", "phased_targets", db_index=False)
    key_result_id: int
    on = fields.DateField()
    value = fields.FloatField()

    class Meta:
        app = "plumbline"
        table = "phased_target"
        unique_together = (("key_result", "on"),)
