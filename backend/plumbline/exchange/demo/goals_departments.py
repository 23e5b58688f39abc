"""What the departments want in the running cycle."""

from plumbline.exchange.demo.content import DemoKeyResult, DemoMilestone, DemoObjective

DEPARTMENTS = (
    DemoObjective(
        "d-product-trust", "RUNNING", "product", "Show planners how sure we are", "A pin without doubt gets blamed.",
        (
            DemoKeyResult("d-trust-shown", "Alarms shown with a confidence circle", "INCREASE", 0, 100, unit="%"),
            DemoKeyResult("d-trust-crews", "Crews who say the circle changed where they dug", "INCREASE", 20, 60,
                          unit="%", fate="LATE", initiatives=("Ride along with six crews in Porto and Malmö",)),
        ),
        aligned_to="c-leaks", co_owners=("acoustics",),
    ),
    DemoObjective(
        "d-product-map", "RUNNING", "product", "Answer the first question of the day in one glance",
        "Planners arrive with one question: what changed overnight?",
        (
            DemoKeyResult("d-map-open", "Median time from sign-in to first decision", "DECREASE", 190, 60,
                          unit="seconds"),
            DemoKeyResult("d-map-night", "Overnight digest live for every utility", "BINARY", fate="OVER"),
        ),
        aligned_to="c-service-use",
    ),
    DemoObjective(
        "d-eng-ear", "RUNNING", "engineering", "Hear leaks through plastic pipes",
        "Plastic swallows sound; most new mains are plastic.",
        (
            DemoKeyResult("d-ear-recall", "Known leaks found on plastic mains", "INCREASE", 41, 70, unit="%",
                          fate="MISSED"),
            DemoKeyResult("d-ear-set", "Labelled recordings from plastic mains", "INCREASE", 2_400, 9_000,
                          unit="recordings"),
        ),
        aligned_to="c-leaks-hit", kind="ASPIRATIONAL",
    ),
    DemoObjective(
        "d-eng-always", "RUNNING", "engineering", "Never lose a reading", "A gap in the night is a leak unseen.",
        (
            DemoKeyResult("d-always-in", "Readings stored within ten minutes", "AT_LEAST", target=99.9, unit="%"),
            DemoKeyResult("d-always-cost", "Cloud cost per sensor and year", "DECREASE", 4.1, 2.6, unit="EUR"),
        ),
        aligned_to="c-service",
    ),
    DemoObjective(
        "d-ops-line", "RUNNING", "operations", "Turn handwork into a line", "The tenders ask for volume by autumn.",
        (
            DemoKeyResult("d-line-cycle", "Minutes of handwork per sensor", "DECREASE", 38, 15, unit="minutes",
                          fate="BLOCKED"),
            DemoKeyResult("d-line-first", "Sensors right the first time", "INCREASE", 91, 98, unit="%"),
            DemoKeyResult("d-line-steps", "Potting station automated", "MILESTONES", milestones=(
                DemoMilestone("Robot installed", 0.3), DemoMilestone("Leak test passed", 0.6),
                DemoMilestone("Night shift without help", 0.9))),
        ),
        aligned_to="c-volume-line",
    ),
    DemoObjective(
        "d-sales-years", "RUNNING", "sales", "Sell years and not boxes", "One-off deals leave us at zero each January.",
        (
            DemoKeyResult("d-years-share", "New contracts of three years or more", "INCREASE", 35, 65, unit="%"),
            DemoKeyResult("d-years-tender", "National tenders with us on the short list", "INCREASE", 0, 2,
                          unit="tenders", fate="LATE"),
        ),
        aligned_to="c-service-rev",
    ),
    DemoObjective(
        "d-cs-hundred", "RUNNING", "customer", "Make the first hundred days count",
        "Utilities that find a leak early renew.",
        (
            DemoKeyResult("d-hundred-first", "Days from contract to first leak found", "DECREASE", 84, 45, unit="days"),
            DemoKeyResult("d-hundred-score", "Onboarding rated good or better", "AT_LEAST", target=90, unit="%"),
        ),
        aligned_to="c-service-keep",
    ),
    DemoObjective(
        "d-people-pay", "RUNNING", "people", "Pay fairly and be able to explain it", "Rumours do the explaining today.",
        (
            DemoKeyResult("d-pay-gap", "Unexplained pay gap between equal roles", "DECREASE", 6.5, 2, unit="%"),
            DemoKeyResult("d-pay-bands", "Roles with a written band", "INCREASE", 30, 100, unit="%"),
        ),
        aligned_to=None, visibility="TEAM",
    ),
)  # fmt: skip
