"""What a section does and what it is about, by the words of the library's own sections and topics.

A topic is scored by the pairs of characters that its sections have more often than others, and by the names that its
page gives it. Each suggestion says the words that it rests on.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from .model.kinds import KINDS

TITLE_WEIGHT = 3  # of a pair of characters in a title, beside one in the text
PLAN_WEIGHT = 4  # of a name in the title of the plan, beside one in the text
NAME_WEIGHT = 6.0  # of a topic's title or alias, for each of its characters beyond the first
PAIR_WEIGHT = 4.0  # of a pair of characters that a title and the names of a topic share
MAX_TOPICS = 2
NEXT_SHARE = 0.55  # of the best score that a second topic must reach
_HAN = re.compile(r"[\u4e00-\u9fff]+")


class Example(NamedTuple):
    """A section of the library. title, text: its words. topics: in the order that its editor gave them."""

    plan: str
    title: str
    text: str
    topics: tuple[str, ...]


class Suggestion(NamedTuple):
    """A word of the vocabulary. confidence: from 0 to 1. because: the words it rests on."""

    word: str
    confidence: float
    because: tuple[str, ...]


@dataclass(frozen=True)
class TopicScorer:
    """weights: by a pair of characters, how much it speaks for each topic. names: by topic, its title and aliases."""

    weights: Mapping[str, Mapping[str, float]]
    names: Mapping[str, tuple[str, ...]]

    def suggest(self, title: str, text: str, plan: str = "") -> tuple[Suggestion, ...]:
        """One topic or two, the likelier first; none where nothing speaks for any. plan: its title, which tells what
        sections like 主要任务 are about."""
        scores: defaultdict[str, float] = defaultdict(float)
        because: defaultdict[str, Counter[str]] = defaultdict(Counter)
        counts = _pairs(text)
        for pair, count in _pairs(title).items():
            counts[pair] += TITLE_WEIGHT * count
        for pair, count in counts.items():
            for topic, weight in self.weights.get(pair, {}).items():
                scores[topic] += weight * math.sqrt(count)
        in_title = _pairs(title)
        for topic, names in self.names.items():
            shared = in_title.keys() & _pairs("，".join(names)).keys()
            scores[topic] += PAIR_WEIGHT * len(shared)
            because[topic].update(dict.fromkeys(shared, 1))
            for name in names:
                found = TITLE_WEIGHT**2 * title.count(name) + min(2, text.count(name)) + PLAN_WEIGHT * plan.count(name)
                if found:
                    gain = NAME_WEIGHT * (len(name) - 1) * math.sqrt(found)
                    scores[topic] += gain
                    because[topic][name] += int(gain)
        ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
        if not ranked or ranked[0][1] <= 0:
            return ()
        best, total = ranked[0][1], sum(score for _, score in ranked[:4] if score > 0)
        return tuple(
            Suggestion(topic, round(score / total, 2), tuple(word for word, _ in because[topic].most_common(3)))
            for topic, score in ranked[:MAX_TOPICS]
            if score >= best * NEXT_SHARE
        )


def topic_scorer(examples: Iterable[Example], names: Mapping[str, tuple[str, ...]]) -> TopicScorer:
    """Learn from sections with their topics. names: by topic, its title and aliases."""
    by_topic: dict[str, defaultdict[str, float]] = {topic: defaultdict(float) for topic in names}
    everywhere: defaultdict[str, float] = defaultdict(float)
    for example in examples:
        pairs = _pairs(example.text)
        for pair, count in _pairs(example.title).items():
            pairs[pair] += TITLE_WEIGHT * count
        for rank, topic in enumerate(example.topics):
            share = 1.0 if rank == 0 else 0.5
            for pair, count in pairs.items():
                if topic in by_topic:
                    by_topic[topic][pair] += share * math.sqrt(count)
        for pair, count in pairs.items():
            everywhere[pair] += math.sqrt(count)
    total = sum(everywhere.values()) or 1
    weights: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for topic, of_topic in by_topic.items():
        size = sum(of_topic.values())
        if not size:
            continue
        for pair, weight in of_topic.items():
            gain = math.log((weight / size) / (everywhere[pair] / total))
            if gain > 0:
                weights[pair][topic] = gain * min(1.0, weight / 3)
    return TopicScorer(weights, names)


def _pairs(text: str) -> Counter[str]:
    return Counter(run[at : at + 2] for run in _HAN.findall(text) for at in range(len(run) - 1))


_GUIDING = re.compile(
    r"^(?:坚持)?以.{4,80}(?:为指导|为指引|为统领|为行动指南|为引领|为主线)|^(?:高举|深入贯彻|全面贯彻|认真贯彻|坚持以)"
)


def kind_of(title: str, parent: str, document: str) -> Suggestion:
    """The kind of a section by its heading. parent: the kind of the section above it, empty at the top. document: the
    type of the plan."""
    for kind, pattern in KINDS:
        if match := pattern.search(title):
            if kind == "summary" and document != "summary":
                continue
            return Suggestion(kind, 0.9, (match[0],))
    if document == "summary":
        return Suggestion("summary", 0.7, ())
    if parent in ("safeguards", "measures", "requirements", "goals", "guidance"):
        return Suggestion(parent, 0.6, ())
    return Suggestion("tasks", 0.6, ())


def opening_kind(text: str) -> Suggestion:
    """The kind of the text before the first heading."""
    match = _GUIDING.match(text)
    return (
        Suggestion("guidance", 0.6, (match[0][:12],))
        if match and len(text) < 400 and "制定" not in text
        else Suggestion("background", 0.8, ())
    )


_LEVELS = (
    ("village", r"我村|本村|全村|村委会|村民|村级|[^乡新农]村(?:精神|工作|计划)"),
    ("community", r"我社区|本社区|社区居委会|居委会|社区|小区|居民"),
    ("subdistrict", r"我街道|全街道?|街道(?:党工委|办事处|办|工作|精神|辖区)|各社区"),
    ("town", r"我[镇乡]|全[镇乡]|[镇乡](?:党委|政府|人大|精神|工作)|各村|镇村"),
)


def level_of(title: str, text: str) -> Suggestion:
    """Whose plan it is: a village's, a community's, a subdistrict's or a town's."""
    scores = {}
    because = {}
    for level, pattern in _LEVELS:
        in_title, in_text = re.findall(pattern, title), re.findall(pattern, text[:4000])
        strong = [word for word in in_text if word[0] in "我本全"]
        scores[level] = 6 * len(in_title) + 3 * min(4, len(strong)) + min(6, len(in_text))
        because[level] = tuple(dict.fromkeys([*in_title, *strong, *in_text]))[:3]
    best = max(scores, key=lambda level: scores[level])
    total = sum(scores.values())
    return (
        Suggestion(best, round(scores[best] / total, 2), because[best]) if total else Suggestion("community", 0.2, ())
    )


def type_of(title: str) -> str:
    """The type of a document by its title: a summary, an outline, else a plan."""
    if re.search(r"总结|汇报|回顾|报告$", title) and not re.search(r"计划|打算$", title):
        return "summary"
    return "outline" if re.search(r"要点|目标与任务|任务分解|安排表|目标任务", title) else "plan"
