"""What a public id says of the type behind it."""

from graphql import GraphQLInterfaceType, GraphQLObjectType

from plumbline.okrs.reads.refs import TYPES
from plumbline.schema import schema


def test_every_node_has_a_prefix_that_leads_back_to_it() -> None:
    types = schema._schema.type_map
    node = types["Node"]
    assert isinstance(node, GraphQLInterfaceType)
    nodes = {name for name, each in types.items() if isinstance(each, GraphQLObjectType) and node in each.interfaces}
    assert nodes == set(TYPES.values())
