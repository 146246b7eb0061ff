"""Where settings are read from, and how faults are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from aluma.settings import DEFAULT, FIELDS, SettingsRefused, description, read


def a_file(folder: Path, text: str) -> Path:
    path = folder / "aluma.toml"
    path.write_text(text, "utf-8")
    return path


def faults(file: Path | None = None, **environment: str) -> list[str]:
    with pytest.raises(SettingsRefused) as refused:
        read({}, environment, file)
    return refused.value.faults


def test_without_anything_the_defaults_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    reading = read({}, {"HOME": "elsewhere"})
    assert reading.settings.address == "http://127.0.0.1:8000"
    assert set(reading.came_from.values()) == {DEFAULT}


def test_an_option_stands_before_the_environment_and_that_before_the_file(tmp_path: Path) -> None:
    file = a_file(tmp_path, "port = 1\nplaces = 2\nnetwork_places = 3\n")
    reading = read({"port": "7"}, {"ALUMA_PORT": "8", "ALUMA_PLACES": "9"}, file)
    assert (reading.settings.port, reading.settings.places, reading.settings.network_places) == (7, 9, 3)
    assert [reading.came_from[name] for name in ("port", "places")] == ["--port", "ALUMA_PLACES"]


def test_the_file_of_the_working_directory_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    a_file(tmp_path, "port = 8001")
    monkeypatch.chdir(tmp_path)
    assert read({}, {}).settings.port == 8001


def test_a_value_may_stand_in_a_file_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("Someone\n")
    assert read({}, {"ALUMA_OPERATOR_FILE": str(tmp_path / "secret")}).settings.operator == "Someone"


def test_a_path_in_the_file_starts_from_its_folder(tmp_path: Path) -> None:
    assert read({}, {}, a_file(tmp_path, 'data = "kept"')).settings.data == tmp_path / "kept"


def test_texts_become_what_their_setting_is() -> None:
    given = {"ALUMA_PROXY": "127.0.0.1, 10.0.0.0/8", "ALUMA_WITHOUT_MEMORY_GUARANTEE": "true", "ALUMA_PRACTICES": ""}
    settings = read({"idle_minutes": "0.05"}, given).settings
    assert settings.proxy == ("127.0.0.1", "10.0.0.0/8")
    assert settings.without_memory_guarantee is True
    assert (settings.practices, settings.idle_minutes) == (None, 0.05)


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    file = a_file(tmp_path, 'prot = 1\nplaces = "many"\nidle_minutes = 400\n')
    told = "\n".join(faults(file, ALUMA_PORT="high", ALUMA_DATA_FILE="/nowhere/at/all"))
    for said in ("called prot", "port meant", "places should be a whole number", "port should be", "could not be read"):
        assert said in told
    assert "idle_minutes is longer" in told


def test_a_fault_says_where_the_value_came_from(tmp_path: Path) -> None:
    file = a_file(tmp_path, "idle_minutes = 400\n")
    assert f"(idle_minutes from {file})" in faults(file)[0]
    assert "(from ALUMA_PORT)" in faults(ALUMA_PORT="high")[0]


def test_no_fault_repeats_a_value() -> None:
    assert "swordfish" not in "".join(faults(ALUMA_PORT="swordfish"))


@pytest.mark.parametrize("value", ["nan", "inf", "-1", "0", "true"])
def test_a_number_is_a_real_one(tmp_path: Path, value: str) -> None:
    assert "absolute_hours should be" in faults(a_file(tmp_path, f"absolute_hours = {value}"))[0]


def test_a_setting_given_twice_is_refused() -> None:
    assert "given twice" in faults(ALUMA_PORT="1", ALUMA_PORT_FILE="/dev/null")[0]


@pytest.mark.parametrize("text", ["port = ", "port 1\nplaces = 2"])
def test_a_file_that_is_no_toml_says_where(tmp_path: Path, text: str) -> None:
    assert "(at " in faults(a_file(tmp_path, text))[0]


def test_a_file_that_is_named_and_not_there_is_a_fault(tmp_path: Path) -> None:
    assert "not there" in faults(tmp_path / "none.toml")[0]


def test_every_setting_has_a_reason() -> None:
    assert all(description(field.type).endswith(".") for field in FIELDS.values())


def test_the_portal_is_at_home_where_it_listens() -> None:
    origins = read({"port": "80"}, {}).settings.origins
    assert origins == ("http://127.0.0.1", "http://localhost")


def test_a_public_address_stands_beside_loopback() -> None:
    known = {"operator": "A", "contact": "B", "source": "C", "hosting": "own"}
    given = known | {"public_url": "https://a.example/", "proxy": "127.0.0.1"}
    origins = read(given, {}).settings.origins
    assert origins == ("https://a.example", "http://127.0.0.1:8000", "http://localhost:8000")
