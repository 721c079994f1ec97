"""The command `congdoan`: `read` and `align` without Django, everything else is Django's management."""

import argparse
import json
import os
import sys
from pathlib import Path


def main(argv=None):
    """Runs one command; the exit code is 0 when it did what it was asked."""
    argv = sys.argv[1:] if argv is None else argv
    own = {"read": _read, "align": _align}.get(argv[0] if argv else "")
    if own:
        return _run(own, argv[1:])
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "congdoan.config.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(["congdoan", *argv])
    return 0


def _run(command, argv):
    from congdoan.reading import Unreadable

    try:
        text = command(argv)
    except OSError as error:
        return _fail(
            f"Không mở được tệp «{error.filename}»: {error.strerror}. Hãy kiểm tra đường dẫn."
        )
    except Unreadable as error:
        return _fail(str(error))
    sys.stdout.buffer.write((text + "\n").encode("utf-8"))
    return 0


def _parser(name, description):
    parser = argparse.ArgumentParser(prog=f"congdoan {name}", description=description)
    parser.add_argument("--json", action="store_true", help="in một đối tượng JSON (UTF-8)")
    return parser


def _read(argv):
    parser = _parser("read", "Đọc một văn bản và nêu chỉ tiêu, căn cứ, nhiệm vụ.")
    parser.add_argument("file", metavar="TỆP", help="tệp .txt, .docx hoặc .pdf có lớp chữ")
    options = parser.parse_args(argv)
    from congdoan.reading.summary import summary

    reading = _open(options.file)
    return _as_json(reading) if options.json else summary(reading)


def _as_json(reading):
    """The reading with the indicators its targets may mean, best first, or the one they would need."""
    from congdoan.reading.suggest import with_suggestions

    return json.dumps(with_suggestions(reading, _catalogue()), ensure_ascii=False)


def _catalogue():
    from congdoan.indicators.catalogue.loading import shipped

    return [{**row, "name": row["name_vi"]} for row in shipped("indicators")]


def _align(argv):
    parser = _parser("align", "Đối chiếu văn bản cấp dưới với văn bản cấp trên.")
    parser.add_argument("upper", metavar="CẤP-TRÊN", help="văn bản của cấp trên")
    parser.add_argument("lower", metavar="CẤP-DƯỚI", help="văn bản của cấp dưới")
    options = parser.parse_args(argv)
    from congdoan.reading.align import align
    from congdoan.reading.summary import compared

    found = align(_open(options.upper), _open(options.lower), _catalogue())
    return json.dumps(found.as_json(), ensure_ascii=False) if options.json else compared(found)


def _open(name):
    from congdoan.reading import read

    return read(Path(name).read_bytes(), Path(name).name)


def _fail(message):
    sys.stderr.buffer.write((message + "\n").encode("utf-8"))
    return 1


if __name__ == "__main__":
    sys.exit(main())
