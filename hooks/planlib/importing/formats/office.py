"""Old and foreign formats (.doc, .wps, .rtf, .odt): LibreOffice puts them into .docx, which is then read as any other.

Its text export would do with less, but holds what was deleted, and neither styles nor outline levels.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

from . import word
from .base import Received, Unreadable

SECONDS = 120  # for one file; a plan takes two
# No macros, and nothing fetched from the network: pictures that a file only names stay away.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" \
oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" \
oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""


def read(path: Path, data: bytes) -> Received:
    """The text of a file that LibreOffice can read. Raises `Unreadable`."""
    suffix = path.suffix.lower()
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if not program:
        raise Unreadable(
            f"读取 {suffix} 文件要用 LibreOffice，这台机器上没有。请安装它，或在 Word、WPS 里另存为 .docx 再导入"
        )
    with tempfile.TemporaryDirectory(prefix="plan-import-") as folder:
        converted = _convert(program, Path(folder), suffix, data)
    received = word.read(Path("received.docx"), converted)
    return replace(
        received, extraction=f"由 LibreOffice 从 {suffix} 转换后读取，自动编号写成文字", original=data, suffix=suffix
    )


def _convert(program: str, folder: Path, suffix: str, data: bytes) -> bytes:
    # WPS writes Word's old format under its own suffix, by which LibreOffice would look for another program's
    source = folder / f"received{'.doc' if suffix == '.wps' else suffix}"
    source.write_bytes(data)
    settings = folder / "profile" / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(_SETTINGS, "utf-8")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    target = folder / "out" / "received.docx"
    command = [program, profile, "--headless", "--norestore", "--convert-to", "docx:MS Word 2007 XML"]
    run([*command, "--outdir", str(target.parent), str(source)], "LibreOffice")
    if not target.exists():
        raise Unreadable("LibreOffice 读不出这个文件，可能已损坏或加了密码。请在 Word、WPS 里打开并另存为 .docx 再导入")
    return target.read_bytes()


def run(command: list[str], called: str) -> bytes:
    """What a program prints; where it takes too long, all that it started ends. Raises `Unreadable`."""
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    ) as process:
        try:
            printed, _ = process.communicate(timeout=SECONDS)
        except subprocess.TimeoutExpired as error:
            os.killpg(process.pid, signal.SIGKILL)
            raise Unreadable(f"{called} 用了 {SECONDS} 秒还没有读完，放弃了") from error
    return printed
