from django.apps import AppConfig
from django.utils.translation import gettext

from congdoan.base.errors import Mistake


class WebConfig(AppConfig):
    name = "congdoan.web"

    def ready(self):
        Mistake.translate = staticmethod(gettext)
