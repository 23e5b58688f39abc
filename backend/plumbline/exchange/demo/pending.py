"""What people of the demo company have written for the running cycle and nobody has published yet."""

from plumbline.exchange.demo.content import DemoKeyResult, DemoObjective

PROPOSED = (
    DemoObjective(
        "w-firmware", "RUNNING", "firmware", "Let sensors update themselves at night",
        "A truck to every shaft is the dearest way to ship a fix.",
        (
            DemoKeyResult("w-firmware-air", "Sensors that took the last update by radio", "INCREASE", 12, 80, unit="%"),
            DemoKeyResult("w-firmware-brick", "Sensors lost to an update", "AT_MOST", target=3, unit="sensors"),
        ),
        aligned_to="c-service",
    ),
    DemoObjective(
        "w-support", "RUNNING", "support", "Write the answer down once", "A third of all questions were asked before.",
        (DemoKeyResult("w-support-found", "Questions closed with a link", "INCREASE", 8, 30, unit="%"),),
        aligned_to="c-service-keep",
    ),
)  # fmt: skip
"""Handed to the lead of the unit above for review."""

DRAFTS = (
    DemoObjective(
        "w-hiring", "RUNNING", "hiring", "Hear why people say no to us", "We guess, and then we raise the offer.",
        (DemoKeyResult("w-hiring-calls", "Talks with people who declined", "INCREASE", 0, 15, unit="talks"),),
        aligned_to="c-stay",
    ),
    DemoObjective(
        "w-yuki", "RUNNING", "yuki", "Teach two people to tune the model without me",
        "I am the only one who dares to touch the thresholds.",
        (DemoKeyResult("w-yuki-tuned", "Tunings released by somebody else", "INCREASE", 0, 4, unit="tunings"),),
        aligned_to="c-stay-pairs",
    ),
)  # fmt: skip
"""Seen by their owners only."""
