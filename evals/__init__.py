"""Labelled cases and public benchmarks: one module a task (`python -m evals.TASK`), and their floors (`evals.gate`)."""
