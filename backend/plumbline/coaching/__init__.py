"""The coach's work: who needs help and why, and sessions offered."""
