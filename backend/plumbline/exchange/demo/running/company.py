"""What the whole company wants, and what its own people do for it."""

from plumbline.exchange.demo.company import PRIORITIES
from plumbline.exchange.demo.writing import at_least, at_most, band, fall, learn, rise, running, step, steps, work

_LEAKS, _SERVICE, _VOLUME, _STAY = PRIORITIES

COMPANY = (
    running(
        "c-leaks",
        "company",
        "Make crews dig where we point",
        _LEAKS.why,
        rise("hit", "Digs that find the leak within two metres", 68, 85, "%", owner="yuki"),
        fall(
            "empty",
            "Empty holes per hundred digs",
            14,
            6,
            "holes",
            "STEADY",
            work("Call the crew within an hour of each empty hole", "DOING", "diego"),
        ),
        at_most("alarm", "False alarms per network and week", 2, "alarms", 1.6),
        priority=_LEAKS.name,
    ),
    running(
        "c-service",
        "company",
        "Become part of a planner's morning",
        _SERVICE.why,
        rise("rev", "Yearly subscription revenue", 3_100_000, 4_000_000, "EUR"),
        rise(
            "use",
            "Utilities that open the map four days a week",
            61,
            110,
            "utilities",
            "OVER",
            work("Invite one planner per utility to the morning round", "DONE", "arjun"),
            owner="arjun",
        ),
        at_least("keep", "Revenue kept at renewal", 94, "%", 96),
        priority=_SERVICE.name,
        kind="ASPIRATIONAL",
    ),
    running(
        "c-volume",
        "company",
        "Be ready for the national tenders",
        _VOLUME.why,
        rise(
            "line",
            "Sensors leaving the line per week",
            340,
            900,
            "sensors",
            "LATE",
            work("Rent the hall next door until the summer", "DOING", "bogdan"),
        ),
        steps(
            "ready",
            "Second line approved for drinking water",
            step("Tooling delivered", 0.2),
            step("First hundred built", 0.55, 2),
            step("Certificate in hand", 0.95, 3),
        ),
        band("stock", "Weeks of critical parts on the shelf", 6, 9, "weeks"),
        priority=_VOLUME.name,
    ),
    running(
        "c-stay",
        "company",
        "Keep what we know when people move on",
        _STAY.why,
        at_most("left", "People who chose to leave since the quarter began", 2, "people", 1),
        rise("pairs", "Critical skills held by two people or more", 9, 22, "skills", owner="elif"),
        learn("why", "Learn why the first year is the one people leave in"),
        priority=_STAY.name,
        kind="LEARNING",
    ),
    running(
        "p-ines",
        "ines",
        "Hear utilities before their contracts end",
        "I met nine customers last year, all of them after they had decided.",
        rise("visits", "Control rooms visited before a renewal", 2, 14, "visits"),
        rise("acted", "Promises made there and kept within a month", 40, 90, "%", "LATE"),
        to="c-service",
    ),
    running(
        "p-rosa",
        "rosa-quintana",
        "Make the Monday round worth its hour",
        "Twenty people listen to numbers they could read.",
        fall("length", "Length of the company round", 75, 40, "minutes", "EARLY"),
        rise("decide", "Rounds that end with a written decision", 20, 80, "%", "EARLY"),
        to="c-stay",
    ),
)
"""The company's own and those of the people who belong to no department."""
