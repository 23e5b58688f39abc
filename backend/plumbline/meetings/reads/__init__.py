"""Batched reads of review meetings."""
