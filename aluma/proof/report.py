"""The report of a hunt as one HTML file that anyone can read, with nothing in it from outside."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from aluma.proof.looked import Looked
from aluma.proof.outcome import Outcome, Verdict
from aluma.proof.picture import picture

_STYLE = """
:root { color-scheme: light dark; --air: #faf6ef; --ink: #2b2620; --soft: #4f463c; --line: #ddcfbc; --glow: #f0b877;
  --core: #fff3dc; --dark: #3a3128; --dark-ink: #fdf8f0; }
@media (prefers-color-scheme: dark) { :root { --air: #12151c; --ink: #ece6da; --soft: #b8b0a2; --line: #343742;
  --glow: #d99a5b; --core: #ffe2b4; --dark: #ecdfc9; --dark-ink: #17181d; } }
body { margin: 0 auto; padding: 2.5rem 1.25rem 4rem; max-width: 58rem; background: var(--air); color: var(--ink);
  font: 1.0625rem/1.6 system-ui, sans-serif; }
h1, h2 { font-family: Georgia, serif; font-weight: 400; line-height: 1.2; }
h1 { font-size: 2.25rem; margin: 0 0 .5rem; }
p { max-width: 42rem; }
svg { width: 100%; margin: 1.5rem 0; }
svg text { font-size: 17px; fill: var(--soft); }
svg .band { font: 21px Georgia, serif; fill: var(--ink); }
svg .ground { stroke: var(--line); stroke-width: 1.5; }
svg .core { stop-color: var(--core); } svg .glow { stop-color: var(--glow); }
svg .absent, svg .unknown { fill: none; stroke: var(--soft); stroke-width: 1.5; stroke-dasharray: 2 6; }
svg .unknown { stroke-dasharray: none; }
svg .left { fill: var(--dark); } svg .count { fill: var(--dark-ink); font-weight: 700; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: start; vertical-align: top; padding: .5rem .75rem .5rem 0; border-top: 1.5px solid var(--line); }
th { font-weight: 600; } td.number { text-align: end; white-space: nowrap; }
.soft { color: var(--soft); font-weight: 400; }
"""
_SAID = {
    Verdict.NOTHING: "Nothing was left",
    Verdict.FOUND: "Something was left",
    Verdict.VOID: "This search does not count",
}
_LIMITS = (
    "What this is not: it does not search the memory of the system itself, where what a network card brought may stand "
    "for a while (the kernel's option init_on_free=1 is advised), nor another machine. And it is for the honest to "
    "know: an operator who wants to lie can write any page. Whoever is given the rights can run it again, here."
)


def to_html(outcome: Outcome, beside: Outcome | None = None) -> str:
    """The report; `beside` is the same hunt on the same program without its memory guarantee."""
    title = _SAID[outcome.verdict]
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, '
        f'initial-scale=1"><title>{title} · a search for traces</title><style>{_STYLE}</style></head><body><main>'
        f"<h1>{title}</h1>{''.join(_opening(outcome))}{picture(outcome.places)}"
        f"{_beside(beside)}<h2>Place by place</h2>{_table(outcome)}{_traces(outcome)}"
        f"<h2>What this is not</h2><p>{_LIMITS}</p></main></body></html>\n"
    )


def _opening(outcome: Outcome) -> Iterator[str]:
    planted = outcome.planted
    yield (
        f"<p>{planted.sessions} sessions were held on this portal, with {planted.words} words made for this alone. "
        f"There were {planted.turns} turns, and {planted.failing} requests that went wrong. When all were over, the "
        f"places below were searched for those words and for {planted.secrets} tokens and keys, whole or in pieces "
        "of 12 bytes, in every encoding in use.</p>"
    )
    if outcome.found:
        yield f"<p><strong>{outcome.found} traces were found, of {outcome.whose} of the things planted.</strong></p>"
    if outcome.reasons:
        yield "<p><strong>Where nothing was found, it may mean nothing, because:</strong></p><ul>"
        yield "".join(f"<li>{escape(each)}</li>" for each in outcome.reasons) + "</ul>"
    yield (
        f'<p class="soft">Version {escape(outcome.version)}, Python {escape(outcome.python)}, on {escape(outcome.at)}. '
        f"The search began {outcome.delay:.2f} s after the last session was over. All of it took "
        f"{outcome.seconds:.0f} s.</p>"
    )


def _beside(beside: Outcome | None) -> str:
    if beside is None:
        return ""
    return (
        "<h2>The same, without the memory guarantee</h2><p>So that nothing found means something: the same visitors on "
        f"the same program, started as any other program is. Of {beside.planted.words} words and "
        f"{beside.planted.secrets} tokens and keys, {beside.whose} could still be read, in {beside.found} places.</p>"
    )


def _table(outcome: Outcome) -> str:
    head = "<th>Where</th><th>Read</th><th>Left</th><th>Put there to be found</th>"
    rows = "".join(_row(place) for place in outcome.places)
    return f'<div class="wide"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'


def _row(place: Looked) -> str:
    said = (
        f'<br><span class="soft">{escape(place.unsearched or place.note)}</span>'
        if place.unsearched or place.note
        else ""
    )
    left = "not known" if place.unsearched else str(len(place.traces))
    control = f"{place.caught} of {place.planted} found" if place.planted else "–"
    size = f"{place.bytes_read / 1e6:,.1f} MB" if place.bytes_read >= 1e6 else f"{place.bytes_read / 1e3:,.1f} kB"
    return (
        f'<tr><th scope="row">{escape(place.title)}{said}</th><td class="number">{size}</td>'
        f'<td class="number">{left}</td><td>{control}</td></tr>'
    )


def _traces(outcome: Outcome) -> str:
    found = [trace for place in outcome.places for trace in place.traces][:100]
    if not found:
        return ""
    rows = "".join(
        f"<tr><td>{escape(each.place)}</td><td>{each.address:#x}</td><td>{escape(each.encoding)}</td>"
        f"<td>{escape(each.whose or 'a piece of a planted word')}{'' if each.whole else ', in part'}</td></tr>"
        for each in found
    )
    head = "<th>Place</th><th>Address</th><th>Encoding</th><th>What</th>"
    return f'<h2>The first traces</h2><div class="wide"><table><tr>{head}</tr>{rows}</table></div>'
