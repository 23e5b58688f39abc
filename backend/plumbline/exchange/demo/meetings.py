"""What came out of the demo company's weekly review of last week."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DemoPoint:
    """A decision, or an action with who does it and in how many days."""

    kind: str
    text: str
    owner: str | None = None
    days: int = 0


POINTS = (
    DemoPoint("DECISION", "Crews see the confidence circle on every alarm before we add another kind of alarm."),
    DemoPoint("ACTION", "Ask three utilities which alarms they no longer open, and why.", "tomasz", 6),
    DemoPoint("ACTION", "Say by Thursday which tender we can deliver with the parts we have.", "bogdan", 3),
)
