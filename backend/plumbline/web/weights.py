"""What a client accepts and how much it likes it: headers of names with q-values."""


def weights_of(header: str) -> dict[str, float]:
    """The weight of each name in such a header, 0 to 1; of equal names the first one counts, of too many the first 50."""
    return dict(reversed([_weighed(part) for part in header.split(",")[:50]]))


def _weighed(part: str) -> tuple[str, float]:
    name, *parameters = (piece.strip().lower() for piece in part.split(";"))
    for parameter in parameters:
        if parameter.startswith("q="):
            try:
                return name, min(1.0, max(0.0, float(parameter[2:])))
            except ValueError:
                return name, 0.0
    return name, 1.0
