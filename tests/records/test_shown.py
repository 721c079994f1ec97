"""What a list and a record print of values that a program keeps in its own way."""

import re

from tests.sweeps.hands import url


def cells(answer):
    """The texts of the list's first row."""
    row = re.search(r"<tbody>.*?</tr>", answer.content.decode(), re.DOTALL)[0]
    return [
        re.sub(r"<[^>]+>", "", cell).strip() for cell in re.findall(r"<td.*?</td>", row, re.DOTALL)
    ]


def test_a_part_of_an_indicator_is_named_in_words_and_whole_numbers_bear_no_decimals(as_, enter):
    target = enter("indicators/targets", "CS001", cut="state", value="1810")
    client = as_("manager", "CS001")
    told = cells(client.get(url(target.register, "list")))
    assert {"khu vực nhà nước", "1.810"} <= set(told)
    page = client.get(url(target.register, "detail", target.pk)).content.decode()
    assert "<dd>khu vực nhà nước</dd>" in page


def test_a_year_has_no_dot_in_it(as_, enter):
    one = enter("indicators/registrations", "CS001", year=2027)
    page = as_("manager", "CS001").get(url(one.register, "detail", one.pk)).content.decode()
    assert "<dd>2027</dd>" in page


def test_a_list_is_walked_by_keys_each_row_knows_where_it_opens(as_, enter):
    one = enter("labour/agreements", "CS001")
    page = as_("manager", "CS001").get(url(one.register, "list")).content.decode()
    assert f'data-href="{url(one.register, "detail", one.pk)}"' in page
