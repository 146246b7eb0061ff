"""What the portal says when words suggest danger: help above the practice, three ways to answer, nothing taken away.

Keeps: purpose.clarity, closing.never-manipulate

Nothing is asked, reported, mirrored or promised. The panel stands on the page that follows such words, and is not
repeated at every turn; the link to help stays on every step.
"""

from __future__ import annotations

from collections.abc import Mapping

from aluma.guide.safety.danger import Tier
from aluma.guide.walk import Walk
from aluma.language import marked as _
from aluma.web.face import Face
from aluma.web.form import Form
from aluma.web.steps import Notice

# Where a life may be in danger at this moment, the emergency number stands first.
AT_ONCE = (Tier.ACTIVE, Tier.METHOD, Tier.MEDICAL)


HELP = _(
    "What you wrote sounds heavy, and it matters more than this practice. "
    "Someone you trust, a mental health professional, or a person at a helpline can listen, now or later. "
    "Are you safe right now?"
)
DANGER = _(
    "What you wrote sounds as if a life may be in danger now. Are you safe? "
    "Please call the emergency number or a helpline, go to someone you trust so that nobody is alone with this, "
    "and put distance between you and anything that could do harm."
)
STILL_THERE = _(
    "Help from people is still there, by the link at the foot of the page. You can also go on, or stop for today."
)
# What a press answers: kind of notice and its line. "I might act on this" brings the panel back, the emergency first.
ANSWERS: Mapping[str, tuple[str, str]] = {
    "safe": ("taken", _("Taken. The link to help stays at the foot of every step.")),
    "might-act": ("danger", DANGER),
    "not-meant": ("taken", _("Taken as you say. The practice goes on from here.")),
}


def raised(face: Face, before: Walk, tier: Tier) -> Notice:
    """What stands above the step that follows words in which danger was heard."""
    if tier in AT_ONCE:
        return Notice("danger", face.gettext(DANGER))
    if before.heavy:
        return Notice("taken", face.gettext(STILL_THERE))
    return Notice("help", face.gettext(HELP))


def answered(face: Face, form: Form) -> Notice | None:
    """What a press on the panel leads to; None where the form holds no such press."""
    do = form.value("do")
    if do == "country":
        return Notice("help", face.gettext(HELP), country=face.helplines.country(form.value("country")))
    if do not in ANSWERS:
        return None
    kind, line = ANSWERS[do]
    return Notice(kind, face.gettext(line))
