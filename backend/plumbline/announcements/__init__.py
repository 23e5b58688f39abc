"""Announcements of units: their goals of a cycle are told to their people, and who has read them."""
