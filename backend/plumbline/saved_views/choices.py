"""What the words of saved views mean, as the schema tells it."""

from plumbline.engine.choices import choice
from plumbline.saved_views import words

choice(
    words.AlignmentShape,
    TREE="Company, teams and people from the top down.",
    MAP="Areas in areas, nearer the more is told.",
    OUTLINE="Lines under lines.",
)
