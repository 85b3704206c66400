"""Builds the search index of a library: names of files and what they hold. The format is told in `__init__`."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from planlib.contract import (
    FACET_KEY,
    FIELDS_DATA,
    HEADING_RANKS,
    ITEM_TEXT,
    LETTERS_KEY,
    SEARCH_DATA,
    SEARCH_VERSION,
    TITLE_LINE,
    LineKind,
    LineMark,
    Manifest,
    Row,
    TopicData,
    TreeData,
)
from planlib.library import Library, Template, fields_of
from planlib.model.page import Section, Topic, topics_of
from planlib.model.plaintext import TextLine, count_visible, neutral_text, own_lines, written
from planlib.model.simplified import simplified
from planlib.notices.matcher import in_units

from ..datafile import compact_json, data_script, digest
from ..fields import field_data
from ..labels import short_name
from ..urls import page_url, plan_uri, topic_uri
from .folding import fold
from .packing import pack, pack_ranks
from .pinyin import by_letters

SHARD_SIZE = 3000  # characters, about: small enough to load for one query, large enough to be worth a request
FEWEST_SHARDS, MOST_SHARDS = 16, 4096
BLOCK_SIZE = 3000  # characters of text
BLOCK_SECTIONS = 32


@dataclass(frozen=True, slots=True)
class _Entry:
    """A section on its way into the index. depth: from 1; 0 for 开头 and 结尾. characters: with all under it."""

    template: Template
    depth: int
    lines: tuple[TextLine, ...]
    texts: tuple[str, ...]
    characters: int


def search_files(library: Library, *, directory_urls: bool = True) -> Iterator[tuple[str, str]]:
    """The files of the index, and of the fields in its texts: path below the site's root, and text. The same library
    gives the same files."""
    entries = list(_entries(library))
    in_order = sorted(entries, key=lambda entry: entry.characters)
    keys = _keys(in_order, library)
    keys.update((f"{LETTERS_KEY}{letters}", " ".join(words)) for letters, words in by_letters(_words(library)).items())
    shards = _shards(keys)
    blocks, starts = _blocks(in_order, library, directory_urls)
    parts = {f"{SEARCH_DATA}/grams/{number}": compact_json(shard) for number, shard in enumerate(shards)}
    parts |= {f"{SEARCH_DATA}/texts/{number}": block for number, block in enumerate(blocks)}
    parts[f"{SEARCH_DATA}/tree"] = compact_json(_tree(entries, library))
    parts[FIELDS_DATA] = compact_json([field_data(field) for field in library.vocabulary.fields.values()])
    build = digest(f"{name}\0{data}\0" for name, data in parts.items())
    manifest: Manifest = {
        "version": SEARCH_VERSION,
        "sections": len(entries),
        "shards": len(shards),
        "blocks": pack_ranks(starts),
        "fold": "".join(old + new for old, new in simplified().items() if new in keys),
        "topics": [_topic(topic, directory_urls) for topic in library.topics.values()],
        "kinds": list(library.vocabulary.kinds.items()),
        "levels": list(library.vocabulary.levels.items()),
        "types": list(library.vocabulary.types.items()),
        "synonyms": library.vocabulary.synonyms,
    }
    parts[f"{SEARCH_DATA}/manifest"] = compact_json(manifest)
    for name, data in parts.items():
        yield (uri := f"{name}.js"), data_script(uri, data, build)


def _entries(library: Library) -> Iterator[_Entry]:
    """All sections in reading order."""
    fields = library.vocabulary.fields
    characters: dict[int, int] = {}  # of sections whose own sections have been measured, by identity
    texts: dict[int, tuple[tuple[TextLine, ...], tuple[str, ...]]] = {}

    def measure(section: Section) -> int:
        lines = tuple(own_lines(section))
        own = tuple(line.number + neutral_text(line.runs, fields) for line in lines)
        texts[id(section)] = lines, own
        characters[id(section)] = count_visible("".join(own)) + sum(map(measure, section.children))
        return characters[id(section)]

    for plan in library.plans:
        for section in plan.page.sections:
            measure(section)
    for template in library.templates:
        section = template.section
        depth = len(template.ancestors) + 1 if section.level else 0
        yield _Entry(template, depth, *texts[id(section)], characters[id(section)])


def _keys(in_order: Sequence[_Entry], library: Library) -> dict[str, str]:
    """The packed ranks of every gram and of every value of what sections are."""
    everywhere: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
    in_heading: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
    for rank, entry in enumerate(in_order):
        headed = bool(entry.template.section.level)
        found: set[str] = set()
        for number, text in enumerate(entry.texts):
            grams = grams_of(fold(text))
            found |= grams
            if headed and number == 0:
                for gram in grams:
                    in_heading[gram].append(rank)
        found.update(_values(entry.template, library))
        for key in found:
            everywhere[key].append(rank)
    return {
        key: pack_ranks(ranks) + (HEADING_RANKS + pack_ranks(in_heading[key]) if key in in_heading else "")
        for key, ranks in sorted(everywhere.items())
    }


def grams_of(folded: str) -> set[str]:
    """The code points of a folded line and the pairs of neighbours."""
    return {*folded, *map(str.__add__, folded, folded[1:])}


def _values(template: Template, library: Library) -> Iterator[str]:
    for facet, values in library.facet_values(template).items():
        yield from (f"{FACET_KEY}{facet}:{value}" for value in values)


def _topic(topic: Topic, directory_urls: bool) -> TopicData:
    return {
        "id": topic.id,
        "title": topic.title,
        "aliases": _names(topic),
        "url": page_url(topic_uri(topic), directory_urls=directory_urls),
        "summary": topic.summary,
    }


def _names(topic: Topic) -> list[str]:
    """What a topic is called beside its title: the parts of it (志愿服务与学雷锋 is 志愿服务 too), and its aliases."""
    parts = topic.title.split("与")
    return list(dict.fromkeys((*(parts if len(parts) > 1 else ()), *topic.aliases)))


def _words(library: Library) -> Iterator[str]:
    """Where words for pinyin come from: topics, their other names, synonyms, kinds and headings."""
    for topic in library.topics.values():
        yield from (topic.title, *_names(topic))
    for group in library.vocabulary.synonyms:
        yield from group
    yield from library.vocabulary.kinds.values()
    for template in library.templates:
        yield library.title(template.section)


def shard_of(key: str, shards: int) -> int:
    """Which of `shards` (a power of two) holds a key: 32-bit FNV-1a over its UTF-16 code units, the halves mixed."""
    value = 0x811C9DC5
    for unit in memoryview(key.encode("utf-16-le")).cast("H"):
        value = (value ^ unit) * 0x01000193 & 0xFFFFFFFF
    return (value ^ value >> 16) & shards - 1


def _shards(keys: Mapping[str, str]) -> list[dict[str, str]]:
    size = sum(len(key) + len(packed) + 6 for key, packed in keys.items())
    count = FEWEST_SHARDS
    while count * SHARD_SIZE < size and count < MOST_SHARDS:
        count *= 2
    shards: list[dict[str, str]] = [{} for _ in range(count)]
    for key, packed in sorted(keys.items()):
        shards[shard_of(key, count)][key] = packed
    return shards


def _blocks(in_order: Sequence[_Entry], library: Library, directory_urls: bool) -> tuple[list[str], list[int]]:
    """The text blocks, and the first rank of each."""
    rank_of = {entry.template.id: rank for rank, entry in enumerate(in_order)}
    blocks: list[str] = []
    starts: list[int] = []
    rows: list[str] = []
    size = 0
    for rank, entry in enumerate(in_order):
        if not rows:
            starts.append(rank)
        rows.append(compact_json(_row(entry, rank_of, library, directory_urls)))
        size += sum(map(len, entry.texts))
        if size >= BLOCK_SIZE or len(rows) == BLOCK_SECTIONS:
            blocks.append(f"[{','.join(rows)}]")
            rows, size = [], 0
    if rows:
        blocks.append(f"[{','.join(rows)}]")
    return blocks, starts


def _row(entry: _Entry, rank_of: Mapping[str, int], library: Library, directory_urls: bool) -> Row:
    template = entry.template
    plan, section = template.plan, template.section
    return Row(
        id=template.id,
        page=page_url(plan_uri(plan), directory_urls=directory_urls),
        level=section.level,
        number=section.number,
        title=written(section.title),
        lines=[
            f"{line.number}{ITEM_TEXT}{written(line.runs)}" if line.kind is LineKind.ITEM else written(line.runs)
            for line in entry.lines
            if line.kind is not LineKind.HEADING
        ],
        plan=plan.title,
        short_name=short_name(plan),
        crumbs=[library.title(ancestor) for ancestor in template.ancestors],
        kind=section.kind,
        topics=topics_of(section),
        plan_level=plan.level,
        plan_type=plan.type,
        characters=entry.characters,
        fields=fields_of(section),
        children=[rank_of[f"{plan.id}/{child.id}"] for child in section.children],
        variants=[rank_of[other] for other in library.variants[template.id]],
        marks=list(_marks(entry, library)),
        marks_under=len(library.marks_under(template.id)),
    )


def _marks(entry: _Entry, library: Library) -> Iterator[LineMark]:
    """The marks in a section's own lines."""
    headings = entry.lines[0].kind is LineKind.HEADING if entry.lines else False
    for number, line in enumerate(entry.lines, TITLE_LINE if headings else 0):
        for mark in library.marks(entry.template.plan, line):
            yield LineMark(number, *in_units(mark, written(line.runs)))


def _tree(entries: Sequence[_Entry], library: Library) -> TreeData:
    return {
        "depths": "".join(str(entry.depth) for entry in entries),
        "characters": pack(entry.characters for entry in entries),
        "plans": pack(sum(1 for _ in plan.page.walk()) for plan in library.plans),
    }
