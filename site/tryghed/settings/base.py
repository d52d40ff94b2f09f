"""What holds everywhere. Production is the yardstick; `dev` and `test` loosen it where they say so."""

from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

BASE_DIR = Path(__file__).resolve().parents[3]
SITE_DIR = BASE_DIR / "site"
VAR_DIR = BASE_DIR / "var"

DEBUG = False
DEMO = False
ALLOWED_HOSTS: list[str] = []
ROOT_URLCONF = "tryghed.urls"
WSGI_APPLICATION = "tryghed.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
SITE_ID = 1

INSTALLED_APPS = [
    "tryghed",
    "coordination",
    "coordination.afterwards",
    "coordination.checkin",
    "coordination.guests",
    "coordination.hours",
    "coordination.mailing",
    "coordination.planning",
    "coordination.thanks",
    "coordination.stand_ins",
    "coordination.wishes",
    "volunteers.imports",
    "volunteers.moving",
    "volunteers.hosts",
    "volunteers.decisions",
    "volunteers.minors",
    "volunteers.entry",
    "volunteers",
    "volunteers.agreement",
    "volunteers.screening",
    "volunteers.training",
    "volunteers.privacy",
    "volunteers.duplicates",
    "volunteers.protection",
    "volunteers.relay",
    "volunteers.safety",
    "volunteers.tags",
    "projects",
    "projects.ideas",
    "projects.blueprints",
    "projects.follow",
    "projects.presence",
    "workspace",
    "workspace.areas",
    "workspace.calendar",
    "workspace.staff",
    "workspace.lists",
    "home",
    "home.search",
    "home.consent",
    "home.preview",
    "accounts",
    "accounts.calendars",
    "outbox",
    "places",
    "core",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django_filters",
    "django_tables2",
    "phonenumber_field",
    "rules",
    "csp",
    "django.forms",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.sites",
    "django.contrib.sitemaps",
    "django.contrib.messages",
    "django.contrib.humanize",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "home.middleware.AdminPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "accounts.middleware.PersonalPagesMiddleware",
    "accounts.middleware.StaffSecondFactorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "home.redirects.OpenRedirectMiddleware",
    "home.one_at_a_time.OneEditAtATimeMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [SITE_DIR / "templates", SITE_DIR / "templates_wagtail"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": [
                "tryghed.templatetags.tryghed",
                "django.templatetags.i18n",
                "django.templatetags.static",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
                "tryghed.context.shell",
            ],
        },
    },
]
FORM_RENDERER = "tryghed.forms.TryghedRenderer"

# --- People ---------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "rules.permissions.ObjectPermissionBackend",
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_request_login_code"
LOGIN_REDIRECT_URL = "min_side"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "accounts.adapters.AccountAdapter"
SOCIALACCOUNT_ADAPTER = "accounts.oidc.adapter.SocialAdapter"
SOCIALACCOUNT_PROVIDERS: dict[str, dict[str, Any]] = {
    "openid_connect": {"provider_class": "accounts.oidc.provider.MinimalProvider", "APPS": []}
}
SOCIALACCOUNT_EMAIL_REQUIRED = False
SOCIALACCOUNT_EMAIL_VERIFICATION = (
    "none"  # the code proves an address of ours; the employer answers for theirs
)
SOCIALACCOUNT_STORE_TOKENS = False
# Whom the employer's login lets in, and what it makes of their groups (see docs/operations.md).
STAFF_OIDC = False
STAFF_OIDC_CLAIM = "groups"
STAFF_OIDC_ROLES: dict[str, Any] = {}
STAFF_OIDC_SECOND_FACTOR_ACR: list[str] = []
CITIZEN_OIDC = False
STAFF_SESSION_HOURS = 12
ACCOUNT_LOGIN_METHODS = {"email"}
# Without an optional password here allauth's sign-in form has no password field; `konto/signup/` is closed.
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1"]
ACCOUNT_SESSION_REMEMBER = False  # closing the browser signs out: many use a library's machine
ACCOUNT_FORMS = {"request_login_code": "accounts.forms.CodeForm"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_USER_DISPLAY = "accounts.models.display_name"
MFA_ADAPTER = "accounts.adapters.StaffMFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_FORMS = {
    "add_webauthn": "accounts.forms_keys.AddKeyForm",
    "edit_webauthn": "accounts.forms_keys.RenameKeyForm",
}
MFA_TOTP_ISSUER = "Tryghed"
STAFF_NEEDS_SECOND_FACTOR = True

# --- Language and time ----------------------------------------------------------------------------
LANGUAGE_CODE = "da"
LANGUAGES = [("da", _("Danish")), ("en", _("English"))]
LOCALE_PATHS = [SITE_DIR / "locale", SITE_DIR / "locale_wagtail"]  # the first one counts
TIME_ZONE = "Europe/Copenhagen"
USE_I18N = True
USE_TZ = True
PHONENUMBER_DEFAULT_REGION = "DK"

# --- Static and uploaded files ----------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [SITE_DIR / "static", BASE_DIR / "vendor-static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# --- Messages: everything outward is queued first and sent by the worker (DOMAIN rule 9) -------------
EMAIL_BACKEND = "outbox.backends.OutboxBackend"
OUTBOX_DELIVERY_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
DEFAULT_FROM_EMAIL = "Tryghed <svar-ikke@tryghed.example>"
EMAIL_TIMEOUT = 30  # seconds: a mail server that says nothing mustn't stop the worker
MAIL_RETURN_ADDRESS = ""  # what can't be delivered comes back to it; empty: to the sender
MAIL_RETURN_FOLDER = ""  # the Maildir behind that address; empty: nobody reads it

# --- Wagtail ---------------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = "Tryghed"
WAGTAILADMIN_BASE_URL = "http://127.0.0.1:8000"
WAGTAILADMIN_PERMITTED_LANGUAGES = [("da", "Dansk"), ("en", "English")]
WAGTAILADMIN_LOGIN_URL = "account_request_login_code"
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILREDIRECTS_AUTO_CREATE = True  # in both languages: home/redirects.py
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_FORMAT_CONVERSIONS = {"avif": "webp", "webp": "webp", "png": "webp", "jpeg": "webp"}
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 50_000_000  # opened, a picture takes four bytes for each
WAGTAILIMAGES_IMAGE_FORM_BASE = "home.picture_form.PictureForm"
# Nothing a browser would run: an uploaded page or script would have the rights of whoever opens it.
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "key", "odp", "ods", "odt", "pdf", "pptx", "rtf", "txt", "xlsx"]
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}

# --- Security ----------------------------------------------------------------------------------------
X_FRAME_OPTIONS = "SAMEORIGIN"  # Wagtail shows previews in a frame of its own host
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "tryghed.views.csrf_failure"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
    }
}
# The Wagtail admin writes inline scripts and styles (STACK); it alone gets the wider policy.
ADMIN_CONTENT_SECURITY_POLICY = {
    "script-src": [SELF, "'unsafe-inline'"],
    "style-src": [SELF, "'unsafe-inline'"],
    "img-src": [SELF, "data:", "blob:"],
}

# The map of the project list is drawn by ourselves; a map service may lie below it: "https://…/{z}/{x}/{y}.png".
MAP_TILES_URL = ""
MAP_TILES_CREDIT = ""

# --- Own dials, all periods in one place ---------------------------------------------------------------
INVITATION_DAYS = 7
SEAT_LINK_DAYS = 400  # a seat can be taken a year ahead; its link says nothing but the session
OFFER_HOURS = 24  # how long a free place is held for the next one on the waiting list
ASKED_AT_MOST = 4  # times within the days below, where somebody hasn't said otherwise
ASKED_WITHIN_DAYS = 30
ASK_AGAIN_AFTER_DAYS = 90  # a plan doesn't ask somebody again who said no to a role
ROLES_AT_ONCE = 2  # that a plan leaves one person with
RETENTION_PLAN_DAYS = 90
CHECK_IN_CODE_MINUTES = 5  # then the code of a session changes; it works for as long again
CHECK_IN_OFFLINE_DAYS = 3  # so long a phone without net may keep who came
PERSON_CODE_DAYS = 365  # how long the code works that somebody carries
NO_SHOW_TALK = 3  # absences within the days below: time for a talk
NO_SHOW_DAYS = 183
HOURS_CORRECTION_DAYS = 30  # after a session, for who sees its minutes differently
RETENTION_TALK_DAYS = 183
STEP_DAYS = {"interest": 7, "received": 7, "conversation": 14, "screening": 14, "agreement": 7}
LINK_MAX_AGE_DAYS = 14
IDEA_ANSWER_DAYS = 14
IDEA_CONFIRM_DAYS = 7
IDEA_ADDRESS_DAYS = 183  # an author's address is erased so long after the answer
PICTURE_CONSENT_DAYS = 730  # what the form of a picture suggests
PREVIEW_LINK_DAYS = 14
SUPPRESS_BELOW = 5
ACCESS_LOG_DAYS = 180
SAFETY_ESCALATE_MINUTES = 30  # a safety report nobody took goes to all coordinators; doubled each time
SAFETY_REPORT_DAYS = 730
CONFIDENTIALITY_DAYS = 365
CONFIDENTIALITY_GRACE_DAYS = 14
RELAY_DAYS = 365
REVEAL_HOURS = 24  # so long a protected name is shown to who was granted it

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "INFO"},
}
SERVE_MEDIA = True
SECURITY_CONTACT = "mailto:sikkerhed@tryghed.example"
OUTBOX_FILE_DIR = VAR_DIR / "post"
SMS_GATEWAY = "outbox.sms.FileGateway"
# How long data about people is kept (FACTS, Privacy), in days; the rules that use them: docs/privacy/retention.md.
RETENTION_APPLICATION_DAYS = 183  # after a no or a withdrawal
RETENTION_INTEREST_DAYS = 183  # an interest that nobody followed up
RETENTION_VOLUNTEER_DAYS = 183  # after the last day as an ambassador
RETENTION_SCREENING_DAYS = 183  # after a check has lapsed or said no
RETENTION_ATTENDANCE_DAYS = 730  # then counts alone
RETENTION_INVITATION_DAYS = 730
RETENTION_SUGGESTION_DAYS = 183
RETENTION_STAND_IN_DAYS = 183
RETENTION_INTERESTED_DAYS = 365  # a wish to hear more about a task
RETENTION_NO_THANKS_DAYS = 0  # after the last day a no to being asked holds
RETENTION_MESSAGE_DAYS = 30  # address and subject of what was sent
RETENTION_ERRAND_DAYS = 90
RETENTION_GUEST_DAYS = 30  # after the session a guest came to
RETENTION_HISTORY_DAYS = 730  # the reasons of changes; the changes stay
RETENTION_ACCOUNT_DAYS = 730  # an account that nothing needs and nobody uses
RETENTION_EDITOR_LOG_DAYS = 365  # Wagtail's log
RETENTION_PREVIEW_DAYS = 30  # after a preview link stopped working
RETENTION_REPORT_DAYS = 1830
UNUSED_ACCOUNT_DAYS = 2  # an address that nobody proved
OLD_SESSION_DAYS = 0  # after a session has run out
FOLLOW_CONFIRM_DAYS = 7
JOURNAL_DIR = (
    VAR_DIR / "journal"
)  # what the archive takes over, and the ledger of who is forgotten: not in the backup
# The ways in (volunteers/entry)
RETENTION_DRAFT_DAYS = 30  # answers not yet sent
JOIN_INVITATION_DAYS = 21  # how long the link in an invitation works
RETENTION_JOIN_INVITATION_DAYS = 0  # after that day
JOIN_INVITATIONS_A_DAY = 20  # by one member of staff
RETENTION_REOPEN_NOTICE_DAYS = 365  # a wish to hear when a district takes applications again
REMIND_DRAFT_AFTER_DAYS = 3
REMIND_APPLICANT_AFTER_DAYS = 5
# Hearings before a no (volunteers/decisions)
HEARING_DAYS = 14  # what the form suggests
HEARING_LEAST_DAYS = 7
HEARING_MOST_DAYS = 60
HEARING_REMIND_DAYS = 2  # before the date
# Checks (volunteers/screening, training, agreement)
SCREENING_WARN_DAYS = (60, 30, 7)  # days before a screening runs out
COURSE_WARN_DAYS = (30, 7)  # days before a course runs out
AGREEMENT_GRACE_DAYS = 30  # so long a yes to the version before counts
# Today's ambassadors (volunteers/imports)
IMPORT_CONFIRM_DAYS = 60  # so long somebody from a list can say yes; then they fall
RETENTION_IMPORT_DAYS = 7  # a list that was looked at
RETENTION_IMPORTED_DAYS = 0  # after the last day to say yes
RETENTION_MOVE_DAYS = 183  # after a move between districts is decided
# Host groups (volunteers/hosts)
HOST_PROPOSAL_DAYS = 21  # how long somebody who is proposed can answer
HOST_PROPOSALS_A_DAY = 20  # by one partner
RETENTION_HOST_UNANSWERED_DAYS = 0  # after that day
RETENTION_HOST_PROPOSAL_DAYS = 90  # after the answer; so long nobody is asked again by the same group
RETENTION_MEMBERSHIP_DAYS = 183  # after a membership has ended
# Under 18 (volunteers/minors)
GUARDIAN_LINK_DAYS = 30  # how long the guardian's link works
GUARDIAN_SILENT_DAYS = 7  # then the coordinator is told that there is no answer
GUARDIAN_LETTERS_A_DAY = 3  # to one guardian
RETENTION_GUARDIAN_DAYS = 0  # after the day the ambassador turned 18
# Messages to many, and reminders (coordination/mailing, coordination/reminding.py)
MAILING_LINK_DAYS = 90  # how long the page behind a text message can be opened
RETENTION_MAILING_DAYS = 183
RETENTION_MAILING_DRAFT_DAYS = 7
REMINDER_HOURS = (72, 24)  # before a session, the first one first
RETENTION_LENT_DAYS = 183  # what somebody who was forgotten still had
