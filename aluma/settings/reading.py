"""Reads the settings from where people write them: options, the environment, a file. All faults are told at once."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
from msgspec.structs import FieldInfo, fields

from aluma.settings.contradictions import contradictions
from aluma.settings.kinds import converted, expected
from aluma.settings.table import Settings

FILE_NAME = "aluma.toml"
PREFIX = "ALUMA_"
DEFAULT = "default"
FIELDS: Mapping[str, FieldInfo] = {field.name: field for field in fields(Settings)}


class SettingsRefused(Exception):
    """Settings that cannot be served with. `faults` are sentences; none repeats a value."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


class Given(NamedTuple):
    """A value as it was written, where that was, and the folder that a relative path in it starts from."""

    value: Any
    where: str
    folder: Path


@dataclass(frozen=True, slots=True)
class Reading:
    """The settings, and for each where its value came from ("default" where nobody gave one)."""

    settings: Settings
    came_from: Mapping[str, str]


def read(options: Mapping[str, Any], environment: Mapping[str, str], config: Path | None = None) -> Reading:
    """The settings: an option stands before the environment, that before the file, and that before the default.

    `options` are by the settings' names; `config` is the file, else `aluma.toml` in the working directory where there
    is one. Raises SettingsRefused.
    """
    faults: list[str] = []
    given = {
        **_from_file(config, faults),
        **_from_environment(environment, faults),
        **{name: Given(value, f"--{name.replace('_', '-')}", Path()) for name, value in options.items()},
    }
    values: dict[str, Any] = {}
    for name, (value, where, folder) in given.items():
        try:
            values[name] = converted(value, FIELDS[name].type, folder)
        except msgspec.ValidationError:
            # `from None` and no quotation: a value may be a secret, and its place tells enough.
            faults.append(f"{name} should be {expected(FIELDS[name].type)} (from {where}).")
    settings = Settings(**values)
    faults += [sentence + _origin_of(sentence, given) for sentence in contradictions(settings)]
    if faults:
        raise SettingsRefused(faults)
    return Reading(settings, {name: given[name].where if name in given else DEFAULT for name in FIELDS})


def _from_file(config: Path | None, faults: list[str]) -> dict[str, Given]:
    path = config or Path(FILE_NAME)
    if config is None and not path.is_file():
        return {}
    try:
        written = tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        faults.append(f"{path} could not be read: {error}.")
        return {}
    except (OSError, UnicodeDecodeError):
        faults.append(f"{path} could not be read: it is not there, or not text in UTF-8.")
        return {}
    faults += [_unknown(name, str(path)) for name in written if name not in FIELDS]
    return {name: Given(value, str(path), path.parent) for name, value in written.items() if name in FIELDS}


def _from_environment(environment: Mapping[str, str], faults: list[str]) -> dict[str, Given]:
    found: dict[str, Given] = {}
    for variable in sorted(environment):
        if not variable.startswith(PREFIX):
            continue
        name = variable.removeprefix(PREFIX).lower()
        in_file = name not in FIELDS and name.endswith("_file")
        name = name.removesuffix("_file") if in_file else name
        if name not in FIELDS:
            faults.append(_unknown(name, f"the environment, {variable}"))
        elif name in found:
            faults.append(f"{name} is given twice: by {found[name].where} and by {variable}.")
        else:
            value = _content(environment[variable], variable, faults) if in_file else environment[variable]
            if value is not None:
                found[name] = Given(value, variable, Path())
    return found


def _content(path: str, variable: str, faults: list[str]) -> str | None:
    try:
        return Path(path).read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError):
        faults.append(f"{variable} names a file that could not be read.")
        return None


def _unknown(name: str, where: str) -> str:
    near = difflib.get_close_matches(name, FIELDS, n=1)
    return f"There is no setting called {name} (from {where})." + (f" Is {near[0]} meant?" if near else "")


def _origin_of(sentence: str, given: Mapping[str, Given]) -> str:
    """Where the settings that a sentence names came from, in brackets."""
    words = sentence.replace(",", " ").replace(".", " ").replace(":", " ").split()
    named = [f"{name} from {given[name].where}" for name in dict.fromkeys(words) if name in given]
    return f" ({'; '.join(named)})" if named else ""
