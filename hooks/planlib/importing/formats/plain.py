"""Text files: .txt, .md."""

from __future__ import annotations

import re
from pathlib import Path

from planlib.importing.received import decode

from .base import Received, Unreadable

_RECEIVED = ".received"  # the suffix of what is kept where the text is not the file byte for byte
SHORTEST_FLAT = 120
"""Characters; in a shorter line no plan has lost its line breaks."""

_COUNT = r"(?:[一二三四五六七八九十]{1,3}|[0-9]{1,2}(?![0-9xX×]))"
_LABEL = rf"(?:第?[篇范模样][文板本]?{_COUNT}篇?|【篇{_COUNT}】)"
IN_LINE = re.compile(rf"([。！？!?；;）)])[ \t\u3000]*({_LABEL}[：:]?)[ \t\u3000]*(?![、.．0-9])")
AFTER_TITLE = re.compile(r"(范文|范本|参考|怎么写)(?=[一二三四五六七八九十]{1,2}、)")


def read(path: Path, data: bytes) -> Received:
    """The text of a text file, whatever encoding it has. Raises `Unreadable`."""
    decoded = decode(data)
    if decoded.text is None:
        raise Unreadable("不是能读的文字文件（UTF-8、GB18030、Big5、UTF-16）")
    text = unflattened(decoded.text)
    extraction = f"文字文件，{decoded.encoding} 编码"
    if text == decoded.text and text.encode() == data:
        return Received(text, extraction)
    if text != decoded.text:
        extraction += "；一行之内有几篇的，按篇断了行"
    return Received(text, extraction, original=data, suffix=_RECEIVED)


def unflattened(text: str) -> str:
    """A text with line breaks where a collection has lost them: before and behind 范文一 in the middle of a line, and
    between a title and the first heading. Nothing else is changed."""
    return "\n".join(map(_unflattened, text.split("\n")))


def _unflattened(line: str) -> str:
    if len(line) >= SHORTEST_FLAT:
        line = IN_LINE.sub(r"\1\n\2\n", line)
    return AFTER_TITLE.sub(r"\1\n", line)
