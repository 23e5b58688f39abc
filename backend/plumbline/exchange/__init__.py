"""Import and export: what leaves Plumbline and what comes in."""
