"""What tests in several rooms share: the example story read once, and golden files."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent


settings.register_profile("long", max_examples=10_000, deadline=None)  # pytest --hypothesis-profile long
settings.register_profile("quick", deadline=None)
settings.load_profile("quick")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden", action="store_true", help="write golden files and generated documents anew")


@pytest.fixture(scope="session")
def example():
    """The record of the example story, its paths as they are named from the repository's root."""
    import crossread  # noqa: PLC0415 -- only the tests that need it pay for it

    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        return crossread.compare("examples/brenn-dam/reports")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compares a text with a golden file beside the test; with `--golden` writes it instead."""

    def check(name: str, text: str) -> None:
        path = request.path.parent / name
        if request.config.getoption("--golden"):
            path.write_text(text, encoding="utf8")
        assert path.exists(), f"no golden file {name}: `make golden` writes it"
        assert text == path.read_text(encoding="utf8"), f"{name} differs: read the change, then `make golden`"

    return check
