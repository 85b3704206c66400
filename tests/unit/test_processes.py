"""Work in several processes: the results come in order, and what goes wrong in one is raised here."""

from __future__ import annotations

import subprocess
import sys

import pytest

from planlib.processes import in_processes
from tests.support.paths import ROOT


def test_the_results_come_in_the_order_of_the_items() -> None:
    factor = 3  # what the function knows of its surroundings goes with it
    assert list(in_processes(lambda item: item * factor, range(100))) == [item * factor for item in range(100)]


WORKERS = """
import os, sys, threading
sys.path.insert(0, sys.argv[1])
from planlib.processes import cores, in_processes
pid = os.getpid()
found = set(in_processes(lambda item: os.getpid(), range(50)))
assert pid not in found or cores() == 1, found
assert list(in_processes(lambda item: os.getpid(), [1])) == [pid]
assert list(in_processes(lambda item: item, [])) == []
threading.Thread(target=threading.Event().wait, daemon=True).start()
assert set(in_processes(lambda item: os.getpid(), range(50))) == {pid}
"""


def test_several_processes_do_it_but_not_for_a_single_item_nor_beside_another_thread() -> None:
    subprocess.run([sys.executable, "-c", WORKERS, str(ROOT / "hooks")], check=True)


def test_an_error_is_raised_here() -> None:
    def fail(item: int) -> int:
        if item == 7:
            raise OSError(28, "full", "file")
        return item

    with pytest.raises(OSError, match="full"):
        list(in_processes(fail, range(10)))


ORPHANS = """
import os, sys, threading
sys.path.insert(0, sys.argv[1])
from planlib.processes import in_processes
def wait(item):
    print(os.getpid(), flush=True)
    threading.Event().wait()
list(in_processes(wait, [1, 2]))
"""


def test_where_the_process_is_killed_those_that_work_for_it_end_too() -> None:
    command = [sys.executable, "-c", ORPHANS, str(ROOT / "hooks")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        process.stdout.readline()
        process.kill()
        process.communicate(timeout=30)  # the end of the output comes when nobody can write it any more
