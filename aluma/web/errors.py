"""What each error page says: one table, in the house's own words. No page repeats anything that was sent."""

from __future__ import annotations

from collections.abc import Mapping

from aluma.language import marked as _

ERRORS: Mapping[int, tuple[str, str]] = {
    400: (
        _("This could not be read"),
        _("What arrived was not in a form this page can read. Nothing of it was kept. Please go back and try again."),
    ),
    403: (
        _("This came from elsewhere"),
        _("Forms are taken from this portal's own pages only. Please open the page here and send it again."),
    ),
    404: (_("There is no page here"), _("The address may be old or mistyped. The front page leads everywhere.")),
    405: (
        _("A session lives in an open page"),
        _("It cannot be opened by its address or by reloading. If you were in one, it ends by itself."),
    ),
    408: (
        _("This took too long to arrive"),
        _("The connection may be slow just now. Nothing of it was kept. Please go back and send it again."),
    ),
    413: (
        _("This is more than one step can take"),
        _("Nothing of it was kept. Please go back and send a shorter piece. 8,000 characters are the most."),
    ),
    415: (
        _("This kind of form is not taken"),
        _("Files and other kinds of forms are not taken here. Nothing of it was kept."),
    ),
    421: (_("This portal has another address"), _("Please open it at the address below.")),
    431: (_("This request is too large"), _("Your browser sent more than a page needs. Nothing of it was kept.")),
    500: (
        _("Something went wrong here"),
        _("It was not your doing. Nothing you wrote was written down. Please go back and try again."),
    ),
    503: (_("The portal is closing"), _("It will be back. If you were in a session, it ends with this.")),
}
