"""What a time expression means: which reader resolves which pattern of `when_patterns`."""

from collections.abc import Callable

from crossread.extract import when_clocks as clocks
from crossread.extract import when_days as days
from crossread.extract import when_periods as periods
from crossread.extract import when_spans as spans
from crossread.extract.when_frame import Frame, Meaning
from crossread.extract.when_patterns import Expression

_READERS: dict[str, Callable[[dict[str, str], Frame], Meaning]] = {
    **{"iso": days.read_iso, "numeric": days.read_numeric, "range_dmy": days.read_day_range},
    **{"range_mdy": days.read_day_range, "dmy": days.read_date, "mdy": days.read_date, "nth": days.read_nth},
    **{"weekday": days.read_weekday, "holiday": days.read_holiday, "part_of_day": days.read_part_of_day},
    **{"deictic": days.read_deictic, "month_year": periods.read_month_year, "month": periods.read_month},
    **{"bare_month": periods.read_month, "season_year": periods.read_season, "season": periods.read_season},
    **{
        "unit_mod": periods.read_unit_mod,
        "ago": periods.read_ago,
        "before_last": periods.read_before_last,
        "year": periods.read_year,
    },
    **{"spoken_year": periods.read_spoken_year, "year_range": periods.read_year_range, "decade": periods.read_decade},
    **{"century": periods.read_century, "quarter": periods.read_quarter, "half": periods.read_half},
    **{"period": periods.read_period, "the_unit": periods.read_the_unit, "year_end": periods.read_year_end},
    **{"past_span": spans.read_duration, "duration": spans.read_duration, "vague_span": spans.read_duration},
    **{"set": spans.read_set, "vague": spans.read_vague, "some_ago": spans.read_vague},
    **{"military": clocks.read_clock24, "clock12": clocks.read_clock12, "clock24": clocks.read_clock24},
    **{"dotted24": clocks.read_clock24, "spoken": clocks.read_spoken, "noon": clocks.read_noon},
}


def meaning_of(expression: Expression, frame: Frame) -> Meaning:
    """What an expression means in its frame; its value is empty where that cannot be told."""
    return _READERS[expression.name](expression.parts, frame)
