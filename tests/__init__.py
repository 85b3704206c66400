"""The tests, by room: unit/ (planlib and the scripts, without a build), site/ (the built site, and a real browser),
content/ (the real documents, topics, register and vocabulary), front/ (TypeScript), support/ (what they share) and
fixtures/ (what they try out). Behaviour is tested on fixtures/repo and fixtures/library: only content/ reads docs/."""

import pytest

pytest.register_assert_rewrite("tests.support")
