"""Grading, retrospectives, what goes on into the next cycle, and the close of a cycle."""
