from django.apps import AppConfig


class CadresConfig(AppConfig):
    name = "congdoan.cadres"
