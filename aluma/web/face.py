"""The face of the portal in one language: its templates, its practices, and what every page says of the place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from aluma.guide.practice import Practice
from aluma.guide.safety.helplines import Helplines
from aluma.language import Language
from aluma.web.errors import ERRORS
from aluma.web.folding import environment
from aluma.web.promises import Promises
from aluma.web.reply import RawHeaders, Reply, page, session_page
from aluma.web.wording import StepText, plain_way, worded


@dataclass(frozen=True, slots=True)
class Site:
    """Who runs this place and what runs it: shown in the footer and on the contact page."""

    name: str
    version: str
    operator: str = ""
    contact: str = ""
    source: str = ""
    public_url: str = ""
    letters: bool = False


@dataclass(frozen=True, slots=True)
class OtherLanguage:
    """A language the portal also speaks: its code, its own name for itself, and its front page."""

    code: str
    name: str
    href: str


class Face:
    """Templates of one language. `prefix` stands before every path; `missing` are sentences about the guarantee."""

    def __init__(
        self,
        language: Language,
        practices: Mapping[str, Practice],
        site: Site,
        *,
        promises: Promises,
        asset: Callable[[str], str],
        idle_minutes: int,
        prefix: str = "",
        missing: tuple[str, ...] = (),
        languages: tuple[OtherLanguage, ...] = (),
        helplines: Helplines,
    ) -> None:
        self.language = language
        self.practices = practices
        self.site = site
        self.promises = promises
        self.languages = languages
        self.helplines = helplines
        self.gettext = language.gettext
        self._prefix = prefix
        self._idle_minutes = idle_minutes
        self._texts = {
            each.digest: {step.name: worded(each, step) for step in each.steps} for each in practices.values()
        }
        pure = {"_": language.gettext, "href": self.href, "asset": asset}
        fixed = {"lang": language.code, "dir": language.direction, "site": site}
        self._environment = environment(
            pure,
            fixed,
            ngettext=language.ngettext,
            missing=missing,
            languages=languages,
            announced=promises.announced,
            helplines=helplines,
        )

    def href(self, path: str) -> str:
        """A path of this portal in this face's language."""
        return self._prefix + path

    def text(self, practice: Practice, name: str) -> StepText:
        """What a step says, laid out for a page."""
        return self._texts[practice.digest][name]

    def render(self, template: str, **context: Any) -> str:
        """A page as text."""
        return self._environment.get_template(template).render(context)

    def practice_page(self, practice: Practice, notice: str | None = None) -> Reply:
        """What a visitor sees before the first step. A session may run inside this page, so nothing stores it."""
        status = 422 if notice else 200
        steps = len(plain_way(practice, practice.first.name))
        shown: dict[str, Any] = {"not_today": practice.not_today, "steps": steps, "waits": self._idle_minutes}
        return self.session_page(
            "practice.html", status, title=practice.title, practice=practice, notice=notice, **shown
        )

    def missing_page(self) -> Reply:
        """404, in the house's style."""
        return self.error_page(404)

    def error_page(self, status: int) -> Reply:
        """A calm page for what went wrong; `status` is one of the table in `errors`."""
        heading, text = ERRORS.get(status, ERRORS[500])
        said = {"heading": self.gettext(heading), "text": self.gettext(text)}
        return self.page("error.html", status, title=said["heading"], status_code=status, **said)

    def page(self, template: str, status: int = 200, **context: Any) -> Reply:
        """A page outside a session."""
        return page(self.render(template, **context), status)

    def session_page(self, template: str, status: int = 200, extra: RawHeaders = (), **context: Any) -> Reply:
        """A page of a session, which nothing may store."""
        return session_page(self.render(template, **context).encode(), status, extra)
