"""Batched reads of findings: of objectives, of owners, of a whole cycle."""
