"""What stands in a sentence for company only: "you know", "like", "I guess", and a hedge before an amount."""

from __future__ import annotations

from aluma.guide.listen.lexicon import Lexicon
from aluma.guide.listen.verb import verb_at

JOINING = ("but", "and", "or", "so", "because")  # a comma after one of these was left by an aside
HEDGE = ("i", "want", "to", "say")
HEDGED = 8  # words of a sentence that is a hedge and an amount
AFTER_ALL = frozenset("sorry goodbye it that no yes thanks something anything".split())  # what is truly to be said


def less_asides(words: tuple[str, ...], known: Lexicon) -> tuple[str, ...]:
    """The words without what stands between commas for company only ("you know", "like")."""
    segments: list[list[str]] = [[]]
    for word in words:
        if word == ",":
            segments.append([])
        else:
            segments[-1].append(word)
    for segment in segments[:-1]:
        if segment[:1] and segment[0].lower() in JOINING and " ".join(segment[1:]).lower() in known.asides:
            del segment[1:]  # "and for some reason, it came back"
    out: list[str] = []
    left_out = ""
    for segment in segments:
        if not segment or " ".join(segment).lower() in known.asides:
            left_out = " ".join(segment).lower() or left_out
            continue
        if left_out and out and out[-1].lower() == segment[0].lower():
            out.pop()  # "but she, like, she left"
        # What an aside stood in the middle of goes on without a comma: "it'll, you know, give me time".
        low = tuple(word.lower() for word in segment)
        told = out or (len(low) < HEDGED and low[-1] not in AFTER_ALL)
        if told and low[:4] == HEDGE and len(low) > len(HEDGE):  # "it was, I want to say Wednesday"
            segment, low, left_out = segment[len(HEDGE) :], low[len(HEDGE) :], "like"
        goes_on = left_out and out and _belongs_to(out[-1].lower(), left_out, low, known)
        out += ([","] if out and not goes_on and out[-1].lower() not in JOINING else []) + segment
        left_out = ""
    return tuple(out)


def _belongs_to(last: str, aside: str, low: tuple[str, ...], known: Lexicon) -> bool:
    """Whether what follows an aside goes on with what stood before it: "it'll, you know, give me time"."""
    hangs = aside == "like" or "'" in last or last in known.aux | known.dangling
    return not verb_at(low, known) and (hangs or not any("'" in word or word in known.finite for word in low))
