from django.apps import AppConfig


class MembersConfig(AppConfig):
    name = "congdoan.members"

    def ready(self):
        from congdoan.members import long_pauses, scanning  # noqa: F401  (their jobs, for the worker)
