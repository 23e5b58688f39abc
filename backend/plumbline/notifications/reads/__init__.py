"""Batched reads of notifications: the inbox, and who is concerned by what happened."""
