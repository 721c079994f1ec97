from django.apps import AppConfig


class MembersConfig(AppConfig):
    name = "congdoan.members"

    def ready(self):
        from congdoan.members import scanning  # noqa: F401  (its job, for the worker)
