"""The dashboards that teams of the demo company have saved."""

from dataclasses import dataclass

from plumbline.insights.words import PictureKind


@dataclass(frozen=True, slots=True)
class DemoDashboard:
    """What a unit looks at, by its key, in its order."""

    unit: str
    title: str
    pictures: tuple[PictureKind, ...]


_PICTURE = PictureKind
DASHBOARDS = (
    DemoDashboard(
        "engineering",
        "Before the Monday round",
        (_PICTURE.HEALTH, _PICTURE.FORECAST, _PICTURE.BLOCKERS, _PICTURE.TEAMS, _PICTURE.PROGRESS),
    ),
    DemoDashboard(
        "customer",
        "How close we are to our utilities",
        (_PICTURE.PROGRESS, _PICTURE.CHECK_INS, _PICTURE.REPORTING, _PICTURE.HEALTH_HISTORY, _PICTURE.CYCLES),
    ),
)
