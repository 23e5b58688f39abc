"""What any program needs and none of it knows an OKR word: clock, identifiers, errors, text, paging."""
