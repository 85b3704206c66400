"""What is asked of the lists of words in the vocabulary, beside the form of each word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from typing import Annotated, Any, NamedTuple, TypeVar

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo
from pydantic_core import PydanticCustomError

from planlib.model.record import Id, Line

T = TypeVar("T")


def with_all(*words: Any) -> AfterValidator:
    """A mapping must have these keys: the code relies on them."""
    return AfterValidator(lambda names: _complete(names, words))


def with_all_known(group: str) -> AfterValidator:
    """A mapping must have as keys all words of a group of `Known`, where that is given as context."""
    return AfterValidator(lambda names, info: _complete(names, getattr(info.context, group, ())))


def _complete(names: dict[Any, T], words: Iterable[Any]) -> dict[Any, T]:
    if missing := [str(word) for word in words if word not in names]:
        raise PydanticCustomError("words_missing", "words are missing", {"words": "”, “".join(missing)})
    return names


def no_word_twice(words: Any) -> Any:
    """A list as it is. Raises `PydanticCustomError` where a word stands in it twice."""
    counts = Counter(word for word in words if isinstance(word, str)) if isinstance(words, list) else Counter[str]()
    if twice := [word for word, count in counts.items() if count > 1]:
        raise PydanticCustomError("word_twice", "a word stands twice", {"word": twice[0]})
    return words


class Known(NamedTuple):
    """The words that other files of the vocabulary may name."""

    kinds: Collection[str]
    levels: Collection[str]
    types: Collection[str]
    fields: Collection[str]


def one_of(group: str) -> AfterValidator:
    """A word must be among those of a group of `Known`, where that is given as context."""

    def check(word: str, info: ValidationInfo) -> str:
        known: Collection[str] | None = getattr(info.context, group, None)
        if known is not None and word not in known:
            raise PydanticCustomError("word_unknown", "unknown word", {"choices": tuple(known)})
        return word

    return AfterValidator(check)


Names = Annotated[dict[Id, Line], Field(min_length=1)]
"""By a word in the files, the name that readers see."""

Words = Annotated[tuple[Line, ...], BeforeValidator(no_word_twice), Field(min_length=1)]
WordSet = Annotated[frozenset[Line], BeforeValidator(no_word_twice), Field(min_length=1)]

Kind = Annotated[Line, one_of("kinds")]
Kinds = Annotated[tuple[Kind, ...], BeforeValidator(no_word_twice)]
"""Kinds of sections, of vocabulary/terms.yml."""
