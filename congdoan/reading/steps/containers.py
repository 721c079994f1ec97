"""Bytes to raw text: TXT of any usual encoding, DOCX and PDF; `Unreadable` says why not."""

import codecs
import re
import zipfile
from io import BytesIO

from congdoan.base import legacy
from congdoan.reading.errors import Unreadable

MAX_BYTES = 20 * 1024 * 1024
MAX_UNPACKED = 200 * 1024 * 1024
MAX_XML = 40 * 1024 * 1024  # of one part; a plan of 300 pages has some 6 MB
MAX_TAGS = 1_500_000  # a plan of 300 pages that Word has cut into small runs has some 300.000
MAX_PAGES = 600
MAX_TEXT = 1_500_000  # characters, some 600 pages
_MAIN = "word/document.xml"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_EMPTY = "Tệp «{name}» không có chữ nào. Hãy kiểm tra lại tệp rồi chọn tệp có nội dung."


def text_of(data, name):
    """The raw text of a file, in reading order. Size is limited to 20 MB."""
    if not data:
        raise Unreadable(f"Tệp «{name}» rỗng (0 byte). Hãy chọn lại tệp có nội dung.")
    if len(data) > MAX_BYTES:
        size = len(data) / 1024 / 1024
        raise Unreadable(
            f"Tệp «{name}» nặng {size:.0f} MB, vượt giới hạn 20 MB. Hãy tách tệp hoặc giảm ảnh "
            f"trong tệp."
        )
    text = _opener(data, name)(data, name)
    if not text.strip():
        raise Unreadable(_EMPTY.format(name=name))
    if len(text) > MAX_TEXT:
        raise Unreadable(
            f"Tệp «{name}» có hơn {MAX_PAGES} trang chữ. Hãy tách thành từng phần rồi tải lên lần "
            f"lượt."
        )
    return legacy.modern(text)


def _opener(data, name):
    ending = name.lower().rsplit(".", 1)[-1] if "." in name else ""
    if data[:1024].lstrip().startswith(b"%PDF"):
        return _pdf
    if data[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
        return _docx
    if data.startswith(_OLE):
        return _ole
    if ending in ("docx", "pdf"):
        raise Unreadable(
            f"Tệp «{name}» không phải là {ending.upper()} thật dù mang đuôi .{ending}. "
            "Hãy mở bằng phần mềm đã tạo ra nó và lưu lại đúng định dạng."
        )
    return _rtf if data[:5] == b"{\\rtf" else _txt


def _ole(data, name):
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise Unreadable(
            f"Tệp «{name}» được đặt mật khẩu. Hãy bỏ mật khẩu trong Word rồi tải lên lại."
        )
    raise Unreadable(
        f"Tệp «{name}» là Word đời cũ (.doc). Hãy mở bằng Word hoặc LibreOffice và lưu thành .docx."
    )


def _rtf(data, name):
    raise Unreadable(f"Tệp «{name}» là RTF. Hãy mở bằng Word hoặc LibreOffice và lưu thành .docx.")


def _txt(data, name):
    encoding = next((known for bom, known in _BOMS if data.startswith(bom)), None)
    encoding = encoding or _guess(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = data.decode("cp1258", errors="replace")
    odd = len(re.findall(r"[\x00-\x08\x0e-\x1f\ufffd]", text))
    if odd > max(4, len(text) * 0.01):
        raise Unreadable(
            f"Tệp «{name}» không phải văn bản chữ. Hãy chọn tệp .txt, .docx hoặc .pdf có lớp chữ."
        )
    return text


def _guess(data):
    """UTF-16 shows by its zero bytes; what is no UTF-8 is Windows Vietnamese."""
    sample = data[:4000]
    if sample[1::2].count(0) > len(sample) // 8:
        return "utf-16-le"
    if sample[0::2].count(0) > len(sample) // 8:
        return "utf-16-be"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1258"
    return "utf-8"


def _docx(data, name):
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            _check_parts(archive, name)
    except Unreadable:
        raise
    except Exception:  # damaged archives fail in a dozen ways
        raise Unreadable(f"Tệp «{name}» bị hỏng. Hãy mở lại bằng Word, lưu bản mới rồi tải lên.")
    from congdoan.reading.steps import docx

    try:
        return docx.text_of(data)
    except Exception:
        raise Unreadable(
            f"Tệp «{name}» bị hỏng bên trong. Hãy mở bằng Word, lưu bản mới rồi tải lên."
        )


def _check_parts(archive, name):
    """What a Word file must have and may not exceed, before anything of it is parsed."""
    files = archive.infolist()
    largest = max((file.file_size for file in files if _is_xml(file.filename)), default=0)
    too_large = largest > MAX_XML or sum(file.file_size for file in files) > MAX_UNPACKED
    if not too_large and _MAIN not in {file.filename for file in files}:
        raise Unreadable(
            f"Tệp «{name}» không phải văn bản Word (.docx). Hãy chọn tệp .docx, .pdf có lớp chữ "
            f"hoặc .txt."
        )
    if too_large or archive.read(_MAIN).count(b"<") > MAX_TAGS:
        raise Unreadable(
            f"Tệp «{name}» bung ra quá lớn so với kích thước nén nên không được mở. Hãy lưu lại "
            f"tệp từ Word."
        )


def _is_xml(name):
    return name.endswith((".xml", ".rels"))


def _pdf(data, name):
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise Unreadable(
                f"Tệp PDF «{name}» được đặt mật khẩu. Hãy bỏ mật khẩu rồi tải lên lại."
            )
        raise Unreadable(f"Tệp PDF «{name}» bị hỏng. Hãy xuất lại PDF từ văn bản gốc.")
    if len(document) > MAX_PAGES:
        count = len(document)
        document.close()
        raise Unreadable(
            f"Tệp PDF «{name}» có {count} trang, vượt giới hạn {MAX_PAGES} trang. Hãy tách lấy "
            f"phần cần đọc rồi tải lên."
        )
    try:
        pages = [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
    text = "\n\n".join(pages)
    if len(re.findall(r"\w", text)) < 10 * max(len(pages), 1):
        raise Unreadable(
            f"Tệp PDF «{name}» chỉ có ảnh quét, không có lớp chữ. Hãy dùng bản Word gốc hoặc "
            f"nhận dạng chữ (OCR) trước."
        )
    return text.replace("\ufffe", "-").replace("\x02", "-")
