"""What the demo company wanted in the two cycles that are closed."""
