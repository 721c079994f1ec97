from django.apps import AppConfig


class EmulationConfig(AppConfig):
    name = "congdoan.emulation"
