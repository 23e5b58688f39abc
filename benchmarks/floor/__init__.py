"""The endpoints somebody would write by hand for just these answers: the floor."""
