"""What was typed or said, made plain: habits of typing spelled out, stutters and fillers taken away.

Nothing is guessed: a word that is not in the tables stays as it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from aluma.guide.listen.lexicon import Lexicon
from aluma.guide.listen.restarts import less_doubles, less_restarts, less_sounds

TRAILING = ("but", "so", "and", "because", "or", "like")  # left hanging where somebody stopped
GUESSES = frozenset({"guess", "suppose"})
SUBJECTS = frozenset("i i'm i've i'd my he he's she she's they they're it it's we we're there's".split())
RESUMES = frozenset("but and so because".split())
SHRUG = ["i", "don't", "know"]
BEFORE_LIKE = ("have", "had", "has", "get", "got", "do", "did", "and", "with", "of", "for", "to")  # "have like two"
# After these "like" is a verb where one of those follows: "I do like it", "I'd kind of like to go".
DOING = frozenset("do did to of".split())
LIKED = frozenset("it to him her them my being how when what that doing going having".split())
# No comma is meant after one of these: it was left by a sound ("with my, uh, friend").
NO_PAUSE = frozenset("my the a an your his their our very".split())
# "Its" is meant as "it's" before these; "id" is no "I'd" after those.
ITS = frozenset("a an the not so just been really like too very always never my his her all only still".split())
MINE = frozenset("life ma mum mam dad nan gran brother sister wife husband mates mate head kids house own job".split())
ALONE = frozenset({"he", "she", "it"})
# "I ain't seen him" has another meaning than "I ain't ready".
PERFECT = frozenset("been seen had got done gone drunk smoked used touched heard told said eaten slept missed".split())
BEFORE_ID = frozenset("no photo your of card fake".split())
AFTER_SHRUG = ("i", "i'm", "i've", "it's", "there's", "that's", "maybe", "just")
# Characters that are listened to where a text is longer: how it begins and how it ends, in whole sentences.
HEAD, TAIL = 160, 360
TAGS = (3, 2, 1)  # words that a tag may have
LIKENED = frozenset("it's is was be look looks looked feel feels felt sound sounds that's he's she's".split())
ASKING = frozenset("why how what when where who which what's who's how's where's".split())
AUXILIARIES = frozenset(
    "do does did is are am was were can could should would will shall have has don't didn't isn't can't won't".split()
)
ASKED_OF = frozenset("i you he she it they we people everyone anyone my this that".split())
_QUOTES = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'})
_FACES = re.compile(r"(?<!\w)[:;=]['-]?[()DPpOo/\\|3*]+(?!\w)|<3|[\U0001F300-\U0001FAFF\u2600-\u27BF\uFE0F]+")
_TITLES = re.compile(r"\b(Mr|Mrs|Ms|Dr|St)\.")
_STUTTER = re.compile(r"\b(\w{1,12}(?:'\w{1,3})?)(?:-{1,2} ?\1\b)+", re.IGNORECASE)
_DOUBLED = re.compile(
    r"\b(i|i'm|the|to|and|a|my|it|it's|is|of|was|he|she|they|we|in|for|but|so|just|you|me|with|really|very|at|on) \1\b",
    re.IGNORECASE,
)
_DASH = re.compile("[-–—]")
_AGAIN = re.compile(
    r"\b(\w[\w']{0,20}(?: \w[\w']{0,20}){0,4})(?:, (?:um|uh|er))?,?\s*[-–—]{1,3}\s*'?\1\b", re.IGNORECASE
)
# "with my- you know, with my hands"
_RESUMED = re.compile(r"\b(\w{1,20}) \w{1,20}\s?[-–—]{1,3}\s?(?:you know|i mean|um|uh|like)[,.]?\s+\1\b", re.IGNORECASE)
# "it's about, uh, I'd say a seven"
_ESTIMATED = re.compile(
    r"(?<!know),?(?: (?:uh|um),?)? I'd say,? (?=(?:about|like|an?|two|three|four|five|six|seven|eight|nine|ten|\d+)\b)",
    re.IGNORECASE,
)
_BREAK = re.compile(r"\s*(?:—|–|--+|(?<=\w)- (?=\S)|(?<=\s)-+(?=\s)|^-+|-+$)\s*")
_END = re.compile(r"((?:[.!?…\n;()]|(?<!\d):|:(?!\d))+)")
_FIRST_END = re.compile(r"[.!?…\n]\s")
_LAST_END = re.compile(r"(?s).*[.!?…\n]")
_TOKEN = re.compile(r"\"|,|/|[^\W_](?:['’.@&/:-]?[^\W_])*(?:(?<=s)'(?=\s))?|[%$€£#@&*+=<>\[\]{}^~|\\_]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of a sentence, "," and `"` among them; `broken` stops midway, `asks` has a question mark."""

    words: tuple[str, ...]
    asks: bool = False
    broken: bool = False


def sentences(text: str, known: Lexicon) -> list[Sentence]:
    """The sentences of a text in order. A break-off ("I think that- well") ends a sentence that is marked as broken."""
    plain = _TITLES.sub(r"\1", _FACES.sub(" . ", excerpt(text).translate(_QUOTES)))
    if _DASH.search(plain):
        plain = _RESUMED.sub(r"\1", _AGAIN.sub(r"\1", _STUTTER.sub(r"\1", plain)))
    plain = _ESTIMATED.sub(" ", _DOUBLED.sub(r"\1", plain))
    found: list[Sentence] = []
    marks, closed = 0, plain.count('"') % 2 == 0
    for line in plain.split("\n"):
        parts = _END.split(line)
        for at in range(0, len(parts), 2):
            end = parts[at + 1] if at + 1 < len(parts) else ""
            for piece in _pieces(parts[at], "?" in end, known):
                found.append(replace(piece, broken=True) if marks % 2 and closed else piece)
                marks += piece.words.count('"')  # what stands between two marks is somebody else's
    return found


def excerpt(text: str) -> str:
    """A text; of a long one the first and the last whole sentences. Without an end mark, the last words alone."""
    if len(text) <= HEAD + TAIL:
        return text
    head, tail = _LAST_END.search(text[:HEAD]), _FIRST_END.search(text[-TAIL:])
    begin = head.group() if head else ""
    return begin + (text[-TAIL:][tail.end() :] if tail else "… " + text[-TAIL:].partition(" ")[2])


def _pieces(part: str, asks: bool, known: Lexicon) -> list[Sentence]:
    pieces = [piece for piece in _BREAK.split(part) if piece.strip()]
    out = []
    for number, piece in enumerate(pieces):
        last = number == len(pieces) - 1
        words = _plain(_TOKEN.findall(piece), known)
        broken = not last or bool(_BREAK.search(part[-3:]))
        while words and words[-1].lower() in TRAILING and not _likens(words):
            words, broken = _less_commas(words[:-1]), False
        tag = next((length for length in TAGS if _ends_in(words, length, known)), 0)
        if tag and words[-tag - 1] == ",":
            words = _less_commas(words[:-tag])
        if words:
            out.append(Sentence(tuple(words), (asks and last and not tag) or _asks(words), broken))
    return out


def _ends_in(words: list[str], length: int, known: Lexicon) -> bool:
    """Whether the last words are a tag: "isn't it", "you know"."""
    return len(words) > length and " ".join(words[-length:]).lower() in known.tags


def _likens(words: list[str]) -> bool:
    """Whether a sentence ends in "like" that belongs to it: "what it's like"."""
    return len(words) > 1 and words[-1].lower() == "like" and words[-2].lower() in LIKENED


def _asks(words: list[str]) -> bool:
    """Whether it is a question without its mark: "why do I stay", "should I go"."""
    low = [word.lower() for word in words[:3]]
    turned_round = len(low) > 2 and low[0] in AUXILIARIES and low[1] in ASKED_OF
    return turned_round or (len(low) > 2 and low[0] in ASKING and low[1] in AUXILIARIES and low[2] in ASKED_OF)


def _plain(words: list[str], known: Lexicon) -> list[str]:
    shouted = sum(len(word) > 1 and word.isupper() for word in words) * 2 > len(words) > 2
    words = less_sounds(words, known)
    out: list[str] = []
    for at, word in enumerate(words):
        if "-" in word:
            head, _, tail = word.partition("-")
            if head and tail and tail.lower().startswith(head.lower()):
                word = tail
        low = word.lower()
        following = words[at + 1].lower() if at + 1 < len(words) else ""
        filled = out and (out[-1].lower() in BEFORE_LIKE or (out[-1].lower() == "just" and following.endswith("ed")))
        liked = following in LIKED or following.endswith("ing")
        if low == "like" and filled and not (out[-1].lower() in DOING and liked):
            continue
        if low in known.sounds and not (word.isupper() and len(word) > 1 and not shouted):
            continue
        meant = known.typing.get(low)
        if low == "its" and following in ITS:
            out.append("it's")
        elif low == "cause" and (not out or out[-1] == "," or following in SUBJECTS):
            out.append("because")
        elif low in ("me", "don't", "ain't"):
            after = [each.lower() for each in words[at + 1 : at + 3]]
            out.append(_standard(word, out[-1].lower() if out else "", after, known))
        elif low == "gotta" and out and out[-1].endswith("'ve"):
            out += ["got", "to"]
        elif low == "id" and out and out[-1].lower() in known.owner | BEFORE_ID:
            out.append(word)
        elif meant is not None:
            out += meant.split()
        elif low == "i":
            out.append("I")
        else:
            out.append(low.replace("i'", "I'") if shouted and low.startswith("i'") else low if shouted else word)
    return less_doubles(_less_commas(less_restarts(_less_commas(_less_shrugs(out, known)))), known)


def _standard(word: str, before: str, after: list[str], known: Lexicon) -> str:
    """A word of dialect as it stands in most texts: "me own", "she don't", "I ain't seen him"."""
    low = word.lower()
    if low == "don't":
        return "doesn't" if before in ALONE else word
    if low == "ain't":
        return ("hasn't" if before in ALONE else "haven't") if before and PERFECT & set(after) else word
    owned = bool(after) and after[0].removesuffix("'s") in MINE
    return "my" if owned and (after[0] == "own" or before not in known.finite) else word


def _less_shrugs(words: list[str], known: Lexicon) -> list[str]:
    """The words without an "I don't know" that another sentence follows without a mark: "idk I just feel off".

    Nor with an "I guess" amid them: "it helps, but I guess I'm nervous".
    """
    out: list[str] = []
    if [word.lower() for word in words[:4]] == [*SHRUG, ","]:
        words = words[4:]
    for at, word in enumerate(words):
        low = word.lower()
        if low in GUESSES and len(out) > 1 and out[-1] == "I" and _resumes(words[at + 1 : at + 2], known):
            out.pop()
            continue
        if low in AFTER_SHRUG and [each.lower() for each in out[-3:]] == SHRUG:
            out = out[:-3]
        out.append(word)
    return out


def _resumes(following: list[str], known: Lexicon) -> bool:
    """Whether a subject or a joining word follows."""
    low = following[0].lower() if following else ""
    return low in RESUMES or any(low in row for row in (known.first, known.third, known.us, known.owner))


def _less_commas(words: list[str]) -> list[str]:
    """No comma at an end and none beside another, as they are left when a sound goes."""
    out: list[str] = []
    for word in words:
        if word == "," and (not out or out[-1] == "," or out[-1].lower() in NO_PAUSE):
            continue
        if len(out) > 1 and out[-1] == "," and out[-2].lower() == word.lower():
            out.pop()
            continue
        out.append(word)
    while out and out[-1] == ",":
        out.pop()
    return out
