import importlib
import pkgutil

from django.apps import AppConfig, apps


class RecordsConfig(AppConfig):
    name = "congdoan.records"

    def ready(self):
        from congdoan.records import among, checks  # noqa: F401
        from congdoan.records.sheets import work  # noqa: F401  (its jobs, for the worker)


def import_registers(app):
    """Import every module of `<app>/registers/`: what an area's models.py does in one line."""
    package = importlib.import_module(f"{app}.registers")
    for module in pkgutil.iter_modules(package.__path__):
        importlib.import_module(f"{app}.registers.{module.name}")
    return apps
