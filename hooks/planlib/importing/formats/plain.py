"""Text files: .txt, .md."""

from __future__ import annotations

from pathlib import Path

from planlib.importing.lines import unflattened
from planlib.importing.received import decode

from .base import Received, Unreadable

RECEIVED = ".received"  # the suffix of what is kept where the text is not the file byte for byte
_CALLED = {"utf-8": "UTF-8", "gb18030": "GB18030", "big5hkscs": "Big5"}


def read(path: Path, data: bytes) -> Received:
    """The text of a text file, whatever encoding it has. Raises `Unreadable`."""
    decoded = decode(data)
    if decoded.text is None:
        raise Unreadable("不是能读的文字文件（UTF-8、GB18030、Big5、UTF-16）")
    encoding = _CALLED.get(decoded.encoding, decoded.encoding.upper())
    text = unflattened(decoded.text)
    extraction = f"文字文件，{encoding} 编码"
    if text == decoded.text and text.encode() == data:
        return Received(text, extraction)
    if text != decoded.text:
        extraction += "；一行之内有几篇的，按篇断了行"
    return Received(text, extraction, original=data, suffix=RECEIVED)
