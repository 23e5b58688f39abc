"""The choices of conversations, as GraphQL shows them."""

from plumbline.conversations.words import FeedbackBox, FeedbackState, RecognitionSize
from plumbline.engine.choices import choice

choice(RecognitionSize, SMALL="A thank-you in passing.", BIG="One that everybody should notice.")
choice(
    FeedbackState,
    ASKED="It was asked for and waits for an answer.",
    GIVEN="It was given.",
    DECLINED="Whoever was asked does not give any.",
)
choice(
    FeedbackBox,
    ASKED_OF_ME="What the viewer was asked for and has not answered.",
    ASKED_BY_ME="What the viewer has asked for and not got.",
    GIVEN_TO_ME="What was given to the viewer.",
    GIVEN_BY_ME="What the viewer has given.",
    SHARED_WITH_ME="What was given to people whose manager the viewer is, where both agree that the manager reads it.",
)
