"""Speed and memory, each with a frozen reference run beside it."""
