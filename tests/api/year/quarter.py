"""One quarter of the company: written from above and below, agreed on, lived week by week, with pivots."""

from datetime import date

from tests.api.okrs.writing.asking import done, refusal
from tests.api.year.book import KeyResult
from tests.api.year.office import Office

GROW = "Grow with customers who stay"
MARKET = "Win the market of mid-size companies"
CALL = "Make the first call count"
LEARN = "Learn to sell by listening"
SERVICE = "Keep the service up when it matters"
WHY = {"kind": "BUSINESS_CHANGE", "text": "The market moved."}


async def made_ahead(office: Office) -> None:
    """Three weeks before the quarter."""
    await office.cycle("2026", date(2026, 1, 1), date(2026, 12, 31))
    await office.cycle("Q2", date(2026, 4, 1), date(2026, 6, 30), "2026")
    await office.cycle("Q3", date(2026, 7, 1), date(2026, 9, 30), "2026")
    await office.moved("2026", "ACTIVE")


async def said_from_above(office: Office) -> None:
    """The company writes its objective; Sales proposes its own, which the lead above publishes."""
    deals = KeyResult("INCREASE", 0, 40, "deals", value_from="SUM")
    await office.wrote("Ida", GROW, owner="Acme", cycle="Q2", key_results={"Deals of all": deals})
    office.book.sums["Deals of all"] = {}
    await office.published("Ida", GROW)
    await office.wrote(
        "Ana",
        MARKET,
        owner="Sales",
        cycle="Q2",
        above=GROW,
        weight=3,
        key_results={
            "Deals of Sales": KeyResult("INCREASE", 0, 30, "deals", weight=2, phases={date(2026, 5, 4): 5}),
            "Churn": KeyResult("DECREASE", 9, 4, "%"),
        },
    )
    await office.did("Ana", "objectivePropose", MARKET)
    await office.published("Ida", MARKET)


async def answered_from_below(office: Office) -> None:
    """Teams and people answer with drafts of their own."""
    await office.wrote(
        "Eve",
        CALL,
        owner="Inside Sales",
        cycle="Q2",
        above=MARKET,
        weight=1.5,
        key_results={
            "Deals by phone": KeyResult("INCREASE", 0, 10, "deals"),
            "Answer time": KeyResult("AT_MOST", target=2, unit="h"),
            "Script": KeyResult(
                "MILESTONES",
                milestones={
                    "Draft": (1, date(2026, 4, 20)),
                    "Tried": (2, date(2026, 5, 18)),
                    "Taught": (1, date(2026, 6, 15)),
                },
            ),
        },
    )
    await office.wrote(
        "Ben", LEARN, owner="Ben", cycle="Q2", above=MARKET, key_results={"Certificate": KeyResult("BINARY")}
    )
    await office.wrote(
        "Cleo",
        SERVICE,
        owner="Tech",
        cycle="Q2",
        above=GROW,
        key_results={
            "Uptime": KeyResult("AT_LEAST", target=99.9, unit="%", kept_share=True),
            "Page weight": KeyResult("BASELINE", unit="KB", reporter="Dan"),
        },
    )


WEEKS = {
    ("Ana", "Deals of Sales"): "1 2 3 5 7 9 12 14 - 18 22 25 27",
    ("Ana", "Churn"): "8.8 8.5 8.1 7.7 7 6.8 6.1 5.9 5.2 4.9 4.6 4.2 4.1",
    ("Eve", "Deals by phone"): "0 1 1 2 - - 3 4 5 6 7 7 8",
    ("Eve", "Answer time"): "3.1 2.8 2.4 2 1.9 2.2 1.8",
    ("Cleo", "Uptime"): "99.95 99.97 - 99.2 99.99 99.93 99.95 99.9 - - 99.98 99.99 100",
    ("Dan", "Page weight"): "930 920 905 - 880 850 800 780 720 700 640 610 602",
}
"""What was reported, Monday by Monday; a dash is a Monday on which nobody did."""


async def lived(office: Office, week: int) -> None:
    """One Monday's reports, each checked against the book."""
    for number, ((who, title), values) in enumerate(WEEKS.items()):
        said = values.split()
        if week >= len(said) or said[week] == "-":
            continue
        status = ("ON_TRACK", "AT_RISK", "OFF_TRACK")[(week * 5 + number * 3) // 4 % 3]
        confidence = ((week * 7 + number * 3) % 9 + 1) / 10
        more = {"note": "As planned."} if confidence < 0.4 else {}
        await office.reported(who, title, status, float(said[week]), confidence=confidence, **more)
    steps = {2: ("Draft",), 6: ("Draft", "Tried"), 11: ("Draft", "Tried", "Taught")}
    if week in steps:
        await office.reported("Eve", "Script", "ON_TRACK", done=steps[week], confidence=0.8)


async def baseline_found(office: Office) -> None:
    """A baseline turns into a measure, with a reason and never without."""
    found = {"measure": "DECREASE", "startValue": 905, "targetValue": 600}
    version = {"id": office.ids["Page weight"], "ifVersion": 1}
    assert await refusal(office.viewers["Cleo"], "keyResultUpdate", version | found) == (
        "REASON_REQUIRED",
        "input.reason",
    )
    await office.did("Cleo", "keyResultUpdate", "Page weight", **found, reason={"kind": "CORRECTION"})
    key_result, _ = office.book.key_result("Page weight")
    key_result.measure, key_result.start, key_result.target = "DECREASE", 905, 600


async def target_raised(office: Office) -> None:
    """Sales is asked for more, in the middle of the quarter."""
    await office.did("Ana", "keyResultUpdate", "Deals of Sales", targetValue=35, reason=WHY)
    office.book.key_result("Deals of Sales")[0].target = 35


async def realigned(office: Office) -> None:
    """Ben's learning serves the calls now."""
    await office.did("Ben", "objectiveMove", LEARN, toId=office.ids[CALL], reason=WHY)
    office.book.objectives[CALL].contributions[LEARN] = office.book.objectives[MARKET].contributions.pop(LEARN)


async def dropped(office: Office) -> None:
    """Answering fast is no longer what matters."""
    await office.did("Eve", "keyResultDrop", "Answer time", reason=WHY)
    office.book.key_result("Answer time")[0].dropped = True


async def weighed(office: Office) -> None:
    """Churn counts twice as much."""
    await office.did("Ana", "keyResultUpdate", "Churn", weight=4, reason=WHY)
    office.book.key_result("Churn")[0].weight = 4


async def closed_early(office: Office) -> None:
    """Ben has his certificate."""
    await office.reported("Ben", "Certificate", "DONE", 1.0, confidence=1.0)
    await office.did("Ben", "objectiveClose", LEARN, outcome="ACHIEVED", score=1.0, note="Passed.")
    office.book.objectives[LEARN].closed = True


PIVOTS = {3: baseline_found, 5: target_raised, 6: realigned, 7: dropped, 8: weighed, 9: closed_early}


async def agreed(office: Office) -> None:
    """Proposals are published by the lead above, and the quarter begins."""
    for who, title in (("Eve", CALL), ("Ben", LEARN), ("Cleo", SERVICE)):
        await office.did(who, "objectivePropose", title)
    for who, title in (("Ana", CALL), ("Ana", LEARN), ("Ida", SERVICE)):
        await office.published(who, title)
    await office.moved("Q2", "ACTIVE")
    for title in ("Deals of Sales", "Deals by phone"):
        who = "Ana" if title == "Deals of Sales" else "Eve"
        edge = {"fromId": office.ids[title], "to": {"toId": office.ids["Deals of all"]}, "reason": WHY}
        await done(office.viewers[who], "alignmentSet", edge)
        office.book.sums["Deals of all"][title] = 1
    await office.agrees("Q2")
