"""What apps offer by name, so that what lies below need not know them: `duties.py`, `remarks.py`, `ended_units.py`,
`typed_numbers.py`. Such a module stands at the top of its app, whatever packages the app is sorted into."""

import importlib
from functools import cache
from importlib.util import find_spec

from django.conf import settings


@cache
def offered(module, name):
    """The functions of that name in the module of each of our apps that has one, in the apps' order."""
    apps = [app for app in settings.INSTALLED_APPS if app.startswith("congdoan.")]
    found = [
        importlib.import_module(f"{app}.{module}") for app in apps if find_spec(f"{app}.{module}")
    ]
    return [getattr(one, name) for one in found if hasattr(one, name)]
