"""Plumbline beside what it is measured against: see README.md."""
