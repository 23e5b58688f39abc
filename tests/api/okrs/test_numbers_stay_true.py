"""Stored numbers equal a recomputation from scratch: after any random history, and with many writers at once."""

import asyncio
import random
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest

from plumbline.cycles import service as cycles
from plumbline.cycles.words import CyclePhase
from plumbline.database import Sql, current, reading, transaction
from plumbline.kit import clock
from plumbline.kit.errors import Refused
from plumbline.okrs import service as okrs
from plumbline.okrs.entries import AlignmentEntry, CheckInEntry, KeyResultEntry, ObjectiveEntry, OwnerEntry, ReasonEntry
from plumbline.okrs.goals import Numbers
from plumbline.okrs.reads.days import calendar
from plumbline.okrs.reads.nodes import subgraph
from plumbline.okrs.rollup import recomputed
from plumbline.okrs.words import AlignmentKind, ChangeReason, Measure, ProgressSource, Status, ValueFrom
from plumbline.organization import service as organization
from plumbline.organization.viewer import Role, Viewer

ADMIN = Viewer(account_id=1, role=Role.ADMIN)
WHY = ReasonEntry(ChangeReason.BUSINESS_CHANGE)


@dataclass
class Goals:
    """What a history works on."""

    cycle_id: int
    owners: list[OwnerEntry]
    objectives: list[int]
    key_results: list[int]


async def start(*, objectives: int) -> Goals:
    company = await organization.create_company(ADMIN, name="Acme", time_zone="Europe/Berlin")
    team = await organization.create_team(ADMIN, parent_id=company, name="Sales")
    ana = await organization.create_person(ADMIN, name="Ana", unit_id=team, lead=True)
    today = clock.now().date()
    days: dict[str, Any] = {"starts_on": today - timedelta(days=40), "ends_on": today + timedelta(days=50)}
    cycle_id = await cycles.create_cycle(ADMIN, name="Now", **days)
    await cycles.move_cycle(ADMIN, cycle_id, to=CyclePhase.ACTIVE, if_version=1)
    goals = Goals(cycle_id, [OwnerEntry(unit_id=company), OwnerEntry(unit_id=team), OwnerEntry(person_id=ana)], [], [])
    for number in range(objectives):
        await write(goals, random.Random(number), number)
    return goals


async def write(goals: Goals, dice: random.Random, number: int) -> None:
    entry = ObjectiveEntry(
        title=f"Objective {number}",
        cycle_id=goals.cycle_id,
        owner=dice.choice(goals.owners),
        progress_from=dice.choice((ProgressSource.BOTH, ProgressSource.KEY_RESULTS, ProgressSource.CONTRIBUTIONS)),
        key_results=tuple(key_result(dice, place) for place in range(dice.randint(0, 3))),
        publish=dice.random() < 0.9,
    )
    made, _ = await okrs.create_objective(ADMIN, entry, idempotency_key=f"objective {number}")
    goals.objectives.append(made)
    async with reading() as connection:
        rows = await connection.rows(Sql("select id from key_result where objective_id = :id order by id", id=made))
    goals.key_results += [row[0] for row in rows]


def key_result(dice: random.Random, place: int) -> KeyResultEntry:
    measure = dice.choice((Measure.INCREASE, Measure.DECREASE, Measure.AT_LEAST, Measure.BINARY))
    numbers: dict[Measure, dict[str, Any]] = {
        Measure.INCREASE: {"start_value": 0.0, "target_value": 90.0},
        Measure.DECREASE: {"start_value": 90.0, "target_value": 10.0},
        Measure.AT_LEAST: {"target_value": 50.0},
        Measure.BINARY: {},
    }
    value_from = ValueFrom.MEAN if measure is Measure.INCREASE and dice.random() < 0.3 else ValueFrom.CHECK_INS
    weight = dice.choice((0.0, 1.0, 2.5))
    return KeyResultEntry(f"Key result {place}", measure, value_from=value_from, weight=weight, **numbers[measure])


async def step(goals: Goals, dice: random.Random, number: int) -> None:
    """One random thing that somebody may do; a refusal is part of life."""
    match dice.choice(
        ("check in", "check in", "check in", "align", "align", "move", "unalign", "weigh", "drop", "write")
    ):
        case "check in":
            key = dice.choice(goals.key_results)
            value = float(dice.choice((0, 1, 1, 30, 60, 100)))
            when = clock.now() - timedelta(days=dice.randint(0, 30))
            status = dice.choice(list(Status))
            await okrs.check_in(
                ADMIN, [CheckInEntry(f"check-in {number}", key, status, value=value, happened_at=when, confidence=0.5)]
            )
        case "align":
            ends = [*goals.objectives, *goals.key_results]
            kind = dice.choice((AlignmentKind.CONTRIBUTES, AlignmentKind.CONTRIBUTES, AlignmentKind.SUPPORTS))
            edge = AlignmentEntry(dice.choice(ends), kind=kind, weight=dice.choice((0.0, 1.0, 3.0)))
            await okrs.align(ADMIN, dice.choice(ends), edge, reason=WHY)
        case "unalign":
            ends = [*goals.objectives, *goals.key_results]
            await okrs.remove_alignment(ADMIN, dice.choice(ends), dice.choice(ends), reason=WHY)
        case "move":
            moved, to = dice.choice(goals.objectives), dice.choice([*goals.objectives, None])
            version = await version_of("objective", moved)
            await okrs.move_objective(ADMIN, moved, to_id=to, if_version=version, reason=WHY)
        case "weigh":
            key = dice.choice(goals.key_results)
            version = await version_of("key_result", key)
            weight = dice.choice((0.0, 1.0, 7.0))
            await okrs.update_key_result(ADMIN, key, {"weight": weight}, if_version=version, reason=WHY)
        case "drop":
            key = dice.choice(goals.key_results)
            await okrs.drop_key_result(ADMIN, key, if_version=await version_of("key_result", key), reason=WHY)
        case "write":
            await write(goals, dice, 10_000 + number)


async def version_of(table: str, id_: int) -> int:
    async with reading() as connection:
        return int((await connection.rows(Sql(f"select version from {table} where id = :id", id=id_)))[0][0])


@transaction
async def differences() -> dict[int, tuple[Numbers, Numbers]]:
    """Goals whose stored numbers differ from those computed again from the key results up."""
    rows = await current().rows(Sql("select id from objective union all select id from key_result"))
    graph = await subgraph(current(), [row[0] for row in rows])
    days = await calendar()
    fresh = recomputed(
        graph.objectives.values(), graph.key_results.values(), graph.edges, today=days.today, limits=days.limits
    )
    stored = {id_: node.numbers for nodes in (graph.objectives, graph.key_results) for id_, node in nodes.items()}
    return {id_: (stored[id_], numbers) for id_, numbers in fresh.items() if stored[id_] != numbers}


@pytest.mark.parametrize("seed", [1, 2])
async def test_stored_numbers_equal_a_recomputation_after_any_history(database: object, seed: int) -> None:
    dice = random.Random(seed)
    goals = await start(objectives=8)
    for number in range(60):
        try:
            await step(goals, dice, number)
        except Refused:
            continue
    assert await differences() == {}


async def test_stored_numbers_equal_a_recomputation_after_32_writers_at_once(database: object) -> None:
    goals = await start(objectives=10)

    async def writer(number: int) -> None:
        dice = random.Random(number)
        for turn in range(4):
            try:
                await step(goals, dice, 1_000 * number + turn)
            except Refused:
                continue

    await asyncio.gather(*(writer(number) for number in range(1, 33)))
    assert await differences() == {}
