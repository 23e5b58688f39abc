"""A company whose goals stand in chains six deep, with one key result at the foot of each for one client."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from plumbline.cycles import service as cycles
from plumbline.cycles.words import CyclePhase
from plumbline.database import transaction
from plumbline.identity.models import Account
from plumbline.identity.service import create_token_for
from plumbline.identity.words import Scope
from plumbline.kit.clock import now
from plumbline.kit.ids import new_id
from plumbline.okrs import service as okrs
from plumbline.okrs.entries import KeyResultEntry, ObjectiveEntry, OwnerEntry
from plumbline.okrs.service import LoadedKeyResult, LoadedObjective
from plumbline.okrs.words import Measure
from plumbline.organization import service as organization
from plumbline.organization.viewer import Role, Viewer

DEPTH = 6
TARGET = 1_000.0
KEY_RESULTS = 2
ADMIN = Viewer(account_id=1, role=Role.ADMIN)
EMAIL = "client@example.com"


class Shape(StrEnum):
    """How the chains of the clients meet: in the one objective at the top, or nowhere."""

    SHARED = "one top objective"
    DISJOINT = "disjoint trees"


@dataclass(frozen=True, slots=True)
class Company:
    """The key result of each client, and a token that may check in on all of them."""

    key_results: list[int]
    token: str
    account_id: int


async def founded(shape: Shape, *, clients: int) -> Company:
    """Write a company of this shape, and an account, into the open, empty database."""
    key_results = await chains(shape, depth=DEPTH, clients=clients)
    account_id = await _account()
    made = await create_token_for(EMAIL, name="benchmark", scopes=list(Scope), expires_at=None)
    return Company(key_results, made.secret, account_id)


async def chains(shape: Shape, *, depth: int, clients: int) -> list[int]:
    """Write chains of so many objectives, one for each client. Returns the key result at the foot of each."""
    unit_id = await organization.create_company(ADMIN, name="Acme", time_zone="Europe/Berlin")
    first = now().date() - timedelta(days=30)
    cycle_id = await cycles.create_cycle(ADMIN, name="Now", starts_on=first, ends_on=first + timedelta(days=90))
    await cycles.move_cycle(ADMIN, cycle_id, to=CyclePhase.ACTIVE, if_version=1)
    loads = [_objective(cycle_id, unit_id, "top", above=None)] if shape is Shape.SHARED else []
    for client in range(clients):
        above = "top" if shape is Shape.SHARED else None
        for level in range(2 if above else 1, depth + 1):
            key = f"objective {level} of {client}"
            loads.append(_objective(cycle_id, unit_id, key, above=above))
            above = key
    ids, _ = await okrs.load_goals(ADMIN, cycle_id, loads)
    return [ids[f"objective {depth} of {client}: 0"] for client in range(clients)]


def _objective(cycle_id: int, unit_id: int, key: str, *, above: str | None) -> LoadedObjective:
    key_results = tuple(
        LoadedKeyResult(
            f"{key}: {place}", KeyResultEntry(f"{key}: {place}", Measure.INCREASE, start_value=0, target_value=TARGET)
        )
        for place in range(KEY_RESULTS)
    )
    return LoadedObjective(
        key, ObjectiveEntry(key, cycle_id, OwnerEntry(unit_id=unit_id)), key_results, aligned_to=above
    )


@transaction
async def _account() -> int:
    account = await Account.create(id=new_id(), email=EMAIL, role=Role.ADMIN, person_id=None, created_at=now())
    return int(account.id)
