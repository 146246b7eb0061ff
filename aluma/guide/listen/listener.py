"""The guide that listens: normalise, clauses, candidates, verify, choose. Pure, and the same for the same seed.

Keeps: purpose.clarity, voluntary.never-asks

Its measure is motivational interviewing (MITI 4.2.1): two reflections or more for a question, half of them complex.
Wrong meaning is worse than plain: what is not certain is quoted, and what cannot be quoted is kept company.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aluma.guide.listen.asking import asked
from aluma.guide.listen.candidate import Candidate
from aluma.guide.listen.choose import Past, chosen, with_question
from aluma.guide.listen.clause import Clause
from aluma.guide.listen.english import is_english
from aluma.guide.listen.frames import Frames
from aluma.guide.listen.hearing import Cues, Heard, heard, recalled
from aluma.guide.listen.lexicon import Lexicon
from aluma.guide.listen.marked import marked
from aluma.guide.listen.pairs import may_recall, pairs
from aluma.guide.listen.quote import reply as quoted
from aluma.guide.listen.quoting import pictured, quoting
from aluma.guide.listen.reply import Reply
from aluma.guide.listen.telling import tellings
from aluma.guide.safety.danger import Dangers, Tier, tier_of
from aluma.guide.safety.guard import Guard
from aluma.guide.walk import Turn
from aluma.text import SessionText

REMEMBERED = 2  # earlier texts that are listened to again, for what stands beside what
MOST_EARLIER = 200  # characters of each that count
LOWER = {"“": "‘", "”": "’", '"': "’"}


@dataclass(frozen=True, slots=True)
class Listener:
    """All it knows, handed in as values."""

    words: Lexicon
    cues: Cues
    frames: Frames
    dangers: Dangers
    guard: Guard

    def reply(self, words: SessionText, earlier: Sequence[Turn] = (), seed: int = 0) -> Reply:
        """The answer to some words. `earlier` are the turns before it, oldest first; `seed` is the session's own."""
        text = words.reveal()
        before = [turn.words.reveal() for turn in earlier]
        past = Past.of(earlier, self.frames, seed)
        tier = tier_of(text, self.dangers, before)
        if tier.interrupts:
            return self._help(tier, past)
        if not is_english(text, self.words):
            return self._exact(words, past, tier)
        now = heard(text, self.words, self.cues)
        lately = [each[-MOST_EARLIER:] for each in before[-REMEMBERED:]]
        remembered = [recalled(each, self.words) for each in lately if may_recall(now, each, self.words)]
        said_best = list(self._candidates(now, remembered, past))
        picked = chosen(said_best, past, self.frames, self.guard) or chosen(
            [Candidate("company"), *said_best, *quoting(now, self.words)], past, self.frames, self.guard
        )
        if picked is None:
            return self._exact(words, past, tier)
        kind, said = picked
        asking = with_question(said, kind, past, self.frames)
        return Reply(SessionText(asking), kind, tier, asks=asking != said)

    def again(self, earlier: Sequence[Turn], seed: int = 0) -> Reply:
        """The answer to "not quite" about the last of some turns: taken as it is, without another try to be right."""
        past = Past.of(earlier, self.frames, seed)
        picked = chosen([Candidate("no")], past, self.frames, self.guard)
        assert picked is not None
        return Reply(SessionText(picked[1]), "no")

    def _candidates(self, now: Heard, before: list[tuple[Clause, ...]], past: Past) -> Iterator[Candidate]:
        yield from self._greeting(now)
        yield from asked(now, self.words, self.cues)
        if not past.declined:  # after "not quite" their own words come closest
            yield from pictured(now, self.words, self.cues)
            yield from pairs(now, before, self.words, self.cues)
            yield from marked(now, tellings(now, self.words), self.cues, self.frames)

    def _greeting(self, now: Heard) -> Iterator[Candidate]:
        for kind in ("hello", "thanks", "yes", "no"):
            if len(now.said) == 1:
                low = tuple(word.lower() for word in now.said[0].words if word != ",")
                reading = self.cues.book.read(low)
                if reading.ends(f"put {kind}", 1) >> max(0, len(low) - 1):
                    yield Candidate(kind, worth=99)

    def _exact(self, words: SessionText, past: Past, tier: Tier) -> Reply:
        """Their own words and nothing else; company where even those are better not shown again."""
        piece = quoted(words)
        said = "".join(LOWER.get(sign, sign) for sign in piece.reveal()) if piece else ""
        row = [Candidate("exact", {"q": said}, 1.0)] if said else []
        picked = chosen([*row, Candidate("company")], past, self.frames, self.guard, longest=len(said.split()) + 6)
        kind, reply = picked or ("company", self.frames.of("company")[0].text)
        return Reply(SessionText(reply), kind, tier)

    def _help(self, tier: Tier, past: Past) -> Reply:
        rising = tier in (Tier.ACTIVE, Tier.METHOD, Tier.MEDICAL) and "help-active" not in past.ever
        first = not past.ever & {"help", "help-active"}
        kind = "help-active" if rising else "help" if first else "help-again"
        frames = self.frames.of(kind)
        return Reply(SessionText(frames[past.turn % len(frames)].text), kind, tier)
