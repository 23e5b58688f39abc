"""Documents made to be expensive: each is refused, with little work."""

import time

import pytest
from graphql import parse

from plumbline.engine import Limits, limits_check
from plumbline.web.documents import Document, Documents
from tests.api.http.tiny import schema

DOUBLING = " ".join(f"fragment f{n} on Query {{...f{n + 1} ...f{n + 1}}}" for n in range(150))
BOMBS = {
    "one field again and again": "{" + "hello " * 1_990 + "}",
    "one field with arguments again and again": "{" + 'hello(name:"a") ' * 330 + "}",
    "the name of the type again and again": "{" + "__typename " * 1_990 + "}",
    "many fragments of one field": "{"
    + " ".join(f"...f{n}" for n in range(200))
    + "}"
    + " ".join(f"fragment f{n} on Query {{hello}}" for n in range(200)),
    "fragments that double": "{...f0}" + DOUBLING + " fragment f150 on Query {hello}",
    "fragments that double and branch": "{...f0}"
    + " ".join(f"fragment f{n} on Query {{a{n}: hello ...f{n + 1} b{n}: hello ...f{n + 1}}}" for n in range(90))
    + " fragment f90 on Query {hello}",
    "inline fragments again and again": "{" + "...{hello}" * 380 + "}",
    "one crowded fragment spread often": "{" + "...f " * 900 + "} fragment f on Query {" + "hello " * 90 + "}",
    "aliases": "{" + " ".join(f"a{n}: hello" for n in range(600)) + "}",
    "root fields": "{" + " ".join(f"a{n}" for n in range(1_990)) + "}",
    "variables nobody uses": "query(" + "".join(f"$a{n}:Int " for n in range(480)) + "){hello}",
    "directives": "{hello " + "@skip(if:false) " * 300 + "}",
    "operations": " ".join(f"query q{n} {{hello}}" for n in range(400)),
    "introspection in circles": "{__schema{types{" + "fields{type{" * 100 + "name" + "}}" * 100 + "}}}",
    "crowded introspection": "{__schema{types{" + "name " * 1_900 + "}}}",
    "a circle of fragments": "{...a} fragment a on Query {...b} fragment b on Query {...a}",
    "a long name": "{" + "a" * 200_000 + "}",
    "a long string": '{hello(name:"' + "a" * 200_000 + '")}',
    "a long comment": "#" + "a" * 200_000 + "\n{hello}",
    "comments": "#\n" * 30_000 + "{hello}",
    "nothing but space": " " * 200_000,
    "commas": "{hello" + "," * 200_000 + "}",
    "a wide list": "{hello(name:[" + "1 " * 1_900 + "])}",
    "a deep list": "{hello(name:" + "[" * 900 + "]" * 900 + ")}",
    "a deep object": "{hello(name:" + "{a:" * 600 + "1" + "}" * 600 + ")}",
    "braces": "{" * 1_900,
    "spread of nothing": "{" + "...x " * 900 + "}",
    "unknown fragments of unknown types": " ".join(f"fragment f{n} on T{n} {{a}}" for n in range(300)) + "{hello}",
    "a subscription": "subscription {hello}",
    "an object of many fields": "{hello(name:{" + " ".join(f"a{n}:1" for n in range(600)) + "})}",
    "arguments": "{hello(" + " ".join(f"a{n}:1" for n in range(600)) + ")}",
    "one argument again and again": "{hello(" + "name:1 " * 600 + ")}",
    "misspelt fields": "{" + " ".join(f"hell{n}" for n in range(20)) + " ... {" + "hellp " * 20 + "}}",
    "defaults of variables": "query($a:[Int]=[" + "1 " * 1_800 + "]){hello}",
    "arguments of a directive": "{hello @skip(" + " ".join(f"a{n}:true" for n in range(400)) + ")}",
    "lists of lists": "{hello(name:[" + "[1 1 1 1] " * 300 + "])}",
    "a block string": '{hello(name:"""' + "\\" * 100_000 + '""")}',
}


LONGEST = "{" + " ".join(f"a{n}" for n in range(1_990)) + "}"
"""As many words as the parser takes."""


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=[name.replace(" ", "-") for name in BOMBS])
def test_a_bomb_is_refused_with_little_work(bomb: str) -> None:
    documents = Documents(schema, limits=limits_check(Limits()))
    documents.read("{hello}")
    spent, parsing = [], []
    for turn in range(5):
        started = time.thread_time()
        document: Document = documents.read(bomb + " " * turn)
        spent.append(time.thread_time() - started)
        parse(LONGEST)
        parsing.append(time.thread_time() - started - spent[-1])
    assert document.errors
    # 20 ms, or where neighbours make the whole machine slow, twice what parsing the longest document takes there.
    assert min(spent) < max(0.02, 2 * min(parsing)), f"{min(spent) * 1_000:.0f} ms"


def test_an_honest_document_with_many_fragments_passes() -> None:
    parts = " ".join(f"fragment part{n} on Query {{__typename hello long(length: 1)}}" for n in range(25))
    document = "{" + " ".join(f"...part{n}" for n in range(25)) + "}" + parts
    assert not Documents(schema, limits=limits_check(Limits())).read(document).errors
