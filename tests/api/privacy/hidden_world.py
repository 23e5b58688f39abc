"""A company in which some goals are hidden from most; every text of these holds a word that is nowhere else."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from plumbline.announcements.service import announce
from plumbline.coaching import service as coaching
from plumbline.cycles import service as cycles
from plumbline.cycles.words import CyclePhase
from plumbline.database import Sql, current, transaction
from plumbline.kit.clock import now
from plumbline.meetings import service as meetings
from plumbline.meetings.words import MeetingKind, PointKind
from plumbline.notifications.service import tell_people
from plumbline.okrs import service as okrs
from plumbline.okrs.entries import (
    AlignmentEntry,
    BlockerEntry,
    CheckInEntry,
    InitiativeEntry,
    KeyResultEntry,
    LinkEntry,
    MilestoneEntry,
    ObjectiveEntry,
    OwnerEntry,
    PhasedTargetEntry,
    ReasonEntry,
)
from plumbline.okrs.words import (
    AlignmentKind,
    ChangeReason,
    Health,
    InitiativeState,
    Measure,
    ScoredBy,
    Status,
    Visibility,
)
from plumbline.organization import service as organization
from plumbline.organization.viewer import Role, Viewer
from tests.api.privacy.spoken import spoken_of
from tests.api.privacy.talks import developed, talked
from tests.durability.office import account
from tests.factories import ADMIN, World, built

PRIVATE, TEAM, DRAFT = "zyxprivate", "zyxteam", "zyxdraft"
VISIBLE = """
Grow @Acme
  = Revenue
  Sell more @Sales
    = Deals
    Sell inside @Inside_Sales
      = Calls
    Ben sells @Ben
      = Visits
  Build @Tech
    = Releases
    Dan builds @Dan
"""
HIDDEN_FROM = {
    "admin": (PRIVATE,),
    "coach": (PRIVATE, DRAFT),
    "lead above": (PRIVATE, DRAFT),
    "lead elsewhere": (PRIVATE, TEAM, DRAFT),
    "member elsewhere": (PRIVATE, TEAM, DRAFT),
    "reader": (PRIVATE, TEAM, DRAFT),
    "service": (PRIVATE, TEAM, DRAFT),
}
"""What each kind of viewer must not see."""

_REASON = ReasonEntry(ChangeReason.OTHER, "for a reason")


@dataclass
class HiddenWorld:
    """The ids of the hidden objectives by their word, and everybody's access tokens by kind of viewer."""

    world: World
    hidden: dict[str, list[int]] = field(default_factory=lambda: {PRIVATE: [], TEAM: [], DRAFT: []})
    tokens: dict[str, str] = field(default_factory=dict)


def key_results(word: str, reporter: int) -> tuple[KeyResultEntry, ...]:
    """Key results of several measures, with the word in each of their texts."""
    today = now().date()
    phases = (PhasedTargetEntry(today + timedelta(days=5), 30.0),)
    steps = tuple(MilestoneEntry(f"{word} step {n}", today + timedelta(days=n)) for n in range(3))
    more: dict[str, Any] = {"description": f"{word} described", "unit": f"{word} unit", "reporter_id": reporter}
    rise = KeyResultEntry(
        f"{word} rise", Measure.INCREASE, start_value=0, target_value=90, phased_targets=phases, **more
    )
    kept = KeyResultEntry(f"{word} kept", Measure.AT_LEAST, target_value=5, scored_by=ScoredBy.KEPT_SHARE, **more)
    steps_taken = KeyResultEntry(f"{word} steps", Measure.MILESTONES, milestones=steps)
    return rise, kept, steps_taken, KeyResultEntry(f"{word} found", Measure.BASELINE)


async def hidden_world() -> HiddenWorld:
    """Build it in the open database."""
    made = HiddenWorld(await built())
    world = made.world
    await _present_cycle(world)
    await world.draw(VISIBLE)
    for title, value in (("Revenue", 40.0), ("Deals", 20.0), ("Calls", 70.0), ("Visits", 10.0), ("Releases", 90.0)):
        await world.report(title, value)
    await _accounts(made)
    ben, eve = await world.viewer("Ben"), await world.viewer("Eve")
    private: dict[str, Any] = {"visibility": Visibility.PRIVATE, "named_people": (world.people["Eve"],)}
    own, their = OwnerEntry(person_id=world.people["Ben"]), OwnerEntry(unit_id=world.units["Inside Sales"])
    above = await _written(made, PRIVATE, ben, owner=own, to="Ben sells", **private)
    await _written(made, PRIVATE, ben, owner=own, to=above, **private)
    await _written(made, TEAM, eve, owner=their, to="Sell inside", visibility=Visibility.TEAM)
    await _written(made, DRAFT, ben, owner=own, to="Ben sells", publish=False)
    await _written(made, PRIVATE, ben, owner=own, to="Sell more", publish=False, visibility=Visibility.PRIVATE)
    await _entangled(made, ben)
    await _reviewed(made)
    await spoken_of(made.world, {word: ids[0] for word, ids in made.hidden.items()})
    await talked(world, f"{PRIVATE} talked {TEAM} talked", f"{PRIVATE} agreed {TEAM} agreed")
    await developed(world, f"{PRIVATE} learned {TEAM} learned", made.hidden[PRIVATE][0])
    await tell_people()
    await okrs.count_kept_shares()  # what a server does when it starts, so that those that start later have no news
    await okrs.mark_outdated()
    return made


async def _present_cycle(world: World) -> None:
    today = now().date()
    days: dict[str, Any] = {"starts_on": today - timedelta(days=30), "ends_on": today + timedelta(days=40)}
    world.cycle_id = await cycles.create_cycle(ADMIN, name="Now", **days)
    await cycles.move_cycle(ADMIN, world.cycle_id, to=CyclePhase.ACTIVE, if_version=1)


async def _accounts(made: HiddenWorld) -> None:
    world = made.world
    for name, unit in (("Cora", "Acme"), ("Rita", "Tech")):
        world.people[name] = await organization.create_person(ADMIN, name=name, unit_id=world.units[unit])
    wanted: dict[str, tuple[str | None, Role]] = {
        "admin": ("Ida", Role.ADMIN),
        "coach": ("Cora", Role.COACH),
        "lead above": ("Ana", Role.MEMBER),
        "lead elsewhere": ("Cleo", Role.MEMBER),
        "member elsewhere": ("Dan", Role.MEMBER),
        "reader": ("Rita", Role.READER),
        "service": (None, Role.SERVICE),
        "owner": ("Ben", Role.MEMBER),
        "lead of the team": ("Eve", Role.MEMBER),
    }
    for kind, (person, role) in wanted.items():
        person_id = world.people[person] if person else None
        made.tokens[kind] = await account(f"{kind.replace(' ', '.')}@example.com", role=role, person_id=person_id)
    await _used(now())


async def _written(
    made: HiddenWorld,
    word: str,
    who: Viewer,
    *,
    owner: OwnerEntry,
    to: str | int,
    visibility: Visibility = Visibility.EVERYONE,
    named_people: tuple[int, ...] = (),
    publish: bool = True,
) -> int:
    """A hidden objective with everything that can hang on one. Returns its id."""
    target = made.world.goals[to] if isinstance(to, str) else to
    assert who.person_id is not None
    number = len(made.hidden[word])
    entry = ObjectiveEntry(
        title=f"{word} sell {number}",
        cycle_id=made.world.cycle_id,
        owner=owner,
        description=f"{word} why {number}",
        visibility=visibility,
        named_people=named_people,
        key_results=key_results(word, who.person_id),
        align_to=(AlignmentEntry(target),),
        publish=publish,
    )
    objective_id, _ = await okrs.create_objective(who, entry, idempotency_key=f"{word} {number}")
    made.hidden[word].append(objective_id)
    if publish:
        await _lived(made, word, who, objective_id)
    return objective_id


async def _lived(made: HiddenWorld, word: str, who: Viewer, objective_id: int) -> None:
    """Check-ins with blockers, an initiative, and changes with reasons."""
    found = await _key_results(objective_id)
    blockers = (BlockerEntry(f"{word} blocked", needs_id=made.world.people["Dan"]),)
    entries = [
        CheckInEntry(
            f"{word} a {objective_id}", found[0], Status.AT_RISK, 30.0, note=f"{word} note", blockers=blockers
        ),
        CheckInEntry(f"{word} b {objective_id}", found[1], Status.ON_TRACK, 6.0, note=f"{word} kept note"),
        CheckInEntry(f"{word} c {objective_id}", found[2], Status.OFF_TRACK, milestones_done=(), note=f"{word} steps"),
    ]
    results, _ = await okrs.check_in(who, entries)
    assert not [result.refusals for result in results if result.refusals], results
    why = ReasonEntry(ChangeReason.OTHER, f"{word} reason", indicator_id=found[0])
    owner = OwnerEntry(person_id=made.world.people["Dan"])
    links = (LinkEntry(f"https://example.com/{word}"),)
    work = InitiativeEntry(f"{word} work", InitiativeState.DOING, owner, links=links)
    await okrs.create_initiative(who, found[0], work, idempotency_key=f"{word} i {objective_id}")
    version = (await _row("objective", objective_id))["version"]
    stated = {
        "title": f"{word} sell anew",
        "stated_health": Health.OFF_TRACK,
        "stated_health_note": f"{word} stated",
    }
    await okrs.update_objective(who, objective_id, stated, if_version=version, reason=why)
    version = (await _row("key_result", found[0]))["version"]
    await okrs.update_key_result(who, found[0], {"title": f"{word} rise anew"}, if_version=version, reason=why)


async def _entangled(made: HiddenWorld, ben: Viewer) -> None:
    """Ties between what is seen and what is hidden: edges both ways, and a goal that was hidden later."""
    world = made.world
    entry = ObjectiveEntry(
        f"{PRIVATE} turned",
        world.cycle_id,
        OwnerEntry(person_id=world.people["Ben"]),
        key_results=key_results(PRIVATE, world.people["Ben"]),
        align_to=(AlignmentEntry(world.goals["Sell more"]),),
        publish=True,
    )
    turned, _ = await okrs.create_objective(ben, entry, idempotency_key="turned")
    dan = await world.viewer("Dan")
    for goal in ("Dan builds", "Releases"):
        who = dan if goal == "Dan builds" else await world.viewer("Cleo")
        edge = AlignmentEntry(turned, kind=AlignmentKind.SUPPORTS, primary=False)
        await okrs.align(who, world.goals[goal], edge, reason=_REASON)
    version = (await _row("objective", turned))["version"]
    await okrs.update_objective(
        ben,
        turned,
        {"visibility": Visibility.PRIVATE},
        if_version=version,
        reason=ReasonEntry(ChangeReason.OTHER, PRIVATE),
    )
    made.hidden[PRIVATE].append(turned)
    await _lived(made, PRIVATE, ben, turned)


async def _reviewed(made: HiddenWorld) -> None:
    """A closed and a running meeting, with something decided about hidden goals."""
    world = made.world
    ben, eve = await world.viewer("Ben"), await world.viewer("Eve")
    await announce(ADMIN, world.units["Sales"], world.cycle_id, words="These are ours")
    coach = await world.viewer("Cleo", Role.COACH)
    slot: dict[str, Any] = {"starts_at": now() + timedelta(days=2), "minutes": 30, "idempotency_key": "session"}
    await coaching.offer(coach, world.units["Sales"], topic="Fewer goals", **slot)
    ana, unit_id = await world.viewer("Ana"), world.units["Sales"]
    for number in range(2):
        called: dict[str, Any] = {"kind": MeetingKind.WEEKLY, "title": None, "held_on": None}
        meeting_id = await meetings.create_meeting(ana, unit_id, **called, idempotency_key=f"meeting {number}")
        whose = {PRIVATE: ben, TEAM: eve}
        for word, who in whose.items():
            runs = replace(who, led_subtree=ana.led_subtree)
            about: dict[str, Any] = {"objective_id": made.hidden[word][0], "owner_id": None, "due_on": None}
            said: dict[str, Any] = {"kind": PointKind.DECISION, "text": f"{word} decided"}
            await meetings.add_point(runs, meeting_id, **said, **about, idempotency_key=f"{word} point {number}")
        if number == 0:
            await meetings.close_meeting(ana, meeting_id, if_version=1)


@transaction
async def _used(at: datetime) -> None:
    """The tokens have been used just now, so that no later use is noted."""
    await current().run(Sql("update access_token set last_used_at = :at", at=at))


async def _key_results(objective_id: int) -> list[int]:
    rows = await _rows(Sql("select id from key_result where objective_id = :id order by position, id", id=objective_id))
    return [row[0] for row in rows]


async def _row(table: str, id_: int) -> dict[str, int]:
    return {"version": (await _rows(Sql(f"select version from {table} where id = :id", id=id_)))[0][0]}


@transaction
async def _rows(sql: Sql) -> list[tuple[int, ...]]:
    return [tuple(row) for row in await current().rows(sql)]
