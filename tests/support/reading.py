"""Files read by Python and by a browser, in one form, so that both can be held against each other."""

from __future__ import annotations

import base64
import json
import subprocess
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from planlib.importing.formats import Received, Unreadable, read_bytes
from tests.support.paths import ROOT

# As in the page: a set and a map have no form in JSON.
_READ = """([name, data]) => {
  const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
  try {
    const { text, extraction, styled, forms, losses } = formats.readBytes(name, bytes);
    const inOrder = ([one], [other]) => one - other;
    return {
      text, extraction, losses: losses.map(({ line, text }) => [line, text]),
      styled: [...styled].sort((one, other) => one - other),
      forms: [...forms].sort(inOrder).map(([line, form]) =>
        [line, form.level, form.align, form.bold, form.font, form.size]),
    };
  } catch (error) {
    if (error.name !== "Unreadable") throw error;
    return { refused: error.message };
  }
}"""


def bundled(folder: Path) -> Path:
    """The readers of the front end as a script of their own, which calls them `formats`."""
    target = folder / "formats.js"
    options = [
        "--bundle",
        "--minify",
        "--format=iife",
        "--global-name=formats",
        "--target=es2020,chrome80,firefox78,safari15",
    ]
    command = [
        str(ROOT / "node_modules/.bin/esbuild"),
        "src/importing/formats/index.ts",
        *options,
        f"--outfile={target}",
    ]
    subprocess.run(command, check=True, cwd=ROOT, capture_output=True)
    return target


def in_browser(page: Page, name: str, data: bytes) -> dict[str, Any]:
    """What the browser reads in a file, or the words with which it refuses it."""
    read: dict[str, Any] = page.evaluate(_READ, [name, base64.b64encode(data).decode("ascii")])
    return read


def in_python(name: str, data: bytes) -> dict[str, Any]:
    """What Python reads in a file, or the words with which it refuses it."""
    try:
        received = read_bytes(Path(name), data)
    except Unreadable as error:
        return {"refused": str(error)}
    read: dict[str, Any] = json.loads(json.dumps(_plain(received)))
    return read


def _plain(received: Received) -> dict[str, Any]:
    return {
        "text": received.text,
        "extraction": received.extraction,
        "losses": received.losses,
        "styled": sorted(received.styled),
        "forms": [
            [line, form.level, form.align, form.bold, form.font, form.size]
            for line, form in sorted(received.forms.items())
        ],
    }
