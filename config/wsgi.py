import os

from django.conf import settings
from django.core.checks import Tags, run_checks
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = get_wsgi_application()
if settings.PRODUCTION:
    for galat in run_checks(tags=[Tags.database], databases=["default"]):
        if galat.is_serious():
            raise ImproperlyConfigured(f"{galat.msg} {galat.hint or ''}")
