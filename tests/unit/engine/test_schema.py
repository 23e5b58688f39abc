import pytest
import strawberry

from plumbline.engine import Joined, Rows, Table, column


@strawberry.interface
class Named:
    name: str = column("name")


@strawberry.type
class Cat(Named, Rows):
    load = Table("cat")
    lives: int = column("lives")


@strawberry.type
class Query:
    cat: Cat | None = None


@strawberry.type
class Extra:
    initial: str = column("initial")


@strawberry.type
class Taken:
    lives: int = column("lives")


def test_fields_attached_to_an_interface_reach_its_types() -> None:
    printed = Joined(Query, attached={Named: Extra}).as_str()
    assert printed.count("initial: String!") == 2
    assert "Extra" not in printed


def test_two_schemas_of_one_process_do_not_share_what_is_attached() -> None:
    Joined(Query, attached={Named: Extra})
    assert "initial" not in Joined(Query).as_str()


def test_a_name_that_is_taken_is_an_error_at_start() -> None:
    with pytest.raises(TypeError, match=r"Cat\.lives"):
        Joined(Query, attached={Cat: Taken})


def test_a_type_that_is_not_in_the_schema_is_an_error_at_start() -> None:
    @strawberry.type
    class Dog:
        name: str

    with pytest.raises(ValueError, match="Dog"):
        Joined(Query, attached={Dog: Extra})
