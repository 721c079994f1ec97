"""Sentences of directives with known answers, grown from a small grammar: `family(name)` gives them."""

import random

from tests.reading.vocabulary import (
    AIMS,
    AT_LEAST,
    COUNTED,
    DOES,
    MAKE,
    MEASURES,
    WHO,
    WORDS,
    Case,
    joined,
    shown,
)

HOW_MANY = 80
# Families of few words have fewer sentences.
SMALL = ("in_brackets", "money", "year_series", "words_for_numbers", "multiples")


class Grower:
    """Picks words; one method a phenomenon, each gives one `Case`."""

    def __init__(self, seed):
        self.chance = random.Random(seed)

    def one(self, choices):
        return self.chance.choice(choices)

    def percent(self):
        return self.one([*range(5, 101, 5), 12, 37, 98.5, 62.5, 1.2])

    def count(self):
        return self.one([2, 7, 12, 25, 60, 114, 300, 714, 1200, 3000, 12_500, 120_000])

    def comparators(self):
        number, who, does = self.percent(), self.one(WHO), self.one(DOES)
        percent = f"{shown(number)}%"
        return self.one([
            Case(joined(self.one(AIMS), self.one(AT_LEAST), percent, who, does), [(">=", number, "%")]),
            Case(joined(self.one(AIMS), "trên", percent, who, does), [(">=", number, "%")], facts={"strict": True}),
            Case(joined(percent, "trở lên", who, does), [(">=", number, "%")]),
            Case(joined(percent, who, does), [("=", number, "%")]),
            Case(joined(self.one(MEASURES), "dưới", percent), [("<=", number, "%")], facts={"strict": True}),
            Case(joined(self.one(MEASURES), "không quá", percent), [("<=", number, "%")]),
            Case(joined("khoảng", percent, who, does), [("about", number, "%")]),
        ])  # fmt: skip

    def far_comparators(self):
        number, who, does = self.percent(), self.one(WHO), self.one(DOES)
        return self.one([
            Case(joined("Có", f"{shown(number)}% số {who} trở lên", does), [(">=", number, "%")]),
            Case(joined("Phấn đấu từ", f"{shown(number)}% {who} trở lên", does), [(">=", number, "%")]),
            Case(joined("Ít nhất phải có", f"{self.count()} {self.one(COUNTED)} trong năm"), None),
            Case(joined("Tối thiểu mỗi năm có", f"{shown(number)}% {who}", does), [(">=", number, "%")]),
        ])  # fmt: skip

    def ranges(self):
        low = self.one([1, 2.5, 4, 10, 30, 60])
        high = low + self.one([0.5, 1, 5, 10])
        high = int(high) if high == int(high) else high
        dash = self.one([" - ", "-", " đến ", "–"])
        who, does = self.one(WHO), self.one(DOES)
        small = self.one([20, 100, 500, 1500])
        large = small + self.one([10, 50, 100])
        return self.one([
            Case(joined("Phấn đấu", f"{shown(low)}{dash}{shown(high)}% {who}", does),
                 [("=", (low, high), "%")]),
            Case(joined(self.one(MEASURES), f"giảm {shown(low)}{dash}{shown(high)}%/năm"),
                 [("=", (low, high), "%")]),
            Case(joined("Mỗi năm", self.one(MAKE).lower(), f"từ {shown(small)} đến {shown(large)} {self.one(COUNTED)}"),
                 [("=", (small, large), "count")]),
            Case(joined("Khoảng", f"{shown(low)}{dash}{shown(high)}% {who}", does),
                 [("about", (low, high), "%")]),
        ])  # fmt: skip

    def ratios(self):
        number = self.one([2.1, 7, 12, 18, 25, 28.5, 109])
        base = self.one(["1.000", "10.000", "100.000"])
        what = self.one(
            ["giường bệnh", "bác sĩ", "dược sĩ đại học", "thư viện", "ca tai nạn lao động"]
        )
        return self.one([
            Case(joined("Đạt", f"{shown(number)} {what}/{base} dân"), [("=", number, "ratio")]),
            Case(joined("Phấn đấu dưới", f"{shown(number)} {what}/{base} lao động"), [("<=", number, "ratio")]),
            Case(joined("Tỷ số giới tính khi sinh dưới", f"{shown(number)} bé trai/100 bé gái"),
                 [("<=", number, "ratio")]),
            Case(joined("Tổng tỷ suất sinh đạt", f"{shown(number)} con/phụ nữ"), [("=", number, "ratio")]),
            Case(joined("Tỷ suất tử vong trẻ em còn", f"{shown(number)}‰"), [("=", number, "ratio")]),
        ])  # fmt: skip

    def from_to(self):
        old, new = self.one([23, 40, 60, 71.5]), self.one([5, 12, 18, 22.5])
        what = self.one(MEASURES)
        return self.one([
            Case(joined(what, f"giảm từ {shown(old)}% xuống {shown(new)}%"), [("=", new, "%")],
                 facts={"change": "decrease"}),
            Case(joined(what, f"giảm từ {shown(old)}% năm 2025 xuống còn dưới {shown(new)}% vào năm 2030"),
                 [("<=", new, "%")], facts={"change": "decrease"}),
            Case(joined("Tỷ lệ lao động qua đào tạo tăng từ", f"{shown(new)}% lên {shown(old)}%"),
                 [("=", old, "%")], facts={"change": "increase"}),
            Case(joined("Nâng tỷ lệ bao phủ từ", f"{shown(new)}% lên trên {shown(old)}%"),
                 [(">=", old, "%")], facts={"change": "increase"}),
        ])  # fmt: skip

    def multiples(self):
        number = self.one([1.5, 1.7, 1.8, 2, 2.5, 3])
        what = self.one(
            ["Thu nhập bình quân", "Kim ngạch xuất khẩu", "Số sáng kiến", "Giá trị bữa ăn ca"]
        )
        return self.one([
            Case(joined(what, f"tăng ít nhất {shown(number)} lần so với năm 2025"), [(">=", number, "ratio")]),
            Case(joined("Phấn đấu", what.lower(), f"gấp {shown(number)} lần năm 2020"), [("=", number, "ratio")]),
            Case(joined(what, f"đạt trên {shown(number)} lần mức của năm 2021"), [(">=", number, "ratio")]),
        ])  # fmt: skip

    def words_for_numbers(self):
        word = self.one(list(WORDS))
        what = self.one(["hoạt động", "đoàn viên", "sáng kiến", "mô hình", "buổi"])
        place = self.one(["công đoàn cơ sở", "đơn vị", "chi bộ", "huyện"])
        verb = self.one(["có", "tổ chức", "giới thiệu", "xây dựng"])
        return Case(joined("Mỗi", place, verb, self.one(["ít nhất", "tối thiểu"]), word, what),
                    [(">=", WORDS[word], "count")])  # fmt: skip

    def sub_targets(self):
        parts = [self.one([20, 60, 120, 200]), self.one([80, 300, 2800])]
        whole, what = sum(parts), self.one(["đoàn viên", "căn nhà", "suất quà", "lớp tập huấn"])
        a, b = self.one([("khu vực nhà nước", "khu vực tư nhân"), ("cấp tỉnh", "cấp cơ sở"),
                         ("khu vực chính thức", "khu vực phi chính thức")])  # fmt: skip
        return Case(
            joined(self.one(MAKE), f"{shown(whole)} {what}, trong đó {a} {shown(parts[0])} {what}, "
                   f"{b} {shown(parts[1])} {what}"),
            [("=", whole, "count"), ("=", parts[0], "count"), ("=", parts[1], "count")],
            facts={"parents": [None, 0, 0]},
        )  # fmt: skip

    def yearly(self):
        number, who, does = self.percent(), self.one(WHO), self.one(DOES)
        lead = self.one(["Hằng năm,", "Hàng năm", "Mỗi năm có", "Bình quân mỗi năm có"])
        return Case(
            joined(lead, f"{shown(number)}% {who}", does),
            [("=", number, "%")],
            facts={"per_year": True},
        )

    def deadlines(self):
        number, who, does, year = (
            self.percent(),
            self.one(WHO),
            self.one(DOES),
            self.one([2027, 2028, 2030]),
        )
        lead = self.one(["Đến năm", "Đến hết năm", "Đến cuối năm", "Phấn đấu đến năm"])
        return Case(joined(f"{lead} {year},", f"{shown(number)}% {who}", does), [("=", number, "%")],
                    facts={"deadline": f"{year}-12-31", "per_year": False})  # fmt: skip

    def conditions(self):
        number, bound = self.percent(), self.one([5, 15, 20, 25])
        return self.one([
            Case(f"{shown(number)}% doanh nghiệp có từ {bound} lao động trở lên thành lập công đoàn cơ sở.",
                 [("=", number, "%")], facts={"condition": bound}),
            Case(f"Ít nhất {shown(number)}% doanh nghiệp sử dụng từ {bound} lao động trở lên ký thoả ước.",
                 [(">=", number, "%")], facts={"condition": bound}),
            Case(f"Có {shown(number)}% công đoàn cơ sở tổ chức ít nhất {bound} hoạt động trong Tháng Công nhân.",
                 [("=", number, "%")], facts={"condition": bound}),
            Case(f"{shown(number)}% vụ việc được công đoàn hỗ trợ khi đoàn viên có yêu cầu.",
                 [("=", number, "%")], facts={"condition": "yêu cầu"}),
            Case(f"Trên {shown(number)}% người từ đủ {bound + 10} tuổi trở lên được khám sức khoẻ.",
                 [(">=", number, "%")], facts={"condition": bound + 10}),
        ])  # fmt: skip

    def shared_predicates(self):
        one, two = self.percent(), self.percent()
        who, other = self.chance.sample(WHO, 2)
        does = self.one(DOES)
        return Case(f"Phấn đấu {shown(one)}% {who} và {shown(two)}% trở lên {other} {does}.",
                    [("=", one, "%"), (">=", two, "%")], facts={"carried": does})  # fmt: skip

    def several(self):
        one, two, three = self.percent(), self.percent(), self.count()
        who, other = self.chance.sample(WHO, 2)
        return Case(
            f"{shown(one)}% {who} {self.one(DOES)}; trên {shown(two)}% {other} {self.one(DOES)}; "
            f"{self.one(MAKE).lower()} {shown(three)} {self.one(COUNTED)}.",
            [("=", one, "%"), (">=", two, "%"), ("=", three, "count")],
        )

    def year_series(self):
        first, start = self.one([2026, 2027]), self.one([60, 72.5, 82.1])
        values = [start, round(start + 3, 1), round(start + 5.5, 1)]
        values = [int(value) if value == int(value) else value for value in values]
        what = self.one(
            ["dân số tham gia bảo hiểm y tế", "lao động qua đào tạo", "đoàn viên dùng thẻ số"]
        )
        said = "; ".join(f"năm {first + i} đạt {shown(value)}%" for i, value in enumerate(values))
        return Case(
            f"{said[:1].upper()}{said[1:]} {what}.", [("=", value, "%") for value in values]
        )

    def money(self):
        number, unit = self.one([1.5, 2, 12, 41, 500]), self.one(["triệu", "tỷ"])
        value = number * {"triệu": 10**6, "tỷ": 10**9}[unit]
        what = self.one(
            ["Quỹ Mái ấm công đoàn", "Tổng thu kinh phí công đoàn", "Quỹ hỗ trợ đoàn viên"]
        )
        return self.one([
            Case(f"{what} đạt {shown(number)} {unit} đồng.", [("=", value, "money")]),
            Case(f"Phấn đấu {what.lower()} đạt trên {shown(number)} {unit} đồng vào năm 2028.",
                 [(">=", value, "money")]),
            Case(f"{what} tăng ít nhất {shown(number)} {unit} đồng so với năm trước.", [(">=", value, "money")]),
        ])  # fmt: skip

    def in_brackets(self):
        whole, part = self.one([60, 75, 80.5]), self.one([25, 30, 42.5])
        what = self.one(["lao động qua đào tạo", "cán bộ được bồi dưỡng", "đoàn viên học nghề"])
        return self.one([
            Case(f"Tỷ lệ {what} đạt {shown(whole)}% (trong đó nữ đạt {shown(part)}%).",
                 [("=", whole, "%"), ("=", part, "%")]),
            Case(f"Tỷ lệ {what} đạt {shown(whole)}% (năm 2025 đạt {shown(part)}%).", [("=", whole, "%")]),
            Case(f"Tỷ lệ {what} đạt {shown(whole)}%, tăng so với {shown(part)}% của năm 2025.",
                 [("=", whole, "%")]),
        ])  # fmt: skip

    def in_tasks(self):
        number, who, does = self.percent(), self.one(WHO), self.one(DOES)
        return Case(
            f"Tăng cường tuyên truyền, vận động; phấn đấu {self.one(AT_LEAST[:3])} {shown(number)}% {who} {does}.",
            [(">=", number, "%")], section="II. NHIỆM VỤ, GIẢI PHÁP",
        )  # fmt: skip

    def norms(self):
        money = self.one(
            ["500.000", "300.000", "1.300.000", "2.340.000", "7.500.000", "40.000.000"]
        )
        number = self.one([2, 5, 8, 10, 12, 20, 25, 30, 45, 60, 70, 75])
        return self.one([
            Case(f"Mức hỗ trợ tối đa {money} đồng/người.", [], "III. KINH PHÍ"),
            Case(f"Trích nộp {number}% về công đoàn cấp trên.", [], "III. KINH PHÍ"),
            Case(f"Ban chấp hành có tối đa {number + 1} ủy viên.", [], "II. SỐ LƯỢNG, CƠ CẤU", "HƯỚNG DẪN"),
            Case(f"Chi không quá {number}% tổng số thu trong năm.", [], "III. MỨC CHI", "HƯỚNG DẪN"),
            Case(f"Trị giá mỗi suất {money} đồng.", [], "III. MỨC QUÀ", "HƯỚNG DẪN"),
            Case(f"Giải nhất {money} đồng, giải khuyến khích 300.000 đồng.", [],
                 "IV. CƠ CẤU GIẢI THƯỞNG", "HƯỚNG DẪN"),
            Case(f"Hoàn thành tốt được cộng {number} điểm, chậm báo cáo trừ 2 điểm.", [],
                 "II. THANG ĐIỂM", "HƯỚNG DẪN"),
            Case(f"Phụ cấp hằng tháng bằng {number}% mức lương cơ sở.", [], "II. CHẾ ĐỘ", "HƯỚNG DẪN"),
        ])  # fmt: skip

    def results(self):
        number, who, does = self.percent(), self.one(WHO), self.one(DOES)
        return self.one([
            Case(f"Đến nay đã có {shown(number)}% {who} {does}.", [], "I. KẾT QUẢ ĐẠT ĐƯỢC", "BÁO CÁO"),
            Case(f"Trong năm, toàn tỉnh đã kết nạp {shown(self.count())} đoàn viên.", [],
                 "I. TÌNH HÌNH THỰC HIỆN", "BÁO CÁO"),
            Case(f"Tính đến ngày 30/6/2025 có {shown(self.count())} {self.one(COUNTED)}.", [],
                 "I. ĐÁNH GIÁ TÌNH HÌNH"),
        ])  # fmt: skip

    def no_targets(self):
        day = self.one(["30/6/2026", "15/3/2025", "05/9/2024", "1/12/2023"])
        number = self.one([5, 6, 12, 15, 18, 24, 35, 80, 95, 110, 136, 185, 240])
        return self.one([
            Case(f"Hoàn thành trước ngày {day} theo Kế hoạch số {number}/KH-LĐLĐ ngày {day}.", []),
            Case(f"Thi đua chào mừng kỷ niệm {number} năm Ngày thành lập Công đoàn Việt Nam.", []),
            Case(f"Thực hiện Nghị quyết số {number}-NQ/TW về “tăng trưởng {number}% trở lên”.", []),
            Case(f"Phấn đấu hầu hết đoàn viên {self.one(DOES)}.", []),
            Case(f"Thực hiện khoản {number % 9 + 1} Điều {number} của Điều lệ, nhiệm kỳ 2023 - 2028.", []),
            Case(f"Thành lập công đoàn ở nơi có từ {number} lao động trở lên.", []),
            Case(f"Triển khai Chương trình {number}, phiên họp thứ {number} của Ban Chấp hành khoá XIII.", []),
            Case(f"Vận động doanh nghiệp có {number}% vốn nước ngoài tham gia.", []),
        ])  # fmt: skip


FAMILIES = sorted(
    name
    for name in vars(Grower)
    if not name.startswith("_") and name not in ("one", "percent", "count")
)


def family(name):
    """`HOW_MANY` different cases of one phenomenon, always the same ones."""
    cases, seed = {}, 0
    while len(cases) < HOW_MANY and seed < 4000:
        case = getattr(Grower(f"{name}-{seed}"), name)()
        if case.targets is not None:
            cases[case.sentence] = case
        seed += 1
    return list(cases.values())
