"""1,000 random histories, shuffled and repeated, with runs that were stopped; `make histories COUNT=100000` takes more."""

import pytest

from histories import check
from random_histories import ARRIVALS, LOADS, Observation, History


@pytest.mark.parametrize(("arrival", "seed", "count"), [("in order", "ci-1", 200), ("seldom late", "ci-2", 300), ("shuffled", "ci-3", 500)])
def test_histories_end_as_a_plain_reading_of_all_rows_says(arrival, seed, count):
    assert arrival in ARRIVALS
    assert check(seed, arrival, count) == ""


def test_a_bridge_sees_links_that_are_loaded_after_their_effectivity():
    """The third run of this world loads effectivity and bridge without the link."""
    assert check("209408464-17", "shuffled", 60) == ""


def test_the_plain_reading():
    """What the vault is compared with, by hand: the first load counts, in it the last row, and later loads do not contradict."""
    first = (Observation(1, "A"), Observation(5, "B"), Observation(5, "C"), Observation(1, "P", child="p"))
    second = (Observation(5, "D"), Observation(3, None, deleted=True), Observation(2, None, deleted=True, child="p"))
    history = History("k", (first, second, *[()] * (LOADS - 2)))
    states = [history.state(at) for at in range(7)]
    assert [row and ("deleted" if row.deleted else row.payload) for row in states] == [None, "A", "A", "deleted", "deleted", "C", "C"]
    assert [history.members(at) for at in range(4)] == [{}, {"p": "P"}, {}, {}]
    assert history.written() == "{ id: k, loads: [[k@1=A, k@5=B, k@5=C, k.p@1=P], [k@5=D, k@3 deleted, k.p@2 deleted], [], []] }"
