"""Settings, all from the environment. Modes: demo, uji (tests), produksi."""

import os
import sys
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(os.environ.get("EKINERJA_VAR", BASE_DIR / "var"))
MODE = os.environ.get("EKINERJA_MODE", "demo")
VERSION = "0.1.0"

if MODE not in {"demo", "uji", "produksi"}:
    raise ImproperlyConfigured("EKINERJA_MODE harus demo, uji, atau produksi.")

PRODUCTION = MODE == "produksi"
DEMO_KEY = "kunci-demo-bukan-rahasia-jangan-dipakai-di-produksi-0123456789"
SECRET_KEY = os.environ.get("EKINERJA_KUNCI", "" if PRODUCTION else DEMO_KEY)
DEBUG = os.environ.get("EKINERJA_DEBUG", "") == "1"
ALLOWED_HOSTS = os.environ.get(
    "EKINERJA_HOST", "" if PRODUCTION else "127.0.0.1,localhost,testserver"
).split(",")
CSRF_TRUSTED_ORIGINS = [a for a in os.environ.get("EKINERJA_ASAL", "").split(",") if a]
ALAMAT_LAYANAN = os.environ.get("EKINERJA_ALAMAT", "http://127.0.0.1:8000").rstrip("/")
# kinds of import of areas that the import wizard stands beside and may not import itself
EKINERJA_IMPOR = ("ekinerja.laporan.importers.JENIS_SURVEI",)
TRUSTED_PROXIES = [a for a in os.environ.get("EKINERJA_PROKSI", "").split(",") if a]

if PRODUCTION and (SECRET_KEY == DEMO_KEY or len(SECRET_KEY) < 50):
    raise ImproperlyConfigured(
        "Mode produksi memerlukan EKINERJA_KUNCI milik sendiri, paling sedikit 50 huruf acak."
    )
if PRODUCTION and DEBUG:
    raise ImproperlyConfigured("Mode produksi menolak EKINERJA_DEBUG.")
if PRODUCTION and not os.environ.get("DATABASE_URL"):
    raise ImproperlyConfigured(
        "Mode produksi memerlukan DATABASE_URL; basis data tertanam ditolak."
    )
if PRODUCTION and not {*ALLOWED_HOSTS}.isdisjoint({"", "*"}):
    raise ImproperlyConfigured(
        "Mode produksi memerlukan EKINERJA_HOST: nama alamat layanan, bukan tanda bintang."
    )

INSTALLED_APPS = [
    "ekinerja.core",
    "ekinerja.instansi",
    "ekinerja.accounts",
    "ekinerja.organisasi",
    "ekinerja.regulasi",
    "ekinerja.kalender",
    "ekinerja.pegawai",
    "ekinerja.perencanaan",
    "ekinerja.presensi",
    "ekinerja.skp",
    "ekinerja.aktivitas",
    "ekinerja.tpp",
    "ekinerja.penyiapan",
    "ekinerja.integrasi",
    "ekinerja.laporan",
    "ekinerja.beranda",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "axes",
    "csp",
    "django_htmx",
    "template_partials",
    "tree_queries",
    "pgtrigger",
    "pghistory",
    "procrastinate.contrib.django",
]

MIDDLEWARE = [
    "ekinerja.core.middleware.ClientAddressMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "pghistory.middleware.HistoryMiddleware",
    "axes.middleware.AxesMiddleware",
    "ekinerja.organisasi.middleware.DukunganMiddleware",
    "ekinerja.core.middleware.ReadOnlyMiddleware",
    "ekinerja.core.middleware.PlainTextMiddleware",
    "ekinerja.core.middleware.ReasonMiddleware",
    "ekinerja.accounts.middleware.PasswordChangeMiddleware",
    "ekinerja.pegawai.middleware.PegawaiMiddleware",
]

FORM_RENDERER = "django.forms.renderers.TemplatesSetting"  # core keeps a quicker list of choices
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "ekinerja.beranda.context.navigasi",
            ],
        },
    }
]

DATABASES = {
    "default": dj_database_url.parse(
        os.environ.get("DATABASE_URL", "postgres://postgres@127.0.0.1:5432/ekinerja"),
        conn_max_age=int(os.environ.get("EKINERJA_DB_UMUR", "60")),
        conn_health_checks=True,
    )
}
# Just-in-time compiling guesses wrong on recursive queries and costs more than they take. Behind
# pgbouncer the server sets it, and pgbouncer ignores the start-up parameter "options".
DATABASES["default"].setdefault("OPTIONS", {}).setdefault("options", "-c jit=off")
DATABASES["default"]["TEST"] = {"TEMPLATE": "template0", "CHARSET": "UTF8"}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
_VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "ekinerja.accounts.passwords.NotOwnNumberValidator"},
    {"NAME": f"{_VALIDATION}.UserAttributeSimilarityValidator"},
    {"NAME": f"{_VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": f"{_VALIDATION}.CommonPasswordValidator"},
]
LOGIN_URL = "/masuk/"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "ekinerja.accounts.adapter.ClosedSignupAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_RATE_LIMITS = False
ACCOUNT_LOGOUT_REDIRECT_URL = "/masuk/"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_FORMS = {
    "login": "ekinerja.accounts.forms.LoginForm",
    "change_password": "ekinerja.accounts.forms.GantiSandiForm",
}
AXES_HANDLER = "axes.handlers.database.AxesDatabaseHandler"
AXES_LOCKOUT_PARAMETERS = ["username", ["username", "ip_address"]]
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_CALLABLE = "ekinerja.accounts.views.terkunci"
AXES_USERNAME_CALLABLE = "ekinerja.accounts.passwords.locked_name"
AXES_CLIENT_IP_CALLABLE = "ekinerja.core.middleware.client_address"
AXES_RESET_ON_SUCCESS = True
AXES_ENABLE_ACCESS_FAILURE_LOG = False

LANGUAGE_CODE = "id"
TIME_ZONE = "Asia/Jakarta"
USE_TZ = True
USE_THOUSAND_SEPARATOR = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
MEDIA_ROOT = VAR_DIR / "bukti"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
FILE_UPLOAD_PERMISSIONS = 0o600
UPLOAD_MAX_BYTES = 25_000_000
PEMINDAI = os.environ.get("EKINERJA_PEMINDAI", "")  # clamd: host:port or a socket's path
FILE_UPLOAD_HANDLERS = [
    "ekinerja.core.uploads.LimitedUploadHandler",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"directory_permissions_mode": 0o700, "file_permissions_mode": 0o600},
    },
    "staticfiles": {
        "BACKEND": (
            "django.contrib.staticfiles.storage.StaticFilesStorage"
            if MODE == "uji" or DEBUG
            else "whitenoise.storage.CompressedManifestStaticFilesStorage"
        )
    },
}
WHITENOISE_USE_FINDERS = MODE == "uji" or DEBUG

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600
CSRF_COOKIE_HTTPONLY = False
CSRF_FAILURE_VIEW = "ekinerja.core.views.csrf_failure"
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
if PRODUCTION:
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# Sumber data lain (SIMPEG, SIASN): hanya server yang tertulis di sini yang boleh dihubungi
SUMBER_ALAMAT = frozenset(
    satu.strip().lower()
    for satu in os.environ.get("EKINERJA_SUMBER_ALAMAT", "").split(",")
    if satu.strip()
)
SUMBER_FOLDER = Path(os.environ.get("EKINERJA_SUMBER_FOLDER", VAR_DIR / "sumber"))

PGHISTORY_APPEND_ONLY = True
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "stream": sys.stderr, "formatter": "line"}
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"axes": {"level": "ERROR"}, "procrastinate": {"level": "WARNING"}},
}
SILENCED_SYSTEM_CHECKS = ["axes.W003"]
if MODE == "uji":
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
