"""The command `congdoan`: `read` without Django, everything else is Django's management."""

import argparse
import json
import os
import sys
from pathlib import Path


def main(argv=None):
    """Runs one command; the exit code is 0 when it did what it was asked."""
    argv = sys.argv[1:] if argv is None else argv
    if argv[:1] == ["read"]:
        return _read(argv[1:])
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "congdoan.config.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(["congdoan", *argv])
    return 0


def _read(argv):
    parser = argparse.ArgumentParser(
        prog="congdoan read", description="Đọc một văn bản và nêu chỉ tiêu, căn cứ, nhiệm vụ."
    )
    parser.add_argument("file", metavar="TỆP", help="tệp .txt, .docx hoặc .pdf có lớp chữ")
    parser.add_argument("--json", action="store_true", help="in một đối tượng JSON (UTF-8)")
    options = parser.parse_args(argv)
    from congdoan.reading import Unreadable, read
    from congdoan.reading.summary import summary

    try:
        reading = read(Path(options.file).read_bytes(), Path(options.file).name)
    except OSError as error:
        return _fail(
            f"Không mở được tệp «{options.file}»: {error.strerror}. Hãy kiểm tra đường dẫn."
        )
    except Unreadable as error:
        return _fail(str(error))
    text = json.dumps(reading.as_json(), ensure_ascii=False) if options.json else summary(reading)
    sys.stdout.buffer.write((text + "\n").encode("utf-8"))
    return 0


def _fail(message):
    sys.stderr.buffer.write((message + "\n").encode("utf-8"))
    return 1


if __name__ == "__main__":
    sys.exit(main())
