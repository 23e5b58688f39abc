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
FILLERS = frozenset(
    """
    a about all an and any are as at be become becoming being better by can do each even every everybody everyone for
    from get give has have her how his in into is it its keep less let make making more most much new number of on one or our
    own so stay than that the their them they this to turn us very we what when where which who will with without you
    your
    """.split()
)
"""Words that say nothing of what a goal is about."""

DIRECTIONS = frozenset(
    """
    accelerate achieve boost bring cut decrease deliver develop double drive drop enhance ensure expand gain grow
    growing half halve higher improve improving increase increased keep lift lower lowered maintain maximise maximize
    minimise minimize optimise optimize raise raised reach reduce reduced rise shorten speed strengthen triple win
    """.split()
)
"""Words that say which way something is to go; without them a title says what it is that goes there."""
