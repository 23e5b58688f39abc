"""The words of the library that are choices."""

from enum import StrEnum


class BusinessFunction(StrEnum):
    """What part of a company a template is for."""

    STRATEGY = "STRATEGY"
    PRODUCT = "PRODUCT"
    ENGINEERING = "ENGINEERING"
    DATA = "DATA"
    SECURITY = "SECURITY"
    DESIGN = "DESIGN"
    MARKETING = "MARKETING"
    SALES = "SALES"
    CUSTOMER_SUCCESS = "CUSTOMER_SUCCESS"
    SUPPORT = "SUPPORT"
    OPERATIONS = "OPERATIONS"
    FINANCE = "FINANCE"
    PEOPLE = "PEOPLE"
    LEGAL = "LEGAL"


class TemplateOrigin(StrEnum):
    """Where a template comes from."""

    SHIPPED = "SHIPPED"
    COMPANY = "COMPANY"
