"""A company whose year is lived through the API, with a book kept beside it."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from plumbline.kit.clock import Hands
from plumbline.kit.ids import decode
from plumbline.okrs.service import count_kept_shares, mark_outdated
from plumbline.organization.viewer import Viewer
from tests.api.okrs.writing.asking import ask, done
from tests.api.year.book import ZONE, Book, KeyResult, Numbers, Objective, Report
from tests.factories import ADMIN, World

NUMBERS = "title progress expected confidence health"
GOALS = f"""query ($cycle: ID!) {{ objectives(cycleId: $cycle, first: 100) {{ nodes {{
  id version state {NUMBERS} keyResults {{ nodes {{ id version state currentValue milestones {{ id name }} {NUMBERS} }} }}
}} }} }}"""
PAST = f"""query ($company: ID!, $cycle: ID!, $at: DateTime!) {{
  objectiveTree(root: {{ companyId: $company }}, cycleId: $cycle, first: 100, asOf: $at) {{ nodes {{
    state {NUMBERS} keyResults {{ nodes {{ state currentValue {NUMBERS} }} }} }} }} }}"""
UNITS = ("Acme", "Sales", "Inside Sales", "Tech")


@dataclass
class Office:
    """Who works here, what they wrote, and the clock on the wall. Names and titles are each their own."""

    clock: Hands
    book: Book = field(default_factory=lambda: Book({}))
    ids: dict[str, str] = field(default_factory=dict)
    viewers: dict[str, Viewer] = field(default_factory=dict)
    sent: int = 0
    seen: dict[datetime, dict[str, Numbers]] = field(default_factory=dict)
    """What was stored at the end of each instant that was looked at."""

    async def opened(self) -> None:
        """Found the company and hire its people."""
        company = await done(ADMIN, "companyCreate", {"name": "Acme", "timeZone": "Europe/Berlin"}, "company { id }")
        self.ids["Acme"] = company["company"]["id"]
        for above, name in (("Acme", "Sales"), ("Sales", "Inside Sales"), ("Acme", "Tech")):
            made = await done(ADMIN, "teamCreate", {"parentId": self.ids[above], "name": name}, "team { id }")
            self.ids[name] = made["team"]["id"]
        for name, unit, lead in (
            ("Ida", "Acme", True),
            ("Ana", "Sales", True),
            ("Ben", "Sales", False),
            ("Eve", "Inside Sales", True),
            ("Cleo", "Tech", True),
            ("Dan", "Tech", False),
        ):
            given = {"name": name, "unitId": self.ids[unit], "lead": lead}
            self.ids[name] = (await done(ADMIN, "personCreate", given, "person { id }"))["person"]["id"]
        world = World(people={name: decode(self.ids[name])[1] for name in self.ids if name not in UNITS})
        self.viewers = {name: await world.viewer(name) for name in world.people}

    async def cycle(self, name: str, starts_on: date, ends_on: date, within: str | None = None) -> None:
        """Make a cycle ahead."""
        given = {"name": name, "startsOn": starts_on.isoformat(), "endsOn": ends_on.isoformat()}
        inside = {"parentId": self.ids[within]} if within else {}
        self.ids[name] = (await done(ADMIN, "cycleCreate", given | inside, "cycle { id }"))["cycle"]["id"]

    async def moved(self, name: str, to: str, **given: Any) -> None:
        """Move a cycle on."""
        version = (await ask(ADMIN, "query ($id: ID!) { cycle(id: $id) { version } }", id=self.ids[name]))["cycle"]
        await done(ADMIN, "cycleMove", {"id": self.ids[name], "ifVersion": version["version"], "to": to} | given)

    async def wrote(
        self, who: str, title: str, *, owner: str, cycle: str, above: str | None = None, weight: float = 1, **more: Any
    ) -> None:
        """Draft an objective that contributes to the one above; `key_results` are by title, as the book keeps them."""
        key_results: dict[str, KeyResult] = more.pop("key_results", {})
        given = {
            "idempotencyKey": title,
            "title": title,
            "cycleId": self.ids[cycle],
            "ownerId": self.ids[owner],
            "keyResults": [
                _entered(name, each) | {"reporterId": self.ids[each.reporter] if each.reporter else None}
                for name, each in key_results.items()
            ],
            "alignTo": [{"toId": self.ids[above], "weight": weight}] if above else [],
        }
        asked = "objective { id startsOn dueOn keyResults { nodes { id title } } }"
        made = (await done(self.viewers[who], "objectiveCreate", given | more, asked))["objective"]
        self.ids[title] = made["id"]
        for each in made["keyResults"]["nodes"]:
            self.ids[each["title"]] = each["id"]
            key_results[each["title"]].first = date.fromisoformat(made["startsOn"])
            key_results[each["title"]].last = date.fromisoformat(made["dueOn"])
        self.book.objectives[title] = Objective(key_results, driven_by=more.get("progressFrom", "BOTH"))
        if above in self.book.objectives:
            self.book.objectives[above].contributions[title] = weight

    async def published(self, who: str, title: str) -> None:
        """Publish a draft or a proposal."""
        await self.did(who, "objectivePublish", title)
        self.book.objectives[title].published = self.clock.at

    async def did(self, who: str, mutation: str, title: str, **given: Any) -> Any:
        """Do something with a goal as it stands now."""
        asked = "query ($id: ID!) { node(id: $id) { ... on Objective { version } ... on KeyResult { version } } }"
        version = (await ask(self.viewers[who], asked, id=self.ids[title]))["node"]["version"]
        return await done(self.viewers[who], mutation, {"id": self.ids[title], "ifVersion": version} | given)

    async def reported(self, who: str, title: str, status: str, value: float | None = None, **more: Any) -> None:
        """Check in; `done` are the names of milestones reached."""
        steps: tuple[str, ...] | None = more.pop("done", None)
        self.sent += 1
        given: dict[str, Any] = {
            "idempotencyKey": f"report {self.sent}",
            "keyResultId": self.ids[title],
            "status": status,
        }
        given |= {"value": value, "confidence": more.get("confidence"), "note": more.get("note")}
        if steps is not None:
            given["milestonesDone"] = [self.ids[step] for step in steps]
        payload = await done(
            self.viewers[who], "checkInCreate", {"checkIns": [given]}, "results { userErrors { code } }"
        )
        assert payload["results"][0]["userErrors"] == [], payload
        today = self.clock.at.astimezone(ZONE).date()
        key_result, _ = self.book.key_result(title)
        key_result.reports.append(Report(today, status, value, more.get("confidence"), steps))

    def at(self, day: date, hour: int = 10) -> None:
        """Move the clock to an hour of a day, in the company's zone."""
        self.clock.at = datetime(day.year, day.month, day.day, hour, tzinfo=ZONE).astimezone(self.clock.at.tzinfo)

    async def stored(self, cycle: str) -> dict[str, Numbers]:
        """What the server says of every goal of a cycle, after its clockwork has run."""
        await mark_outdated()
        await count_kept_shares()
        found: dict[str, Numbers] = {}
        for objective in (await ask(ADMIN, GOALS, cycle=self.ids[cycle]))["objectives"]["nodes"]:
            found[objective["title"]] = _numbers(objective)
            for key_result in objective["keyResults"]["nodes"]:
                self.ids |= {step["name"]: step["id"] for step in key_result["milestones"]}
                if key_result["state"] == "ACTIVE":
                    found[key_result["title"]] = _numbers(key_result)
        return found

    async def agrees(self, cycle: str) -> None:
        """Assert that the server and the book say the same of every goal."""
        stored, expected = await self.stored(cycle), self.book.numbers(self.clock.at)
        differences = {title: (each, expected[title]) for title, each in stored.items() if each != expected[title]}
        assert not differences, f"stored and expected on {self.clock.at}: {differences}"
        self.seen[self.clock.at] = stored

    async def remembers(self, cycle: str, at: datetime) -> None:
        """Assert that what stood at an instant is what was seen then."""
        past = await ask(ADMIN, PAST, cycle=self.ids[cycle], company=self.ids["Acme"], at=at.isoformat())
        found: dict[str, Numbers] = {}
        for objective in past["objectiveTree"]["nodes"]:
            if objective["state"] not in ("PUBLISHED", "CLOSED"):
                continue
            found[objective["title"]] = _numbers(objective)
            for key_result in objective["keyResults"]["nodes"]:
                if key_result["state"] == "ACTIVE":
                    found[key_result["title"]] = _numbers(key_result)
        assert {
            title: (each, self.seen[at].get(title)) for title, each in found.items() if each != self.seen[at][title]
        } == {}
        assert found

    async def week_later(self) -> None:
        """A week goes by."""
        local = self.clock.at.astimezone(ZONE)
        self.at(local.date() + timedelta(days=7))


def _numbers(given: Any) -> Numbers:
    said = {name: given[name] for name in ("progress", "expected", "confidence", "health")}
    return Numbers(**said, value=given.get("currentValue"))


def _entered(title: str, each: KeyResult) -> dict[str, Any]:
    entry: dict[str, Any] = {"title": title, "measure": each.measure, "unit": each.unit, "weight": each.weight}
    entry |= {"startValue": each.start, "targetValue": each.target, "valueFrom": each.value_from}
    entry["scoredBy"] = "KEPT_SHARE" if each.kept_share else "LATEST"
    entry["milestones"] = [
        {"name": name, "weight": weight, "dueOn": due.isoformat()} for name, (weight, due) in each.milestones.items()
    ]
    entry["phasedTargets"] = [{"on": on.isoformat(), "value": value} for on, value in each.phases.items()]
    return entry
