"""1:1s: recurring conversations of two people, with an agenda, notes and actions that only the two see."""
