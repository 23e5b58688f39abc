"""Tellmere Instruments, an invented maker of water sensors: who it is and how it is built."""

from plumbline.exchange.demo.content import DemoPriority, DemoUnit

NAME = "Tellmere Instruments"
MISSION = "Every drop of drinking water measured, so that none is lost in silence."
VISION = "By the end of the decade no city loses more than a tenth of its water without knowing where."

PRIORITIES = (
    DemoPriority(
        "Leak finding that utilities trust",
        "Crews dig where we point. Each empty hole costs a utility two thousand euros and us their trust.",
    ),
    DemoPriority(
        "From boxes to a service",
        "Hardware margins fall every year; utilities renew what they use weekly and forget what sits in a shaft.",
    ),
    DemoPriority(
        "Build at ten times the number",
        "Three national tenders next year ask for volumes that our hand-finished line cannot deliver.",
    ),
    DemoPriority(
        "A place people stay",
        "Half of what we know about acoustics is in eleven heads, and two of them left last year.",
    ),
)

UNITS = (
    DemoUnit("company", NAME, None, "ines", MISSION),
    DemoUnit("product", "Product", "company", "tomasz", "Decides what utilities need next and what to leave out."),
    DemoUnit("discovery", "Discovery & Design", "product", "leilani", "Learns from crews in the field."),
    DemoUnit("insight", "Network Insight", "product", "arjun", "Owns the web map that planners open each morning."),
    DemoUnit("engineering", "Engineering", "company", "adaeze", "Builds firmware, cloud and algorithms."),
    DemoUnit("firmware", "Firmware", "engineering", "mikko", "Makes sensors live ten years on one battery."),
    DemoUnit("acoustics", "Acoustics & Data", "engineering", "yuki", "Turns pipe noise into a place to dig."),
    DemoUnit("cloud", "Cloud Platform", "engineering", "rafael", "Takes in four hundred million readings a day."),
    DemoUnit("quality", "Quality Engineering", "engineering", "hanna", "Finds it before the field does."),
    DemoUnit("operations", "Operations", "company", "bogdan", "Buys, builds and ships the sensors."),
    DemoUnit("assembly", "Assembly", "operations", "fatima", "Builds and pots every sensor, in Setúbal."),
    DemoUnit("supply", "Supply Chain", "operations", "kwame", "Keeps parts coming and prices known."),
    DemoUnit("sales", "Sales", "company", "camille", "Wins utilities and the tenders they write."),
    DemoUnit("utilities", "Utilities Europe", "sales", "lars", "Works with two hundred utilities in nine countries."),
    DemoUnit("partners", "Partners", "sales", "mariam", "Sells through engineering offices and installers."),
    DemoUnit("customer", "Customer Success", "company", "diego", "Makes the first hundred days of each utility good."),
    DemoUnit("field", "Field Service", "customer", "sipho", "Installs, swaps and listens on site."),
    DemoUnit("support", "Support", "customer", "aoife", "Answers within the hour, in six languages."),
    DemoUnit("people", "People & Finance", "company", "noor", "Hires, pays, plans and keeps the books."),
    DemoUnit("hiring", "People", "people", "elif", "Finds people, and reasons for them to stay."),
    DemoUnit("finance", "Finance", "people", "giulia", "Tells us what we can afford, before we ask."),
)

PERSONAS = ("noor", "ines", "adaeze", "nadia-benali", "elif")
"""Offered by name at sign-in: admin, head of the company, department lead, member of a team, coach."""
