"""Take the pictures of the guide and of the README anew.

An old plan in Word goes through `make import` and `make serve` in a copy of the repository, and its page and a draft
are photographed in Chromium (set up by `make setup-test`).

    python scripts/pictures.py [--words FOLDER]

They are written to docs/guide/pictures/ and bench/readme.png. With --words what the commands print on the way is
written to a folder, for who brings the guide's text up to date. Exits 1 if a picture is larger than a guide's may be.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from docx import Document
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs/guide/pictures"
LARGEST = 60_000  # bytes of a picture
WIDTH, HEIGHT = 780, 440  # of the window, in CSS pixels
README = ROOT / "bench/readme.png"
README_SIZE = (1280, 800)
COPIED = ("deploy", "docs", "hooks", "scripts", "sources", "src", "theme", "vocabulary")
FILES = ("Makefile", "mkdocs.yml", "package.json", "package-lock.json", "rules.yml", "tsconfig.json")
SHARED = (".venv", "node_modules")  # linked to
WORD_FILE = "桃园社区2026年志愿服务工作计划.docx"
TEXT = (
    "桃园社区2026年志愿服务工作计划",
    "为进一步做好志愿服务工作，让居民遇事有人帮、有事愿帮人，结合桃园社区实际，制定本计划。",
    "一、工作目标",
    "全年组织志愿服务活动不少于24次，注册志愿者达到居民人数的15%。",
    "二、主要任务",
    "（一）建好队伍",
    "按助老、助学、环保、治安四个方面编组，每组推选一名组长，每季度培训一次。",
    "（二）办好活动",
    "每月5日为志愿服务日,组织志愿者到独居老人家中打扫卫生、陪护就医。",
    "三、保障措施",
    "社区党委负责统筹，所需经费列入年度预算，物资由专人保管。",
    "桃园社区居民委员会",
    "2026年1月10日",
)


@contextmanager
def workshop() -> Iterator[Path]:
    """A copy of the repository, and of what is set up in it, that may be changed."""
    with TemporaryDirectory(prefix="plan-pictures-") as folder:
        root = Path(folder) / "plan-library"
        root.mkdir()
        for name in COPIED:
            shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
        for name in FILES:
            shutil.copy(ROOT / name, root)
        for name in SHARED:
            (root / name).symlink_to(ROOT / name)
        yield root


def write_word(file: Path) -> None:
    """An old plan, as an office has it."""
    document = Document()
    for text in TEXT:
        document.add_paragraph(text)
    document.save(str(file))


def run(root: Path, script: str, *arguments: str) -> str:
    """Run a command in the copy; returns what it prints."""
    command = [sys.executable, f"scripts/{script}.py", *arguments]
    done = subprocess.run(command, cwd=root, check=False, capture_output=True, text=True)
    return done.stdout + done.stderr


@contextmanager
def served(root: Path) -> Iterator[str]:
    """The address of the site as `make serve` shows it."""
    command = [sys.executable, "scripts/serve.py", "--port", "0"]
    process = subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        assert process.stdout
        said = ""
        for line in process.stdout:
            said += line
            if found := re.search(r"网站在 (http://\S+)", line):
                yield found[1]
                return
        raise RuntimeError(said)
    finally:
        process.terminate()
        process.wait()


def photograph(page: Page, name: str) -> None:
    """Take a picture of what a page shows."""
    page.screenshot(path=PICTURES / f"{name}.png", animations="disabled", caret="hide")


def take(page: Page, root: Path, address: str, slug: str) -> None:
    """Take all pictures: the page of a plan, what is wrong on it, and how it is found."""
    file = root / f"docs/plans/{slug}.md"
    page.goto(f"{address}plans/{slug}/")
    page.wait_for_selector(".pl-plan")
    photograph(page, "plan")
    page.get_by_role("button", name="搜索范文").first.click()
    page.get_by_role("combobox").fill("志愿服务日")
    page.wait_for_selector("[role=option]")
    photograph(page, "search")
    right = file.read_text("utf-8")
    file.write_text(right.replace("organization employment", "organisation"), "utf-8")
    fault = page.locator("aside.plan-fault")
    fault.wait_for(timeout=120_000)
    page.goto(f"{address}plans/{slug}/")
    fault.screenshot(path=PICTURES / "findings.png", animations="disabled")
    file.write_text(right, "utf-8")


def take_draft(page: Page, address: str) -> None:
    """Take the picture of the README: the composer with a plan of the library."""
    page.goto(f"{address}compose/?plan=wm-1")
    page.wait_for_selector(".pl-sheet__page")
    page.get_by_role("button", name=re.compile(r"^体检.*\d")).wait_for()  # what is dated is marked
    page.screenshot(path=README, animations="disabled", caret="hide")


def main(arguments: list[str] | None = None) -> int:
    """Take the pictures; returns the exit status."""
    parser = argparse.ArgumentParser(description="Take the pictures of the guide anew.")
    parser.add_argument("--words", type=Path, metavar="FOLDER", help="write what the commands print to this folder")
    options = parser.parse_args(arguments)
    PICTURES.mkdir(parents=True, exist_ok=True)
    with workshop() as root, sync_playwright() as playwright:
        write_word(root / WORD_FILE)
        before = {file.stem for file in (root / "docs/plans").glob("*.md")}
        words = {"import": run(root, "import", WORD_FILE)}
        (slug,) = {file.stem for file in (root / "docs/plans").glob("*.md")} - before
        words["page"] = (root / f"docs/plans/{slug}.md").read_text("utf-8")
        words["check"] = run(root, "check", f"docs/plans/{slug}.md")
        browser = playwright.chromium.launch(
            executable_path=(ROOT / ".venv/browser").read_text("utf-8").strip(), args=["--no-sandbox", "--disable-gpu"]
        )
        with served(root) as address:
            width, height = README_SIZE
            take_draft(browser.new_page(viewport={"width": width, "height": height}), address)
            take(browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}), root, address, slug)
        browser.close()
    if options.words:
        options.words.mkdir(parents=True, exist_ok=True)
        for name, text in words.items():
            (options.words / f"{name}.txt").write_text(text, "utf-8")
    sizes = {file.name: file.stat().st_size for file in sorted(PICTURES.glob("*.png"))}
    print("\n".join(f"{name}: {size / 1000:.0f} KB" for name, size in sizes.items()))
    return 1 if max(sizes.values()) > LARGEST else 0


if __name__ == "__main__":
    sys.exit(main())
