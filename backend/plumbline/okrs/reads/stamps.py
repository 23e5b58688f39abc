"""A text that differs whenever what a viewer can see differs: what answers are remembered by."""

from plumbline.database import Sql
from plumbline.engine import Reads
from plumbline.events.outbox import horizon
from plumbline.okrs.policy import visible
from plumbline.okrs.reads.revisions import HAD_AUDIENCE, SUBJECTS, could_see, revision_now

_MOST = 200
"""After so many commits beside each other nothing is remembered for a while."""

_NEWEST_OF_ALL = Sql("select coalesce(max(commit_order), 0) from event")
_BESIDE = f"""
select e.id, case when t.id is not null and not coalesce(:seen, false) then e.payload end
from event e left join objective t on t.id = e.objective_id
where e.commit_order >= :horizon and (
    (t.id is not null and (:seen or {HAD_AUDIENCE})) or (e.objective_id is null and e.subject_type in {SUBJECTS})
)
order by e.id limit :most
"""


async def stamp(reads: Reads) -> str | None:
    """What the viewer's picture is made of: their revision, and the changes that a revision does not count yet.

    A revision ends at the horizon, below which nothing more can appear. Commits beyond it are visible already while an
    older transaction runs; they are named one by one, or two different pictures could have one revision. None when they
    are too many to name.
    """
    until = await horizon(await reads.opened())
    revision = await revision_now(reads, until)
    # On SQLite writers come one by one, so nothing is beyond the horizon; elsewhere seldom is.
    if reads.dialect == "sqlite" or (await reads.rows(_NEWEST_OF_ALL))[0][0] < until:
        return revision.written()
    seen = visible(reads.viewer, "t")
    rows = await reads.rows(Sql(_BESIDE, horizon=until, seen=seen, most=_MOST + 1))
    if len(rows) > _MOST:
        return None
    beside = [row[0] for row in rows if row[1] is None or could_see(reads.viewer, row[1])]
    return f"{revision.written()} {beside}"
