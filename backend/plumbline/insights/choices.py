"""What the kinds of findings mean, as the schema tells it."""

from plumbline.engine.choices import choice
from plumbline.insights import words

choice(
    words.FindingKind,
    METRIC_IN_TITLE="A number in the title of an objective: it belongs into a key result.",
    OWNER_LEFT="The person who owns it has left.",
    TITLE_LENGTH="A title of fewer than 4 or more than 18 words: {words}, where {fewest} to {most} are right.",
    NO_WHY="It does not say why it matters.",
    NO_PRIORITY="A company objective that cites no strategic priority.",
    KEY_RESULT_COUNT="Fewer than 3 or more than 5 key results: {count}, where {fewest} to {most} are right.",
    NO_NUMBER="A key result without a number.",
    ACTIVITY="A key result that says what is done, not what it changes: it begins with {word}.",
    ALL_LAGGING="Every key result shows only afterwards whether it worked.",
    SANDBAGGING="Everybody was sure from the beginning: the targets ask for too little.",
    WISHFUL="Hardly anybody believed in it from the beginning.",
    NOT_ALIGNED="It aligns to nothing.",
    LEVEL_SKIP="It aligns only to what stands two or more levels above its owner, past the unit between.",
    NEAR_DUPLICATE="An objective of another unit says nearly the same: {title} of {owner}.",
    OPPOSITE="A key result of another objective pulls the same metric the other way: {title} of {owner}.",
    TOO_MANY_OBJECTIVES="More than 5 objectives of the company, or more than 4 of a team or a person, in one cycle: "
    "{count}, where {most} are enough.",
    SILO="Everything that contributes to the objectives of a unit is its own or its own people's: all {count}.",
    OVERLOAD="An owner who answers for far more key results than the others: {count}, where half of the {owners} "
    "who have any have at most {middle}.",
)
choice(
    words.SmartCriterion,
    SPECIFIC="It names what is done.",
    MEASURABLE="One can tell how much of it is done.",
    ASSIGNED="Somebody does it.",
    RELEVANT="It says which key result it moves.",
    TIMED="It has a day inside its goal's.",
)
choice(
    words.SmartVerdict,
    NAMED="Specific: it names what is done.",
    TOO_SHORT="Not specific: fewer than three words.",
    VAGUE="Not specific: {word} can mean anything.",
    COUNTED="Measurable: it says how much or how many.",
    SIZED="Measurable: by its effort or its link.",
    UNCOUNTED="Not measurable: nothing says how much there is to do.",
    OWNED="Assigned: somebody does it.",
    UNOWNED="Not assigned: nobody does it.",
    FOR_A_KEY_RESULT="Relevant: it says which key result it moves.",
    FOR_NONE="Not relevant: it names no key result.",
    DATED="Timed: it has a day.",
    UNDATED="Not timed: it has no day.",
    TOO_LATE="Not timed: it ends after its goal does, on {day}.",
)
choice(
    words.PictureKind,
    PROGRESS="Progress and what is expected, week by week.",
    HEALTH="How many objectives are in which health.",
    HEALTH_HISTORY="The same, week by week.",
    CHECK_INS="On how many key results was reported, day by day.",
    REPORTING="How many key results are up to date, and how many are outdated.",
    BLOCKERS="How long blockers stood until they were resolved.",
    ALIGNMENT="How many objectives lead up to the company, and which units stand alone.",
    FORECAST="Key results that miss their target if they go on as they did.",
    TEAMS="The teams below, beside each other, by name.",
    CYCLES="This cycle beside those before it.",
)
