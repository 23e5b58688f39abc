"""What teams and people want in the running cycle."""

from plumbline.exchange.demo.content import DemoKeyResult, DemoObjective

TEAMS = (
    DemoObjective(
        "t-firmware", "RUNNING", "firmware", "Listen longer on the same battery", "Night hours tell leaks from use.",
        (
            DemoKeyResult("t-firmware-hours", "Hours of listening per night", "INCREASE", 1.5, 4, unit="hours"),
            DemoKeyResult("t-firmware-life", "Projected battery life", "AT_LEAST", target=10, unit="years"),
        ),
        aligned_to="d-ear-recall",
    ),
    DemoObjective(
        "t-acoustics", "RUNNING", "acoustics", "Tell a leak from a pump", "Pumps cause a third of all false alarms.",
        (
            DemoKeyResult("t-acoustics-pumps", "False alarms caused by pumps", "DECREASE", 33, 8, unit="%",
                          fate="OVER"),
            DemoKeyResult("t-acoustics-place", "Median distance between pin and leak", "DECREASE", 3.4, 1.8,
                          unit="metres"),
        ),
        aligned_to="c-leaks", co_owners=("insight",),
    ),
    DemoObjective(
        "t-cloud", "RUNNING", "cloud", "Take in ten times the readings without noticing",
        "The tenders multiply what arrives.",
        (
            DemoKeyResult("t-cloud-load", "Readings per second in the load test", "INCREASE", 5_000, 50_000,
                          unit="readings", initiatives=("Replay a storm night at ten times the speed",)),
            DemoKeyResult("t-cloud-pages", "Night pages per month", "DECREASE", 9, 2, unit="pages"),
        ),
        aligned_to="d-eng-always",
    ),
    DemoObjective(
        "t-assembly", "RUNNING", "assembly", "Pot every sensor once", "A repotted sensor costs twice and leaks later.",
        (
            DemoKeyResult("t-assembly-rework", "Sensors potted a second time", "DECREASE", 7, 2, unit="%"),
            DemoKeyResult("t-assembly-trained", "People trained on the robot", "INCREASE", 1, 8, unit="people",
                          fate="QUIET"),
        ),
        aligned_to="d-line-first",
    ),
    DemoObjective(
        "t-field", "RUNNING", "field", "Install a street in a morning", "Traffic permits end at noon.",
        (DemoKeyResult("t-field-rate", "Sensors installed per crew and day", "INCREASE", 14, 24, unit="sensors"),),
        aligned_to="d-hundred-first",
    ),
    DemoObjective(
        "p-nadia", "RUNNING", "nadia-benali", "Recognise the sound of a fire pump", "It is our loudest false alarm.",
        (DemoKeyResult("p-nadia-clips", "Fire pump recordings labelled", "INCREASE", 12, 150, unit="recordings"),),
        aligned_to="t-acoustics-pumps",
    ),
    DemoObjective(
        "p-kofi", "RUNNING", "kofi-asante", "Make replays as quick as a coffee", "We test less than we could.",
        (DemoKeyResult("p-kofi-replay", "Minutes to replay one night", "DECREASE", 95, 10, unit="minutes"),),
        aligned_to="t-cloud-load",
    ),
    DemoObjective(
        "p-adaeze", "RUNNING", "adaeze", "Hand over the weekly review", "I am the bottleneck on Mondays.",
        (DemoKeyResult("p-adaeze-led", "Weekly reviews led by somebody else", "INCREASE", 0, 8, unit="reviews"),),
        visibility="PRIVATE",
    ),
)  # fmt: skip
