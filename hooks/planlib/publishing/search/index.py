"""Puts the parts of all plans together as the search index: names of files and what they hold. The format is told in
`__init__`."""

from __future__ import annotations

import json
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, chain
from typing import NamedTuple

from planlib.contract import (
    ALIKE_DATA,
    FIELDS_DATA,
    HEADING_RANKS,
    LETTERS_KEY,
    SEARCH_DATA,
    SEARCH_VERSION,
    Field,
    Manifest,
    TopicData,
    TreeData,
    Whole,
)
from planlib.library import Library
from planlib.model.page import Topic
from planlib.reading.vocabulary import Vocabulary

from ..datafile import compact_json, data_script
from ..fields import field_data
from ..urls import PLAN_URIS, page_url, topic_uri
from .folding import fold_table
from .packing import pack, pack_ranks
from .parts import IndexPart, index_part
from .pinyin import letters_of
from .runs import LinesOf, Runs

MANIFEST, TREE = f"{SEARCH_DATA}/manifest", f"{SEARCH_DATA}/tree"
ALIKE = f"{SEARCH_DATA}/{ALIKE_DATA}"
KEYS, TEXTS = f"{SEARCH_DATA}/keys/", f"{SEARCH_DATA}/texts/"

KEYS_SIZE = 64 * 1024
"""Of a file of keys, about, in characters: few files for a query, none of them long to load."""

TEXTS_SIZE = 16 * 1024
"""Of a file of texts, in characters, most of which take three bytes."""

WHOLE_SIZE = 64 * 1024
"""Of all texts, in characters: up to here they are less than their grams, and come with the manifest in their place."""

_LONGEST_GRAM = 2  # code points; what sections are, and pinyin, have longer keys

_ENTRY_SIZE = 6  # of what is around a key and its ranks
_MANY = 8  # if more than one in so many parts has changed, all are put in anew


def search_files(
    library: Library, *, directory_urls: bool = True, whole_size: int = WHOLE_SIZE
) -> Iterator[tuple[str, str]]:
    """The files of the index, and of the fields in its texts: path below the site's root, and text. The same library
    gives the same files. whole_size: see `WHOLE_SIZE`."""
    words, marks = library.vocabulary, library.inputs.marks
    made = [index_part(plan, words, marks[plan.path], library.notices) for plan in library.plans]
    parts, lines = [part for part, _ in made], [lines for _, lines in made]
    names = Names.of(library.topics.values(), library.vocabulary, directory_urls)
    index = SearchIndex(whole_size=whole_size)
    index.update(parts, lambda plans: map(lines.__getitem__, plans), names, library.wordings)
    for uri in index.uris():
        yield uri, index.file(uri)


Wordings = Callable[[str], Sequence[Sequence[str]]]


class Names(NamedTuple):
    """What the index knows beside the plans. page: the address of a plan's page, with * for its id."""

    topics: list[TopicData]
    vocabulary: Vocabulary
    page: str

    @classmethod
    def of(cls, topics: Iterable[Topic], vocabulary: Vocabulary, directory_urls: bool) -> Names:
        """topics: in the order in which they are shown."""
        page = page_url(PLAN_URIS, directory_urls=directory_urls)
        return cls([_topic(topic, directory_urls) for topic in topics], vocabulary, page)

    def words(self) -> Iterator[str]:
        """Those to be found by pinyin."""
        for topic in self.topics:
            yield from (topic["title"], *topic["aliases"])
        for group in self.vocabulary.synonyms:
            yield from group
        yield from self.vocabulary.kinds.values()


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


class SearchIndex:
    """The index of the plans that it was given last. Each file is made when it is asked for."""

    def __init__(self, runs: Runs | None = None, whole_size: int = WHOLE_SIZE) -> None:
        """runs: where they are kept. whole_size: see `WHOLE_SIZE`."""
        self._runs, self._whole_size = runs or Runs(), whole_size
        self._parts: Sequence[IndexPart] = ()
        self._digests: list[str] | None = None  # of the parts

    def take(self, parts: Sequence[IndexPart], lines_of: LinesOf) -> None:
        """Take in which plans there are now. Other processes have begun to collect what is in the new ones when this
        returns. parts: of all plans, in their order, each with a digest of its own."""
        before, self._parts = self._digests, parts
        self._digests = [part.digest for part in parts]
        if self._digests != before:
            self._rank()
            self._runs.take(parts, lines_of, self._in_order)

    def update(self, parts: Sequence[IndexPart], lines_of: LinesOf, names: Names, wordings: Wordings) -> None:
        """Be the index of these plans, whether they have been taken in or not. wordings: by a template's id, those with
        nearly the same text, as `Library.wordings` gives them."""
        self._names, self._wordings = names, wordings
        self.take(parts, lines_of)
        self._postings = self._runs.postings()
        self._words = _letter_words(parts, names)
        self._cut_keys()

    def _rank(self) -> None:
        """Tell the order of all sections, and which file of texts each is in."""
        self._characters = array("I", chain.from_iterable(part.characters for part in self._parts))
        rows = array("I", chain.from_iterable(part.row_sizes for part in self._parts))
        self._number_of = {part.plan: number for number, part in enumerate(self._parts)}
        self._firsts = array("I", accumulate((len(part.depths) for part in self._parts), initial=0))
        self._in_order = array("I", sorted(range(len(rows)), key=self._characters.__getitem__))
        self._rank_at = _inverse(self._in_order)
        self._is_whole = sum(rows) <= self._whole_size
        sizes = map(rows.__getitem__, self._in_order)
        self._text_cuts = cuts(sizes, self._whole_size if self._is_whole else TEXTS_SIZE)
        self._places: dict[str, dict[str, int]] = {}  # of sections by their ids, of plans that were asked for

    def _cut_keys(self) -> None:
        """Tell which keys are published, and which file each is in."""
        self._published = sorted(self._postings.everywhere.counts.keys() | self._words.keys())
        if self._is_whole:
            self._published = [key for key in self._published if len(key) > _LONGEST_GRAM]
            letters = bisect_left(self._published, LETTERS_KEY)
            self._key_cuts = array("I", [first for first in (0, letters) if first < len(self._published)])
        else:
            self._key_cuts = cuts(map(self._size, self._published), KEYS_SIZE)

    def _size(self, key: str) -> int:
        """How much of its file a key takes, about, in characters."""
        if key in self._words:
            return _ENTRY_SIZE + len(key) + sum(map(len, self._words[key]))
        ranks = self._postings.everywhere.counts[key] + self._postings.in_heading.counts.get(key, 0)
        return _ENTRY_SIZE + len(key) + 3 * ranks // 2  # most ranks take a digit or two

    # The files

    def uris(self) -> Iterator[str]:
        """The files, by their paths below the site's root."""
        keys = [f"{KEYS}{number}.js" for number in range(len(self._key_cuts))]
        texts = [f"{TEXTS}{number}.js" for number in range(len(self._text_cuts))]
        yield from keys[1:] if self._is_whole else (*keys, *texts, f"{TREE}.js")
        yield from (f"{ALIKE}.js", f"{FIELDS_DATA}.js", f"{MANIFEST}.js")

    def file(self, uri: str) -> str:
        """The text of one of these."""
        return data_script(uri, self._data(uri.removesuffix(".js")))

    def _data(self, name: str) -> str:
        if name.startswith(KEYS):
            return compact_json(self._keys_of(int(name.removeprefix(KEYS))))
        if name.startswith(TEXTS):
            return self._texts_data(int(name.removeprefix(TEXTS)))
        if name == TREE:
            return compact_json(self._tree())
        if name == ALIKE:
            return compact_json(alike(self._names.vocabulary))
        if name == FIELDS_DATA:
            return compact_json(self._fields())
        return compact_json(self._manifest())

    def _manifest(self) -> Manifest:
        vocabulary = self._names.vocabulary
        return {
            "version": SEARCH_VERSION,
            "sections": len(self._in_order),
            "keys": [self._published[cut] for cut in self._key_cuts],
            "blocks": pack_ranks(self._text_cuts),
            "page": self._names.page,
            "fold": "".join(old + new for old, new in fold_table().items() if new in self._postings.everywhere.counts),
            "topics": self._names.topics,
            "kinds": list(vocabulary.kinds.items()),
            "levels": list(vocabulary.levels.items()),
            "types": list(vocabulary.types.items()),
            "synonyms": vocabulary.synonyms,
            "fields": self._fields(),
            "whole": self._whole() if self._is_whole else None,
        }

    def _fields(self) -> list[Field]:
        return [field_data(field) for field in self._names.vocabulary.fields.values()]

    def _whole(self) -> Whole:
        return {
            "keys": self._keys_of(0) if self._key_cuts else {},
            "texts": json.loads(self._texts_data(0)) if self._text_cuts else {"plans": [], "rows": []},
            "tree": self._tree(),
        }

    def _keys_of(self, number: int) -> dict[str, str]:
        keys = self._published[_slice(self._key_cuts, number)]
        everywhere = self._postings.everywhere.packed(keys[0], keys[-1])
        in_heading = self._postings.in_heading.packed(keys[0], keys[-1])
        return {
            key: " ".join(self._words[key])
            if key in self._words
            else everywhere[key] + (HEADING_RANKS + in_heading[key] if key in in_heading else "")
            for key in keys
        }

    def _texts_data(self, number: int) -> str:
        plans: dict[int, int] = {}  # of the library, and of the file
        rows = []
        ranks = _slice(self._text_cuts, number)
        for rank, at in enumerate(self._in_order[ranks], ranks.start):
            plan = bisect_right(self._firsts, at) - 1
            first, part = self._firsts[plan], self._parts[plan]
            children = [self._rank_at[first + child] for child in part.children(at - first)]
            variants = self._variants(f"{part.plan}/{part.ids.split()[at - first]}")
            around = compact_json((plans.setdefault(plan, len(plans)), children, variants))
            rows.append(f"{around[:-1]},{self._postings.row(rank)}]")
        heads = (self._parts[plan].row for plan in plans)
        return f'{{"plans":[{",".join(heads)}],"rows":[{",".join(rows)}]}}'

    def _variants(self, template_id: str) -> list[int]:
        """As `Row.variants` has them."""
        same, *others = self._wordings(template_id)
        ranks = [~self._rank_of_template(name) for name in same]
        for first, *more in others:
            ranks.append(self._rank_of_template(first))
            ranks.extend(~self._rank_of_template(name) for name in more)
        return ranks

    def _rank_of_template(self, template_id: str) -> int:
        plan, _, section = template_id.partition("/")
        if plan not in self._places:
            number = self._number_of[plan]
            sections = enumerate(self._parts[number].ids.split(), self._firsts[number])
            self._places[plan] = {name: at for at, name in sections}
        return self._rank_at[self._places[plan][section]]

    def _tree(self) -> TreeData:
        return {
            "depths": "".join(part.depths for part in self._parts),
            "characters": pack(self._characters),
            "plans": pack(len(part.depths) for part in self._parts),
        }


def alike(vocabulary: Vocabulary) -> list[str]:
    """Characters that are taken for each other: groups of those with a sound, and of those with similar looks."""
    by_sound: defaultdict[str, list[str]] = defaultdict(list)
    for word, sound in vocabulary.sounds.items():
        if len(word) == 1:
            by_sound[sound].append(word)
    return ["".join(group) for group in by_sound.values() if len(group) > 1] + list(vocabulary.similar)


def _inverse(values: Sequence[int]) -> array[int]:
    """By each number from 0 its position among these, which are all of them."""
    found = array("I", bytes(4 * len(values)))
    for at, value in enumerate(values):
        found[value] = at
    return found


def _letter_words(parts: Iterable[IndexPart], names: Names) -> dict[str, list[str]]:
    """By the keys of pinyin the words that are written so: those in most plans first."""
    counts = Counter(chain.from_iterable(part.letters.splitlines() for part in parts))
    counts.update(letters_of(names.words(), names.vocabulary.common))
    words: defaultdict[str, list[str]] = defaultdict(list)
    for typed in sorted(counts, key=lambda typed: (-counts[typed], typed)):
        letters, word = typed.split(" ")
        words[f"{LETTERS_KEY}{letters}"].append(word)
    return dict(words)


def cuts(sizes: Iterable[int], most: int) -> array[int]:
    """Where files begin: each takes as much as there is room for in it, or one thing that is larger."""
    ends = list(accumulate(sizes))
    starts, start, before = array("I"), 0, 0
    while start < len(ends):
        starts.append(start)
        start = max(start + 1, bisect_right(ends, before + most))
        before = ends[start - 1]
    return starts


def _slice(cuts: Sequence[int], number: int) -> slice:
    """What is in a file."""
    return slice(cuts[number], cuts[number + 1] if number + 1 < len(cuts) else None)
