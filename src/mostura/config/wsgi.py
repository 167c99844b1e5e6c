"""The door through which granian serves the pages."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mostura.config.settings")
application = get_wsgi_application()
