"""Settings, all read from the environment; what a demo needs has a default, what is secret has none."""

import os
import secrets
from pathlib import Path

from csp.constants import NONCE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from congdoan.config.database import databases

BASE = Path(__file__).resolve().parent.parent
VAR = Path(os.environ.get("CONGDOAN_VAR", BASE.parent / "var"))
VAR.mkdir(parents=True, exist_ok=True)

DEMO = os.environ.get("CONGDOAN_DEMO", "1") == "1"
DEBUG = os.environ.get("CONGDOAN_DEBUG", "0") == "1"
HTTPS = os.environ.get("CONGDOAN_HTTPS", "0") == "1"
ALLOWED_HOSTS = os.environ.get("CONGDOAN_HOSTS", "localhost,127.0.0.1,[::1],testserver").split(",")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if HTTPS else []


def _secret(name):
    """The secret of that name: from the environment, else (demo only) made once and kept in var/."""
    if value := os.environ.get(name):
        return value
    if not DEMO:
        raise ImproperlyConfigured(f"{name} phải được đặt khi CONGDOAN_DEMO=0.")
    kept = VAR / name.lower()
    if not kept.exists():
        kept.write_text(secrets.token_urlsafe(48))
        kept.chmod(0o600)
    return kept.read_text()


SECRET_KEY = _secret("CONGDOAN_SECRET_KEY")
# Seals identity numbers (encryption) and finds duplicates among them (keyed hash).
IDENTITY_KEY = _secret("CONGDOAN_IDENTITY_KEY")

AREAS = ["members", "workplaces", "cadres", "labour", "welfare", "education", "emulation"]
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "django_htmx",
    "django_filters",
    "django_tables2",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "axes",
    "pgtrigger",
    "pghistory",
    "congdoan.orgs",
    "congdoan.access",
    "congdoan.trail",
    "congdoan.records",
    *[f"congdoan.{area}" for area in AREAS],
    "congdoan.indicators",
    "congdoan.direction",
    "congdoan.reports",
    "congdoan.analytics",
    "congdoan.web",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "congdoan.config.smaller.SmallerPagesMiddleware",
    "csp.middleware.CSPMiddleware",
    "congdoan.config.replica.ReplicaMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "congdoan.web.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "congdoan.access.middleware.ActorMiddleware",
    "congdoan.access.middleware.HandingInMiddleware",
    "congdoan.web.admin.must_change.MustChangeMiddleware",
    "congdoan.web.second_factor.SecondFactorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
]

# All that another agency's account finds once signed in (access/middleware.py); the first is its home.
HANDING_IN = (
    "workplaces-supply", "workplaces-supply-sheet", "workplaces-supplied", "logout", "password_change",
)  # fmt: skip

ROOT_URLCONF = "congdoan.config.urls"
WSGI_APPLICATION = "congdoan.config.wsgi.application"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        # web/ first: its form and table templates replace the libraries' own.
        "DIRS": [BASE / "web" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "congdoan.web.frame.context",
            ],
        },
    }
]
DJANGO_TABLES2_TEMPLATE = "django_tables2/calm.html"

DATABASES = databases(VAR)
if "replica" in DATABASES:
    DATABASE_ROUTERS = ["congdoan.config.replica.Router"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "access.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
] + [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    }
]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "login"
SESSION_COOKIE_AGE = 8 * 3600
SESSION_SAVE_EVERY_REQUEST = False
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "congdoan.web.errors.csrf_failure"
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "object-src": ["'none'"],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": ["'none'"],
    }
}

# Ten wrong passwords from one address for one account close it for a quarter of an hour.
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "registration/locked.html"
AXES_VERBOSE = False
OTP_TOTP_ISSUER = "Công Đoàn Số"
# Who may manage must show a second factor; a demo must be tried in a minute.
SECOND_FACTOR = os.environ.get("CONGDOAN_SECOND_FACTOR", "0" if DEMO else "1") == "1"

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Tiếng Việt")), ("en", _("Tiếng Anh"))]
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = HTTPS
LOCALE_PATHS = [BASE / "locale"]
USE_I18N = True
# English words, Vietnamese numbers: 1.810 must not be read as less than two.
FORMAT_MODULE_PATH = ["congdoan.config.formats"]
USE_THOUSAND_SEPARATOR = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATIC_ROOT.mkdir(exist_ok=True)
# `serve` gathers what pages are made of, compressed, each file named by its content: a browser keeps it for good.
GATHERED = os.environ.get("CONGDOAN_GATHERED") == "1"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage" if GATHERED
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}  # fmt: skip
WHITENOISE_USE_FINDERS = not GATHERED
# Files people attach: outside every static folder, served only by a view that asks the scope.
MEDIA_ROOT = VAR / "files"
FILE_LIMIT = 20 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 25 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
SILENCED_SYSTEM_CHECKS = ["security.W004", "security.W008", "security.W012", "security.W016"]
