from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    name = "congdoan.indicators"

    def ready(self):
        from congdoan.indicators.nightly import closing, keeping  # noqa: F401  (their jobs, for the worker)
