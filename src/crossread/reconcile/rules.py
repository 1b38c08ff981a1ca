"""The rules of reconciling by name. A rule looks at a desk and yields findings; plug-ins add theirs in `crossread.rules`."""

from collections.abc import Callable, Iterable

from crossread.model.findings import Finding
from crossread.reconcile.desk import Desk
from crossread.registry import Registry

Rule = Callable[[Desk], Iterable[Finding]]

RULES: Registry[Rule] = Registry("finding rule", group="crossread.rules")
