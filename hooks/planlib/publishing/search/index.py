"""Puts the parts of all plans together as the search index: names of files and what they hold. The format is told in
`__init__`."""

from __future__ import annotations

import json
from array import array
from bisect import bisect_left, bisect_right, insort
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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
from .parts import Indexed, IndexPart, index_part, indexed_of
from .pinyin import letters_of
from .postings import RUN_SIZE, Lists, Postings, collect, keys_of
from .spools import Lines

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
    parts = [index_part(plan, words, marks[plan.path], library.notices) for plan in library.plans]
    index = SearchIndex(whole_size=whole_size)
    index.update(parts, Names.of(library.topics.values(), library.vocabulary, directory_urls), library.wordings)
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
    """The index of the plans that it was given last. Each file is made when it is asked for.

    In memory sections are known by slots, which they keep as long as their plan does not change; their ranks shift with
    every edit. As long as all are where they were put first, in the order of their ranks, the two are the same.
    """

    def __init__(self, run_size: int = RUN_SIZE, whole_size: int = WHOLE_SIZE) -> None:
        """run_size: of what is collected at a time; see `RUN_SIZE`. whole_size: see `WHOLE_SIZE`."""
        self._run_size, self._whole_size = run_size, whole_size
        self._parts: Sequence[IndexPart] = ()
        self._clear()

    def _clear(self) -> None:
        self._postings = Postings(Lists(), Lists())
        self._collecting: Callable[[], Postings] | None = None
        self._words: defaultdict[str, Counter[str]] = defaultdict(Counter)  # for pinyin, by key
        self._key_sizes: dict[str, int] = {}  # in their files, by key
        self._keys: list[str] = []  # in order
        self._name_words: Counter[str] = Counter()
        self._rows = Lines()
        self._first_rows: dict[str, int] = {}  # by the digest of a part, the number of its first line there
        self._slots: dict[str, Sequence[int]] = {}  # of the sections of a part, by its digest
        self._next_slot = 0
        self._rank_of: array[int] | None = None  # by slot; None where they are the same

    def take(self, parts: Sequence[IndexPart]) -> None:
        """Take in which plans there are now. Where most of them are new, other processes have begun to collect what is
        in them when this returns. parts: of all plans, in their order, each with a digest of its own."""
        if self._collecting:
            self._finish()
        before, self._parts = self._parts, parts
        self._number_of = {part.plan: number for number, part in enumerate(parts)}
        digests = [part.digest for part in parts]
        kept = set(digests)
        gone = [part for part in before if part.digest not in kept]
        new = [part for part in parts if part.digest not in self._slots]
        self._rank()
        is_stale = self._next_slot > 2 * len(self._in_order)  # most slots are of sections that are gone
        if is_stale or _MANY * (len(gone) + len(new)) > len(parts):
            self._begin()
        elif digests != [part.digest for part in before]:
            self._exchange(gone, new)

    def update(self, parts: Sequence[IndexPart], names: Names, wordings: Wordings) -> None:
        """Be the index of these plans, whether they have been taken in or not. wordings: by a template's id, those with
        nearly the same text, as `Library.wordings` gives them."""
        self._names, self._wordings = names, wordings
        if parts is not self._parts:
            self.take(parts)
        if self._collecting:
            self._finish()
        self._replace_name_words()
        self._cut_keys()

    def _rank(self) -> None:
        """Tell the order of all sections, and which file of texts each is in."""
        self._characters = array("I", chain.from_iterable(part.characters for part in self._parts))
        rows = array("I", chain.from_iterable(part.row_sizes for part in self._parts))
        self._firsts = array("I", accumulate((len(part.depths) for part in self._parts), initial=0))
        self._in_order = array("I", sorted(range(len(rows)), key=self._characters.__getitem__))
        self._rank_at = _inverse(self._in_order, len(rows))
        self._is_whole = sum(rows) <= self._whole_size
        sizes = map(rows.__getitem__, self._in_order)
        self._text_cuts = cuts(sizes, self._whole_size if self._is_whole else TEXTS_SIZE)
        self._places: dict[str, dict[str, int]] = {}  # of sections by their ids, of plans that were asked for

    def _cut_keys(self) -> None:
        """Tell which keys are published, and which file each is in."""
        self._published = self._keys
        self._key_cuts = cuts(map(self._key_sizes.__getitem__, self._keys), KEYS_SIZE)
        if self._is_whole:
            self._published = [key for key in self._keys if len(key) > _LONGEST_GRAM]
            letters = bisect_left(self._published, LETTERS_KEY)
            self._key_cuts = array("I", [first for first in (0, letters) if first < len(self._published)])

    def _begin(self) -> None:
        """Begin to put all sections in, in the order of their ranks."""
        self._clear()
        self._add_rows(self._parts)
        indexed = Lines()
        indexed.add(part.indexed for part in self._parts)
        self._collecting = collect(indexed, self._in_order, self._run_size)
        self._next_slot = len(self._in_order)
        for part, first, end in zip(self._parts, self._firsts, self._firsts[1:], strict=False):
            self._slots[part.digest] = self._rank_at[first:end]
        self._count_words(_letters_in(self._parts))

    def _finish(self) -> None:
        """Have what was begun."""
        assert self._collecting
        self._postings, self._collecting = self._collecting(), None
        for key in chain(self._postings.everywhere.counts, self._words):
            self._key_sizes[key] = self._size(key)
        self._keys = sorted(self._key_sizes)

    def _exchange(self, gone: Sequence[IndexPart], new: Sequence[IndexPart]) -> None:
        """Take parts out, and put others in."""
        changed: set[str] = set()
        for part in gone:
            del self._slots[part.digest], self._first_rows[part.digest]
            for section in _indexed_in(part):
                self._postings.take_out(section)
                changed.update(keys_of(section))
        self._add_rows(new)
        for part in new:
            first = self._next_slot
            for section in _indexed_in(part):
                self._postings.add(self._next_slot, section)
                self._next_slot += 1
                changed.update(keys_of(section))
            self._slots[part.digest] = range(first, self._next_slot)
        slot_at = list(chain.from_iterable(self._slots[part.digest] for part in self._parts))
        self._rank_of = _inverse(map(slot_at.__getitem__, self._in_order), self._next_slot)
        words = _letters_in(new)
        words.subtract(_letters_in(gone))
        self._count_words(words)
        self._keys_changed(chain(changed, _letter_keys(words)))

    def _add_rows(self, parts: Iterable[IndexPart]) -> None:
        first = len(self._rows)
        for part in parts:
            self._first_rows[part.digest] = first
            first += len(part.depths)
        self._rows.add(part.rows for part in parts)

    def _replace_name_words(self) -> None:
        words = Counter(letters_of(self._names.words(), self._names.vocabulary.common))
        if words != self._name_words:
            changed = Counter(words)
            changed.subtract(self._name_words)
            self._name_words = words
            self._count_words(changed)
            self._keys_changed(_letter_keys(changed))

    def _count_words(self, more: Mapping[str, int]) -> None:
        """Words with their letters are there so many times more, or less."""
        for typed, number in more.items():
            letters, word = typed.split(" ")
            words = self._words[f"{LETTERS_KEY}{letters}"]
            words[word] += number
            if not words[word]:
                del words[word]
            if not words:
                del self._words[f"{LETTERS_KEY}{letters}"]

    def _keys_changed(self, keys: Iterable[str]) -> None:
        """Keys may have come, gone, or changed their size."""
        for key in keys:
            if key not in self._postings.everywhere.counts and key not in self._words:
                if self._key_sizes.pop(key, 0):
                    del self._keys[bisect_left(self._keys, key)]
                continue
            if key not in self._key_sizes:
                insort(self._keys, key)
            self._key_sizes[key] = self._size(key)

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
        return {key: self._value(key) for key in self._published[_slice(self._key_cuts, number)]}

    def _value(self, key: str) -> str:
        if key in self._words:
            words = self._words[key]
            return " ".join(sorted(words, key=lambda word: (-words[word], word)))
        everywhere, in_heading = self._postings.everywhere, self._postings.in_heading
        headings = HEADING_RANKS + self._ranks(in_heading, key) if key in in_heading.counts else ""
        return self._ranks(everywhere, key) + headings

    def _ranks(self, lists: Lists, key: str) -> str:
        slots = lists.slots(key)
        if self._rank_of is None:
            return pack_ranks(slots)
        ranks = sorted(map(self._rank_of.__getitem__, slots))
        return pack_ranks(array("I", ranks[: lists.counts[key]]))  # those that are gone are last

    def _texts_data(self, number: int) -> str:
        plans: dict[int, int] = {}  # of the library, and of the file
        rows = []
        for at in self._in_order[_slice(self._text_cuts, number)]:
            plan = bisect_right(self._firsts, at) - 1
            first, part = self._firsts[plan], self._parts[plan]
            row = self._rows[self._first_rows[part.digest] + at - first].decode()
            children = [self._rank_at[first + child] for child in part.children(at - first)]
            variants = self._variants(f"{part.plan}/{part.ids.split()[at - first]}")
            rows.append(f"[{plans.setdefault(plan, len(plans))},{compact_json((children, variants))[1:-1]},{row}]")
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


_NOWHERE = b"\xff" * 4  # higher than any position


def _inverse(values: Iterable[int], size: int) -> array[int]:
    """By each number below `size`, its position in these values; those that are not there are last."""
    found = array("I", _NOWHERE * size)
    for at, value in enumerate(values):
        found[value] = at
    return found


def _indexed_in(part: IndexPart) -> Iterator[Indexed]:
    return map(indexed_of, part.indexed.splitlines())


def _letters_in(parts: Iterable[IndexPart]) -> Counter[str]:
    """How many of the parts have which words with their letters."""
    return Counter(chain.from_iterable(part.letters.splitlines() for part in parts))


def _letter_keys(typed: Iterable[str]) -> Iterator[str]:
    return (LETTERS_KEY + words.partition(" ")[0] for words in typed)


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
