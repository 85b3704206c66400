"""Text files: .txt, .md."""

from __future__ import annotations

from pathlib import Path

from planlib.importing.received import decode

from .base import Received, Unreadable

_CALLED = {"utf-8": "UTF-8", "gb18030": "GB18030", "big5hkscs": "Big5"}


def read(path: Path, data: bytes) -> Received:
    """The text of a text file, whatever encoding it has. Raises `Unreadable`."""
    decoded = decode(data)
    if decoded.text is None:
        raise Unreadable("不是能读的文字文件（UTF-8、GB18030、Big5、UTF-16）")
    encoding = _CALLED.get(decoded.encoding, decoded.encoding.upper())
    return Received(decoded.text, f"文字文件，{encoding} 编码")
