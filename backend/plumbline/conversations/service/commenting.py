"""Comments on goals and check-ins."""

from collections.abc import Sequence
from dataclasses import dataclass

from plumbline.conversations.models import Comment, CommentMention
from plumbline.conversations.policy import can_edit_comment, can_remove_comment, comments_seen
from plumbline.conversations.service.topics import require_people, speaker, topic_for
from plumbline.database import Sql, current, transaction
from plumbline.database.versions import save_version, says
from plumbline.events.outbox import record
from plumbline.kit import clock
from plumbline.kit.errors import Forbidden, Invalid, NotFound, TooLong
from plumbline.kit.ids import new_id
from plumbline.kit.patch import Line, Rules, cleaned
from plumbline.organization.service.idempotency import claim
from plumbline.organization.viewer import Viewer

MOST_MENTIONED = 50
"""How many people one comment mentions."""

RULES: Rules = {"text": Line(5_000, required=True, lines=True)}


@dataclass(frozen=True, slots=True)
class CommentEntry:
    """A comment as it is entered; `about_id` is a goal or a check-in, `answers_id` the first comment of a thread there."""

    about_id: int
    text: str
    answers_id: int | None = None
    mentions: Sequence[int] = ()


@transaction
async def comment(viewer: Viewer, entry: CommentEntry, *, idempotency_key: str) -> int:
    """Say something about a goal or a check-in that one sees, or answer what was said.

    Raises NotFound, Forbidden, Blank, TooLong, and Invalid for an answer to an answer, or to something said elsewhere.
    """
    me = speaker(viewer)
    topic = await topic_for(viewer, entry.about_id)
    comment_id = new_id()
    made_before = await claim(viewer, idempotency_key, entry, comment_id)
    if made_before is not None:
        return made_before
    clean = cleaned({"text": entry.text}, RULES)
    if entry.answers_id is not None:
        first = await _seen(viewer, entry.answers_id, field="answersId")
        place = (first.objective_id, first.key_result_id, first.check_in_id)
        if first.answers_id is not None or place != (topic.objective_id, topic.key_result_id, topic.check_in_id):
            raise Invalid("Answer the first comment of a thread on the same goal.", path=("answersId",))
    await _require_mentions(entry.mentions)
    await Comment.create(
        id=comment_id,
        objective_id=topic.objective_id,
        key_result_id=topic.key_result_id,
        check_in_id=topic.check_in_id,
        answers_id=entry.answers_id,
        author_id=me,
        text=clean["text"],
        at=clock.now(),
    )
    await _mention(comment_id, entry.mentions)
    await record("comment.added", "comment", comment_id, objective_id=topic.objective_id, payload={"by": me})
    return comment_id


@transaction
async def edit_comment(
    viewer: Viewer, comment_id: int, *, text: str, mentions: Sequence[int] | None, if_version: int
) -> int:
    """Change what one has said, and whom it mentions unless that is None.

    Raises NotFound, Forbidden, Blank, TooLong, VersionConflict.
    """
    said = await _seen(viewer, comment_id)
    if not can_edit_comment(viewer, said.author_id, said.removed_at is not None):
        raise Forbidden("Whoever wrote it may change it, until it is removed.")
    clean = cleaned({"text": text}, RULES)
    same = says(said, clean) and (mentions is None or set(mentions) == await _mentioned(comment_id))
    if not await save_version(Comment, comment_id, if_version, clean | {"edited_at": clock.now()}, same=same):
        return comment_id
    if mentions is not None:
        await _require_mentions(mentions)
        await CommentMention.filter(comment_id=comment_id).delete()
        await _mention(comment_id, mentions)
    by = {"by": viewer.person_id}
    await record("comment.edited", "comment", comment_id, objective_id=said.objective_id, payload=by)
    return comment_id


@transaction
async def remove_comment(viewer: Viewer, comment_id: int) -> int:
    """Take a comment away: whoever wrote it, and admins. Its place stays, its text does not; again changes nothing.

    Raises NotFound, Forbidden.
    """
    said = await _seen(viewer, comment_id)
    if not can_remove_comment(viewer, said.author_id, False):
        raise Forbidden("Whoever wrote it, or an admin, may do this.")
    if said.removed_at is None:
        await CommentMention.filter(comment_id=comment_id).delete()
        await save_version(Comment, comment_id, said.version, {"text": None, "removed_at": clock.now()})
        await record("comment.removed", "comment", comment_id, objective_id=said.objective_id)
    return comment_id


async def _seen(viewer: Viewer, comment_id: int, *, field: str = "id") -> Comment:
    asked = Sql("select 1 from comment t where t.id = :id and", id=comment_id)
    if not await current().rows(asked + comments_seen(viewer, "t")):
        raise NotFound("There is no such comment.", path=(field,))
    # The row is held, so that an edit and a removal come one after the other.
    return await Comment.filter(id=comment_id).select_for_update().get()


async def _require_mentions(person_ids: Sequence[int]) -> None:
    if len(set(person_ids)) > MOST_MENTIONED:
        raise TooLong(f"At most {MOST_MENTIONED} people in one comment.", path=("mentionIds",))
    await require_people(person_ids, field="mentionIds")


async def _mentioned(comment_id: int) -> set[int]:
    return {each.person_id for each in await CommentMention.filter(comment_id=comment_id)}


async def _mention(comment_id: int, person_ids: Sequence[int]) -> None:
    await CommentMention.bulk_create(
        [CommentMention(id=new_id(), comment_id=comment_id, person_id=each) for each in dict.fromkeys(person_ids)]
    )
