"""Who sits on a steering committee, as the page posts it."""


def rows(name, *lines, **fields):
    """Lines of a record as the page posts them, after those it has none of."""
    posted = {f"{name}-TOTAL_FORMS": str(len(lines)), f"{name}-INITIAL_FORMS": "0"}
    return posted | {
        f"{name}-{at}-{field}": value
        for at, line in enumerate(lines) for field, value in {**fields, **line}.items()
    }  # fmt: skip


def sits(full_name, side="union", **more):
    return {"full_name": full_name, "organisation": "Huyện uỷ", "represents": side, **more}


BOARD = (sits("Lò Văn Ba", "party"), sits("Vàng A Sử", "state"), sits("Tẩn A Páo", helps="on"))
