"""Forms are read as a browser without JavaScript has them."""

from __future__ import annotations

from aluma.proof.page import read

HTML = """
<a href="/practices/arrive">Arrive</a><form method="get" action="/find"><input name="q"></form>
<form method="post" action="/session/turn"><input type="hidden" name="token" value="a&amp;b">
<textarea name="words"></textarea><input type="radio" name="mark" value="1"><input type="radio" name="mark" value="2">
<button name="do" value="on">On</button><button formaction="/session/end">End</button>
<button type="button">Print</button>
</form><button name="do" value="elsewhere">Not ours</button>
"""


def test_only_posting_forms_count() -> None:
    assert [form.action for form in read(HTML).forms] == ["/session/turn"]


def test_fields_have_their_kinds_and_values() -> None:
    form = read(HTML).forms[0]
    assert form.value("token") == "a&b"
    assert [each.name for each in form.of("textarea")] == ["words"]
    assert [each.value for each in form.of("radio")] == ["1", "2"]


def test_buttons_that_send_are_buttons() -> None:
    form = read(HTML).forms[0]
    assert [(each.value, each.action) for each in form.buttons] == [("on", ""), ("", "/session/end")]
    assert form.button("do", "choose:") is None


def test_links_are_found() -> None:
    assert read(HTML).links == ("/practices/arrive",)
