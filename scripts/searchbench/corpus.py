"""Writes what one library gives to measure with: corpus.py ROOT FOLDER, where the queries come on standard input.

FOLDER/search/       the index, as the build of the site writes it
FOLDER/sections.jsonl  a section a line for the other engines: id, title (with its number), lines
FOLDER/truth.json    ids of all sections; for every query what it must find, as positions (see truth.py)

Prints the seconds that the index took, the peak of memory by then and before (MB), and the number of sections.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "hooks"), str(ROOT / "scripts")]

from planlib.library import Library, open_library  # noqa: E402
from planlib.model.plaintext import neutral_text, own_lines  # noqa: E402
from planlib.publishing.search.folding import fold  # noqa: E402
from planlib.publishing.search.index import search_files  # noqa: E402
from searchbench.truth import Section, holders, results, words  # noqa: E402


def main(root: str, folder: str) -> None:
    """Write the files, and print the figures."""
    library = open_library(Path(root)).library
    assert library, f"{root} has errors"
    memory, start = peak(), time.perf_counter()
    for name, content in search_files(library):
        file = Path(folder, name)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, "utf-8", newline="\n")
    seconds = time.perf_counter() - start
    figures = {"seconds": seconds, "peak": peak(), "library": memory, "sections": len(library.templates)}
    sections = write_sections(library, Path(folder, "sections.jsonl"))
    terms = {query: words(fold(query)) for query in json.load(sys.stdin)}
    truth = {
        "ids": [template.id for template in library.templates],
        "holders": {query: holders(sections, words) for query, words in terms.items()},
        "results": {query: results(sections, words) for query, words in terms.items()},
    }
    Path(folder, "truth.json").write_text(json.dumps(truth), "utf-8")
    print(json.dumps(figures))


def write_sections(library: Library, file: Path) -> list[Section]:
    """Write the sections for the other engines; returns them as the truth sees them."""
    fields = library.vocabulary.fields
    sections: list[Section] = []
    positions: dict[int, int] = {}  # by the section's identity
    with file.open("w", encoding="utf-8") as output:
        for position, template in enumerate(library.templates):
            positions[id(template.section)] = position
            lines = [line.number + neutral_text(line.runs, fields) for line in own_lines(template.section)]
            title = lines[0] if template.section.level else ""
            record = {"id": template.id, "title": title, "lines": lines[bool(title) :]}
            output.write(json.dumps(record, ensure_ascii=False) + "\n")
            parent = positions[id(template.ancestors[-1])] if template.ancestors else -1
            sections.append(Section("\n".join(map(fold, lines)), parent))
    return sections


def peak() -> float:
    """The most memory this process has held, in MB."""
    unit = 1024**2 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


if __name__ == "__main__":
    main(*sys.argv[1:])
