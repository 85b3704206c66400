"""A plugin of pytest that keeps each file that tests of importing read: `python -m pytest -p tests.support.recording`.

The folder is named by RECORDED_FILES; a file is kept once, as its digest and the name that it was read under.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from planlib.importing import formats

_read_bytes = formats.read_bytes


def _recorded(path: Path, data: bytes) -> formats.Received:
    folder = Path(os.environ["RECORDED_FILES"]) / hashlib.sha256(data).hexdigest()[:16]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / path.name).write_bytes(data)
    return _read_bytes(path, data)


formats.read_bytes = _recorded
