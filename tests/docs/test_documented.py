"""Each finding kind, rule, dependency, extension point, error and door is documented, and links lead somewhere."""

import re
import tomllib
from pathlib import Path

import pytest

from crossread import errors
from crossread.model.findings import Kind

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf8"))["project"]
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])


def page(*parts: str) -> str:
    return DOCS.joinpath(*parts).read_text(encoding="utf8")


@pytest.mark.parametrize("kind", Kind.__args__)
def test_every_kind_of_finding_is_documented(kind):
    assert f"\n## `{kind}`\n" in page("reference", "findings.md")


def test_every_rule_is_documented_and_every_documented_rule_exists():
    from crossread.reconcile import RULES  # noqa: PLC0415 -- loads every rule

    text = page("reference", "findings.md")
    named = set(re.findall(r"^- `([a-z_]+\.[a-z_]+)`", text, re.MULTILINE))
    assert named == {maker.name for maker, _ in RULES}


def requirements() -> list[str]:
    listed = [*PROJECT["dependencies"], *(r for extra in PROJECT["optional-dependencies"].values() for r in extra)]
    return sorted({re.match(r"[\w-]+", requirement)[0] for requirement in listed})


@pytest.mark.parametrize("name", requirements())
def test_every_dependency_has_its_line(name):
    assert re.search(rf"^\| {re.escape(name)} \|", page("why.md"), re.MULTILINE)


def test_no_line_of_why_is_of_something_we_left():
    named = re.findall(r"^\| ([\w-]+) \|", page("why.md"), re.MULTILINE)
    assert sorted(set(named) - {"name", "---"}) == requirements()


def test_every_dependency_at_run_time_is_imported():
    code = "\n".join(path.read_text(encoding="utf8") for path in (ROOT / "src").rglob("*.py"))
    names = [re.match(r"[\w-]+", requirement)[0].replace("-", "_") for requirement in PROJECT["dependencies"]]
    names.remove("lxml_html_clean")  # docs/why.md says for whom it is there
    assert [name for name in names if not re.search(rf"^\s*(?:import|from) {name}\b", code, re.MULTILINE)] == []


def test_every_error_is_documented():
    for name in (n for n, thing in vars(errors).items() if isinstance(thing, type) and issubclass(thing, Exception)):
        assert f"`{name}`" in page("reference", "errors.md")


def test_every_extension_point_is_documented():
    groups = re.findall(
        r'group="(crossread\.[\w.]+)"',
        "\n".join(path.read_text(encoding="utf8") for path in (ROOT / "src").rglob("*.py")),
    )
    for group in set(groups):
        assert f"`{group}`" in page("how-to", "add-a-rule.md") + page("reference", "extension-points.md")


def test_every_make_target_is_documented():
    targets = re.findall(r"^([a-z]+):.*##", (ROOT / "Makefile").read_text(encoding="utf8"), re.MULTILINE)
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf8")
    assert [name for name in targets if name != "help" and f"`make {name}`" not in text] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_links_lead_somewhere(path):
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", path.read_text(encoding="utf8")):
        if "://" not in target:
            assert (path.parent / target).exists(), target


def test_every_room_is_in_the_architecture():
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf8")
    parts = [p.name for p in (ROOT / "src/crossread").iterdir() if (p / "__init__.py").exists()]
    assert [name for name in parts if f"`{name}/`" not in text] == []
