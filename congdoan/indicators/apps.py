from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    name = "congdoan.indicators"

    def ready(self):
        from congdoan.indicators.kept import closing  # noqa: F401  (its job, for the worker)
