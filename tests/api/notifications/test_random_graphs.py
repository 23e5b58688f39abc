"""On random graphs, those who are told of a change are those whom a naive walk through the drawing finds."""

import random
from dataclasses import dataclass, field

import pytest

from plumbline.database import Sql, reading
from plumbline.kit.clock import Hands
from plumbline.notifications import service
from plumbline.okrs import service as okrs
from plumbline.okrs.entries import AlignmentEntry, ReasonEntry
from plumbline.okrs.words import AlignmentKind, ChangeReason, ProgressSource
from tests.api.notifications.inbox import forget
from tests.factories import ADMIN, World, built, goals_in

PEOPLE = ("Ida", "Ana", "Ben", "Eve", "Cleo", "Dan")
LEADS = {"Sales": "Ana", "Inside Sales": "Eve", "Tech": "Cleo"}
OWNERS = (*PEOPLE, "Sales", "Inside_Sales", "Tech", "Acme")
WHY = ReasonEntry(ChangeReason.CORRECTION)
CHANGES = 6


@dataclass
class Drawing:
    """A tree drawn as text, with further edges from an objective to a goal of an earlier line."""

    outline: str
    edges: list[tuple[str, str]]
    owners: dict[str, set[str]] = field(default_factory=dict)
    key_results: dict[str, str] = field(default_factory=dict)
    contributes: set[tuple[str, str]] = field(default_factory=set)
    drafts: set[str] = field(default_factory=set)


def drawn(dice: random.Random) -> Drawing:
    """Up to 14 objectives, with key results, co-owners, drafts and edges that only support."""
    rows: list[str] = []
    depths: list[int] = []
    for place in range(dice.randint(6, 14)):
        depth = dice.randint(0, depths[-1] + 1) if depths else 0
        depths.append(depth)
        words = [word for word, odds in (("draft", 0.15), ("supports", 0.2)) if dice.random() < odds]
        words += [f"+{dice.choice(PEOPLE)}"] if dice.random() < 0.3 else []
        rows.append("  " * depth + f"O{place} @{dice.choice(OWNERS)} {' '.join(words)}".rstrip())
        if dice.random() < 0.6:
            rows.append("  " * (depth + 1) + f"= K{place}")
            if dice.random() < 0.5:
                depths[-1] = depth + 1
    names = [row.strip().removeprefix("= ").split(" ")[0] for row in rows]
    later = [(name, dice.choice(names[:at])) for at, name in enumerate(names) if at and name.startswith("O")]
    return Drawing("\n".join(rows), [pair for pair in later if dice.random() < 0.4])


def learn(drawing: Drawing) -> None:
    """What the drawing says, for the naive walk."""
    above: list[str] = []
    for line in goals_in(drawing.outline):
        above[line.depth :] = [line.title]
        upper = above[line.depth - 1] if line.depth else None
        if line.is_key_result:
            assert upper is not None
            drawing.key_results[line.title] = upper
            continue
        named = {line.owner, *(word[1:] for word in line.words if word.startswith("+"))}
        drawing.owners[line.title] = {LEADS.get(name, name) for name in named} - {"Acme"}
        drawing.drafts |= {line.title} if "draft" in line.words else set()
        if upper and "supports" not in line.words:
            drawing.contributes.add((line.title, upper))


def naive(drawing: Drawing, goal: str) -> set[str]:
    """Everyone who answers for the goal, for one step up, and for every step down."""
    objective = drawing.key_results.get(goal, goal)
    own = {goal, objective}
    whole = {name for name, of in drawing.key_results.items() if of == goal} | {goal}
    up = {to for source, to in drawing.contributes if source in whole}
    reached, rest = set[str](), list(whole)
    while rest:
        here = rest.pop()
        parts = {name for name, of in drawing.key_results.items() if of == here}
        sources = {source for source, to in drawing.contributes if to == here and source not in drawing.drafts}
        new = (parts | sources) - reached
        reached |= new
        rest += new
    concerned = own | up | reached
    return {person for each in concerned for person in drawing.owners[drawing.key_results.get(each, each)]}


async def join(world: World, drawing: Drawing) -> None:
    """Add the further edges, as far as they close no loop."""
    for source, target in drawing.edges:
        if (source, target) in drawing.contributes or drawing.key_results.get(target, target) == source:
            continue
        edge = AlignmentEntry(world.goals[target], kind=AlignmentKind.CONTRIBUTES)
        await okrs.align(ADMIN, world.goals[source], edge, reason=WHY)
        drawing.contributes.add((source, target))


async def change(world: World, drawing: Drawing, goal: str) -> None:
    """Change something that everyone concerned is told of."""
    id_, is_key_result = world.goals[goal], goal in drawing.key_results
    table, column = ("key_result", "target_value") if is_key_result else ("objective", "progress_from")
    async with reading() as connection:
        (row,) = await connection.rows(Sql(f"select version, {column} from {table} where id = :id", id=id_))
    if is_key_result:
        await okrs.update_key_result(ADMIN, id_, {"target_value": row[1] + 1}, if_version=row[0], reason=WHY)
        return
    other = ProgressSource.KEY_RESULTS if row[1] == ProgressSource.BOTH else ProgressSource.BOTH
    await okrs.update_objective(ADMIN, id_, {"progress_from": other}, if_version=row[0], reason=WHY)


async def told(world: World) -> set[str]:
    """The names of those with something in their inbox."""
    async with reading() as connection:
        rows = await connection.rows(Sql("select distinct person_id from notification where kind = 'GOAL_CHANGED'"))
    names = {id_: name for name, id_ in world.people.items()}
    return {names[row[0]] for row in rows}


@pytest.mark.parametrize("seed", range(8))
async def test_who_is_told_is_who_a_naive_walk_finds(clock: Hands, seed: int) -> None:
    dice = random.Random(seed)
    drawing = drawn(dice)
    learn(drawing)
    world = await built(drawing.outline)
    await join(world, drawing)
    published = [title for title in drawing.owners if title not in drawing.drafts]
    goals = published + [name for name, of in drawing.key_results.items() if of in published]
    for goal in dice.sample(goals, min(CHANGES, len(goals))):
        await service.tell_people()
        await forget()
        await change(world, drawing, goal)
        await service.tell_people()
        assert await told(world) == naive(drawing, goal), f"{goal} in\n{drawing.outline}\nand {drawing.edges}"
