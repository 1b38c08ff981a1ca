"""Dependencies run downwards and siblings never meet: the contract in pyproject.toml."""

import subprocess
import sys
from pathlib import Path

from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

import crossread

ROOT = Path(__file__).resolve().parent.parent
HEAVY = {"spacy", "onnxruntime", "trafilatura", "numpy", "htmldate", "httpx", "jinja2", "rich"}


def test_layers_hold(monkeypatch):
    monkeypatch.chdir(ROOT)
    assert lint_imports(no_cache=True) == EXIT_STATUS_SUCCESS


def test_bare_import_loads_no_heavy_part():
    code = "import sys, crossread; print(*sorted({name.split('.')[0] for name in sys.modules}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not HEAVY & set(done.stdout.split())


def test_no_module_covers_a_public_name():
    package = ROOT / "src" / "crossread"
    modules = {path.stem for path in package.iterdir()}
    assert modules & set(crossread.__all__) == set()


def test_pipeline_is_short_enough_to_be_read_first():
    assert len((ROOT / "src/crossread/pipeline.py").read_text(encoding="utf8").splitlines()) < 100
