"""library/plans.js: all plans in a line each, for the pages on which one is looked for."""

from __future__ import annotations

from planlib.contract import PlanRow, PlansData
from planlib.library import Library
from planlib.model.plan import Plan

from .datafile import compact_json, data_script
from .labels import short_collection
from .urls import PLAN_URIS, PLANS_SCRIPT, page_url


def plans_data(library: Library, *, directory_urls: bool = True) -> PlansData:
    """The plans in the order of the library."""
    levels, types = library.vocabulary.levels, library.vocabulary.types
    firsts: dict[str, Plan] = {}  # of each collection
    for plan in library.plans:
        if plan.source:
            firsts.setdefault(plan.source.collection, plan)
    level, type_, collection = ({name: place for place, name in enumerate(names)} for names in (levels, types, firsts))
    return {
        "url": page_url(PLAN_URIS, directory_urls=directory_urls),
        "levels": list(levels.items()),
        "types": list(types.items()),
        "collections": [
            (library.inputs.collections[name].title, short_collection(plan.among), plan.is_alone)
            for name, plan in firsts.items()
        ],
        "plans": [
            PlanRow(
                id=plan.id,
                title=plan.title,
                number=plan.number,
                part=plan.part,
                level=level[plan.level],
                type=type_[plan.type],
                collection=collection[plan.source.collection] if plan.source else -1,
                characters=library.summaries[plan.id].characters,
                sections=library.summaries[plan.id].sections,
            )
            for plan in library.plans
        ],
    }


def plans_script(library: Library, *, directory_urls: bool = True) -> str:
    """The same as a data file for the browser."""
    return data_script(PLANS_SCRIPT, compact_json(plans_data(library, directory_urls=directory_urls)))
