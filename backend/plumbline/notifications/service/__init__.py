"""Telling people of what happened, and noting what they have read."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from plumbline.database import Connection, Sql, after_commit, current, transaction
from plumbline.database.recordset import recordset
from plumbline.events.jobs import periodic
from plumbline.events.live import committed
from plumbline.events.readers import Taken, take_events
from plumbline.kit import clock
from plumbline.kit.errors import Forbidden, NotFound, TooLong
from plumbline.kit.ids import new_id
from plumbline.notifications.policy import notifications_seen
from plumbline.notifications.reads import answering, matters
from plumbline.notifications.reads.leavers import leavers
from plumbline.notifications.reads.sight import sight
from plumbline.notifications.recipients import Concern, Matter, Told, told
from plumbline.notifications.service.clearing import clear_after
from plumbline.notifications.service.reminding import nudge, remind, set_reminders
from plumbline.notifications.words import NotificationKind
from plumbline.organization.viewer import Viewer

__all__ = ["clear_after", "mark_read", "nudge", "remind", "set_reminders", "tell_people"]

READER = "notifications"
MOST_EVENTS = 100
MOST_MARKED = 100
KINDS = (
    "change.logged",
    "alignment.added",
    "objective.handed_down",
    "objective.proposed",
    "objective.returned",
    "objective.published",
    "check_in.added",
    "announcement.created",
    "comment.added",
    "comment.edited",
    "recognition.given",
    "feedback.asked",
    "feedback.given",
    "feedback.declined",
    "feedback.agreed",
    "one_to_one.started",
    "person.updated",
)
_NOTIFICATION = {
    "id": "bigint",
    "person_id": "bigint",
    "kind": "text",
    "subject_id": "bigint",
    "because": "text",
    "objective_id": "bigint",
    "key_result_id": "bigint",
    "by_id": "bigint",
    "at": "timestamptz",
}
Concerned = tuple[Matter, Sequence[Concern]]


@periodic("tell people", every=timedelta(seconds=5), soon=timedelta(milliseconds=300))
async def tell_people() -> None:
    """Write the notifications of everything that has happened since the last round."""
    while await _tell_some() == MOST_EVENTS:
        pass


@transaction
async def _tell_some() -> int:
    """Take some events and tell whom they concern, together or not at all. Returns how many were taken.

    The number of statements is fixed, whatever the number of events and people.
    """
    connection = current()
    events = await take_events(READER, KINDS, most=MOST_EVENTS)
    if events:
        concerned = await _concerned(connection, events)
        sees = await sight(
            connection,
            {id_ for matter, _ in concerned for id_ in matter.shown},
            {each.person_id for _, concerns in concerned for each in concerns},
        )
        await _store([each for matter, concerns in concerned for each in told(matter, concerns, sees)])
    return len(events)


async def _concerned(connection: Connection, events: Sequence[Taken]) -> list[Concerned]:
    """What happened, each with whom it concerns. An event that does not say who did it was loaded: nobody is told."""
    said = [each for each in events if "by" in each.payload]
    steps = [each for each in said if each.kind.startswith("objective.")]
    changed = await matters.changes(connection, _subjects(events, "change.logged"))
    aligned = await matters.alignments(connection, _doers(said, "alignment.added"), _doers(said, "objective.published"))
    blocked = await matters.blockers(connection, _subjects(events, "check_in.added"))
    announced = await matters.announcements(connection, _subjects(events, "announcement.created"))
    proposed = [each for each in steps if each.kind == "objective.proposed"]
    decided = [each for each in steps if each.kind in _DECIDED or each.payload.get("from") == "PROPOSED"]
    found = [
        *_paired(changed, await answering.concerned_by_changes(connection, _ids(changed))),
        *_paired(aligned, await answering.concerned_by_alignments(connection, _ids(aligned))),
        *_paired(blocked, await answering.needed(connection, _ids(blocked))),
        *_paired(announced, await answering.asked_to_read(connection, _ids(announced))),
    ]
    found += await _spoken(connection, said)
    found += await leavers(connection, _doers([each for each in said if each.payload.get("left")], "person.updated"))
    reviewing = await answering.reviewers(connection, [each.subject_id for each in proposed])
    reviewed = await answering.concerned_by_reviews(connection, [each.subject_id for each in decided])
    found += [(_step(each), reviewing.get(each.subject_id, ())) for each in proposed]
    return found + [(_step(each), reviewed.get(each.subject_id, ())) for each in decided]


async def _spoken(connection: Connection, events: Sequence[Taken]) -> list[Concerned]:
    """What people said to each other, each with whom it concerns; an edited comment those it mentions."""
    added = await matters.comments(connection, _subjects(events, "comment.added"))
    edited = await matters.comments(connection, _subjects(events, "comment.edited"))
    thanks = await matters.thanks(connection, _subjects(events, "recognition.given"))
    asked = [_between_two(each) for each in events if each.kind == "feedback.asked"]
    answered = [_between_two(each) for each in events if each.kind in ("feedback.given", "feedback.declined")]
    agreed = [_between_two(each) for each in events if each.kind == "feedback.agreed"]
    talks = [_between_two(each) for each in events if each.kind == "one_to_one.started"]
    return [
        *_paired(added, await answering.concerned_by_comments(connection, _ids(added))),
        *_paired(edited, await answering.mentioned(connection, _ids(edited))),
        *_paired(thanks, await answering.thanked(connection, _ids(thanks))),
        *_paired(asked, await answering.asked_for_feedback(connection, _ids(asked))),
        *_paired(answered, await answering.reading_feedback(connection, _ids(answered))),
        *_paired(agreed, await answering.managing(connection, _ids(agreed))),
        *_paired(talks, await answering.talked_with(connection, _ids(talks))),
    ]


_BETWEEN_TWO = {
    "feedback.asked": NotificationKind.FEEDBACK_ASKED,
    "feedback.given": NotificationKind.FEEDBACK_GIVEN,
    "feedback.declined": NotificationKind.FEEDBACK_DECLINED,
    "feedback.agreed": NotificationKind.FEEDBACK_SHARED,
    "one_to_one.started": NotificationKind.ONE_TO_ONE_STARTED,
}


def _between_two(event: Taken) -> Matter:
    """A step of feedback or of a 1:1: between the two, whatever else they see."""
    return Matter(_BETWEEN_TWO[event.kind], event.subject_id, None, None, event.payload["by"], event.happened_at)


_DECIDED = ("objective.returned", "objective.handed_down")
_STEPS = {
    "objective.handed_down": NotificationKind.OBJECTIVE_HANDED_DOWN,
    "objective.proposed": NotificationKind.OBJECTIVE_PROPOSED,
    "objective.returned": NotificationKind.OBJECTIVE_RETURNED,
    "objective.published": NotificationKind.OBJECTIVE_PUBLISHED,
}


def _step(event: Taken) -> Matter:
    """A step of an objective on its way from draft to published."""
    subject, objective = event.payload.get("about", event.id), event.subject_id
    by, at = event.payload["by"], event.happened_at
    return Matter(_STEPS[event.kind], subject, objective, None, by, at, frozenset({objective}))


def _subjects(events: Iterable[Taken], kind: str) -> list[int]:
    return [each.subject_id for each in events if each.kind == kind]


def _doers(events: Iterable[Taken], kind: str) -> dict[int, tuple[int | None, datetime]]:
    return {each.subject_id: (each.payload["by"], each.happened_at) for each in events if each.kind == kind}


def _ids(found: Iterable[Matter]) -> list[int]:
    return [each.subject_id for each in found]


def _paired(found: Iterable[Matter], concerns: Mapping[int, Sequence[Concern]]) -> list[Concerned]:
    return [(each, concerns.get(each.subject_id, ())) for each in found]


async def _store(found: Sequence[Told]) -> None:
    """One statement; a person who has been told of something already is not told again."""
    if not found:
        return
    names = ", ".join(_NOTIFICATION)
    rows = [
        {
            "id": new_id(),
            "person_id": each.person_id,
            "kind": each.matter.kind,
            "subject_id": each.matter.subject_id,
            "because": each.because,
            "objective_id": each.matter.objective_id,
            "key_result_id": each.matter.key_result_id,
            "by_id": each.matter.by_id,
            "at": each.matter.at,
        }
        for each in found
    ]
    values = recordset(current().dialect, rows, _NOTIFICATION)
    once = Sql("where true on conflict (person_id, kind, subject_id) do nothing")
    await current().run(Sql(f"insert into notification ({names}) select {names} from") + values + once)
    after_commit(committed)


@transaction
async def mark_read(viewer: Viewer, notification_ids: Sequence[int] | None) -> list[int]:
    """Note that the viewer has read these of their notifications, or all; again changes nothing. Returns the given ids.

    Raises NotFound when one of them is not the viewer's, TooLong, Forbidden for whoever is no person.
    """
    if viewer.person_id is None:
        raise Forbidden("Only people have notifications.")
    if notification_ids is not None:
        await _require_own(viewer, notification_ids)
    which = Sql("") if notification_ids is None else Sql("and id in :ids", ids=list(notification_ids))
    marked = Sql(
        "update notification set read_at = :now where person_id = :me and read_at is null",
        now=clock.now(),
        me=viewer.person_id,
    )
    await current().run(marked + which)
    after_commit(committed)
    return list(notification_ids or ())


async def _require_own(viewer: Viewer, notification_ids: Sequence[int]) -> None:
    if len(notification_ids) > MOST_MARKED:
        raise TooLong(f"At most {MOST_MARKED} notifications in one call.", path=("ids",))
    asked = Sql("select t.id from notification t where t.id in :ids and", ids=list(notification_ids))
    found = await current().rows(asked + notifications_seen(viewer, "t"))
    if {row[0] for row in found} != set(notification_ids):
        raise NotFound("There is no such notification.", path=("ids",))
