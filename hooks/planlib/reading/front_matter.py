"""Front matter: the YAML block at the top of a page."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple, TypeVar

from planlib.model.findings import Problem

from .messages import say
from .records import Read, RecordReader
from .slips import ends_before, find_slip, is_fence, is_nearly_fence

T = TypeVar("T")


class Block(NamedTuple):
    """text: what stands between the fences; None where there are no two. taken: how many lines of the page it takes
    with its fences. first: the line of the text, from 1. problems: with the fences; their code is still to be given."""

    text: str | None
    taken: int
    first: int = 2
    problems: tuple[Problem, ...] = ()


def cut_front_matter(text: str) -> Block:
    """The front matter of a page as text; fences that were meant to be some count as fences, and are reported."""
    lines = text.split("\n")
    start = next((number for number, line in enumerate(lines) if line.strip()), 0)
    problems = []
    if is_nearly_fence(lines[start]) and any(
        re.match(r"[a-z]+[ ]*[:：]", line) for line in lines[start + 1 : start + 3]
    ):
        problems.append(say("yaml_dashes", start + 1, words=lines[start].strip()))
    elif start and is_fence(lines[start]):
        problems.append(say("fence_late", start + 1))
    elif not is_fence(lines[0]):
        return Block(None, 0)
    body = lines[start + 1 :]
    end = next((number for number, line in enumerate(body) if is_fence(line) or is_nearly_fence(line)), len(body))
    text_at = next(ends_before(body[:end]), None)
    if text_at is not None or end == len(body):
        at = len(body) if text_at is None else text_at
        while at and not body[at - 1].strip():
            at -= 1
        problems.append(say("open_front_matter", min(start + at + 2, len(lines))))
        return Block("\n".join(body[:at]), start + 1 + at, start + 2, tuple(problems))
    if not is_fence(body[end]):
        problems.append(say("yaml_dashes", start + end + 2, words=body[end].strip()))
    return Block("\n".join(body[:end]), start + end + 2, start + 2, tuple(problems))


def read_front_matter(text: str, reader: RecordReader[T]) -> tuple[Read[T], int]:
    """Read the front matter of a page; the number says how many lines it takes. Never raises."""
    block = cut_front_matter(text)
    if block.text is None:
        code = reader.code("no_front_matter", ())
        return Read(None, (say("no_front_matter", 1, code=code, keys=reader.required),)), block.taken
    fences = tuple(replace(problem, code=reader.code("yaml", ())) for problem in block.problems)
    read = reader.read_text(block.text, first_line=block.first)
    slip = find_slip(block.text, is_read=True)
    if slip and not any(problem.code == reader.code("yaml", ()) for problem in read.problems):
        at = block.first + slip.line
        told = say(slip.kind, at, code=reader.code("yaml", ()), **slip.words)
        lacking = f"加一行：{slip.words['entry'].partition(':')[0]}:"
        others = tuple(
            problem for problem in read.problems if problem.line != at and not problem.hint.startswith(lacking)
        )
        read = replace(read, problems=(told, *others))
    return (replace(read, problems=fences) if fences else read), block.taken  # the rest may follow from them
