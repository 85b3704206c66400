"""The closed lists of words a page or a register may use: kinds, levels, types, repair kinds, fields …"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Annotated, Self, TypeVar

from pydantic import AfterValidator, BeforeValidator, Strict, model_validator
from pydantic import Field as About
from pydantic_core import PydanticCustomError

from planlib.contract import (
    BODY_KIND,
    LAST_YEAR_FIELD,
    MAX_LEVEL,
    OPENING_KIND,
    PARTY_YEARS_FIELD,
    SIGNATURE_KIND,
    YEAR_FIELD,
    Action,
    Confidence,
    FieldScope,
    NoticeKind,
)
from planlib.model.fields import Field, is_field_name
from planlib.model.findings import Problem
from planlib.model.record import Id, Line, Record

from .files import TextFile, read_text
from .messages import say
from .records import Read, RecordReader
from .skeletons import Skeleton, SkeletonRecord, flat_skeleton, repeated
from .wordlists import Kinds, Known, Names, Words, WordSet, no_word_twice, one_of, with_all, with_all_known

VOCABULARY = "vocabulary"
FIELDS_FILE = "vocabulary/fields.yml"
TERMS_FILE = "vocabulary/terms.yml"
STRUCTURE_FILE = "vocabulary/structure.yml"
WORDS_FILE = "vocabulary/words.yml"
PLACES_FILE = "vocabulary/places.yml"
SYNONYMS_FILE = "vocabulary/synonyms.yml"
SKELETONS_FILE = "vocabulary/skeletons.yml"
COUNTIES_FILE = "vocabulary/counties.txt"
CHARACTERS_FILE = "vocabulary/characters.txt"
MISSPELLINGS_FILE = "vocabulary/misspellings.txt"
COMMON_FILE = "vocabulary/common.txt"
SIMILAR_FILE = "vocabulary/similar.txt"
SOUNDS_FILE = "vocabulary/sounds.txt"
VOCABULARY_FILES = (
    FIELDS_FILE,
    TERMS_FILE,
    STRUCTURE_FILE,
    WORDS_FILE,
    PLACES_FILE,
    SYNONYMS_FILE,
    SKELETONS_FILE,
    COUNTIES_FILE,
    CHARACTERS_FILE,
    MISSPELLINGS_FILE,
    COMMON_FILE,
    SIMILAR_FILE,
    SOUNDS_FILE,
)

VOCABULARY_RULE = "PLN110"

T = TypeVar("T")


class Terms(Record):
    """vocabulary/terms.yml: each list maps the word in the files to the name that readers see."""

    kinds: Annotated[Names, with_all(OPENING_KIND, BODY_KIND, SIGNATURE_KIND)]
    levels: Names
    types: Names
    repairs: Names
    notices: Annotated[dict[NoticeKind, Line], with_all(*NoticeKind)]
    actions: Annotated[dict[Action, Line], with_all(*Action)]
    confidence: Annotated[dict[Confidence, Line], with_all(*Confidence)]


def _field_name(name: str) -> str:
    if not is_field_name(name):
        raise PydanticCustomError("field_name", "no name of a field")
    return name


class FieldRecord(Record):
    """What vocabulary/fields.yml says of a field."""

    label: Annotated[Line, About(examples=["社区名称"])]
    default: Annotated[Line, About(examples=["××社区"])]
    hint: Annotated[Line, About(examples=["带“社区”二字"])]
    scope: Annotated[FieldScope, About(examples=[FieldScope.SHARED.value])]


Fields = Annotated[
    dict[Annotated[str, AfterValidator(_field_name)], FieldRecord],
    with_all(YEAR_FIELD, LAST_YEAR_FIELD, PARTY_YEARS_FIELD),
]


HeadingLevel = Annotated[int, About(ge=0, le=MAX_LEVEL)]


class Shape(Record):
    """What a type of document must have (of each group one kind), must not have, and in which order at the top."""

    must: Annotated[tuple[Annotated[Kinds, About(min_length=1)], ...], About(min_length=1, examples=[[["tasks"]]])]
    must_not: Annotated[Kinds, About(examples=[["summary"]])]
    order: Annotated[tuple[Kinds, ...], About(examples=[[["background"], ["tasks", "measures"]]])]

    @model_validator(mode="after")
    def _agree(self) -> Self:
        if both := {kind for group in self.must for kind in group} & {*self.must_not}:
            raise PydanticCustomError("must_and_must_not", "both", {"word": min(both)})
        no_word_twice([kind for group in self.order for kind in group])
        return self


def _deeper(under: dict[int, tuple[int, ...]]) -> dict[int, tuple[int, ...]]:
    for level, levels in under.items():
        if wrong := [below for below in levels if below <= level]:
            raise PydanticCustomError("level_above", "a level above", {"level": level, "below": wrong[0]})
    return under


class Structure(Record):
    """vocabulary/structure.yml: which levels of headings may stand under which, and the shape of each type."""

    levels: Annotated[
        dict[HeadingLevel, tuple[Annotated[HeadingLevel, Strict()], ...]],
        with_all(*range(MAX_LEVEL + 1)),
        AfterValidator(_deeper),
    ]
    types: Annotated[dict[Annotated[Id, one_of("types")], Shape], with_all_known("types")]


class WordLists(Record):
    """vocabulary/words.yml: the word lists of the text rules."""

    latin: WordSet
    doubled: WordSet
    boilerplate: Words


class Places(Record):
    """vocabulary/places.yml: what tells the names of places from other words, and people who may be named."""

    names: Words
    generic: WordSet
    fixed: Words
    people: WordSet
    inner: WordSet
    roads: WordSet
    naming: WordSet
    auspicious: Line


Synonyms = tuple[Annotated[tuple[Line, ...], BeforeValidator(no_word_twice), About(min_length=2)], ...]


# The whole


@dataclass(frozen=True, slots=True, eq=False)  # compared and hashed as the object it is: what follows from it is kept
class Vocabulary:
    """Each list maps the word in the files to the name that readers see. notices, actions, confidence: of the register
    of notices. counties: their names, with 县, 区 or 市. characters: those of 通用规范汉字表. misspellings: by a wrong
    word, the right one. common: words that plans are written with. similar: groups of characters that look alike.
    sounds: by a character, or a word that is not read as its characters are, its syllables without tones. levels_under:
    by the level of a heading, 0 for the document, those that may stand right under it. synonyms: groups of words that
    the search takes for each other. skeletons: what new drafts start from. problems: where there are some, all the rest
    is empty.
    """

    kinds: dict[str, str]
    levels: dict[str, str]
    types: dict[str, str]
    repairs: dict[str, str]
    notices: dict[NoticeKind, str]
    actions: dict[Action, str]
    confidence: dict[Confidence, str]
    fields: dict[str, Field]
    shapes: dict[str, Shape]
    levels_under: dict[int, tuple[int, ...]]
    words: WordLists
    places: Places
    counties: tuple[str, ...]
    characters: frozenset[str]
    misspellings: dict[str, str]
    common: frozenset[str]
    similar: tuple[str, ...]
    sounds: dict[str, str]
    synonyms: tuple[tuple[str, ...], ...]
    skeletons: tuple[Skeleton, ...]
    problems: tuple[Problem, ...] = ()


def _line_of(words: Sequence[str], text: str) -> int:
    """The line of the misspellings that holds these words."""
    lines = text.split("\n")
    return next((number for number, line in enumerate(lines, 1) if line.split() == words), 1)


def _sounds(line: str) -> Iterator[tuple[str, str]]:
    """What a line of the sounds tells: a syllable, and the characters that have it, or a word's syllables, and it."""
    sound, _, text = line.rpartition(" ")
    return ((one, sound) for one in ((text,) if " " in sound else text))


def _reader(shape: type[T]) -> RecordReader[T]:
    return RecordReader(shape, lambda kind, loc: VOCABULARY_RULE, "文件")


_TERMS = _reader(Terms)
_FIELDS: RecordReader[dict[str, FieldRecord]] = _reader(Fields)
_STRUCTURE = _reader(Structure)
_WORDS = _reader(WordLists)
_PLACES = _reader(Places)
_SYNONYMS: RecordReader[tuple[tuple[str, ...], ...]] = _reader(Synonyms)
_SKELETONS = _reader(tuple[SkeletonRecord, ...])


def read_vocabulary(root: Path, look: Callable[[str], TextFile] | None = None) -> Vocabulary:
    """Read the vocabulary files below `root`. Never raises: what is wrong is in `problems`, with the path. look: how a
    file is read."""
    problems: list[Problem] = []
    text = look or partial(read_text, root)

    def read(path: str, reader: RecordReader[T], context: Known | None = None) -> T | None:
        file = text(path)
        result: Read[T] = Read(None, (file.problem,)) if file.problem else reader.read_text(file.text, context=context)
        problems.extend(replace(problem, path=path, code=VOCABULARY_RULE) for problem in result.problems)
        return result.value

    terms = read(TERMS_FILE, _TERMS)
    fields = read(FIELDS_FILE, _FIELDS)
    known = Known(terms.kinds, terms.levels, terms.types, fields) if terms and fields else None
    structure = read(STRUCTURE_FILE, _STRUCTURE, known)
    words = read(WORDS_FILE, _WORDS)
    places = read(PLACES_FILE, _PLACES)

    def lines(path: str) -> tuple[str, ...]:
        file = text(path)
        found = tuple(line for line in file.text.split("\n") if line.strip() and not line.startswith("#"))
        problem = file.problem or (None if found else say("nothing_listed", 1))
        if problem:
            problems.append(replace(problem, path=path, code=VOCABULARY_RULE))
        return found

    counties, characters = lines(COUNTIES_FILE), lines(CHARACTERS_FILE)
    pairs = [line.split() for line in lines(MISSPELLINGS_FILE)]
    for pair in pairs:
        if len(pair) != 2:
            problem = say(
                "not_a_pair", _line_of(pair, text(MISSPELLINGS_FILE).text), code=VOCABULARY_RULE, words=" ".join(pair)
            )
            problems.append(replace(problem, path=MISSPELLINGS_FILE))
    common, similar, sounds = frozenset(lines(COMMON_FILE)), lines(SIMILAR_FILE), lines(SOUNDS_FILE)
    synonyms = read(SYNONYMS_FILE, _SYNONYMS)
    skeletons = read(SKELETONS_FILE, _SKELETONS, known)
    problems.extend(
        replace(problem, path=SKELETONS_FILE, code=VOCABULARY_RULE) for problem in repeated(skeletons or ())
    )
    if problems or not (terms and fields and structure and words and places) or synonyms is None or skeletons is None:
        return replace(_NOTHING, problems=tuple(problems))
    return Vocabulary(
        kinds=terms.kinds,
        levels=terms.levels,
        types=terms.types,
        repairs=terms.repairs,
        notices=terms.notices,
        actions=terms.actions,
        confidence=terms.confidence,
        fields={name: Field(name=name, **dict(about)) for name, about in fields.items()},
        shapes=structure.types,
        levels_under=structure.levels,
        words=words,
        places=places,
        counties=counties,
        characters=frozenset("".join(characters)),
        misspellings=dict(pairs),
        common=common,
        similar=similar,
        sounds=dict(chain.from_iterable(map(_sounds, sounds))),
        synonyms=synonyms,
        skeletons=tuple(map(flat_skeleton, skeletons)),
    )


_NO_WORDS = WordLists.model_construct(latin=frozenset(), doubled=frozenset(), boilerplate=())
_NO_PLACES = Places.model_construct()
_NOTHING = Vocabulary(
    {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, _NO_WORDS, _NO_PLACES, (), frozenset(), {}, frozenset(), (), {}, (), ()
)
