"""What the choices of reviews mean, as the schema tells it."""

from plumbline.engine.choices import choice
from plumbline.reviews import words

choice(
    words.MissCause,
    STARTED_LATE="Work on it began too late.",
    TOO_AMBITIOUS="The target was out of reach.",
    TOO_MANY_GOALS="Too much was followed at once.",
    RESOURCES_MISSING="People or money were missing.",
    DEPENDENCY="It waited for somebody else.",
    PRIORITIES_CHANGED="Something else became more important.",
    WRONG_APPROACH="What was tried did not move it.",
    NOT_MEASURED="Nobody could tell how it stood.",
    OTHER="Something else, said in words.",
)
choice(
    words.CarryDecision,
    KEEP="It goes on as it is, published at once.",
    MODIFY="It goes on as a draft, to be changed before it is published.",
    ABANDON="It ends here.",
)
