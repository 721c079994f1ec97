"""Keeping a file that someone gave: limits, hash, and what it is called."""

import hashlib
import mimetypes
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from congdoan.base.errors import Mistake
from congdoan.trail.models import Attachment

ALLOWED = {".pdf", ".docx", ".doc", ".xlsx", ".xls", ".csv", ".txt", ".png", ".jpg", ".jpeg",
           ".heic", ".webp", ".odt", ".ods", ".zip"}  # fmt: skip


def keep(file, register, record, user):
    """Hang an uploaded file on a record. Raises `Mistake` on its kind or size."""
    check(file)
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    media_type = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    return Attachment.objects.create(
        register=register, record_id=record.pk, by=user if user.pk else None, file=file,
        name=Path(file.name).name[:200],
        media_type=media_type, size=file.size, sha256=digest.hexdigest(),
    )  # fmt: skip


def check(file):
    """Refuses what is empty, too big or of a kind nobody files."""
    limit = settings.FILE_LIMIT // (1024 * 1024)
    if not file.size:
        raise Mistake(_("Tệp %(name)s rỗng; chọn lại tệp.") % {"name": file.name}, field="file")
    if file.size > settings.FILE_LIMIT:
        raise Mistake(
            _("Tệp %(name)s lớn hơn %(limit)s MB; hãy nén hoặc chia nhỏ.")
            % {"name": file.name, "limit": limit},
            field="file",
        )
    if Path(file.name).suffix.lower() not in ALLOWED:
        raise Mistake(
            _("Không nhận tệp loại %(kind)s; dùng PDF, Word, Excel, ảnh hoặc văn bản.")
            % {"kind": Path(file.name).suffix or "?"},
            field="file",
        )
