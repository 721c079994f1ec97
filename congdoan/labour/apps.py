from django.apps import AppConfig


class LabourConfig(AppConfig):
    name = "congdoan.labour"
