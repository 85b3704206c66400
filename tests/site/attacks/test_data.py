"""Contributed text in the data that the site publishes: plain strings, and addresses of this site alone."""

from __future__ import annotations

import json
import re
from pathlib import Path

from jsonschema import Draft202012Validator
from lxml import etree

from planlib.reading.topics import read_topic
from tests.support.attacks.attacked import Attacked
from tests.support.attacks.cases import ATTACKS
from tests.support.attacks.inventory import leads_away


def test_attacks_are_plain_strings_in_the_published_data(attacked: Attacked) -> None:
    text = (attacked.root / "site/library/templates.json").read_bytes().decode()
    data = json.loads(text)
    schema = json.loads((attacked.root / "site/library/templates.schema.json").read_text("utf-8"))
    Draft202012Validator(schema).validate(data)
    assert not re.search(r"[\x00-\x09\x0b-\x1f]", text)
    plans = {entry["id"]: entry for entry in data["plans"]}
    topics = {entry["id"]: entry for entry in data["topics"]}
    checked = 0
    for case in attacked.survivors:
        stem, text = Path(case.path).stem, ATTACKS.get(case.attack.removesuffix(", accepted"), "")
        if case.position == "plan: title":
            assert plans[stem]["title"] == text
        elif case.position == "topic: title":
            assert topics[stem]["title"] == text
        elif case.position == "topic: summary":
            assert topics[stem]["summary"] == text
        elif case.position == "topic: alias":
            assert topics[stem]["aliases"] == list(read_topic(case.path, case.text).aliases)
        else:
            continue
        checked += 1
    assert checked > 15
    for url in (entry["url"] for part in ("plans", "topics") for entry in data[part]):
        assert not leads_away(url), url


def test_the_site_map_is_xml_and_names_this_site_only(attacked: Attacked) -> None:
    tree = etree.parse(str(attacked.root / "site/sitemap.xml"), etree.XMLParser(resolve_entities=False))
    assert tree.docinfo.doctype == ""
    assert not [name for name in tree.getroot().itertext() if "evil.example" in name]
