"""A real Chromium just older than the oldest that the site works in."""

from __future__ import annotations

import subprocess

import pytest

from tests.support.paths import ROOT

OLD = ROOT / ".build/browsers/chromium-79"


@pytest.mark.skipif(not OLD.exists(), reason="make test-browsers installs it")
def test_it_is_told_and_has_the_text(address: str) -> None:
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-zygote", "--virtual-time-budget=5000", "--dump-dom"]
    done = subprocess.run([OLD, *options, f"{address}plans/wm-1/"], capture_output=True, text=True, check=True)
    assert done.stdout.count("这个浏览器太旧") == 1
    assert "开展争创“文明家庭”活动" in done.stdout
