"""What the company and its departments wanted in the two cycles that are closed."""

from plumbline.exchange.demo.content import DemoKeyResult, DemoMilestone, DemoObjective

CLOSED = (
    DemoObjective(
        "b-proof", "BEFORE_LAST", "company", "Prove that listening beats digging",
        "Only three utilities had seen us find a leak by themselves.",
        (
            DemoKeyResult("b-proof-pilots", "Pilots with a leak found in the first month", "INCREASE", 3, 12,
                          unit="pilots", fate="OVER"),
            DemoKeyResult("b-proof-hit", "Digs that find the leak within two metres", "INCREASE", 52, 62, unit="%"),
        ),
    ),
    DemoObjective(
        "b-eng-clock", "BEFORE_LAST", "engineering", "Make two sensors agree on the time",
        "Without a shared clock there is no direction to the sound.",
        (
            DemoKeyResult("b-clock-drift", "Clock drift between neighbours", "DECREASE", 40, 5, unit="milliseconds"),
            DemoKeyResult("b-clock-out", "Sensors in the field with the new clock", "INCREASE", 0, 80, unit="%",
                          fate="LATE"),
        ),
        aligned_to="b-proof-hit",
    ),
    DemoObjective(
        "b-sales-story", "BEFORE_LAST", "sales", "Let utilities tell our story", "Engineers believe engineers.",
        (
            DemoKeyResult("b-story-refs", "Utilities that take reference calls", "INCREASE", 4, 15, unit="utilities"),
            DemoKeyResult("b-story-day", "Open day at the Porto waterworks held", "BINARY"),
        ),
        aligned_to="b-proof-pilots",
    ),
    DemoObjective(
        "b-ops-parts", "BEFORE_LAST", "operations", "Never wait for a battery again",
        "One supplier stopped the line for nine days.",
        (
            DemoKeyResult("b-parts-second", "Critical parts with a second source", "INCREASE", 5, 14, unit="parts",
                          fate="MISSED"),
            DemoKeyResult("b-parts-stop", "Hours the line stood still for parts", "AT_MOST", target=8, unit="hours",
                          fate="BLOCKED"),
        ),
    ),
    DemoObjective(
        "l-morning", "LAST", "company", "Give planners a reason to sign in", "Reports by mail are read once a month.",
        (
            DemoKeyResult("l-morning-use", "Utilities that open the map four days a week", "INCREASE", 22, 60,
                          unit="utilities"),
            DemoKeyResult("l-morning-rev", "Yearly subscription revenue", "INCREASE", 2_400_000, 3_200_000, unit="EUR"),
        ),
        kind="ASPIRATIONAL",
    ),
    DemoObjective(
        "l-trust", "LAST", "company", "Stop crying wolf", "A crew that digs in vain twice stops calling.",
        (
            DemoKeyResult("l-trust-hit", "Digs that find the leak within two metres", "INCREASE", 61, 72, unit="%",
                          fate="LATE"),
            DemoKeyResult("l-trust-alarms", "False alarms per network and week", "DECREASE", 6, 3, unit="alarms"),
        ),
    ),
    DemoObjective(
        "l-product-map", "LAST", "product", "Put the whole network on one map", "Planners kept four windows open.",
        (
            DemoKeyResult("l-map-steps", "Map in the hands of every utility", "MILESTONES", milestones=(
                DemoMilestone("Five utilities try it", 0.3), DemoMilestone("Old reports switched off", 0.8, 2))),
            DemoKeyResult("l-map-speed", "Seconds until the map stands still", "DECREASE", 11, 2, unit="seconds"),
        ),
        aligned_to="l-morning-use",
    ),
    DemoObjective(
        "l-eng-noise", "LAST", "engineering", "Learn what a healthy pipe sounds like",
        "We knew two hundred leaks and no silence.",
        (
            DemoKeyResult("l-noise-hours", "Hours of healthy pipes recorded", "INCREASE", 300, 5_000, unit="hours",
                          fate="OVER"),
            DemoKeyResult("l-noise-model", "False alarms the new model removes", "INCREASE", 0, 40, unit="%"),
        ),
        aligned_to="l-trust-alarms", co_owners=("field",),
    ),
    DemoObjective(
        "l-cs-quiet", "LAST", "customer", "Answer before they ask twice", "Second calls came from unanswered first ones.",
        (
            DemoKeyResult("l-quiet-first", "Questions solved with the first answer", "INCREASE", 58, 75, unit="%"),
            DemoKeyResult("l-quiet-time", "Median time to a first answer", "AT_MOST", target=60, unit="minutes",
                          fate="MISSED"),
        ),
        aligned_to="l-morning",
    ),
    DemoObjective(
        "l-people-start", "LAST", "people", "Make the first week worth telling", "Six of nine new people lacked a desk.",
        (
            DemoKeyResult("l-start-ready", "New people with everything on day one", "INCREASE", 33, 100, unit="%"),
            DemoKeyResult("l-start-buddy", "New people with a buddy from another team", "INCREASE", 0, 90, unit="%",
                          fate="QUIET"),
        ),
    ),
)  # fmt: skip
