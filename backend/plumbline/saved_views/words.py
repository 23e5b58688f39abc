"""Words of saved views."""

from enum import Enum


class AlignmentShape(Enum):
    """How the alignment of goals is drawn."""

    TREE = "TREE"
    MAP = "MAP"
    OUTLINE = "OUTLINE"
