"""Rows of the organization: units, people, memberships, accounts with their tokens, priorities and the cycle."""

import hashlib
from collections.abc import Iterator

from argon2 import PasswordHasher

from benchmarks.companies.quarter import ZONE, Ids, Quarter
from benchmarks.companies.rows import ACCOUNT, CYCLE, MEMBERSHIP, PERSON, PRIORITY, TOKEN, UNIT, Row
from benchmarks.companies.seeds import PersonSeed, Shape
from benchmarks.companies.words import email, person_name, team_name
from plumbline.identity.keys import access_token_of, sha256_of

PASSWORD = "a long walk uphill"
"""Everybody's password."""
_PRIORITIES = ("Customers who stay", "Work without waste", "Safe in every season", "A place to learn")


def token_of(seed: int, person: int) -> str:
    """The access token, for reading and writing, of the account of the person with this number."""
    return access_token_of(hashlib.sha256(f"{seed} {person}".encode()).hexdigest()[:30])


def organization(shape: Shape, seed: int, ids: Ids, quarter: Quarter) -> Iterator[tuple[str, Row]]:
    """All rows above the goals, as (table, row). Person 0 is an admin, person 1 a coach."""
    at = quarter.published_at
    for unit in shape.units():
        parent = None if unit.parent is None else ids.of(UNIT, unit.parent)
        kind, name = ("COMPANY", "Northwind Works") if unit.parent is None else ("TEAM", team_name(unit.number))
        yield "unit", (ids.of(UNIT, unit.number), parent, kind, name, unit.number, ZONE, at, at)
    for number, name in enumerate(_PRIORITIES):
        yield "priority", (ids.of(PRIORITY, number), ids.of(UNIT, 0), name, None, number, str(at.year))
    yield (
        "cycle",
        (ids.of(CYCLE, 0), f"Quarter from {quarter.first_day}", quarter.first_day, quarter.last_day, "ACTIVE"),
    )
    password_hash = PasswordHasher(time_cost=1, memory_cost=47_104, parallelism=1).hash(PASSWORD)
    for person in shape.people():
        yield from _person(person, seed, ids, quarter, password_hash)


def _person(person: PersonSeed, seed: int, ids: Ids, quarter: Quarter, password_hash: str) -> Iterator[tuple[str, Row]]:
    number, at, address = person.number, quarter.published_at, email(person.number)
    person_id, account_id = ids.of(PERSON, number), ids.of(ACCOUNT, number)
    title = "Lead" if person.leads else "Specialist"
    manager = None if person.manager is None else ids.of(PERSON, person.manager)
    yield "person", (person_id, person_name(number), address, title, ZONE, manager, at, at)
    home, second = ids.of(MEMBERSHIP, 2 * number), ids.of(MEMBERSHIP, 2 * number + 1)
    yield "membership", (home, ids.of(UNIT, person.home), person_id, person.leads, True)
    if person.second is not None:
        yield "membership", (second, ids.of(UNIT, person.second), person_id, False, False)
    role = {0: "ADMIN", 1: "COACH"}.get(number, "MEMBER")
    yield "account", (account_id, person_id, address, password_hash, role, at)
    secret = token_of(seed, number)
    token = (ids.of(TOKEN, number), account_id, "Benchmark", secret[-4:], sha256_of(secret), "read write", at)
    yield "access_token", token
