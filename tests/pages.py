"""What a page says to who reads it. A page that did not open says nothing: its absence would prove all absences."""

import re


def source(answer, code=200):
    """The page as it was sent, marks and all, if it was answered so."""
    assert answer.status_code == code, (answer.status_code, plain(answer.content.decode())[:500])
    return answer.content.decode()


def words(answer, code=200):
    """What a page says, without its marks, if it was answered so."""
    return plain(source(answer, code))


def cells(page, head):
    """The texts of the row that this head begins, whether it leads anywhere or not."""
    row = re.search(rf'<th scope="row">(?:<a[^>]*>)?{head}(?:</a>)?</th>(.*?)</tr>', page, re.S)[1]
    return [re.sub(r"<[^>]+>", "", one) for one in re.findall(r"<td[^>]*>(.*?)</td>", row, re.S)]


def plain(html):
    """A piece of a page in one line, without its marks."""
    text = re.sub(r"<[^>]+>", " ", html)
    return re.sub(r"\s+([.,;:])", r"\1", re.sub(r"\s+", " ", text)).strip()
