from django.apps import AppConfig


class EducationConfig(AppConfig):
    name = "congdoan.education"
