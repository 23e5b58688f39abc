import pytest

from plumbline.schema import schema
from plumbline.web.documents import Documents


@pytest.mark.parametrize("root", ["{}", '{companyId: "com_1", teamId: "team_1"}'])
def test_of_an_input_that_takes_one_of_several_none_and_two_are_refused(root: str) -> None:
    document = Documents(schema).read(f"{{ objectiveTree(root: {root}) {{ nodes {{ id }} }} }}")
    assert document.node is None and document.errors


def test_hundreds_of_misspelt_fields_are_told_by_their_first_few() -> None:
    fields = " ".join(f"nam{number}" for number in range(900))
    assert 0 < len(Documents(schema, tokens=3_000).read(f"{{ company {{ {fields} }} }}").errors) < 20
