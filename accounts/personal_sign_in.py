"""What the employer's login and emergency access hold about people (core.privacy)."""

from django.utils.translation import gettext_lazy as _

from core.privacy import Fate, PersonalTable, declare


def register() -> None:
    """Tables."""
    declare(
        PersonalTable(
            "socialaccount.SocialAccount",
            _("Other logins you use here"),
            person=("user",),
            columns=(
                ("provider", _("Logged in by")),
                ("date_joined", _("Made")),
                ("last_login", _("Last used")),
            ),
        ),
        order=24,
    )
    declare(
        PersonalTable(
            "socialaccount.SocialToken",
            _("Keys of other logins"),
            person=("account__user",),
            columns=(("expires_at", _("Until")),),
        ),
        order=23,
    )
    declare(
        PersonalTable(
            "accounts.BreakGlass",
            _("Emergency access"),
            person=("user",),
            columns=(("opened_at", _("From")), ("ends_at", _("Until")), ("reason", _("Reason"))),
            fate=Fate.STAY,
            why=_("Who had emergency access, when and why is kept as evidence."),
        ),
        order=25,
    )
