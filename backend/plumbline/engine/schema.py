"""A schema whose lower types also have the fields that upper folders attach to them."""

from collections.abc import Mapping
from typing import Any

import strawberry
from strawberry.types.base import StrawberryObjectDefinition, get_object_definition
from strawberry.types.field import StrawberryField

from plumbline.engine.executor import BreadthFirst


class Joined(strawberry.Schema):
    """A schema that the engine executes.

    `attached` maps a type or interface to the class that declares its extra fields; fields
    attached to an interface reach every type that implements it. Raises TypeError for an extra
    field whose name is taken, ValueError for a type that is not in the schema.
    """

    def __init__(self, query: type, *, attached: Mapping[type, type] | None = None, **options: Any) -> None:
        self.attached = {
            type_: get_object_definition(extra, strict=True).fields for type_, extra in (attached or {}).items()
        }
        self._met: set[type] = set()
        options.setdefault("execution_context_class", BreadthFirst)
        super().__init__(query, **options)
        unknown = [type_.__name__ for type_ in self.attached if type_ not in self._met]
        if unknown:
            raise ValueError(f"fields are attached to {', '.join(unknown)}: not in the schema")

    def get_fields(self, type_definition: StrawberryObjectDefinition) -> list[StrawberryField]:
        """The type's own fields and those attached to it or to an interface it implements."""
        fields = {field.python_name: field for field in type_definition.fields}
        for definition in (type_definition, *type_definition.interfaces):
            self._met.add(definition.origin)
            for field in self.attached.get(definition.origin, ()):
                known = fields.setdefault(field.python_name, field)
                if known is not field:
                    name = f"{type_definition.name}.{field.python_name}"
                    raise TypeError(f"{name} is attached and declared: one of them must go")
        for field in fields.values():
            _describe_inputs(field)
        return list(fields.values())


def _describe_inputs(field: StrawberryField) -> None:
    """An argument that takes an input type is described by that type, unless it says more itself."""
    for argument in field.arguments:
        definition = get_object_definition(argument.type)
        if argument.description is None and definition is not None and definition.is_input:
            argument.description = definition.description
