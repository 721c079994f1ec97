import pytest

from congdoan.base import identity
from congdoan.base.errors import Mistake

SECRET = "a secret of the tests"


@pytest.mark.parametrize(
    ("number", "woman", "birth_year"),
    [
        ("012085001234", False, 1985),
        ("012185001234", True, 1985),
        ("012204001234", False, 2004),
        ("012 304 001 234", True, 2004),
        ("096399000001", None, None),
    ],
)
def test_a_number_that_fits_the_person_has_no_fault(number, woman, birth_year):
    assert identity.faults(number, woman=woman, birth_year=birth_year) == []


@pytest.mark.parametrize(
    ("number", "person", "said"),
    [
        ("01208500123", {}, "phải có 12 chữ số, đang có 11"),
        ("01208500123A", {}, "phải có 12 chữ số"),
        ("٠١٢٠٨٥٠٠١٢٣٤", {}, "phải có 12 chữ số"),
        ("", {}, "đang có 0"),
        ("003085001234", {}, "003 không phải mã nơi đăng ký"),
        ("012085001234", {"woman": True}, "là 0, ứng với nam"),
        ("012185001234", {"woman": False}, "là 1, ứng với nữ"),
        ("012085001234", {"birth_year": 1986}, "năm sinh 1985, nhưng năm sinh đang ghi là 1986"),
        ("012285001234", {"birth_year": 1985}, "năm sinh 2085"),
    ],
)
def test_each_fault_is_a_sentence(number, person, said):
    (fault,) = identity.faults(number, **person)
    assert said in fault.message
    assert fault.field == "citizen_id"


def test_all_faults_are_told_at_once():
    assert len(identity.faults("999085001234", woman=True, birth_year=1990)) == 3


def test_the_old_table_has_63_provinces():
    assert len(identity.PROVINCES) == 63


@pytest.mark.parametrize(
    ("number", "masked"),
    [("012085001234", "••••••••1234"), ("1234", "••••"), ("12", "••"), ("", "")],
)
def test_a_mask_leaves_the_last_four(number, masked):
    assert identity.mask(number) == masked


def test_a_mask_can_leave_three():
    assert identity.mask("012085001234", shown=3) == "•••••••••234"


def test_what_is_sealed_is_opened_with_its_secret_only():
    sealed = identity.seal("012085001234", SECRET)
    assert b"012085001234" not in sealed
    assert identity.open_sealed(memoryview(sealed), SECRET) == "012085001234"
    with pytest.raises(Mistake, match="khóa đã đổi"):
        identity.open_sealed(sealed, SECRET + "!")


def test_a_seal_shows_tampering_and_hides_equality():
    sealed = identity.seal("012085001234", SECRET)
    assert sealed != identity.seal("012085001234", SECRET)
    with pytest.raises(Mistake):
        identity.open_sealed(sealed[:-5] + b"AAAA=", SECRET)


def test_equal_numbers_have_equal_fingerprints_under_one_pepper():
    one = identity.fingerprint("012085001234", SECRET)
    assert one == identity.fingerprint("012 085 001 234", SECRET)
    assert one != identity.fingerprint("012085001235", SECRET)
    assert one != identity.fingerprint("012085001234", SECRET + "!")
    assert len(one) == 64


@pytest.mark.parametrize("use", [identity.seal, identity.fingerprint])
def test_a_short_secret_is_refused(use):
    with pytest.raises(ValueError, match="16 bytes"):
        use("012085001234", "short")
