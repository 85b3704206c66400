r"""The patterns of notices: as much of regular expressions as means the same in Python and in JavaScript (flag u).

    alternatives = sequence { "|" sequence }
    sequence     = item { item }
    item         = "^" | "$" | "(?=" alternatives ")" | "(?!" alternatives ")" | atom [ "?" | "{m}" | "{m,n}" ]
    atom         = literal | "[" [ "^" ] { literal [ "-" literal ] } "]" | "(?:" alternatives ")" | "{n}" | "{y}"
    literal      = a character that is not in SYNTAX, or a backslash before one that is
    (in a class  = a character that is not in CLASS_SYNTAX, or a backslash before a hyphen or one of SYNTAX)

`^` and `$` are the beginning and the end of the text, a line. `{n}` stands for a number, in digits or in Chinese
numerals, `{y}` for a year that is over. A pattern is folded as the texts are (see `folding`), so that quotation marks,
traditional characters and joining words need no alternatives, and 的 is passed over. Repetition is bounded, and so is
how often a pattern can be tried at one place: no text can make it slow.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import product

from planlib.contract import FIELD_CHARACTER, HAN_DIGITS, NOTICE_NUMBER, NOTICE_YEAR

from .folding import fold

SYNTAX = "^$\\.*+?()[]{}|/"
NUMBER_TOKEN = "{n}"
YEAR_TOKEN = "{y}"
MAX_LENGTH = 2000  # characters
MAX_DEPTH = 8  # of groups
MAX_REPEATED = 20
MAX_TRIES = 150_000
MAX_LITERALS = 32
_COUNT = re.compile(r"\{(0|[1-9][0-9]?)(,(0|[1-9][0-9]?))?\}")
CLASS_SYNTAX = "^[]\\-&~|"  # & ~ |: Python means to give them a meaning in a class one day


class PatternError(ValueError):
    """A pattern is not in the subset. at: the character, from 1."""

    def __init__(self, at: int, message: str, hint: str) -> None:
        super().__init__(message)
        self.at = at
        self.message = message
        self.hint = hint


@dataclass(frozen=True)
class Pattern:
    """A pattern that was understood.

    expanded: folded, with `{n}` written out, as Python and JavaScript read it. literals: each match holds one of them,
    folded; none where nothing is certain. has_number: whether `{n}` is in it.
    """

    source: str
    expanded: str
    literals: tuple[str, ...]
    has_number: bool

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The pattern for Python, compiled once."""
        return re.compile(self.expanded)


@cache
def read_pattern(source: str) -> Pattern:
    """Understand a pattern. Raises `PatternError` where it is not in the subset, can match nothing at all, or may
    take too many tries."""
    if len(source) > MAX_LENGTH:
        raise PatternError(MAX_LENGTH + 1, f"超过 {MAX_LENGTH} 个字", "分成两条")
    part = _Reader(source).read()
    if not part.shortest:
        raise PatternError(1, "什么也没有的地方也能找到", "至少要有一个字")
    return Pattern(source, part.shown, part.literals, NUMBER_TOKEN in source)


@dataclass(frozen=True, slots=True)
class _Part:
    """What is known of a piece of a pattern.

    shortest: characters of its shortest match. ways: in how many ways it can match at one place, at most. tries: how
    many it takes to find that none of them will do. first: the characters that it can begin with; None for many. texts:
    all that it can match, where these are few. needs: texts of which each match holds one. shown: the piece itself,
    folded; empty where nothing is left of it. lacks: whether one of its alternatives is nothing but what is passed
    over.
    """

    shortest: int
    ways: int
    tries: int
    first: frozenset[str] | None
    texts: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    shown: str = ""
    lacks: bool = False

    @property
    def literals(self) -> tuple[str, ...]:
        """The longest texts of which each match holds one."""
        return _best([self.texts, self.needs])


_NOTHING = _Part(0, 1, 1, frozenset(), ("",))
_NUMBER = _Part(1, 4 + 7, 4 + 7, frozenset(f"0123456789〇{HAN_DIGITS}十百"), shown=NOTICE_NUMBER)
_YEAR = _Part(4, 1, 8, frozenset("2二"), shown=NOTICE_YEAR)


def _best(candidates: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """Of sets of texts the one whose shortest is the longest, without texts that hold another of them."""
    usable = [texts for texts in candidates if texts and all(texts)]
    best = max(usable, key=lambda texts: (min(map(len, texts)), -len(texts)), default=())
    return tuple(text for text in best if not any(other != text and other in text for other in best))


def _first(parts: Iterable[_Part]) -> frozenset[str] | None:
    """What parts one after the other can begin with; None for many."""
    found: frozenset[str] = frozenset()
    for part in parts:
        if part.first is None:
            return None
        found |= part.first
        if part.shortest:
            break
    return found


def _differ(firsts: Sequence[frozenset[str] | None]) -> bool:
    """Whether the first character tells which one it is."""
    known = [first for first in firsts if first is not None]
    return len(known) == len(firsts) and sum(map(len, known)) == len(frozenset().union(*known))


def _either(parts: list[_Part]) -> _Part:
    texts = tuple(dict.fromkeys(text for part in parts for text in part.texts))
    known = [part.literals for part in parts]
    firsts = [part.first for part in parts]
    shortest = min(part.shortest for part in parts)
    return _Part(
        shortest=shortest,
        ways=(max if shortest and _differ(firsts) else sum)(part.ways for part in parts),
        tries=sum(part.tries for part in parts),
        first=None if None in firsts else frozenset().union(*filter(None, firsts)),
        texts=texts if all(part.texts for part in parts) and len(texts) <= MAX_LITERALS else (),
        needs=tuple(dict.fromkeys(literal for literals in known for literal in literals)) if all(known) else (),
        shown="|".join(part.shown for part in parts),
    )


def _together(parts: list[_Part]) -> _Part:
    """Parts one after the other."""
    found: list[tuple[str, ...]] = []
    run: tuple[str, ...] = ("",)
    whole = True
    for part in parts:
        if part.texts and len(run) * len(part.texts) <= MAX_LITERALS:
            run = tuple(dict.fromkeys(map("".join, product(run, part.texts))))
        else:
            whole = False
            found += [run, part.needs]
            run = part.texts or ("",)
    ways, tries = 1, 0
    for place, part in enumerate(parts, 1):
        tries += ways * part.tries
        rest = parts[place:]
        may_lack = not part.shortest and part.ways > 1 and any(other.shortest for other in rest)
        is_told = may_lack and _differ([part.first, _first(rest)])  # by the next character, whether it is there
        ways *= part.ways - 1 if is_told else part.ways
    return _Part(
        shortest=sum(part.shortest for part in parts),
        ways=ways,
        tries=tries,
        first=_first(parts),
        texts=run if whole else (),
        needs=_best([*found, run]),
        shown="".join(part.shown for part in parts),
    )


def _repeated(part: _Part, fewest: int, most: int) -> _Part:
    times = [_together([part] * count) if count else _NOTHING for count in range(fewest, most + 1)]
    return _either(times)


def _in_class(character: str) -> str:
    """A character, or none, as it is written between square brackets."""
    return f"\\{character}" if character and character in f"{SYNTAX}-" else character


class _Reader:
    """Reads a pattern from left to right, a method a rule of the grammar."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._at = 0
        self._depth = 0

    def read(self) -> _Part:
        part = self._alternatives()
        if self._at < len(self._source):  # only a bracket ends alternatives
            raise self._problem("多了一个“)”", "删去，或写成 \\)")
        self._refuse_lack(part, 0)
        return part

    def _problem(self, message: str, hint: str, at: int | None = None) -> PatternError:
        return PatternError((self._at if at is None else at) + 1, message, hint)

    def _next(self, *texts: str) -> str:
        """The first of the texts that stands here, which is passed over."""
        for text in texts:
            if self._source.startswith(text, self._at):
                self._at += len(text)
                return text
        return ""

    def _alternatives(self) -> _Part:
        start = self._at
        parts = [self._sequence()]
        while self._next("|"):
            parts.append(self._sequence())
        left = list({part.shown: part for part in parts if part.shown}.values())  # 和|与 is one alternative
        part = _either(left) if len(left) > 1 else left[0] if left else _NOTHING
        return self._bounded(replace(part, lacks=bool(left) and not all(part.shown for part in parts)), start)

    def _bounded(self, part: _Part, start: int) -> _Part:
        if part.tries > MAX_TRIES:
            message = f"在一处要试 {part.tries:,} 次，超过 {MAX_TRIES:,} 次"
            raise self._problem(message, "少重复几次，或分成两条", start)
        return part

    def _sequence(self) -> _Part:
        start = self._at
        parts: list[_Part] = []
        while self._at < len(self._source) and self._source[self._at] not in "|)":
            parts.append(self._item())
        if not parts:
            raise self._problem("有一个选项是空的", "删去；可有可无的在后面写 ?")
        return self._bounded(_together(parts), start)

    def _item(self) -> _Part:
        start = self._at
        if opening := self._next("(?=", "(?!", "(?:"):
            part = self._group(start)
            if opening != "(?:":
                self._refuse_repetition()
                if opening == "(?=":
                    self._refuse_lack(replace(part, lacks=part.lacks or not part.shown), start)
                # It takes no characters, so what stands before and after it is one text; and it is not tried again.
                return replace(_NOTHING, tries=part.tries, shown=part.shown and f"{opening}{part.shown})")
            part = replace(part, shown=part.shown and f"(?:{part.shown})")
        elif anchor := self._next("^", "$"):
            self._refuse_repetition()
            return replace(_NOTHING, shown=anchor)
        elif self._next(NUMBER_TOKEN):
            part = _NUMBER
        elif self._next(YEAR_TOKEN):
            part = _YEAR
        elif self._next("["):
            part = self._class(start)
        else:
            literal = self._folded(SYNTAX)
            shown = f"\\{literal}" if literal and literal in SYNTAX else literal
            part = _Part(1, 1, 1, frozenset(literal), (literal,), shown=shown) if literal else _NOTHING
        return self._bounded(self._quantified(part, start), start)

    def _folded(self, special: str) -> str:
        """One character that means itself, folded; empty where it is passed over."""
        literal = self._literal(special)
        return fold(literal + self._source[self._at : self._at + 1])[:-1] if literal == "以" else fold(literal)

    def _refuse_lack(self, part: _Part, start: int) -> None:
        if part.lacks:
            hint = "把整组写成可有可无，或删去这个选项"
            raise self._problem("有一个选项只是会略过的字（的）", hint, start)

    def _group(self, start: int) -> _Part:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise self._problem(f"括号套了 {MAX_DEPTH} 层以上", "写简单些", start)
        part = self._alternatives()
        if not self._next(")"):
            raise self._problem("括号没有收尾", "加上 )", start)
        self._depth -= 1
        return part

    def _quantified(self, part: _Part, start: int) -> _Part:
        counted = self._at
        if self._next("?"):
            fewest, most = 0, 1
        elif match := _COUNT.match(self._source, self._at):
            fewest, most = int(match[1]), int(match[3] or match[1])
            if most > MAX_REPEATED or most < fewest or not most:
                raise self._problem(f"“{match[0]}”不是能用的次数", f"从 {{1}} 到 {{0,{MAX_REPEATED}}}")
            self._at = match.end()
        else:
            self._refuse_lack(part, start)
            return part
        self._refuse_repetition()
        if not part.shown:
            return part
        if not part.shortest:
            raise self._problem("重复的内容可能是空的", "去掉一层重复", start)
        if fewest:
            self._refuse_lack(part, start)
        shown = part.shown + self._source[counted : self._at]
        return replace(_repeated(part, fewest, most), shown=shown)

    def _refuse_repetition(self) -> None:
        here = self._source[self._at : self._at + 1]
        if here in tuple("?*+") or _COUNT.match(self._source, self._at):
            raise self._problem(f"“{here}”前面没有可以重复的", "删去它")

    def _class(self, start: int) -> _Part:
        negated = bool(self._next("^"))
        members: list[str] = []
        shown = ""
        while not self._next("]"):
            if self._at >= len(self._source):
                raise self._problem("方括号没有收尾", "加上 ]", start)
            at = self._at
            first = self._literal(CLASS_SYNTAX)
            last = self._literal(CLASS_SYNTAX) if self._next("-") else first
            if last < first:
                raise self._problem(f"范围 {first}-{last} 是空的", f"写成 {last}-{first}", at)
            if first == last:
                members += fold(first)
                shown += _in_class(fold(first))
            else:  # 一-九: of what is folded, nothing stands in a range
                members += map(chr, range(ord(first), min(ord(last), ord(first) + MAX_LITERALS) + 1))
                shown += f"{_in_class(first)}-{_in_class(last)}"
        if not shown:
            raise self._problem("方括号里是空的", "写上这里可以是什么字", start)
        few = not negated and len(members) <= MAX_LITERALS
        shown = f"[{'^' * negated}{shown}]"
        texts = tuple(dict.fromkeys(members))
        return _Part(1, 1, 1, frozenset(members), texts, shown=shown) if few else _Part(1, 1, 1, None, shown=shown)

    def _literal(self, special: str) -> str:
        """One character that means itself; those in `special` do so behind a backslash, if at all."""
        in_class = special is CLASS_SYNTAX
        if self._next("\\"):
            escaped = self._source[self._at : self._at + 1]
            if not escaped or escaped not in (f"{SYNTAX}-" if in_class else SYNTAX):
                raise self._problem(f"不认识“\\{escaped}”", "\\ 只放在式子的符号前面")
            self._at += 1
            return escaped
        character = self._source[self._at : self._at + 1]
        if not character:
            raise self._problem("式子没有写完", "写完整")
        if character in special:
            hint = f"要找这个符号就写 \\{character}" if character not in "&~" else "删去它"
            raise self._problem(f"“{character}”不能用在这里", hint)
        if character < " " or character in ("\x7f", FIELD_CHARACTER):
            raise self._problem(f"页面上不会有 U+{ord(character):04X}", "删去它")
        self._at += 1
        return character
