"""How the portal hears what is written in a session: what the guide gives back, and whether help belongs above.

Keeps: purpose.clarity
"""

from __future__ import annotations

from dataclasses import dataclass

from aluma.guide.events import Answer
from aluma.guide.listen.listener import Listener
from aluma.guide.listen.reply import Reply
from aluma.guide.safety.danger import Tier, tier_of
from aluma.guide.walk import Walk, earlier
from aluma.text import SessionText


@dataclass(frozen=True, slots=True)
class Ear:
    """The listener at one session. `seed` is the session's own, so that the same words find the same answer in it."""

    listener: Listener
    seed: int

    def told(self, walk: Walk, words: SessionText) -> Answer:
        """Words written at a step that is not a listen step."""
        return Answer(words, heavy=self.tier(walk, words).interrupts)

    def heard(self, walk: Walk, words: SessionText) -> Answer:
        """Words written at a listen step, with what the guide gives back."""
        reply = self.listener.reply(words, earlier(walk), self.seed)
        return Answer(words, reply.text, heavy=reply.helps)

    def tier(self, walk: Walk, words: SessionText) -> Tier:
        """How much danger words speak of, beside what was written before."""
        before = [each.words.reveal() for each in earlier(walk)]
        return tier_of(words.reveal(), self.listener.dangers, before)

    def again(self, walk: Walk) -> Reply:
        """What the guide says when its last answer was not quite right."""
        return self.listener.again(earlier(walk), self.seed)
