"""What is kept between runs: given back only for the same digest, whole, and of the library's own kinds."""

from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from planlib.keeping.packing import KINDS, Refused, pack, unpack
from planlib.keeping.store import MAGIC, VALUES_START, Store, _checksum, digest
from planlib.model.findings import Finding, Fix, Severity
from tests.support.paths import ROOT

FINDING = Finding("a.md", 1, 2, "PLN411", "甲", "乙", Severity.WARNING, "丙", Fix(2, "丙", "丁"))


def filled(folder: Path, name: str = "one") -> Path:
    """A folder with a record in a plain and in a packed table; the file of the plain one."""
    store = Store(folder, name)
    store.table("plain").put("a", "1", (FINDING,))
    store.table("packed", packed=True).put("a", "1", [FINDING])
    store.save()
    return folder / name / "plain/00"


def plain(folder: Path) -> Any:
    return Store(folder, "one").table("plain").get("a", "1")


def test_what_was_put_is_there_for_the_same_path_and_digest_only(tmp_path: Path) -> None:
    filled(tmp_path)
    store = Store(tmp_path, "one")
    assert store.table("plain").get("a", "1") == (FINDING,)
    assert [found.fix for found in store.table("plain").get("a", "1") or ()] == [FINDING.fix]
    assert store.table("packed", packed=True).get("a", "1") == [FINDING]
    assert store.table("plain").get("a", "2") is None
    assert store.table("plain").get("b", "1") is None
    assert Store(tmp_path, "two").table("plain").get("a", "1") is None


def test_another_version_removes_what_was_kept_and_nothing_else(tmp_path: Path) -> None:
    filled(tmp_path, "one")
    (tmp_path / "notes.txt").write_text("mine")
    filled(tmp_path, "two")
    assert {path.name for path in tmp_path.iterdir()} == {"two", "notes.txt", ".gitignore"}


def test_records_of_what_is_gone_are_dropped(tmp_path: Path) -> None:
    filled(tmp_path)
    store = Store(tmp_path, "one")
    store.table("plain").put("b", "1", "new")
    store.save({"plain": {"b"}})
    assert plain(tmp_path) is None
    assert Store(tmp_path, "one").table("plain").get("b", "1") == "new"


def test_only_files_with_changes_are_written_again(tmp_path: Path) -> None:
    store = Store(tmp_path, "one")
    table = store.table("many", 16)
    for number in range(100):
        table.put(str(number), "", number)
    store.save()
    before = {file: file.stat().st_ino for file in (tmp_path / "one/many").iterdir()}
    table.put("7", "", "seven")
    store.save()
    after = {file: file.stat().st_ino for file in (tmp_path / "one/many").iterdir()}
    assert len(before) == 16
    assert sum(before[file] != number for file, number in after.items()) == 1


@pytest.mark.parametrize("place", [0, 5, len(MAGIC) + 3, len(MAGIC) + 20, -1])
def test_a_damaged_file_is_as_if_it_were_not_there(tmp_path: Path, place: int) -> None:
    file = filled(tmp_path)
    data = bytearray(file.read_bytes())
    data[place] ^= 1
    file.write_bytes(data)
    assert plain(tmp_path) is None


@pytest.mark.parametrize("length", [0, 3, len(MAGIC), len(MAGIC) + 16, 60])
def test_so_is_a_truncated_one(tmp_path: Path, length: int) -> None:
    file = filled(tmp_path)
    file.write_bytes(file.read_bytes()[:length])
    assert plain(tmp_path) is None


def sealed(content: bytes) -> bytes:
    """A file that is whole, whatever is in it: anybody can make one."""
    return MAGIC + bytes(VALUES_START - len(MAGIC)) + _checksum(content) + content


@pytest.mark.parametrize("value", [None, 7, ["a"], {"a": 1}, {"a": ("1",)}, {1: ("1", 2)}])
def test_so_is_one_of_another_form(tmp_path: Path, value: object) -> None:
    filled(tmp_path).write_bytes(sealed(pack(value)))
    assert plain(tmp_path) is None


def packed(folder: Path) -> object:
    return Store(folder, "v").table("packed", packed=True).get("a.md", "1")


@pytest.mark.parametrize(
    "record", [7, b"?", (0,), (-5, 3, b""), (0, -1, b""), (1 << 70, 3, b""), (0, 1 << 62, b""), ("a", "b", "c")]
)
def test_a_packed_value_that_is_nowhere_is_not_there(tmp_path: Path, record: object) -> None:
    store = Store(tmp_path, "v")
    store.table("packed", packed=True).put("a.md", "1", FINDING)
    store.save()
    assert packed(tmp_path) == FINDING
    (file,) = (tmp_path / "v" / "packed").iterdir()
    file.write_bytes(sealed(pack({"a.md": ("1", record)})))
    assert packed(tmp_path) is None


def test_packed_values_are_taken_over_when_others_change(tmp_path: Path) -> None:
    store = Store(tmp_path, "v")
    for name in "abc":
        store.table("packed", packed=True).put(f"{name}.md", "1", FINDING)
    store.save()
    other = Store(tmp_path, "v")
    other.table("packed", packed=True).put("b.md", "2", "other")
    other.save({"packed": {"a.md", "b.md"}})
    assert packed(tmp_path) == FINDING
    assert store.table("packed").get("b.md", "1") is None  # it has the file as it was
    found = Store(tmp_path, "v").table("packed", packed=True)
    assert (found.get("b.md", "2"), found.get("c.md", "1")) == ("other", None)


def test_so_is_a_folder_in_its_place(tmp_path: Path) -> None:
    file = filled(tmp_path)
    file.unlink()
    file.mkdir()
    assert plain(tmp_path) is None


class Evil:
    def __init__(self, *call: Any) -> None:
        self.call = call

    def __reduce__(self) -> Any:
        return self.call[0], self.call[1:]


def hostile(mark: Path) -> list[bytes]:
    """Pickles that would write a file when they are loaded, or fetch what could."""
    import os  # noqa: PLC0415

    command = f"touch {mark}"
    return [
        pickle.dumps(Evil(os.system, command)),
        pickle.dumps(Evil(eval, f"open({str(mark)!r}, 'w')")),
        pickle.dumps(Evil(subprocess.getoutput, command)),
        b"cbuiltins\nexec\n(V" + f"open({str(mark)!r}, 'w')".encode() + b"\ntR.",
        b"(S'" + command.encode() + b"'\nios\nsystem\n.",
        b"\x80\x04\x8c\x15planlib.model.findings\x94\x8c\x05re.os\x94\x93\x94.",
        b"cplanlib.keeping.packing\nimport_module\n(S'antigravity'\ntR.",
        b"cplanlib.model.page\nPage.__init__.__globals__\n.",
        b"Pos.system\n.",
    ]


@pytest.mark.parametrize("number", range(9))
def test_nothing_in_a_hostile_file_is_run(tmp_path: Path, number: int) -> None:
    mark = tmp_path / "mark"
    content = hostile(mark)[number]
    with pytest.raises(Refused):
        unpack(content)
    filled(tmp_path / "cache").write_bytes(sealed(content))
    assert plain(tmp_path / "cache") is None
    assert not mark.exists()


def test_all_kinds_that_are_let_through_are_there_and_are_the_librarys_own() -> None:
    for module, names in KINDS.items():
        assert module == "datetime" or module.startswith("planlib.")
        for name in names:
            found = getattr(sys.modules.get(module) or __import__(module, fromlist=[name]), name)
            assert isinstance(found, type)
            assert found.__module__ == module


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    store = Store(tmp_path / "file/cache", "one")
    store.table("plain").put("a", "1", "value")
    store.save()
    assert store.table("plain").get("a", "1") == "value"
    assert Store(tmp_path / "file/cache", "one").table("plain").get("a", "1") is None


# In other processes

WRITER = """
import sys
from pathlib import Path
from planlib.keeping.store import Store
folder, who = Path(sys.argv[1]), sys.argv[2]
for turn in range(int(sys.argv[3])):
    store = Store(folder, "one")
    table = store.table("big", 2)
    for number in range(200):
        table.put(str(number), "", (who, number, "x" * 1000))
    print(turn, flush=True)
    store.save()
"""


def writer(folder: Path, who: str, turns: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, str(folder), who, str(turns)]
    return subprocess.Popen(command, env={"PYTHONPATH": str(ROOT / "hooks")}, stdout=subprocess.PIPE, text=True)


def whole_or_nothing(folder: Path, who: str) -> None:
    table = Store(folder, "one").table("big", 2)
    for number in range(200):
        found = table.get(str(number), "")
        assert found is None or (found[0] in who and found[1:] == (number, "x" * 1000))


def test_a_process_that_is_killed_as_it_writes_leaves_what_is_whole(tmp_path: Path) -> None:
    for turn in range(6):
        process = writer(tmp_path, "a", 1000)
        assert process.stdout
        for _ in range(turn + 1):
            process.stdout.readline()
        process.kill()
        process.wait()
        whole_or_nothing(tmp_path, "a")


def test_two_processes_at_once_do_not_disturb_each_other(tmp_path: Path) -> None:
    processes = [writer(tmp_path, who, 20) for who in "ab"]
    while any(process.poll() is None for process in processes):
        whole_or_nothing(tmp_path, "ab")
    assert [process.returncode for process in processes] == [0, 0]
    found = Store(tmp_path, "one").table("big", 2)
    assert {value[1] for _, _, value in found.items()} == set(range(200))


def test_a_digest_keeps_its_parts_apart() -> None:
    assert digest("ab", "c") != digest("a", "bc") != digest("abc")
    assert digest("村") == digest("村".encode())
