"""Whether the arrows in the head of a practice lead to other practices that are there."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from aluma.guide.draft import Draft
from aluma.guide.fault import Fault
from aluma.guide.notes import Notes


def loose(draft: Draft, known: Collection[str]) -> Iterator[Fault]:
    """A doubt for each link to none of the practices that are known by their file names, with the nearest of them."""
    for link in draft.links:
        [slug] = link.reference.steps
        if slug in known:
            continue
        near = Notes().near(slug, sorted(known))
        says = (
            f"No practice in “{draft.practice.language}” has the file name “{slug}”. The sentence before the arrow is "
            "left off with it."
        )
        if known and not near:
            says += f" These are here: {', '.join(sorted(known))}."
        before, arrow, _ = link.source.rpartition("->")
        yield Fault(link.line, says, link.source, f"{before}{arrow} {near}" if near else "", doubt=True)
