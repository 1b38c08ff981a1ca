"""How many independent origins stand behind some reports of a story."""

from collections.abc import Collection

from crossread.model.stories import Story


def origins_of(story: Story, reports: Collection[str]) -> tuple[int, int]:
    """The lower and the upper number of independent origins behind a set of the story's reports.

    An origin counts where one of the reports rests on it; an uncertain one counts for the upper bound only, which is never
    more than there are reports. At least one origin stands behind any report; no reports have none. Reports of other
    stories are left out.
    """
    asked = set(reports) & set(story.reports)
    if not asked:
        return 0, 0
    behind = [origin for origin in story.origins if asked & set(origin.reports)]
    certain = sum(origin.certain for origin in behind)
    return max(1, certain), max(1, certain, min(len(behind), len(asked)))
