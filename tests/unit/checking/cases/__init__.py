"""Every case of a rule for the library as a whole."""

from tests.unit.checking.cases import front_matter, ledger, links, register, safety, structure, topics
from tests.unit.checking.cases.base import CASES, Case

__all__ = ["CASES", "Case", "front_matter", "ledger", "links", "register", "safety", "structure", "topics"]
