"""Comments, as threads."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from plumbline.conversations.policy import can_edit_comment, can_remove_comment, comments_seen
from plumbline.database import Sql
from plumbline.engine import Reads, Ref, Relation, Table
from plumbline.organization.viewer import Viewer

COMMENTS = Table("comment", prefix="cmt", visible=comments_seen)

_ORDER = ("at", "id")


def _on_the_objective(reads: Reads) -> Sql:
    return Sql("t.key_result_id is null and t.answers_id is null")


def _on_the_key_result(reads: Reads) -> Sql:
    return Sql("t.check_in_id is null and t.answers_id is null")


def _begun(reads: Reads) -> Sql:
    return Sql("t.answers_id is null")


COMMENTS_ON_OBJECTIVE = Relation(
    COMMENTS, by="objective_id", order=_ORDER, where=_on_the_objective, usual=50, seen_with_parent=True
)
COMMENTS_ON_KEY_RESULT = Relation(
    COMMENTS, by="key_result_id", order=_ORDER, where=_on_the_key_result, usual=50, seen_with_parent=True
)
COMMENTS_ON_CHECK_IN = Relation(COMMENTS, by="check_in_id", order=_ORDER, where=_begun, usual=50, seen_with_parent=True)
ANSWERS_TO = Relation(COMMENTS, by="answers_id", order=_ORDER, usual=50, seen_with_parent=True)

_MENTIONS = """
select m.comment_id, m.person_id from comment_mention m join person p on p.id = m.person_id
where m.comment_id in :ids order by p.name, p.id
"""


async def mentions(reads: Reads, keys: Sequence[int]) -> dict[int, list[Ref]]:
    """Whom each comment mentions, by name."""
    found: dict[int, list[Ref]] = defaultdict(list)
    for comment_id, person_id in await reads.rows(Sql(_MENTIONS, ids=list(keys))):
        found[comment_id].append(Ref("Person", person_id))
    return found


def is_set(at: datetime | None) -> bool:
    """Whether it has happened."""
    return at is not None


def editable(viewer: Viewer, author_id: int, removed_at: datetime | None) -> bool:
    """Whether the viewer may change the text."""
    return can_edit_comment(viewer, author_id, removed_at is not None)


def removable(viewer: Viewer, author_id: int, removed_at: datetime | None) -> bool:
    """Whether the viewer may take it away."""
    return can_remove_comment(viewer, author_id, removed_at is not None)
