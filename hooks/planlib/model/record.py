"""Records: what an entry, or a whole file, of the YAML inputs holds, declared once with pydantic.

From the declaration come reading (`planlib.reading.records`), the messages about what is wrong with their lines, and
the JSON Schemas that the site publishes. Here are what all records have in common, and the kinds of values.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ModelWrapValidatorHandler, PrivateAttr, Strict
from pydantic import model_validator as validator
from pydantic_core import PydanticCustomError

from planlib.contract import ID

from .findings import visible

MARKUP = "<>{}[]`*_|\\&\"'"  # what a title cannot hold: it is shown in headings, links and attributes


class Record(BaseModel):
    """Keys with their values, and no other keys. It cannot be changed, and knows the lines it was read from."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    _line: int = PrivateAttr(0)
    _lines: Mapping[str, int] = PrivateAttr(default_factory=dict)

    @validator(mode="wrap")
    @classmethod
    def _remember_lines(cls, data: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        record = handler(data)
        if (lines := getattr(data, "lines", None)) is not None:
            record._line, record._lines = data.line, lines
        return record

    def line_of(self, key: str = "") -> int:
        """The line of a key as it is called in the file, or of the record; 0 where it was not read from a file."""
        return self._lines.get(key, self._line)

    def has_key(self, key: str) -> bool:
        """Whether the file has the key, right or wrong."""
        return key in self._lines


def _one_line(text: str) -> str:
    text = text.strip()
    if not text:
        raise PydanticCustomError("blank", "blank")
    if visible(text) != text:
        raise PydanticCustomError("several_lines", "not one line of text")
    return text


def _plain(text: str) -> str:
    if not text.isprintable():
        raise PydanticCustomError("several_lines", "not one line of text")
    if set(text) & set(MARKUP):
        raise PydanticCustomError("markup", "holds markup")
    return text


def _line_range(lines: tuple[int, ...]) -> tuple[int, ...]:
    if len(lines) != 2 or lines[0] > lines[1]:
        raise PydanticCustomError("line_range", "not a first and a last line")
    return lines


Line = Annotated[str, Field(min_length=1), AfterValidator(_one_line)]
"""One line of text that can be shown; white space around it is dropped."""

Plain = Annotated[Line, AfterValidator(_plain), Field(json_schema_extra={"pattern": r"^[^<>{}\[\]`*_|\\&\"']+$"})]
"""One line of text without the characters of `MARKUP`."""

Id = Annotated[str, Field(pattern=f"^{ID}$")]
"""Lower-case letters, digits and single hyphens, with a letter first."""

Number = Annotated[int, Strict(), Field(ge=1, lt=10_000)]

LineNumber = Annotated[int, Strict(), Field(ge=1)]

LineRange = Annotated[
    tuple[LineNumber, ...], AfterValidator(_line_range), Field(json_schema_extra={"minItems": 2, "maxItems": 2})
]
"""A first and a last line, both included."""
