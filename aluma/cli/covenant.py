"""`aluma covenant`: every promise with what keeps it, where that stands, what proves it, and what came of that."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import click

from aluma.cli._options import Refusal, config, reading
from aluma.cli._promised import promised
from aluma.cli._ring import Found, Tree, faults, release_faults
from aluma.covenant import ring, versions
from aluma.covenant.covenant import Promise
from aluma.covenant.evidence import evidence
from aluma.covenant.reading import ease
from aluma.covenant.source import SourceFaulty
from aluma.covenant.standing import Standing
from aluma.language import language
from aluma.place import promises_of
from aluma.shelf import FIRST, OURS
from aluma.web.promises import Promises


class _Promises(click.Group):
    """Commands by name; what has a dot in it is the id of a promise, which is shown."""

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """The command of that name, or the one that shows a promise."""
        if "." in name:
            return click.Command(name, callback=lambda: _show_one(ctx, name))
        return super().get_command(ctx, name)


@click.group(cls=_Promises, invoke_without_command=True, subcommand_metavar="[ID] [COMMAND]")
@config
@click.option("--json", "as_json", is_flag=True, help="The same for machines, as at /privacy/evidence.json.")
@click.pass_context
def covenant(ctx: click.Context, config: Path | None, as_json: bool) -> None:
    """Print every promise with what keeps it and what proves it; with an ID, that one."""
    ctx.obj = config
    if ctx.invoked_subcommand is not None:
        return
    here = _here(config)
    if as_json:
        click.echo(json.dumps(evidence(here.covenant, here.here()), ensure_ascii=False, indent=1))
        return
    for promise in here.covenant.promises.values():
        click.echo(f"{promise.id:26} {_result(promise)}")
    click.echo("\nWith an id, as in `aluma covenant session.not-kept`, you see what keeps it and where.")


@covenant.command()
@click.option("--release", is_flag=True, help="Ask for results of this very tree too.")
def check(release: bool) -> None:
    """Look for gaps in the ring: a promise without keeper, a proof that is missing, a text changed under its date."""
    tree, table = Tree(), ring.read()
    try:
        policy = versions.read(versions.OURS).current
    except SourceFaulty as faulty:
        raise Refusal(f"The policy can't be read: {faulty}") from None
    found = [*faults(tree, table, policy), *(release_faults(tree, table) if release else ())]
    if found:
        raise Refusal("The ring has gaps:\n" + "".join(f"  - {fault}\n" for fault in found))
    click.echo(f"The ring is whole: {len(table.built)} promises kept, {len(table.not_built)} not built yet.")
    click.echo(f"The policy reads at {ease(policy.text):.0f} by Flesch's measure; 60 to 70 is plain English.")


@covenant.command()
@click.argument("folder", type=click.Path(path_type=Path))
def new(folder: Path) -> None:
    """Lay a policy of your own into FOLDER, ours as a draft, to be changed and named in the setting `policy`."""
    if folder.exists() and any(folder.iterdir() if folder.is_dir() else [folder]):
        raise Refusal(f"{folder} is there already and not empty. It was left as it was.")
    source = versions.sources(versions.OURS)[0]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, folder / source.name)
    except OSError as error:
        raise Refusal(f"{folder} could not be written: {error.strerror}.") from None
    click.echo(f"{folder / source.name} is written. Keep the ids in brackets; a clause you take out is shown as not")
    click.echo(f'promised. When it says what you promise, name the folder in your settings: policy = "{folder}"')


def _here(config: Path | None) -> Promises:
    """What a portal with these settings promises. Whether it lacks the memory guarantee is seen only as it starts."""
    with promised():
        return promises_of(reading(config, {}).settings, language(FIRST, OURS / FIRST / "strings.mo"), missing=())


def _show_one(ctx: click.Context, id_: str) -> None:
    place = _here(ctx.obj).covenant
    if id_ not in place.ring.rows:
        raise Refusal(f"There is no promise called {id_}. `aluma covenant` lists them.")
    for line in _lines(place.promises[id_]):
        click.echo(line)


def _lines(promise: Promise) -> Iterator[str]:
    row, tree = promise.row, Tree()
    yield f"{promise.id}: {promise.words}"
    yield f"  stands    {promise.standing.value}{': ' + promise.why_not if promise.why_not else ''}"
    if row.words:
        yield f"  because   {row.words}"
    if not row.keeper:
        return
    keeper = tree.keeper(row.keeper)
    yield f"  kept by   {row.keeper}  {_at(keeper)}"
    for proof in row.proofs:
        yield f"  proof     {proof}  {_at(tree.proof(proof)) if tree.has_tests else ''}".rstrip()
    if row.mutant:
        yield f"  planted   {row.mutant.planted} ({row.mutant.file})"
    yield f"  result    {_result(promise)}"


def _at(found: Found | None) -> str:
    return f"{found.file}:{found.line}" if found else "not found"


def _result(promise: Promise) -> str:
    if promise.standing is not Standing.KEPT:
        return promise.standing.value
    return f"{promise.verdict.result} {promise.verdict.at}".rstrip()
