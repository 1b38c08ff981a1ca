"""Reading leaves no trace and asks nobody."""

import os
import subprocess
import sys
from pathlib import Path

READ = """
from crossread.annotate import annotate, load_reader
from crossread.testing import make_report
print(len(annotate(make_report("A ferry sank off the cape on Tuesday, police said."), load_reader()).tokens))
"""


def test_reading_writes_nothing_under_the_home_folder(tmp_path: Path) -> None:
    environment = {k: v for k, v in os.environ.items() if k != "ORT_DISABLE_TELEMETRY" and not k.startswith("XDG_")}
    environment |= {"HOME": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run([sys.executable, "-c", READ], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 5
    assert not list(tmp_path.rglob("*"))
