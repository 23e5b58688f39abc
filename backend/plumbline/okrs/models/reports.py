"""What joins goals, what is done for them and what is reported on them."""

from typing import Any

from tortoise import fields
from tortoise.models import Model

from plumbline.okrs import words
from plumbline.okrs.models.goals import TITLE_LENGTH
from plumbline.okrs.models.links import Optional, Required, link, maybe


class Alignment(Model):
    """An edge from a goal up to a goal.

    `from_objective` and `to_objective` are always set; the key result columns only where the edge starts
    or ends at a key result. `from_id` and `to_id` name the two ends themselves.
    """

    id = fields.BigIntField(primary_key=True, generated=False)
    kind = fields.CharEnumField(words.AlignmentKind, max_length=16)
    weight = fields.FloatField(db_default=1.0)
    primary = fields.BooleanField(db_default=False)
    from_id = fields.BigIntField()
    to_id = fields.BigIntField(db_index=True)
    from_objective: Required = link("Objective", "edges_up")
    from_objective_id: int
    from_key_result: Optional = maybe("KeyResult", "edges_up")
    from_key_result_id: int | None
    to_objective: Required = link("Objective", "edges_in")
    to_objective_id: int
    to_key_result: Optional = maybe("KeyResult", "edges_in")
    to_key_result_id: int | None

    class Meta:
        app = "plumbline"
        table = "alignment"
        unique_together = (("from_id", "to_id"),)


class Initiative(Model):
    """Work done for a key result; it never counts as progress."""

    id = fields.BigIntField(primary_key=True, generated=False)
    objective: Required = link("Objective", "initiatives")
    objective_id: int
    key_result: Optional = maybe("KeyResult", "initiatives")
    key_result_id: int | None
    title = fields.CharField(max_length=TITLE_LENGTH)
    owner_unit: Optional = maybe("Unit", "owned_initiatives")
    owner_unit_id: int | None
    owner_person: Optional = maybe("Person", "owned_initiatives")
    owner_person_id: int | None
    state = fields.CharEnumField(words.InitiativeState, max_length=16)
    due_on = fields.DateField(null=True)
    effort_days = fields.FloatField(null=True)
    position = fields.IntField(db_default=0)
    version = fields.IntField(db_default=1)

    class Meta:
        app = "plumbline"
        table = "initiative"


class InitiativeLink(Model):
    """An address where the work of an initiative is kept, such as a ticket or a document."""

    id = fields.BigIntField(primary_key=True, generated=False)
    initiative: Required = link("Initiative", "links", db_index=False)
    initiative_id: int
    url = fields.TextField()
    title = fields.CharField(max_length=200, null=True)
    position = fields.IntField(db_default=0)

    class Meta:
        app = "plumbline"
        table = "initiative_link"
        unique_together = (("initiative", "position"),)


class CheckIn(Model):
    """One dated report on a key result. Rows are only ever added.

    `happened_on` is its day in the company's zone. `milestones_done` lists milestone ids, separated by spaces;
    null where the report says nothing of them. One correction at most points to a check-in.
    """

    id = fields.BigIntField(primary_key=True, generated=False)
    key_result: Required = link("KeyResult", "check_ins", db_index=False)
    key_result_id: int
    author: Optional = maybe("Person", "check_ins", db_index=False)
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
    carried = fields.BooleanField(db_default=False)

    class Meta:
        app = "plumbline"
        table = "check_in"
        indexes = (("key_result_id", "happened_on", "recorded_at", "id"),)


class Blocker(Model):
    """Something in the way, opened by a check-in, until it is resolved."""

    id = fields.BigIntField(primary_key=True, generated=False)
    check_in: Required = link("CheckIn", "blockers")
    check_in_id: int
    key_result: Required = link("KeyResult", "blockers")
    key_result_id: int
    text = fields.TextField()
    needs: Optional = maybe("Person", "blockers")
    needs_id: int | None
    opened_at = fields.DatetimeField()
    resolved_at = fields.DatetimeField(null=True)

    class Meta:
        app = "plumbline"
        table = "blocker"


class Change(Model):
    """An edit to something already published: who, when, from, to, why."""

    id = fields.BigIntField(primary_key=True, generated=False)
    objective: Required = link("Objective", "changes")
    objective_id: int
    key_result: Optional = maybe("KeyResult", "changes")
    key_result_id: int | None
    at = fields.DatetimeField()
    by: Optional = maybe("Person", "changes", db_index=False)
    by_id: int | None
    field = fields.CharField(max_length=64)
    before = fields.TextField(null=True)
    after = fields.TextField(null=True)
    reason_kind = fields.CharEnumField(words.ChangeReason, max_length=24, null=True)
    reason_text = fields.TextField(null=True)
    indicator: Optional = maybe("KeyResult", "indicated_changes", db_index=False)
    indicator_id: int | None

    class Meta:
        app = "plumbline"
        table = "change"


class ObjectiveReturn(Model):
    """That a proposal was given back to its owners, and with what comment."""

    id = fields.BigIntField(primary_key=True, generated=False)
    objective: Required = link("Objective", "returns")
    objective_id: int
    at = fields.DatetimeField()
    by: Optional = maybe("Person", "objectives_returned", db_index=False)
    by_id: int | None
    comment = fields.TextField()

    class Meta:
        app = "plumbline"
        table = "objective_return"


class UnitNote(Model):
    """Text kept for a unit in a cycle, such as the retrospective of an imported document."""

    id = fields.BigIntField(primary_key=True, generated=False)
    unit: Required = link("Unit", "notes")
    unit_id: int
    cycle: Required = link("Cycle", "unit_notes")
    cycle_id: int
    heading = fields.CharField(max_length=200)
    text = fields.TextField()
    position = fields.IntField(db_default=0)
    imported_from = fields.CharField(max_length=64, null=True, unique=True)

    class Meta:
        app = "plumbline"
        table = "unit_note"
