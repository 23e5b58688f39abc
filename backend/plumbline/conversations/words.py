"""The closed choices of conversations."""

from enum import StrEnum


class RecognitionSize(StrEnum):
    """How big a thank-you is."""

    SMALL = "SMALL"
    BIG = "BIG"


class FeedbackState(StrEnum):
    """How far feedback has come."""

    ASKED = "ASKED"
    GIVEN = "GIVEN"
    DECLINED = "DECLINED"


class FeedbackBox(StrEnum):
    """Which of the viewer's feedback."""

    ASKED_OF_ME = "ASKED_OF_ME"
    ASKED_BY_ME = "ASKED_BY_ME"
    GIVEN_TO_ME = "GIVEN_TO_ME"
    GIVEN_BY_ME = "GIVEN_BY_ME"
    SHARED_WITH_ME = "SHARED_WITH_ME"
