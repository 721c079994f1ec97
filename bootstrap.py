"""Sets everything up and runs it: `python3 bootstrap.py run|test|setup`. Needs Python 3.11 and no more.

Only the standard library: this file runs before anything is installed.
"""

import argparse
import contextlib
import hashlib
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
WEB = ROOT / "congdoan" / "web"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / "python"
ENOUGH = 1_500 * 1024 * 1024
SOURCES = ("package-lock.json", "build.mjs", "assets")


class Trouble(Exception):
    """One sentence that says what is wrong and what to do."""


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["run", "test", "setup"])
    parser.add_argument("--port", type=int, default=int(os.environ.get("PORT", "8000")))
    known, rest = parser.parse_known_args()
    try:
        check_machine()
        if known.what == "run":
            check_port(known.port)
        set_up(dev=known.what == "test")
        return {"run": run, "test": test, "setup": lambda *_: 0}[known.what](known, rest)
    except Trouble as trouble:
        print(f"\nKhông chạy được: {trouble}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def check_machine():
    if sys.version_info < (3, 11):  # noqa: UP036 - this line is what an older Python reads
        found = ".".join(map(str, sys.version_info[:2]))
        raise Trouble(f"cần Python 3.11 trở lên, máy này đang chạy {found}; cài python3.11.")
    free = shutil.disk_usage(ROOT).free
    if free < ENOUGH and not VENV.exists():
        raise Trouble(
            f"đĩa còn {free // 2**20} MB, cần khoảng {ENOUGH // 2**20} MB; dọn bớt rồi chạy lại."
        )


def check_port(port):
    with contextlib.closing(socket.socket()) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            raise Trouble(
                f"cổng {port} đang có chương trình khác dùng; chạy `make run PORT={port + 1}`."
            ) from None


def set_up(dev):
    make_venv()
    install("requirements-dev.txt" if dev else "requirements.txt")
    link()
    build_web()


def make_venv():
    if PYTHON.exists():
        return
    say("Tạo môi trường Python")
    made = subprocess.run([sys.executable, "-m", "venv", str(VENV)], capture_output=True, text=True)
    if made.returncode:
        shutil.rmtree(VENV, ignore_errors=True)
        raise Trouble("thiếu gói venv của Python; chạy `apt-get install python3-venv` rồi thử lại.")


def install(name):
    """Install the pinned and hashed packages when the list has changed since the last time."""
    wanted = ROOT / name
    if unchanged(f"installed-{name}", wanted):
        return
    say("Cài thư viện")
    command = [PYTHON, "-m", "pip", "install", "-q", "--disable-pip-version-check",
               "--require-hashes", "-r", wanted]  # fmt: skip
    if subprocess.run(command).returncode:
        raise Trouble(
            "không cài được thư viện Python; xem lỗi ngay trên, thường là do mạng hoặc đĩa đầy."
        )
    keep(f"installed-{name}", wanted)


def link():
    """Put the package and the `congdoan` command into the environment, without a build."""
    for packages in VENV.glob("lib/python*/site-packages"):
        (packages / "congdoan-here.pth").write_text(f"{ROOT}\n", encoding="utf-8")
    command = BIN / "congdoan"
    command.write_text(
        f"#!{PYTHON}\nimport sys\nfrom congdoan.config.cli import main\nsys.exit(main())\n",
        encoding="utf-8",
    )
    command.chmod(0o755)


def build_web():
    """Build fonts, styles and scripts with npm; where Node is missing, a Python package brings it."""
    sources = [WEB / name for name in SOURCES]
    if (WEB / "static" / "built").exists() and unchanged("built-web", *sources):
        return
    say("Dựng giao diện")
    npm = shutil.which("npm") or node_from_python()
    env = {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}",
           "npm_config_update_notifier": "false"}  # fmt: skip
    for step in (
        ["ci", "--no-audit", "--no-fund", "--loglevel=error"],
        ["run", "build", "--silent"],
    ):
        if subprocess.run([npm, *step], cwd=WEB, env=env).returncode:
            raise Trouble(
                "không dựng được giao diện bằng npm; xem lỗi ngay trên, thường là do mạng."
            )
    keep("built-web", *sources)


def node_from_python():
    install("requirements-node.txt")
    found = BIN / "npm"
    if not found.exists():
        raise Trouble("không có Node.js; cài bằng `apt-get install nodejs npm` rồi chạy lại.")
    return str(found)


def unchanged(stamp, *sources):
    kept = VENV / stamp
    return kept.exists() and kept.read_text() == fingerprint(sources)


def keep(stamp, *sources):
    (VENV / stamp).write_text(fingerprint(sources))


def fingerprint(sources):
    digest = hashlib.sha256()
    for source in sources:
        files = sorted(source.rglob("*")) if source.is_dir() else [source]
        for file in files:
            if file.is_file():
                digest.update(file.read_bytes())
    return digest.hexdigest()


def run(known, _rest):
    command = [str(BIN / "congdoan"), "serve", "--port", str(known.port)]
    os.execv(command[0], command)


def test(_known, rest):
    return subprocess.run([PYTHON, "-m", "pytest", *rest], cwd=ROOT).returncode


def say(text):
    print(f"· {text} …", flush=True)


if __name__ == "__main__":
    sys.exit(main())
