"""Small changes to reports change what they should in the answer, and nothing else. The checks are those of `evals.changes`."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from evals import changes
from evals.changes import Case, Check

ROOT = Path(__file__).resolve().parents[2]
CASES = {case.name: case for case in changes.cases_in(ROOT / "examples", ROOT / "tests" / "cases")}
LEAST_CHECKS = 200


def small_changes(kind: str, case: Case) -> Iterator[Check]:
    for place, reading in enumerate(case.readings):
        for mutation in changes.MUTATIONS[kind](reading):
            yield changes.small_change(case, place, kind, mutation)


def strangers(case: Case) -> Iterator[Check]:
    for other in CASES.values():
        if other is not case:
            yield from changes.strangers(case, other)


KINDS: dict[str, Callable[[Case], Iterator[Check]]] = {
    **{kind: partial(small_changes, kind) for kind in changes.MUTATIONS},
    "told": changes.agreed_digits,
    "order": changes.orders,
    "reprint": changes.reprints,
    "halves": changes.halves,
    "stranger": strangers,
}
done: list[Check] = []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", CASES)
def test_a_change_changes_what_it_should_and_nothing_else(name: str, kind: str) -> None:
    checked = list(KINDS[kind](CASES[name]))
    done.extend(checked)
    wrong = [f"{check.name}: {line}" for check in checked for line in check.wrong]
    assert not wrong, "\n".join(wrong)


def test_there_were_checks_enough(request: pytest.FixtureRequest) -> None:
    if len(request.session.items) <= len(KINDS) * len(CASES):
        pytest.skip("a part of the checks was asked for")
    assert len(done) >= LEAST_CHECKS
