"""What the goals say about themselves: quality checks and alignment findings."""
