"""`aluma prove`: the trace hunt, on a portal of its own or on one that is running."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from aluma import __version__
from aluma.cli._options import Refusal, config, reading
from aluma.cli._proving import IDLE_SECONDS, keys, recipe
from aluma.proof.campaign import Campaign, Plan
from aluma.proof.last import remember
from aluma.proof.namespace import enter
from aluma.proof.outcome import Outcome, Verdict, to_json
from aluma.proof.portal import NotStarted
from aluma.proof.report import to_html
from aluma.proof.running import Target, hunt_running
from aluma.proof.visitor import Lost
from aluma.settings import Settings
from aluma.traceless.guarantee import missing
from aluma.traceless.hold import hold
from aluma.traceless.launcher import Way, relaunched

Step = Callable[[str, float], None]
MOST_ON_RUNNING = 100  # sessions: a network may take 120 places in ten minutes, and others may share ours
REPORT = "proof.html"
PROXY_BESIDE = (
    "The settings name a proxy, and a proxy that ends TLS holds every word. This search did not read its memory: point "
    "it at the running portal and at the proxy, with --pid, --url and --proxy-pid."
)


@click.command()
@config
@click.option("--sessions", type=click.IntRange(4, 10_000), default=200, show_default=True, help="How many to hold.")
@click.option("--browser", is_flag=True, help="Search a visitor's Chromium profile too. Needs Playwright.")
@click.option("--compare", is_flag=True, help="Do the same without the memory guarantee, and show it beside.")
@click.option("--json", "json_file", type=click.Path(path_type=Path), help="Write the outcome as JSON to this file.")
@click.option(
    "--html", "html_file", type=click.Path(path_type=Path), help=f"The report; else {REPORT} in the data folder."
)
@click.option("--pid", type=int, help="Search a portal that is running, by its process id: memory only.")
@click.option("--url", help="Where that portal is reached. By default, where the settings say.")
@click.option("--proxy-pid", type=int, multiple=True, help="A proxy before it, to be searched too.")
def prove(config: Path | None, **given: Any) -> None:
    """Hold sessions with planted words, end them, and look everywhere for what is left.

    Ends with 0 only when nothing was found and everything planted to be found was.
    """
    way = relaunched() if given["pid"] else None  # first of all: settings are not read twice
    settings = reading(config, {}).settings
    beside = None
    with _progress() as step:
        if way:
            outcome = _running(settings, way, step, **given)
        else:
            enter()
            outcome, beside = _own(settings, config, step, **given)
    _written(outcome, beside, settings, given)
    sys.exit(0 if outcome.verdict is Verdict.NOTHING else 1)


def _own(settings: Settings, config: Path | None, step: Step, **given: Any) -> tuple[Outcome, Outcome | None]:
    half = 0.5 if given["compare"] else 1.0
    outcome = _campaign(settings, config, lambda what, part: step(what, part * half), given, guarantee=True)
    if not given["compare"]:
        return outcome, None
    without = _campaign(settings, config, lambda what, part: step(what, 0.5 + part / 2), given, guarantee=False)
    return outcome, without


def _campaign(
    settings: Settings, config: Path | None, step: Step, given: dict[str, Any], *, guarantee: bool
) -> Outcome:
    plan = Plan(
        recipe(settings, config, guarantee=guarantee),
        keys,
        given["sessions"],
        IDLE_SECONDS,
        __version__,
        guarantee=guarantee,
        memory_only=not guarantee,
        browser=given["browser"] and guarantee,
        beside=(PROXY_BESIDE,) if settings.proxy else (),
    )
    with tempfile.TemporaryDirectory(prefix="proof-") as folder:
        try:
            return Campaign(plan, Path(folder).resolve(), step).run()
        except NotStarted as said:
            raise Refusal(str(said)) from None


def _running(settings: Settings, way: Way, step: Step, **given: Any) -> Outcome:
    """In a process that wipes what it frees, like the portal's own: other people's words may pass through it."""
    lacking = missing(hold(way))
    if lacking:
        faults = "".join(f"\n  - {each}" for each in lacking)
        raise Refusal(f"The memory of a running portal is not read here, since this search could keep it:{faults}")
    sessions = min(given["sessions"], MOST_ON_RUNNING)
    pids = (given["pid"], *given["proxy_pid"])
    away = [pid for pid in pids if not Path(f"/proc/{pid}").is_dir()]
    if away:
        raise Refusal(f"No process runs under the number {away[0]}. Which one is it? ps -ef lists them all.")
    beside = (PROXY_BESIDE,) if settings.proxy and not given["proxy_pid"] else ()
    target = Target(pids, given["url"] or settings.address, keys, __version__, sessions, beside=beside)
    try:
        return hunt_running(target, step)
    except (Lost, OSError):
        raise Refusal(f"The portal at {target.url} could not be walked through. Is that its address?") from None


def _written(outcome: Outcome, beside: Outcome | None, settings: Settings, given: dict[str, Any]) -> None:
    kept = remember(outcome, settings.data)
    report = given["html_file"] or settings.data / REPORT
    report.parent.mkdir(parents=True, exist_ok=True)
    report.write_text(to_html(outcome, beside), encoding="utf-8")
    if given["json_file"]:
        content = {**to_json(outcome), "without_the_guarantee": to_json(beside) if beside else None}
        given["json_file"].write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    for reason in outcome.reasons:
        click.echo(reason, err=True)
    if beside:
        click.echo(f"without the memory guarantee: {beside.summary}")
    shown = "Its numbers lie ready for the pages of this portal." if kept else "It is shown on no page."
    click.echo(f"The report is {report}. {shown}")
    click.echo(outcome.summary)


@contextmanager
def _progress() -> Iterator[Step]:
    """A bar on a terminal; elsewhere a line for each new thing that is done."""
    with click.progressbar(length=1000, show_eta=False, label="Starting") as bar:

        def step(what: str, part: float) -> None:
            bar.label = f"{what:<44}"
            bar.update(max(0, round(part * 1000) - bar.pos))

        yield step
        bar.update(1000 - bar.pos)
