"""Topic pages: their front matter as read, good or bad."""

from __future__ import annotations

import pytest

from planlib.reading.topics import read_topic


def test_a_topic_is_what_its_front_matter_says() -> None:
    text = "---\ntitle: 志愿服务\nsummary: 队伍。\naliases: [义工, 学雷锋]\nrelated: [minors]\n---\n正文\n"
    topic = read_topic("docs/topics/volunteering.md", text)
    assert topic.problems == ()
    assert (topic.id, topic.path) == ("volunteering", "docs/topics/volunteering.md")
    assert (topic.title, topic.summary) == ("志愿服务", "队伍。")
    assert (topic.aliases, topic.related) == (("义工", "学雷锋"), ("minors",))
    assert topic.front.line_of("related") == 5


@pytest.mark.parametrize("value", ["", "义工", "{a: b}", "1"])
def test_a_list_in_another_form_is_empty(value: str) -> None:
    topic = read_topic("docs/topics/a.md", f"---\naliases: {value}\nrelated: {value}\n---\n")
    assert (topic.aliases, topic.related) == ((), ())


@pytest.mark.parametrize(("text", "line"), [("", 1), ("---\n", 2), ("---\na: 1\na: 2\n---\n", 3)])
def test_a_topic_page_that_cannot_be_read_has_a_problem(text: str, line: int) -> None:
    topic = read_topic("docs/topics/a.md", text)
    (problem,) = topic.problems
    assert (problem.line, problem.code) == (line, "PLN306")
    assert (topic.id, topic.title, topic.related) == ("a", "", ())
