"""Papers as plain text: for search, for comparing two versions, for a reader on the phone."""

from congdoan.base.papers.layout import lay_out


def plain(paper):
    """The paper as it is read: a line for a paragraph, an empty line between parts."""
    laid = lay_out(paper)
    parts = [
        [*laid["superior"], *laid["issuer"], laid["number"], laid["about"]],
        [*laid["motto"], laid["dated"], laid["draft"]],
        [laid["kind"], laid["subject"]],
        _list("Kính gửi:", laid["addressees"]),
        [*laid["authority"], *laid["basis"], laid["enacting"]],
        _blocks(laid["blocks"]),
        _list("Nơi nhận:", laid["recipients"]),
        _signature(laid["beside"]),
        _signature(laid["signature"]),
        [laid["contact"]],
        *(_annex(annex) for annex in laid["annexes"]),
    ]
    written = ("\n".join(filter(None, part)) for part in parts)
    return "\n\n".join(filter(None, written)) + "\n"


def _blocks(blocks):
    for block in blocks:
        match block["is"]:
            case "heading":
                yield block["text"]
            case "bullets":
                yield from (f"- {_words(item)}" for item in block["items"])
            case "table":
                yield from _table(block)
            case _:
                yield _words(block["runs"])


def _words(runs):
    return "".join(run["text"] for run in runs)


def _table(table):
    if table["caption"]:
        yield table["caption"]
    yield " | ".join(table["titles"])
    for row in table["rows"]:
        yield " | ".join(cell["text"] for cell in row["cells"])


def _list(title, lines):
    return [title, *(f"- {line}" for line in lines)] if lines else []


def _signature(signature):
    return [*signature["authority"], *signature["role"], signature["name"]] if signature else []


def _annex(annex):
    return [annex["label"], annex["title"], annex["attached"], *_blocks(annex["blocks"])]
