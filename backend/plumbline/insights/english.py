"""English words by which a key result is taken for an activity: what one does, instead of what changes by it."""

ACTIVITIES = frozenset(
    """
    analyse analyze arrange attend begin build buy complete conduct coordinate create define deliver deploy develop
    establish evaluate execute explore finalise finalize finish hold host implement install introduce investigate
    launch make meet migrate organise organize perform prepare publish send set ship write
    """.split()
)
"""First words of a title, in lower case. Words that are as often nouns (test, work, review …) are left out."""
