"""What puts a goal on the agenda of a 1:1."""

from plumbline.meetings.words import Topic
from plumbline.one_to_ones.agenda import place, topics
from plumbline.one_to_ones.words import OneToOneTopic


def test_what_is_only_stuck_is_not_talked_about_and_what_is_due_is() -> None:
    assert topics([Topic.STUCK], is_due=False, is_praised=False) == ()
    assert topics([Topic.STUCK], is_due=True, is_praised=False) == (OneToOneTopic.DUE,)


def test_topics_stand_in_the_order_of_the_talk() -> None:
    assert topics([Topic.MOVED, Topic.BLOCKED], is_due=True, is_praised=True) == (
        OneToOneTopic.BLOCKED,
        OneToOneTopic.DUE,
        OneToOneTopic.PRAISED,
        OneToOneTopic.MOVED,
    )


def test_what_is_off_track_comes_before_what_is_at_risk() -> None:
    found = (OneToOneTopic.AT_RISK,)
    assert place(found, "OFF_TRACK") < place(found, "AT_RISK") < place((OneToOneTopic.MOVED,), "OFF_TRACK")
