from django.apps import AppConfig


class DirectionConfig(AppConfig):
    name = "congdoan.direction"

    def ready(self):
        from congdoan.direction.documents import file_reading  # noqa: F401  (the same)
        from congdoan.direction.tasks import reminding  # noqa: F401  (its job, for the worker)
