"""Large invented companies for every benchmark: the same rows for the same seed, loaded past the services."""
