"""Every field of the root names its gate, so that a forgotten one cannot stand open."""

from typing import Any

from strawberry.types.base import get_object_definition

from plumbline.organization.gates import Anyone, Gate
from plumbline.schema import schema

FOR_STRANGERS: frozenset[str] = frozenset()
"""Root fields that strangers may ask for. Think twice before one is added."""


def root_fields() -> list[Any]:
    definitions = [get_object_definition(root) for root in (schema.query, schema.mutation) if root is not None]
    return [field for definition in definitions if definition is not None for field in definition.fields]


def test_every_root_field_names_one_gate() -> None:
    wrong = [
        field.python_name
        for field in root_fields()
        if len(field.permission_classes) != 1 or not issubclass(field.permission_classes[0], Gate)
    ]
    assert not wrong, f"Give each of these permission_classes=[SignedIn], [Admin] or [Anyone]: {', '.join(wrong)}."


def test_strangers_come_in_only_where_it_was_decided() -> None:
    opened = {field.python_name for field in root_fields() if Anyone in field.permission_classes}
    assert opened <= FOR_STRANGERS, "If strangers may really see this, say so in FOR_STRANGERS."
