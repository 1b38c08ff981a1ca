"""Records <-> JSON: what the ledger writes, and how it is read back as the same records."""

import json
from collections.abc import Callable
from dataclasses import asdict, fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

Record = TypeVar("Record")
Json = Any  # what json.loads gives: its shape is checked where it is turned into a record


def encode(record: object) -> str:
    """A record as JSON, the same text for equal records."""
    if not is_dataclass(record) or isinstance(record, type):
        raise TypeError(f"only records are kept, not {type(record).__name__}")
    return json.dumps(asdict(record), ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def decode(kind: type[Record], text: str) -> Record:
    """The record that JSON was written from; ValueError, KeyError or TypeError where it is no record of that kind.

    Fields that the text lacks take their default, so that a record of an older version can be read.
    """
    made: Record = _reader(kind)(json.loads(text))  # type: ignore[arg-type]  # classes are hashable; mypy doubts it
    return made


@cache
def _reader(kind: Any) -> Callable[[Json], Any]:
    """How a value of a type is made from JSON."""
    if is_dataclass(kind):
        return lambda value: _read_record(kind, value)
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        inner = next(argument for argument in arguments if argument is not NoneType)
        return lambda value: None if value is None else _reader(inner)(value)
    if origin is tuple and arguments[-1] is Ellipsis:
        return lambda value: tuple(map(_reader(arguments[0]), value))
    if isinstance(kind, type) and issubclass(kind, tuple) and hasattr(kind, "_fields"):
        return lambda value: kind(*value)
    return lambda value: value


def _read_record(kind: Any, value: dict[str, Json]) -> Any:
    hints = _hints(kind)
    return kind(
        **{field.name: _reader(hints[field.name])(value[field.name]) for field in fields(kind) if field.name in value}
    )


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)
