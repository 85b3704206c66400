"""Text files: .txt, .md."""

from __future__ import annotations

from pathlib import Path

from planlib.importing.lines import unflattened
from planlib.importing.received import decode

from .base import Received, Unreadable, lost_characters

_RECEIVED = ".received"  # the suffix of what is kept where the text is not the file byte for byte


def read(path: Path, data: bytes) -> Received:
    """The text of a text file, whatever encoding it has. Raises `Unreadable`."""
    decoded = decode(data)
    if decoded.text is None:
        raise Unreadable("不是能读的文字文件（UTF-8、GB18030、Big5、UTF-16）")
    text = unflattened(decoded.text)
    extraction = f"文字文件，{decoded.encoding} 编码"
    losses = lost_characters(text.split("\n"))
    if text == decoded.text and text.encode() == data:
        return Received(text, extraction, losses=losses)
    if text != decoded.text:
        extraction += "；一行之内有几份计划的，按份断了行"
    return Received(text, extraction, losses=losses, original=data, suffix=_RECEIVED)
