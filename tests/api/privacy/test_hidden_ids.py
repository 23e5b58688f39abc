"""Whoever writes to what they may not see is told what everybody is told who writes to what does not exist."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import httpx
import pytest

from plumbline.kit.ids import encode
from tests.api.privacy.conftest import SPOKEN, Scene
from tests.api.privacy.hidden_world import HIDDEN_FROM, PRIVATE

HERE = "HERE"
"""Stands in an input for the id that is hidden, or exists nowhere."""

PAYLOADS = {
    "objectiveUpdate": "objective { id title }",
    "objectiveMove": "objective { id parentId }",
    "objectivePropose": "objective { id }",
    "objectivePublish": "objective { id }",
    "objectiveClose": "objective { id }",
    "objectiveArchive": "objective { id }",
    "objectiveCreate": "objective { title parentId }",
    "alignmentSet": "alignment { toId } affected { id }",
    "alignmentRemove": "alignment { toId } affected { id }",
    "keyResultCreate": "keyResult { title } affected { id }",
    "keyResultUpdate": "keyResult { id title } affected { id }",
    "keyResultDrop": "keyResult { id } affected { id }",
    "checkInCreate": "results { repeated overtaken checkIn { value } userErrors { code message path } } affected { id }",
    "blockerResolve": "blocker { id }",
    "initiativeCreate": "initiative { title }",
    "initiativeUpdate": "initiative { id title }",
    "teamUpdate": "team { id }",
    "priorityUpdate": "priority { id }",
    "commentCreate": "comment { text }",
    "commentUpdate": "comment { text }",
    "commentRemove": "comment { id }",
    "recognitionCreate": "recognition { text }",
    "recognitionRemove": "removedId",
    "feedbackAsk": "feedback { question }",
    "feedbackGive": "feedback { text }",
    "feedbackAnswer": "feedback { text }",
    "feedbackDecline": "feedback { state }",
    "feedbackShare": "feedback { isShared }",
    "feedbackUnshare": "feedback { isShared }",
}


@dataclass(frozen=True)
class Attempt:
    """A mutation that names, by `HERE`, something of this type."""

    mutation: str
    type: str
    content: dict[str, Any]


WHY = {"kind": "OTHER", "text": "to see what happens"}
STEP = {"id": HERE, "ifVersion": 1}
REPORT = {"status": "ON_TRACK", "value": 3, "note": "tried"}
Contents = dict[str, list[dict[str, Any]]]


def naming_an_objective(own: str, new: dict[str, Any]) -> Contents:
    """Where a mutation could name a hidden objective."""
    return {
        "objectiveUpdate": [STEP | {"title": "Mine", "reason": WHY}],
        "objectiveMove": [
            STEP | {"position": 1, "reason": WHY},
            STEP | {"toId": own},
            {"id": own, "ifVersion": 99, "toId": HERE},
        ],
        "objectivePropose": [STEP],
        "objectivePublish": [STEP],
        "objectiveClose": [STEP | {"outcome": "DROPPED", "note": "no"}],
        "objectiveArchive": [STEP | {"archived": True}],
        "alignmentSet": [{"fromId": HERE, "to": {"toId": own}}, {"fromId": own, "to": {"toId": HERE}, "reason": WHY}],
        "alignmentRemove": [{"fromId": HERE, "toId": own}, {"fromId": own, "toId": HERE, "reason": WHY}],
        "keyResultCreate": [{"objectiveId": HERE, "keyResult": {"title": "Tried", "measure": "BINARY"}, "reason": WHY}],
        "initiativeCreate": [{"goalId": HERE, "title": "Tried"}],
        "objectiveCreate": [new | {"alignTo": [{"toId": HERE}]}],
        "teamUpdate": [STEP | {"name": "Tried"}],
        "priorityUpdate": [STEP | {"name": "Tried"}],
    }


def naming_a_key_result(own: str, new: dict[str, Any]) -> Contents:
    """Where a mutation could name a hidden key result."""
    return {
        "keyResultUpdate": [STEP | {"title": "Mine", "reason": WHY}],
        "keyResultDrop": [STEP | {"reason": WHY}],
        "checkInCreate": [{"checkIns": [REPORT | {"keyResultId": HERE}]}],
        "initiativeCreate": [{"goalId": HERE, "title": "Tried"}],
        "alignmentSet": [{"fromId": HERE, "to": {"toId": own}}, {"fromId": own, "to": {"toId": HERE}, "reason": WHY}],
        "alignmentRemove": [{"fromId": own, "toId": HERE, "reason": WHY}],
        "objectiveUpdate": [{"id": own, "ifVersion": 99, "title": "Mine", "reason": WHY | {"indicatorId": HERE}}],
        "objectiveCreate": [new | {"alignTo": [{"toId": HERE}]}],
    }


def speaking(own: str, person: str) -> Iterator[Attempt]:
    """Where somebody could speak of something hidden, or answer what was said of it."""
    for type_ in ("Objective", "KeyResult", "CheckIn"):
        yield Attempt("commentCreate", type_, {"aboutId": HERE, "text": "Tried"})
        yield Attempt("recognitionCreate", type_, {"aboutId": HERE, "recipientIds": [person], "text": "Tried"})
    for type_ in ("Objective", "KeyResult"):
        named = {"goalId": HERE, "personId": person, "idempotencyKey": type_}
        yield Attempt("feedbackAsk", type_, named)
        yield Attempt("feedbackGive", type_, named | {"text": "Tried"})
    yield Attempt("commentCreate", "Comment", {"aboutId": own, "text": "Tried", "answersId": HERE})
    yield Attempt("commentUpdate", "Comment", STEP | {"text": "Tried"})
    yield Attempt("commentRemove", "Comment", {"id": HERE})
    yield Attempt("recognitionRemove", "Recognition", {"id": HERE})
    yield Attempt("feedbackAnswer", "Feedback", {"id": HERE, "text": "Tried"})
    for verb in ("feedbackDecline", "feedbackShare", "feedbackUnshare"):
        yield Attempt(verb, "Feedback", {"id": HERE})


def attempts(scene: Scene, own: str, own_key_result: str, owner: str) -> Iterator[Attempt]:
    """Every place of every mutation where the id of something hidden could be named."""
    new = {"title": "Tried", "cycleId": encode("cyc", scene.made.world.cycle_id), "ownerId": owner}
    for type_, of_type in (
        ("Objective", naming_an_objective(own, new)),
        ("KeyResult", naming_a_key_result(own, new)),
    ):
        yield from (Attempt(name, type_, content) for name, each in of_type.items() for content in each)
    for content in ({"seenCheckInId": HERE}, {"supersedesId": HERE}, {"supersedesId": HERE, "withdraw": True}):
        yield Attempt("checkInCreate", "CheckIn", {"checkIns": [REPORT | {"keyResultId": own_key_result} | content]})
    done = {"keyResultId": own_key_result, "milestonesDone": [HERE]}
    yield Attempt("checkInCreate", "Milestone", {"checkIns": [REPORT | done]})
    yield Attempt("blockerResolve", "Blocker", {"id": HERE})
    yield Attempt("initiativeUpdate", "Initiative", STEP | {"title": "Mine"})
    yield from speaking(own, encode("per", scene.made.world.people["Eve"]))


async def told(client: httpx.AsyncClient, attempt: Attempt, id_: str, key: str) -> str:
    """The whole answer to an attempt with this id, in which the id itself is not told apart."""
    content = json.loads(json.dumps(attempt.content).replace(HERE, id_))
    if attempt.mutation.endswith("Create"):
        for each in content.get("checkIns", [content]):
            each["idempotencyKey"] = key
    kind = attempt.mutation[0].upper() + attempt.mutation[1:] + "Input"
    selected = f"{{ {PAYLOADS[attempt.mutation]} userErrors {{ __typename code message path }} }}"
    document = f"mutation ($input: {kind}!) {{ {attempt.mutation}(input: $input) {selected} }}"
    answer = await client.post("/graphql", json={"query": document, "variables": {"input": content}})
    return answer.text.replace(id_, HERE)


@pytest.mark.timeout(300)
async def test_an_id_of_something_hidden_is_answered_as_one_that_exists_nowhere(scene: Scene) -> None:
    world = scene.made.world
    hidden = scene.made.hidden[PRIVATE][0]
    ids = {
        type_: scene.hidden_of(type_, hidden)
        for type_ in ("KeyResult", "CheckIn", "Milestone", "Blocker", "Initiative", *SPOKEN)
    }
    ids["Objective"] = encode("obj", hidden)
    own = {
        "member elsewhere": ("Dan builds", "Releases", "Dan"),
        "lead elsewhere": ("Build", "Releases", "Tech"),
        "lead above": ("Sell more", "Deals", "Sales"),
    }
    for kind in HIDDEN_FROM:
        objective, key_result, owner = own.get(kind, ("Grow", "Revenue", "Acme"))
        async with scene.client(kind) as client:
            every = attempts(scene, world.id(objective), world.id(key_result), world.id(owner))
            for number, attempt in enumerate(every):
                there = ids[attempt.type]
                nowhere = there[:-6] + ("ZZZZZ0" if there[-6:] != "ZZZZZ0" else "ZZZZZ1")
                await told(client, attempt, nowhere, f"before {kind} {number}")  # what it may write is written
                first = await told(client, attempt, nowhere, f"nowhere {kind} {number}")
                second = await told(client, attempt, there, f"hidden {kind} {number}")
                assert first == second, (kind, attempt)
                assert PRIVATE not in second
                assert '"INTERNAL"' not in second, (attempt, second)
