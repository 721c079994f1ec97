from congdoan.base.errors import Mistake


def test_a_mistake_says_its_sentence_and_its_field():
    mistake = Mistake("Không có đơn vị «{code}».", field="unit", code="LC-017")
    assert mistake.message == str(mistake) == "Không có đơn vị «LC-017»."
    assert mistake.field == "unit"


def test_a_mistake_is_translated_before_its_gaps_are_filled():
    english = {"Không có đơn vị «{code}».": "There is no unit “{code}”."}
    mistake = Mistake("Không có đơn vị «{code}».", code="{LC}")
    assert mistake.said_in(english.get) == "There is no unit “{LC}”."
