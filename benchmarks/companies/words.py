"""Invented names and titles: plausible text of a plausible length, chosen by a number."""

_FIRST = (
    "Ada Amir Ana Bela Carlos Chen Dana Deniz Elena Emeka Eva Farid Finn Grace Hana Hugo Ines Ivan Jana Jonas Kai Kofi"
    " Lara Leo Lin Luca Maja Malik Mara Milo Nadia Nils Noor Olga Omar Pia Priya Ravi Rosa Sami Sara Tariq Tessa Tom"
    " Uma Vera Wei Yuki Zane Zoe"
).split()
_LAST = (
    "Abe Adler Baum Berg Bianchi Braun Costa Cruz Dahl Diaz Engel Falk Fuchs Garcia Gruber Haas Hansen Horn Ito Jansen"
    " Kaya Keller Kim Koch Kovac Krause Lang Larsen Lopez Maier Mendes Meyer Novak Okafor Olsen Park Patel Peters Popov"
    " Rao Reyes Rossi Roth Sato Schulz Silva Singh Stein Sung Torres Tran Vogel Wagner Wolf Yilmaz Young Zhang Ziegler"
).split()
_AIMS = ("Make Keep Bring Turn Build Grow Shape Open Prepare Renew Simplify Strengthen Restore Settle Speed").split()
_SUBJECTS = (
    "the first week of a new customer",
    "the way we answer questions",
    "our deliveries to the north",
    "the handover between shifts",
    "the monthly close of the books",
    "the service people recommend",
    "the search that everyone uses",
    "the plant in the valley",
    "our promise to small shops",
    "the training of new colleagues",
    "the order that goes wrong",
    "our place in the schools",
)
_ENDS = (
    "a reason to stay with us",
    "something we are proud of",
    "calm in the busiest weeks",
    "fit for twice as many people",
    "the best in the region",
    "easy to understand for anyone",
    "ready before the winter",
    "work that nobody has to redo",
)
_MEASURED = (
    "Customers who come back within a month",
    "Median hours until the first answer",
    "Orders delivered on the promised day",
    "Share of shifts handed over in writing",
    "Working days until the books are closed",
    "People who would recommend us to a friend",
    "Searches that end with a click",
    "Tonnes of waste per hundred orders",
    "New contracts with shops below ten people",
    "Colleagues who finished the training",
    "Complaints per thousand parcels",
    "Schools that use us every week",
)
_TEAMS = "Sales Service Parcels Ledger Search Plant Schools Field Supply Press Safety Data Care Network Design".split()
_NOTES = (
    "Two of the three pilots run; the third waits for the new scanner.",
    "As planned. The numbers of the south are in, the north follows on Thursday.",
    "Slower than hoped because of the holidays; we catch up next week with the night shift.",
    "The supplier moved the date again. We found a second one and compare prices.",
    "Good week: the change of last month shows for the first time.",
    "No news. The review with the customers is on Friday.",
    "We stopped the old campaign and put its budget here.",
    "The figure includes the late bookings of last week.",
)


def person_name(number: int) -> str:
    """First and last name; the thousands repeat."""
    return f"{_FIRST[number % len(_FIRST)]} {_LAST[number // len(_FIRST) % len(_LAST)]}"


def email(number: int) -> str:
    """An address that no two people share."""
    return f"{person_name(number).lower().replace(' ', '.')}.{number}@example.com"


def team_name(number: int) -> str:
    """A team's name with its number."""
    return f"{_TEAMS[number % len(_TEAMS)]} {number}"


def objective_title(bits: int) -> str:
    """What shall be true, in 40 to 80 characters."""
    aim, subject = _AIMS[bits % len(_AIMS)], _SUBJECTS[(bits >> 8) % len(_SUBJECTS)]
    return f"{aim} {subject} {_ENDS[(bits >> 16) % len(_ENDS)]}"


def key_result_title(bits: int) -> str:
    """What is measured, in 40 to 80 characters."""
    measured, team = _MEASURED[bits % len(_MEASURED)], _TEAMS[(bits >> 8) % len(_TEAMS)]
    return f"{measured} in {team}, {'weekly' if bits >> 16 & 1 else 'monthly'} average"


def note(bits: int) -> str | None:
    """What a reporter writes; nothing, two times out of three."""
    return _NOTES[(bits >> 2) % len(_NOTES)] if bits % 3 == 0 else None
