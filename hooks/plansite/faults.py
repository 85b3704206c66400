"""What is wrong, as `make serve` shows it in the browser: below the last good pages, or alone where there are none."""

from __future__ import annotations

import html
from typing import NamedTuple

NUMBER_ADDRESS = "/-/number"


class Fault(NamedTuple):
    """Why there is no new site. findings: each with place, code, message and hint. text: what was printed."""

    findings: list[dict[str, str]]
    text: str

    @property
    def summary(self) -> str:
        """What is wrong in a few words."""
        return f"有 {len(self.findings)} 处要改" if self.findings else "网站没有生成成功"


# Asks for the number, and gets an answer when it is another one; a page out of sight waits until it is looked at.
_RELOAD = """<script>(function () {
  function ask() {
    fetch("%s?%s", { cache: "no-store" }).then(function (answer) { return answer.text() }).then(function (number) {
      if (number === "%s") { ask() } else { seen() }
    }, function () { setTimeout(ask, 1000) })
  }
  function seen() {
    if (document.visibilityState === "hidden") { document.addEventListener("visibilitychange", seen, { once: true }) }
    else { location.reload() }
  }
  ask()
})()</script>"""
_STYLE = """<style>
.plan-fault { font: 16px/1.6 system-ui, sans-serif; color: #222; background: #fff4f2; }
aside.plan-fault { position: fixed; inset: auto 0 0 0; z-index: 2147483647; max-height: 45vh; overflow: auto;
  border-top: 4px solid #b3261e; box-shadow: 0 -4px 16px #0004; }
main.plan-fault { max-width: 60em; margin: 2em auto; border-top: 4px solid #b3261e; }
.plan-fault summary, .plan-fault h1 { font-size: 18px; font-weight: bold; color: #b3261e; margin: 0; }
.plan-fault summary { cursor: pointer; }
.plan-fault details, main.plan-fault { padding: 12px 20px; }
.plan-fault ol { margin: 8px 0 0; padding-left: 2em; list-style: decimal; }
.plan-fault li { margin: 0 0 8px; }
.plan-fault code { font: 14px/1.6 ui-monospace, monospace; background: #0001; padding: 1px 4px; }
.plan-fault pre { font: 13px/1.5 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
@media print { aside.plan-fault { display: none } }
</style>"""


def with_fault(page: bytes, number: str, fault: Fault | None) -> bytes:
    """A page of the build of this number, which loads anew when there is another; what is wrong stands below it."""
    added = _RELOAD % (NUMBER_ADDRESS, number, number)
    if fault:
        summary = f"{fault.summary}：您看到的还是上一次的网页"
        added += (
            f'{_STYLE}<aside class="plan-fault" lang="zh"><details open><summary>{summary}</summary>'
            f"{_account(fault)}</details></aside>"
        )
    before, end, after = page.rpartition(b"</body>")
    return before + added.encode() + end + after if end else page + added.encode()


def fault_page(number: str, fault: Fault | None) -> bytes:
    """A page with nothing but what is wrong, where there is no page of the site to show."""
    title, account = "没有这个网页", "<p>地址可能写错了，或者这一页还没有生成。</p>"
    if fault:
        title, account = f"{fault.summary}，网站还没有生成", _account(fault)
    return (
        f'<!doctype html><html lang="zh"><meta charset="utf-8"><title>{title}</title>{_STYLE}<body>'
        f'<main class="plan-fault"><h1>{title}</h1>{account}</main>'
        f"{_RELOAD % (NUMBER_ADDRESS, number, number)}</body></html>"
    ).encode()


def _account(fault: Fault) -> str:
    """What is wrong, as HTML."""
    if not fault.findings:
        return f"<p>下面是程序的话。改好、保存以后，这里会自己刷新。</p><pre>{html.escape(fault.text)}</pre>"
    items = "".join(f"<li>{_item(finding)}</li>" for finding in fault.findings)
    return f"<p>照下面的提示改好、保存以后，这里会自己刷新。</p><ol>{items}</ol>"


def _item(finding: dict[str, str]) -> str:
    place, code, message, hint = (html.escape(finding[key]) for key in ("place", "code", "message", "hint"))
    return f"<code>{place}</code> <code>{code}</code><br>{message}<br>→ {hint}"
