"""Whether an end that mostly dangles is an end after all: "all I have", "more than I should", "when I'm out"."""

from __future__ import annotations

from aluma.guide.listen.lexicon import Lexicon
from aluma.guide.listen.verb import verb_at

MODAL = frozenset("to can could will would might must should didn't don't".split())
PHRASAL = frozenset(
    "get got take took turn turned put throw threw give gave keep kept let shut cut pick picked".split()
)
PHRASAL_ENDS = frozenset("off out up on around over".split())
PRONOUNS = ("i", "he", "she", "they", "it")
HAVING = frozenset("have has had i've haven't hasn't hadn't never always".split())
AWAY = frozenset("out in up down off back over around away".split())
MINDING = frozenset("worried thinking talking sure nervous happy mad excited anxious curious".split())
REFERS = frozenset("what that who which all nothing something anything everything thing things how".split())
SOUND_ENDS = frozenset({("used", "to"), ("ever", "since"), ("to", "do")})
BEEN = frozenset({"been", "is", "it's", "was"})
ASKING = frozenset("why how what when where who".split())
TOLD_OF = frozenset("understand sure explain".split())
LATER = frozenset("to for with at from by".split())  # what they belong to may come later


def is_end(low: tuple[str, ...], known: Lexicon) -> bool:
    """Whether words whose last one is in the lists `dangling` or `particles` end soundly."""
    if len(low) < 2:
        return False
    if low[-2:] in SOUND_ENDS or (low[-1] in AWAY and "'" in low[-2]):
        return True
    if low[-1] in ("try", "tried"):
        return low[-2] in MODAL | HAVING or low[-2].endswith(("'d", "'ll"))
    if low[-1] == "about" and low[-2] in MINDING and REFERS.isdisjoint(low):
        return False  # "I was worried about": what it was is missing
    if low[-1] == "up" and low[-2] in ("end", "ends", "ended", "ending"):
        return False  # "I'm the one who ends up": as what is missing
    if low[-1] in PHRASAL_ENDS and PHRASAL & set(low[:-2]) and low[-2] not in known.never_verb:
        return True  # "get the bracelet off"
    if low[-1] in known.particles and (low[-2] in known.finite or low[-2].endswith(("ing", "wn", "en"))):
        return low[-1] not in LATER or any(word in known.relieved for word in low[:-2])
    return _by_word(low, known)


def _by_word(low: tuple[str, ...], known: Lexicon) -> bool:
    last, before = low[-1], low[-2]
    if last in ("thought", "thinking"):
        return any(word in ("than", "as", "what", "all", "how") for word in low[:-1])
    if last == "either":
        return any(word.endswith("n't") or word in ("not", "never") for word in low)
    if last == "not":
        return before.partition("'")[0] in ("i", "do", "am", "does", "is", "of", "or")
    if (last == "over" and ("'" in before or before in known.be)) or (last == "more" and before in BEEN):
        return True
    if last in ASKING and before in known.carry | TOLD_OF:
        return True
    if last in ("that", "this", "these", "those", "more", "over", "both", "around"):
        return before not in known.carry | known.be | known.first | known.third
    return any(word in known.relieved for word in low[:-1]) or (
        last in known.aux
        and verb_at(low[:-2], known) > 0
        and (before in PRONOUNS or any(word in ("when", "than", "as") for word in low[:-2]))
    )
