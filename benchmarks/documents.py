"""What is asked: the same rows and the same fields, once of Plumbline and once of PostGraphile."""

LEVELS = 4
"""Levels of objectives in the tree."""

OBJECTIVE = "id title kind level state health progress confidence dueOn"
KEY_RESULT = "id title unit startValue currentValue targetValue progress health"

_OWNER = "owner { ... on Node { id } ... on Owner { name } }"
_MEASURED = f"{OBJECTIVE} {_OWNER} keyResults(first: 50) {{ nodes {{ {KEY_RESULT} }} }}"

# PostGraphile calls the key of a row `rowId`; its `id` would be a longer text made of it.
_PEER_OBJECTIVE, _PEER_KEY_RESULT = OBJECTIVE.replace("id ", "rowId ", 1), KEY_RESULT.replace("id ", "rowId ", 1)
_PEER_OWNER = "unitByOwnerUnitId { rowId name } personByOwnerPersonId { rowId name }"
_PEER_MEASURED = (
    f"{_PEER_OBJECTIVE} {_PEER_OWNER} keyResultsByObjectiveId(first: 50, orderBy: [POSITION_ASC, PRIMARY_KEY_ASC])"
    f" {{ nodes {{ {_PEER_KEY_RESULT} }} }}"
)
_PEER_ORDER = "orderBy: [POSITION_ASC, TITLE_ASC, PRIMARY_KEY_ASC]"


def tree() -> str:
    """All objectives of a company with owners and key results, four levels, in one request."""
    return f"{{ company {{ id name {_nested('objectives', 'contributions', _MEASURED)} }} }}"


def page() -> str:
    """What one person owns."""
    return (
        "query Page($id: ID!) { person(id: $id) { id name title"
        f" objectives(first: 50) {{ nodes {{ {_MEASURED} }} }} }} }}"
    )


def middle() -> str:
    """One page of the tree, from a place in it."""
    return (
        "query Middle($company: ID!, $cycle: ID, $after: String) {"
        " objectiveTree(root: {companyId: $company}, cycleId: $cycle, first: 200, after: $after) {"
        f" edges {{ cursor depth node {{ {OBJECTIVE} {_OWNER} }} }} pageInfo {{ hasNextPage endCursor }} }} }}"
    )


def peer_tree() -> str:
    """The same tree as PostGraphile names it: its company is the unit without a parent."""
    below = _nested("objectivesByOwnerUnitId", "objectivesByParentObjectiveId", _PEER_MEASURED, _PEER_ORDER)
    return f"query Tree($id: BigInt!) {{ unitByRowId(rowId: $id) {{ rowId name {below} }} }}"


def peer_page() -> str:
    """The same page as PostGraphile names it."""
    return (
        "query Page($id: BigInt!) { personByRowId(rowId: $id) { rowId name title"
        f" objectivesByOwnerPersonId(first: 50, {_PEER_ORDER}) {{ nodes {{ {_PEER_MEASURED} }} }} }} }}"
    )


def _nested(first: str, below: str, fields: str, order: str = "") -> str:
    text = ""
    for level in range(LEVELS, 0, -1):
        text = f"{below if level > 1 else first}(first: 100 {order}) {{ nodes {{ {fields} {text} }} }}"
    return text
