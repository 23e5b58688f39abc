"""The report of an import as plain data, for `--json` and for the preview."""

from plumbline.exchange.outline.import_plan import ImportPlan


def report(plan: ImportPlan) -> dict[str, object]:
    """Items by kind, depth, measures, lines not understood and owners invented."""
    results = [one for objective in plan.objectives for one in objective.key_results]
    measures: dict[str, int] = {}
    for one in results:
        measures[one.measure] = measures.get(one.measure, 0) + 1
    return {
        "file": plan.filename,
        "items": {
            "owners": len(plan.owners),
            "objectives": len(plan.objectives),
            "keyResults": len(results),
            "alignments": sum(1 for objective in plan.objectives if objective.aligned_to),
            "checkIns": sum(1 for one in results if one.check_in),
            "notes": sum(len(one.notes) for one in plan.objectives) + sum(len(one.notes) for one in results),
            "texts": len(plan.texts),
        },
        "depth": max((objective.depth for objective in plan.objectives), default=0),
        "measures": dict(sorted(measures.items())),
        "ownersInvented": [owner.name for owner in plan.owners if owner.identity is None],
        "notUnderstood": [{"line": one.line, "text": one.text} for one in plan.not_understood],
    }
