"""Asking again while nothing has changed: a known document by GET, with the tag of the last answer."""

import json
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlencode

import httpx

from benchmarks import documents, servers
from benchmarks.figures import Figure, Wanted, milliseconds
from benchmarks.load import Load
from benchmarks.rounds import Turn, interleaved, ratio
from benchmarks.stage import Place, Stage
from plumbline.kit.ids import encode

WORK = "unchanged"
TIMES_FASTER = Wanted(least=True)


def measured(stage: Stage) -> Iterator[Figure]:
    """The tree and a page: the whole answer, and the one that says it is still the same."""
    if not hasattr(stage.forest().settings, "documents"):
        print("No documents can be known in this version.", flush=True)
        return
    place = stage.forest()
    known = place.settings.data / "known"
    with ExitStack() as held:
        asked = _known(place, known)
        server = held.enter_context(servers.plumbline(place.settings, {"PLUMBLINE_DOCUMENTS": str(known)}))
        for name, load in asked.items():
            whole = replace(load, port=server.port)
            tag = httpx.get(f"http://127.0.0.1:{server.port}{load.path}", headers=load.headers, timeout=60).headers[
                "etag"
            ]
            same = replace(whole, headers={**load.headers, "if-none-match": tag})
            turns = {"200": Turn(server, whole), "304": Turn(server, same)}
            interleaved(turns, 4)
            first, again = turns["200"], turns["304"]
            if set(again.rounds[-1].statuses) != {"304"}:
                raise RuntimeError(f"{name}: the tag was not known again: {again.rounds[-1].statuses}")
            beside = f"{milliseconds(first.seconds)} : {milliseconds(again.seconds)}"
            yield Figure(WORK, f"304 against the answer, {name}", ratio(first, again), TIMES_FASTER, beside)


def _known(place: Place, folder: Path) -> dict[str, Load]:
    """Documents for the server to know, and requests for them."""
    folder.mkdir(exist_ok=True)
    asked = {}
    variables = {"tree": {}, "page": {"id": encode("per", place.people[0])}}
    for name, text in (("tree", documents.tree()), ("page", documents.page())):
        (folder / f"{name}.graphql").write_text(text)
        query = {"documentId": f"sha256:{sha256(text.encode()).hexdigest()}", "variables": json.dumps(variables[name])}
        headers = {**place.headers, "graphql-require-preflight": "1"}
        few = 5 if name == "tree" else 50
        asked[name] = Load(0, f"/graphql?{urlencode(query)}", [""], headers, requests=few, method="GET")
    return asked
