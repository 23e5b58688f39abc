"""What the kinds of findings mean, as the schema tells it."""

from plumbline.engine.choices import choice
from plumbline.insights import words

choice(
    words.FindingKind,
    METRIC_IN_TITLE="A number in the title of an objective: it belongs into a key result.",
    OWNER_LEFT="The person who owns it has left.",
    TITLE_LENGTH="A title of fewer than 4 or more than 18 words.",
    NO_WHY="It does not say why it matters.",
    NO_PRIORITY="A company objective that cites no strategic priority.",
    KEY_RESULT_COUNT="Fewer than 3 or more than 5 key results.",
    NO_NUMBER="A key result without a number.",
    ACTIVITY="A key result that says what is done, not what it changes.",
    ALL_LAGGING="Every key result shows only afterwards whether it worked.",
    SANDBAGGING="Everybody was sure from the beginning: the targets ask for too little.",
    WISHFUL="Hardly anybody believed in it from the beginning.",
    NOT_ALIGNED="It aligns to nothing.",
    LEVEL_SKIP="It aligns only to what stands two or more levels above its owner, past the unit between.",
    NEAR_DUPLICATE="An objective of another unit says nearly the same.",
    OPPOSITE="A key result of another objective pulls the same metric the other way.",
    TOO_MANY_OBJECTIVES="More than 5 objectives of the company, or more than 4 of a team or a person, in one cycle.",
    SILO="Everything that contributes to the objectives of a unit is its own or its own people's.",
    OVERLOAD="An owner who answers for far more key results than the others.",
)
choice(
    words.SmartCriterion,
    SPECIFIC="It names what is done.",
    MEASURABLE="One can tell how much of it is done.",
    ASSIGNED="Somebody does it.",
    RELEVANT="It says which key result it moves.",
    TIMED="It has a day inside its goal's.",
)
