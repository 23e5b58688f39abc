"""The 120 people of the demo company: leads first, then each team's members."""

import re
import unicodedata

from plumbline.exchange.demo.company import UNITS
from plumbline.exchange.demo.content import DemoPerson, Role

_LEADS = {
    "ines": ("Inês Carvalho", "Chief Executive"),
    "tomasz": ("Tomasz Wilk", "Head of Product"),
    "leilani": ("Leilani Kahale", "Design Lead"),
    "arjun": ("Arjun Menon", "Product Lead, Network Insight"),
    "adaeze": ("Adaeze Okafor", "Head of Engineering"),
    "mikko": ("Mikko Lehtonen", "Firmware Lead"),
    "yuki": ("Yuki Tanabe", "Acoustics Lead"),
    "rafael": ("Rafael Duarte", "Platform Lead"),
    "hanna": ("Hanna Lindqvist", "Quality Lead"),
    "bogdan": ("Bogdan Ionescu", "Head of Operations"),
    "fatima": ("Fátima Nogueira", "Assembly Lead"),
    "kwame": ("Kwame Boateng", "Supply Chain Lead"),
    "camille": ("Camille Roux", "Head of Sales"),
    "lars": ("Lars Overgaard", "Regional Lead, Utilities"),
    "mariam": ("Mariam Haddad", "Partner Lead"),
    "diego": ("Diego Fuentes", "Head of Customer Success"),
    "sipho": ("Sipho Dlamini", "Field Service Lead"),
    "aoife": ("Aoife Brennan", "Support Lead"),
    "noor": ("Noor van Dijk", "Head of People & Finance"),
    "elif": ("Elif Aydın", "People Lead and OKR Coach"),
    "giulia": ("Giulia Marchetti", "Finance Lead"),
}
_ROLES: dict[str, Role] = {"noor": "ADMIN", "elif": "COACH", "otto": "READER"}

_MEMBERS = {
    "company": "Otto Brandt, Advisory Board; Rosa Quintana, Chief of Staff; Camila Prado, Communications",
    "product": "Wanjiru Kamau, Product Operations; Emre Şahin, Technical Writer",
    "discovery": "Pia Hofer, Field Researcher; Jamal Whitaker, Product Designer; Mei-Ling Zhou, Product Designer;"
    " Tiago Reis, Service Designer; Sunniva Berg, Researcher",
    "insight": "Oksana Shevchuk, Product Manager; Ravi Pillai, Product Manager; Klára Novotná, Product Analyst;"
    " Joaquín Vera, Product Manager; Thandi Mokoena, Data Designer",
    "engineering": "Greta Sommer, Engineering Operations; Dawit Bekele, Security Engineer",
    "firmware": "Anja Petrović, Firmware Engineer; Sean Gallagher, Firmware Engineer; Priya Nair, Radio Engineer;"
    " Mateus Pinho, Firmware Engineer; Linh Tran, Power Engineer; Ville Saarinen, Firmware Engineer; Naomi Adler,"
    " Firmware Engineer",
    "acoustics": "Nadia Benali, Signal Scientist; Hugo Lefèvre, Data Scientist; Chiamaka Eze, Data Engineer;"
    " Soren Dahl, Hydraulic Modeller; Ayumi Kondo, Signal Scientist; Pedro Salgado, Data Scientist;"
    " Zsófia Kiss, Machine Learning Engineer",
    "cloud": "Ingrid Moe, Site Reliability Engineer; Kofi Asante, Backend Engineer; Dmitri Volkov, Backend Engineer;"
    " Laleh Rahimi, Backend Engineer; Marek Zielinski, Frontend Engineer; Catarina Lobo, Frontend Engineer;"
    " Binh Pham, Site Reliability Engineer; Julien Mercier, Data Platform Engineer",
    "quality": "Abena Mensah, Test Engineer; Rui Tavares, Reliability Engineer; Freya Olsen, Test Engineer;"
    " Hassan Mourad, Compliance Engineer",
    "operations": "Stela Dimitrova, Process Engineer; Vasco Amaral, Site Manager",
    "assembly": "Luísa Pacheco, Line Captain; Ivo Marques, Line Captain; Teresa Cunha, Assembler; Amílcar Gomes,"
    " Assembler; Danuta Krol, Assembler; Nelson Évora, Assembler; Sara Figueira, Test Bench Operator; Joana Prates,"
    " Potting Specialist; Hélder Brito, Maintenance; Mónica Serra, Assembler",
    "supply": "Tendai Moyo, Buyer; Magda Wolska, Planner; Chen Wei, Supplier Quality; Filipe Antunes, Logistics;"
    " Siti Rahman, Buyer",
    "sales": "Astrid Nyman, Sales Operations; Omar Khalil, Tender Manager",
    "utilities": "Birgit Kessler, Account Manager; Pablo Iriarte, Account Manager; Sinead Doyle, Account Manager;"
    " Matteo Ferri, Account Manager; Annika Vogt, Solution Engineer; Yannick Dubois, Account Manager; Eszter Balogh,"
    " Solution Engineer; Clive Archer, Account Manager",
    "partners": "Karim Saidi, Partner Manager; Helga Jónsdóttir, Partner Manager; Nikos Pappas, Partner Trainer;"
    " Walter Boyd, Partner Manager",
    "customer": "Beatriz Lemos, Onboarding Manager; Kenji Mori, Success Analyst",
    "field": "Thabo Nkosi, Field Engineer; Ewa Dudek, Field Engineer; Marco Bellini, Field Engineer; Lucía Paredes,"
    " Field Engineer; Jonas Richter, Field Engineer; Amara Diallo, Field Planner; Pavel Horák, Field Engineer;"
    " Renata Lima, Field Engineer",
    "support": "Niamh Kelly, Support Specialist; Zeynep Demir, Support Specialist; Gustavo Pires, Support Specialist;"
    " Hye-jin Seo, Support Engineer; Clara Winter, Support Specialist; Samuel Osei, Support Engineer",
    "people": "Ronja Ek, Office Lead; André Coutinho, Workplace",
    "hiring": "Marta Wieczorek, Recruiter; Dalia Mansour, Recruiter; Finn McCarthy, Learning Partner",
    "finance": "Xavier Puig, Controller; Olena Marchenko, Accountant; Rui Bastos, Payroll; Tamsin Field, Legal Counsel",
}

_ELSEWHERE = {
    "Europe/Berlin": "tomasz leilani yuki hugo-lefevre soren-dahl ayumi-kondo zsofia-kiss pia-hofer sunniva-berg"
    " klara-novotna greta-sommer hanna freya-olsen abena-mensah lars birgit-kessler annika-vogt matteo-ferri"
    " eszter-balogh yannick-dubois camille astrid-nyman ewa-dudek jonas-richter pavel-horak marco-bellini"
    " clara-winter zeynep-demir magda-wolska marek-zielinski ingrid-moe helga-jonsdottir giulia noor ronja-ek otto",
    "America/New_York": "jamal-whitaker sean-gallagher naomi-adler samuel-osei laleh-rahimi walter-boyd finn-mccarthy"
    " dawit-bekele",
    "Asia/Singapore": "chen-wei siti-rahman binh-pham hye-jin-seo kenji-mori mei-ling-zhou linh-tran",
    "America/Sao_Paulo": "gustavo-pires lucia-paredes renata-lima joaquin-vera pedro-salgado",
}
_ZONES = {key: zone for zone, keys in _ELSEWHERE.items() for key in keys.split()}
"""Who works from Berlin, Boston, Singapore or São Paulo; everybody else from Lisbon."""


def _key(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.replace("ı", "i").replace("ø", "o")).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z]+", "-", plain.lower()).strip("-")


def _zone(key: str) -> str:
    return _ZONES.get(key, "Europe/Lisbon")


def _people() -> tuple[DemoPerson, ...]:
    found = []
    for unit in UNITS:
        name, title = _LEADS[unit.lead]
        above = next((one.lead for one in UNITS if one.key == unit.under), None)
        found.append(
            DemoPerson(unit.lead, name, title, unit.key, above, _ROLES.get(unit.lead, "MEMBER"), _zone(unit.lead))
        )
        for entry in _MEMBERS[unit.key].split("; "):
            name, title = entry.split(", ", 1)
            key = "otto" if name == "Otto Brandt" else _key(name)
            found.append(DemoPerson(key, name, title, unit.key, unit.lead, _ROLES.get(key, "MEMBER"), _zone(key)))
    return tuple(found)


PEOPLE = _people()
