"""English words that checks look for: activities in key results, and words that say nothing in pieces of work."""

ACTIVITIES = frozenset(
    """
    analyse analyze arrange attend begin build buy complete conduct coordinate create define deliver deploy develop
    establish evaluate execute explore finalise finalize finish hold host implement install introduce investigate
    launch make meet migrate organise organize perform prepare publish send set ship write
    """.split()
)
"""First words of a title, in lower case. Words that are as often nouns (test, work, review …) are left out."""

VAGUE = frozenset(
    """
    address better consider enhance etc explore facilitate improve leverage misc optimise optimize several
    some something stuff support synergies things try various
    """.split()
)
"""Words in the title of a piece of work after which nobody knows when it is done, in lower case."""
