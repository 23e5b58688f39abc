"""What stands in people's inboxes, in a line each."""

from typing import Any

from plumbline.database import Sql, current, transaction
from plumbline.notifications import service
from plumbline.organization.viewer import Viewer
from tests.api.okrs.writing.asking import ask

INBOX = """
query ($unreadOnly: Boolean! = false) {
  viewer { unreadNotificationCount }
  notifications(first: 100, unreadOnly: $unreadOnly) { totalCount nodes {
    id kind because isRead at readAt by { name } objective { title } keyResult { title }
    subject { __typename
      ... on Change { field before after reasonKind reason }
      ... on ObjectiveReturn { comment }
      ... on Blocker { text }
      ... on Alignment { from { title } to { title } }
      ... on Announcement { unit { name } }
      ... on Comment { isRemoved }
      ... on Recognition { size }
      ... on Feedback { state giver { name } } }
  } }
}
"""


async def inbox(viewer: Viewer, **given: Any) -> Any:
    """The viewer's notifications, after the people were told."""
    await service.tell_people()
    return await ask(viewer, INBOX, **given)


@transaction
async def forget() -> None:
    """Empty every inbox: what was told while a world was built is nobody's matter."""
    await current().run(Sql("delete from notification"))


async def lines(viewer: Viewer) -> list[str]:
    """Kind, reason and goal of each."""
    found = (await inbox(viewer))["notifications"]["nodes"]
    return [" ".join((each["kind"], each["because"], _goal(each))) for each in found]


def _goal(found: Any) -> str:
    goal = found["keyResult"] or found["objective"]
    if goal is None:
        subject = found["subject"]
        return str((subject.get("unit") or subject["giver"])["name"])
    return str(goal["title"])
