"""The choices of handovers, as GraphQL shows them."""

from plumbline.engine.choices import choice
from plumbline.handovers.words import HandoverKind

choice(
    HandoverKind,
    OBJECTIVE="They own the objective.",
    CO_OWNED="They are a further owner of the objective.",
    KEY_RESULT="They own the key result.",
    REPORT="They report on the key result.",
    BLOCKER="It waits for them to act.",
    INITIATIVE="They do the work.",
)
