"""Requests made to be expensive: thirty-odd kinds, each with the codes of which its refusal must have one."""

from typing import Any

COMPLEX = {"QUERY_TOO_COMPLEX"}
INVALID = {"GRAPHQL_VALIDATION_FAILED", "QUERY_TOO_COMPLEX"}
PARSE = {"GRAPHQL_PARSE_FAILED", "QUERY_TOO_COMPLEX"}
INPUT = {"BAD_USER_INPUT"}
Bomb = tuple[bytes | str | dict[str, Any], set[str]]


def nested(field: str, depth: int, leaf: str) -> str:
    """A field under itself."""
    return f"{field} {{ " * depth + leaf + " }" * depth


def fragments(count: int, body: str) -> str:
    """Fragments f0, f1, …; `{next}` in the body is the number of the one after."""
    each = (f"fragment f{n} on Query {{ {body.replace('{next}', str(n + 1))} }}" for n in range(count))
    return " ".join(each) + f" fragment f{count} on Query {{ viewer {{ role }} }}"


_LEAF = "{ id }"
_OBJECTIVES = "objectives(first: 100) { nodes"

DOCUMENTS: dict[str, tuple[str, set[str]]] = {
    "one field again and again": ("{ viewer {" + "role " * 1_900 + "} }", COMPLEX),
    "one field with arguments again and again": ("{" + "cycles(first: 1) { totalCount } " * 150 + "}", COMPLEX),
    "the name of the type again and again": ("{" + "__typename " * 1_900 + "}", COMPLEX),
    "aliases": ("{" + " ".join(f"a{n}: viewer {{ role }}" for n in range(300)) + "}", COMPLEX),
    "aliases deep inside": ("{ viewer {" + " ".join(f"a{n}: role" for n in range(31)) + "} }", COMPLEX),
    "root fields": ("{" + " ".join(f"a{n}: __typename" for n in range(21)) + "}", COMPLEX),
    "directives": ("{ viewer { role " + "@skip(if: false) " * 300 + "} }", COMPLEX),
    "directives of variables": ("query ($a: Int " + "@x " * 60 + ") { viewer { role } }", INVALID),
    "depth": ("{ company {" + nested("teams { nodes", 17, "id").replace("}", "} }", 17) + "} }", COMPLEX),
    "contributions under themselves": (
        "{ " + _OBJECTIVES + " {" + "contributions { nodes { " * 13 + "id" + " } }" * 13 + "} } }",
        COMPLEX,
    ),
    "a circle of parents": ("{ objective(id: 1) {" + nested("parentObjective", 31, "id") + "} }", INVALID),
    "many fragments": ("{" + " ".join(f"...f{n}" for n in range(120)) + "}" + fragments(120, "__typename"), COMPLEX),
    "fragments that double": ("{ ...f0 } " + fragments(101, "...f{next} ...f{next} ...f{next}"), INVALID),
    "fragments that double and branch": (
        "{ ...f0 } " + fragments(60, "a: company { ...c } ...f{next} b: company { ...c } ...f{next}"),
        INVALID,
    ),
    "a circle of fragments": ("{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }", INVALID),
    "one crowded fragment spread often": (
        "{" + "...f " * 600 + "} fragment f on Query {" + "viewer { role } " * 90 + "}",
        COMPLEX,
    ),
    "inline fragments again and again": ("{" + "... { viewer { role } } " * 250 + "}", COMPLEX),
    "inline fragments inside each other": ("{" + "... {" * 900 + "__typename" + "}" * 900 + "}", PARSE | INVALID),
    "variables that nobody uses": (
        "query (" + "".join(f"$a{n}: Int " for n in range(400)) + ") { viewer { role } }",
        INVALID,
    ),
    "operations": (" ".join(f"query q{n} {{ viewer {{ role }} }}" for n in range(300)), COMPLEX),
    "introspection in circles": (
        "{ __schema { types {" + "fields { type {" * 20 + "name" + "} }" * 20 + "} } }",
        COMPLEX,
    ),
    "crowded introspection": ("{ __schema { types {" + "name " * 1_800 + "} } }", COMPLEX),
    "a long name": ("{" + "a" * 60_000 + "}", INVALID),
    "a longer document": ("{" + "a" * 120_000 + "}", PARSE),
    "a long string": ('{ search(text: "' + "a" * 120_000 + '") { totalCount } }', PARSE),
    "a search for a very long text": ('{ search(text: "' + "a " * 30_000 + '") { totalCount } }', INPUT),
    "comments": ("#\n" * 30_000 + "{ viewer { role } }", PARSE),
    "nothing but space": (" " * 120_000, PARSE),
    "a wide list": ("{ nodes(ids: [" + "1 " * 1_800 + "]) { id } }", INPUT | COMPLEX),
    "a deep list": ("{ nodes(ids: " + "[" * 900 + "]" * 900 + ") { id } }", INVALID | PARSE),
    "a deep object": ("{ objectives(filter: " + "{a:" * 600 + "1" + "}" * 600 + ") { totalCount } }", INVALID | PARSE),
    "braces": ("{" * 1_900, PARSE),
    "a page too large": ("{ objectives(first: 1000000000) { nodes { id } } }", INPUT),
    "aliases in fragments that multiply": (
        "{ ...f0 } " + fragments(40, "a{next}: viewer { role } ...f{next} ...f{next}"),
        COMPLEX,
    ),
    "one fragment under many aliases": (
        "{" + " ".join(f"a{n}: company {{ ...c }}" for n in range(31)) + "} fragment c on Company { name id }",
        COMPLEX,
    ),
    "fields of many fragments written out": (
        "{ ...f0 } "
        + " ".join(
            f"fragment f{n} on Query {{ " + "".join(f"company {{ ...f{n + 1}c }} " for _ in range(2)) + "}"
            for n in range(1)
        )
        + " ".join(f"fragment f{n}c on Company {{ ...f{n + 1}c ...f{n + 1}c name }}" for n in range(1, 90))
        + " fragment f90c on Company {"
        + "name id " * 15
        + "}",
        COMPLEX,
    ),
    "directives spread over fragments": (
        "{ ...f0 } " + fragments(60, "viewer @skip(if: false) { role } ...f{next} @include(if: true)"),
        COMPLEX,
    ),
    "directives nobody knows": ("{ viewer " + "@plum " * 900 + "{ role } }", COMPLEX),
    "directives on the operation": ("query q " + "@skip(if: false) " * 300 + "{ viewer { role } }", COMPLEX),
    "long operations": (
        " ".join(f"query q{n} {{ viewer {{ role leads {{ name }} }} }}" for n in range(150)),
        COMPLEX,
    ),
    "operations of one name": ("query q { viewer { role } } " * 90, INVALID),
    "types of variables in lists of lists": (
        "query ($a: " + "[" * 900 + "Int" + "]" * 900 + ") { viewer { role } }",
        INVALID | PARSE,
    ),
    "long defaults of variables": (
        "query ($a: [ID!] = [" + "1 " * 1_800 + "]) { nodes(ids: $a) { id } }",
        INPUT | INVALID,
    ),
    "arguments nobody knows": (
        "{ cycles(" + " ".join(f"a{n}: 1" for n in range(600)) + ") { totalCount } }",
        INVALID,
    ),
    "one argument again and again": ("{ cycles(" + "first: 1 " * 600 + ") { totalCount } }", INVALID),
    "an object of many fields": (
        "{ objectives(filter: {" + " ".join(f"a{n}: 1" for n in range(600)) + "}) { totalCount } }",
        INVALID,
    ),
    "many misspelt fields": ("{ viewer {" + " ".join(f"rol{n}" for n in range(900)) + "} }", INVALID),
    "a number of many digits in the document": ("{ cycles(first: " + "9" * 60_000 + ") { totalCount } }", INVALID),
    "escapes": ('{ search(text: "' + "\\u0061" * 9_000 + '") { totalCount } }', INPUT),
    "quotation marks": ('{ search(text: """' + '\\"""' * 10_000 + '""") { totalCount } }', INPUT),
    "every type of an interface at once": (
        "{ node(id: 1) {"
        + "".join(
            f"... on {kind} {{ id ...n }} " for kind in ("Objective", "KeyResult", "Person", "Team", "Cycle") * 40
        )
        + "} } fragment n on Node { id }",
        COMPLEX,
    ),
    "one type by many names": (
        "{" + " ".join(f'a{n}: __type(name: "Query") {{ name }}' for n in range(40)) + "}",
        COMPLEX,
    ),
    "types of types of types": ('{ __type(name: "Query") {' + nested("ofType", 20, "name") + "} }", COMPLEX),
    "introspection through fragments": (
        "{ __schema { types { ...T } } } fragment T on __Type { fields { type { ...U } } }"
        " fragment U on __Type { fields { type { fields { type { name } } } } }",
        COMPLEX,
    ),
    "a subscription": ("subscription { viewer { role } }", INVALID | INPUT),
}


def bombs() -> dict[str, Bomb]:
    """All kinds: documents, and bodies that never come to be one."""
    found: dict[str, Bomb] = {name: ({"query": text}, codes) for name, (text, codes) in DOCUMENTS.items()}
    deep: Any = 1
    for _ in range(300):
        deep = [deep]
    document = "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }"
    searching = "query ($text: String!) { search(text: $text) { totalCount } }"
    outline = "query ($filter: ObjectiveFilter) { objectives(filter: $filter) { totalCount } }"
    return found | {
        "a body too large": (b'{"query": "' + b" " * 300_000 + b'"}', INPUT),
        "a body of brackets": (b"[" * 200_000, INPUT),
        "a body of objects": (b'{"a":' * 40_000, INPUT),
        "many requests in one": (b"[" + b",".join([b'{"query":"{viewer{role}}"}'] * 5_000) + b"]", INPUT),
        "variables in a long list": ({"query": document, "variables": {"ids": ["obj_0"] * 20_000}}, INPUT | COMPLEX),
        "variables nested deeply": ({"query": document, "variables": {"ids": deep}}, INPUT),
        "variables that are not used": (
            {"query": "{ nope }", "variables": {f"a{n}": n for n in range(15_000)}},
            INVALID,
        ),
        "one id more than a list may have": ({"query": document, "variables": {"ids": ["obj_0"] * 101}}, INPUT),
        "a text as long as a body": ({"query": searching, "variables": {"text": "a" * 250_000}}, INPUT),
        "a text of many words": ({"query": searching, "variables": {"text": "a " * 120_000}}, INPUT),
        "a filter of unknown fields": (
            {"query": outline, "variables": {"filter": {f"a{n}": n for n in range(15_000)}}},
            INPUT,
        ),
        "long names of variables": (
            {"query": "{ nope }", "variables": {"a" * 1_000 + str(n): n for n in range(200)}},
            INVALID,
        ),
        "a long hash": ({"query": "{ nope }", "documentId": "a" * 200_000}, INPUT),
        "a number of many digits": (
            b'{"query": "{ viewer { role } }", "variables": {"a": ' + b"9" * 200_000 + b"}}",
            INPUT,
        ),
    }
