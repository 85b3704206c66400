"""Repairs as readers see them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planlib.model.fields import FIELD
from planlib.sources.ledger import PERSONAL, Repair

from .labels import TAKEN_OUT, field_as_read, witness_lines

_HIDDEN = "（个人信息，不公开）"


@dataclass(frozen=True, slots=True)
class RepairRow:
    """A repair as readers see it, its kind in Chinese and its proof in one phrase."""

    line: int
    before: str
    after: str
    kind: str
    reason: str
    proof: str


def repair_rows(repairs: Sequence[Repair], kinds: dict[str, str]) -> list[RepairRow]:
    """Repairs in their order. kinds: the Chinese names of the kinds."""
    return [
        RepairRow(
            line=repair.line,
            before=_HIDDEN if repair.kind == PERSONAL else _readable(repair.before),
            after=_HIDDEN if repair.kind == PERSONAL else _readable(repair.after) or TAKEN_OUT,
            kind=kinds[repair.kind],
            reason=repair.reason,
            proof="；".join(filter(None, (witness_lines(repair.witness) if repair.witness else "", repair.evidence))),
        )
        for repair in repairs
    ]


def _readable(text: str) -> str:
    """Words of a ledger entry on one line: ⏎ for a line's end, 〔村：桃树村〕 for a field."""
    fields = FIELD.sub(lambda match: field_as_read(match[1], match[2]), text)
    return " ⏎ ".join(line for line in fields.split("\n") if line.strip())
