"""The WSGI application that granian serves."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "congdoan.config.settings")
application = get_wsgi_application()
# All registers, forms and pages are loaded now rather than with somebody's first request, and then put aside
# for good: walking through them, the collector stopped some request for a sixth of a second every now and then.
_loaded = get_resolver().reverse_dict
gc.collect()
gc.freeze()
