"""Work in several processes: the results come in order, and what goes wrong in one is raised here."""

from __future__ import annotations

import os

import pytest

from planlib.processes import in_processes


def test_the_results_come_in_the_order_of_the_items() -> None:
    factor = 3  # what the function knows of its surroundings goes with it
    assert list(in_processes(lambda item: item * factor, range(100))) == [item * factor for item in range(100)]


def test_several_processes_do_it_and_a_single_item_is_done_here() -> None:
    found = set(in_processes(lambda item: os.getpid(), range(50)))
    assert os.getpid() not in found or os.cpu_count() == 1
    assert list(in_processes(lambda item: os.getpid(), [1])) == [os.getpid()]
    assert list(in_processes(lambda item: item, [])) == []


def test_an_error_is_raised_here() -> None:
    def fail(item: int) -> int:
        if item == 7:
            raise OSError(28, "full", "file")
        return item

    with pytest.raises(OSError, match="full"):
        list(in_processes(fail, range(10)))
