"""What takes danger out of words: an idiom or accident, a denial, another time, another person, a story.

Keeps: purpose.clarity

Each answer is an integer like those of a reading: bit i is set where word i of the text is meant.
"""

from __future__ import annotations

from dataclasses import dataclass

from aluma.guide.phrases import Reading, places

REACH = 5  # how many words before its end an explanation covers


@dataclass(frozen=True, slots=True)
class Apart:
    """A text as the guards of a language see it, by the names that they have in the content."""

    reading: Reading

    def covered(self) -> int:
        """The words inside an explanation that takes the danger out: an idiom, an accident, a game, someone's death."""
        covered = self.reading.ends("cover") | (self.reading.ends("bereaved") & ~self._near("at-risk-again"))
        for _ in range(REACH):
            covered |= (covered >> 1) & ~self.reading.walls
        return covered & ~self.beyond()

    def beyond(self) -> int:
        """The ends of a plain wish or plan of one's own, which nothing explains away."""
        return self.reading.ends("beyond")

    def denied(self, and_after: int = 0) -> int:
        """The ends of what is said not to be so, and some words after them in the same sentence.

        "Not every day" denies nothing.
        """
        denied = self.reading.ends("not-going")
        if denied:
            denied &= ~self._near("admitted")
        for _ in range(and_after):
            denied |= (denied << 1) & ~self.reading.walls
        return denied

    def theirs(self) -> int:
        """The ends of what another person did."""
        return self.reading.ends("theirs")

    def bereaved(self) -> bool:
        """Whether someone's death is spoken of."""
        return self.reading.found("bereaved")

    def past(self) -> int:
        """The words of sentences that speak of long ago and of nothing that goes on."""
        return self._near("past") & ~self._near("now") if self.reading.found("past") else 0

    def story(self) -> int:
        """The words of sentences about a book, a film or a game."""
        return self._near("fiction")

    def story_alone(self) -> int:
        """Those of them in which the writer does not speak of themselves."""
        return self._near("fiction") & ~self._near("mine") if self.reading.found("fiction") else 0

    def _near(self, name: str) -> int:
        """The words of every sentence in which a phrase of that name stands."""
        ends = self.reading.ends(name)
        marked = start = 0
        for wall in [*places(self.reading.walls), self.reading.whole.bit_length()] if ends else ():
            sentence = (1 << wall) - (1 << start) if wall > start else 0
            if ends & sentence:
                marked |= sentence
            start = wall
        return marked
