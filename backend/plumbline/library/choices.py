"""What the library's words mean, as the schema tells it."""

from plumbline.engine.choices import choice
from plumbline.library import words

choice(
    words.BusinessFunction,
    STRATEGY="The company as a whole and its strategy.",
    PRODUCT="What is built for whom.",
    ENGINEERING="Building and running software.",
    DATA="Data and analytics.",
    SECURITY="Security and internal IT.",
    DESIGN="Design and research.",
    MARKETING="Being known and found.",
    SALES="Winning customers.",
    CUSTOMER_SUCCESS="Keeping customers successful.",
    SUPPORT="Answering customers.",
    OPERATIONS="Making, buying and delivering.",
    FINANCE="Money and planning.",
    PEOPLE="People and culture.",
    LEGAL="Law and compliance.",
)
choice(
    words.TemplateOrigin,
    SHIPPED="It comes with Plumbline.",
    COMPANY="Somebody of the company has saved it.",
)
