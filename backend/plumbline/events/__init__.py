"""What happened, kept for whoever wants to know, and work that comes round by itself."""
