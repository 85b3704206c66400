"""The server recipes of deploy/ on the page that tells of them: the files themselves, there is no second copy."""

from __future__ import annotations

import re
from pathlib import Path

from mkdocs.exceptions import PluginError

FOLDER = "deploy"
PAGE = "guide/deploy.md"
_BLOCK = re.compile(rf"^```(\w*)\n{FOLDER}/([\w.-]+)\n```$", re.MULTILINE)


def with_recipes(markdown: str, root: Path) -> str:
    """The Markdown of the page, with each code block that only names a file of deploy/ holding that file's text.

    Raises `PluginError` where there is no such file, or where its text would end the block.
    """

    def filled(block: re.Match[str]) -> str:
        language, name = block.groups()
        try:
            text = (root / FOLDER / name).read_text("utf-8").rstrip("\n")
        except OSError as error:
            raise PluginError(f"{PAGE}: {FOLDER}/{name}: {error.strerror}") from error
        if "```" in text:
            raise PluginError(f"{PAGE}: {FOLDER}/{name} holds ```, which would end its block")
        return f"```{language}\n{text}\n```"

    return _BLOCK.sub(filled, markdown)
