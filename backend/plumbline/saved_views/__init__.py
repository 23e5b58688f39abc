"""Saved views: the alignment page as somebody left it, under a name, kept for oneself or shared with a unit."""
