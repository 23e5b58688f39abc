"""What the whole company wants in the running cycle."""

from plumbline.exchange.demo.company import PRIORITIES
from plumbline.exchange.demo.content import DemoKeyResult, DemoMilestone, DemoObjective

_LEAKS, _SERVICE, _VOLUME, _STAY = (priority.name for priority in PRIORITIES)

COMPANY = (
    DemoObjective(
        "c-leaks", "RUNNING", "company", "Make crews dig where we point", PRIORITIES[0].why,
        (
            DemoKeyResult("c-leaks-hit", "Digs that find the leak within two metres", "INCREASE", 68, 85, unit="%"),
            DemoKeyResult("c-leaks-empty", "Empty holes per hundred digs", "DECREASE", 14, 6, unit="holes"),
            DemoKeyResult("c-leaks-alarm", "False alarms per network and week", "AT_MOST", target=2, unit="alarms"),
        ),
        priority=_LEAKS,
    ),
    DemoObjective(
        "c-service", "RUNNING", "company", "Become part of a planner's morning", PRIORITIES[1].why,
        (
            DemoKeyResult("c-service-rev", "Yearly subscription revenue", "INCREASE", 3_100_000, 4_000_000, unit="EUR",
                          fate="LATE"),
            DemoKeyResult("c-service-use", "Utilities that open the map four days a week", "INCREASE", 61, 110,
                          unit="utilities", fate="OVER"),
            DemoKeyResult("c-service-keep", "Revenue kept at renewal", "AT_LEAST", target=94, unit="%"),
        ),
        priority=_SERVICE, kind="ASPIRATIONAL",
    ),
    DemoObjective(
        "c-volume", "RUNNING", "company", "Be ready for the national tenders", PRIORITIES[2].why,
        (
            DemoKeyResult("c-volume-line", "Sensors leaving the line per week", "INCREASE", 340, 900, unit="sensors",
                          fate="BLOCKED"),
            DemoKeyResult("c-volume-ready", "Second line approved for drinking water", "MILESTONES", milestones=(
                DemoMilestone("Tooling delivered", 0.25), DemoMilestone("First hundred built", 0.55, 2),
                DemoMilestone("Certificate in hand", 0.95, 3))),
            DemoKeyResult("c-volume-stock", "Weeks of critical parts on the shelf", "IN_BAND", low=6, high=9,
                          unit="weeks"),
        ),
        priority=_VOLUME,
    ),
    DemoObjective(
        "c-stay", "RUNNING", "company", "Keep what we know when people move on", PRIORITIES[3].why,
        (
            DemoKeyResult("c-stay-left", "People who chose to leave this quarter", "AT_MOST", target=2, unit="people"),
            DemoKeyResult("c-stay-pairs", "Critical skills held by two people or more", "INCREASE", 9, 22,
                          unit="skills"),
            DemoKeyResult("c-stay-why", "Learn why the first year is the one people leave in", "BASELINE"),
        ),
        priority=_STAY, kind="LEARNING",
    ),
)  # fmt: skip
