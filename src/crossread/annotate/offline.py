"""onnxruntime, told before it loads to report nothing home.

Its builds (1.31 at least) ask for a telemetry host and keep a device id under the user's cache folder unless this variable
stands when they load; crossread works offline and leaves no trace of what was read. A value that the user has set stays.
"""

import os

os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")

import onnxruntime  # type: ignore[import-untyped]  # it ships no types; it must come after the variable

__all__ = ["onnxruntime"]
