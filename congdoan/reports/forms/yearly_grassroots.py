"""The yearly report of a grassroots union, in the frame of seed 002 (requirements RES-01…49)."""

from django.utils.translation import gettext_lazy as _

from congdoan.base.text import number
from congdoan.orgs.kinds import BASE
from congdoan.reports.forms import reading
from congdoan.reports.forms.ahead import tasks
from congdoan.reports.forms.words import (
    AMOUNT,
    LIST,
    NUMBER,
    RATE,
    STATE,
    TEXT,
    Count,
    Each,
    Field,
    Form,
    Part,
    Rows,
    Same,
    Sentence,
    Worked,
    closing,
    span_words,
    subject,
)


def _count(key, label, code):
    return Field(key, NUMBER, label, Count(code))


def _gifts(key, label, occasion):
    return _count(key, label, f"gifts.count.{occasion}")


def _told(key, kind, label, hint=""):
    return Field(key, kind, label, hint=hint)


def _share(top, bottom):
    """A rate in hundredths of two values; None until both are known."""

    def work(values, _sources):
        over, under = values.get(top), values.get(bottom)
        return None if over is None or not under else round(100 * over / under, 2)

    return Worked(work)


def _attendance(values, _sources):
    """RES-19: of all the places at all sessions, how many were taken."""
    places = values["RES-18.sessions"] * values["RES-01"]
    return round(100 * values["RES-18.attendances"] / places, 2) if places else None


def _came(values, sources):
    """RES-35: of those called to the year's meetings, how many came; nought where nobody was called by
    name, so that the sentence is left out."""
    return _share("RES-35.present", "RES-35.called").work(values, sources) or 0


def _without_sport(values, sources):
    months = values["RES-45.months"]
    if not months:
        return ""
    told = f"{number(months)} tháng trong {span_words(sources.period)} không có hoạt động"
    return f"Phong trào thể thao trong đơn vị chưa đều: {told}."


def _group_sizes(_values, sources):
    return [f"{name}: {number(size)} đoàn viên" for name, size in sources.groups]


def recipients(_values, sources):
    above = sources.parent
    first = [f"{above} (để báo cáo)"] if above else []
    return [*first, "Cấp uỷ cùng cấp", f"Đoàn viên {sources.name}", "Lưu: VT, CĐCS."]


GENERAL = Part(1, "I. TÌNH HÌNH CHUNG", fields=(
    _count("RES-01", _("Đoàn viên"), "members.on_roll"),
    _count("RES-02", _("Tổ công đoàn"), "orgs.groups"),
    Field("RES-02.sizes", LIST, _("Đoàn viên từng tổ"), Worked(_group_sizes, "members.on_roll")),
    Field("RES-02.sum", NUMBER, _("Cộng đoàn viên các tổ"),
          Worked(lambda _values, sources: sum(n for _, n in sources.groups), "members.on_roll")),
    _count("RES-03.men", _("Đoàn viên nam"), "members.on_roll.men"),
    _count("RES-03.women", _("Đoàn viên nữ"), "members.on_roll.women"),
    Field("RES-04", LIST, _("Công đoàn cấp trên"),
          Worked(lambda _values, sources: [sources.parent] if sources.parent else [])),
    _told("RES-04.with", LIST, _("Cấp uỷ, thủ trưởng, đoàn thể cùng lãnh đạo, phối hợp"),
          _("Mỗi dòng một cơ quan.")),
), says=(
    (Sentence("Đến hết kỳ báo cáo, {unit} có {RES-01} đoàn viên, gồm {RES-03.men} nam và {RES-03.women} nữ."),
     Sentence("Đoàn viên sinh hoạt ở {RES-02} tổ công đoàn.", none="Đơn vị không chia tổ công đoàn.")),
    (Sentence("Trong {span}, công đoàn được {RES-04} hướng dẫn, chỉ đạo."),
     Sentence("Cùng lãnh đạo và phối hợp có {RES-04.with}.")),
))  # fmt: skip

CARE = Part(2, "1. Đại diện, bảo vệ quyền lợi và chăm lo đời sống", fields=(
    _told("RES-05", LIST, _("Hội đồng có đại diện công đoàn tham gia"),
          _("Mỗi dòng một hội đồng, ví dụ: nâng lương trước thời hạn.")),
    _told("RES-06", LIST, _("Cải thiện điều kiện làm việc, sinh hoạt"), _("Mỗi dòng một việc đã làm.")),
    _count("RES-07", _("Lượt thăm hỏi"), "gifts.visits"),
    _gifts("RES-07.hardship", _("Thăm gia đình khó khăn"), "hardship"),
    _gifts("RES-07.illness", _("Thăm ốm đau, tai nạn"), "illness"),
    _gifts("RES-07.funeral", _("Việc hiếu"), "funeral"),
    _gifts("RES-07.wedding", _("Việc hỉ"), "wedding"),
    _gifts("RES-08", _("Quà cho bố, mẹ dịp Ngày Người cao tuổi"), "elderly"),
    _gifts("RES-09.children", _("Quà cho con dịp 1/6"), "children"),
    _gifts("RES-09.mid_autumn", _("Quà cho con dịp Trung thu"), "mid_autumn"),
    _gifts("RES-10.tet", _("Quà Tết Nguyên đán"), "tet"),
    _gifts("RES-10.founding", _("Quà ngày thành lập đơn vị"), "founding_day"),
    _gifts("RES-10.women", _("Quà ngày 8/3"), "women_day"),
    _gifts("RES-10.vietnam_women", _("Quà ngày 20/10"), "vietnam_women_day"),
    _gifts("RES-10.teachers", _("Quà ngày 20/11"), "teachers_day"),
    _gifts("RES-10.birthday", _("Quà sinh nhật"), "birthday"),
    Field("RES-11", LIST, _("Tham quan, học tập kinh nghiệm"),
          Rows("activities.held.study_visit", reading.distinct("place"))),
    Field("RES-12", LIST, _("Nghỉ dưỡng"), Rows("activities.held.holiday", reading.distinct("place"))),
    Field("RES-13", AMOUNT, _("Tiền ủng hộ trong kỳ"), Count("drives.total")),
    Field("RES-14", AMOUNT, _("Từng cuộc vận động"), Each("drives.total", reading.drives)),
), says=(
    (Sentence("Đại diện công đoàn có mặt trong các hội đồng: {RES-05}."),
     Sentence("Cùng thủ trưởng đơn vị, công đoàn đã: {RES-06}.")),
    (Sentence("Công đoàn đi thăm hỏi {RES-07} lượt: [{RES-07.hardship} lượt gia đình khó khăn | {RES-07.illness} lượt "
              "ốm đau | {RES-07.funeral} việc hiếu | {RES-07.wedding} việc hỉ].",
              none="Trong {span} chưa có lượt thăm hỏi nào được ghi sổ."),
     Sentence("Bố, mẹ đoàn viên nhận {RES-08} suất quà dịp Ngày Quốc tế Người cao tuổi."),
     Sentence("Các cháu nhận [{RES-09.children} suất quà ngày 1/6 | {RES-09.mid_autumn} suất quà Trung thu]."),
     Sentence("Đoàn viên nhận [{RES-10.tet} suất quà Tết | {RES-10.founding} suất ngày thành lập đơn vị | "
              "{RES-10.women} suất ngày 8/3 | {RES-10.vietnam_women} suất ngày 20/10 | {RES-10.teachers} suất "
              "ngày 20/11 | {RES-10.birthday} suất mừng sinh nhật].")),
    (Sentence("Đoàn viên được đi tham quan, học hỏi tại {RES-11}."),
     Sentence("Nghỉ dưỡng tổ chức tại {RES-12}.")),
    (Sentence("Đoàn viên góp tay vào các cuộc vận động với tổng số tiền {RES-13}, gồm: {RES-14}.",
              none="Trong {span} đơn vị không chuyển khoản ủng hộ nào."),),
))  # fmt: skip

PROPAGANDA = Part(2, "2. Tuyên truyền, vận động", fields=(
    _count("RES-18.studies", _("Buổi học trực tuyến"), "studies.online"),
    _count("RES-18.meetings", _("Hội nghị chuyên đề trực tuyến"), "meetings.held.conference.online"),
    Field("RES-18", NUMBER, _("Buổi học, hội nghị trực tuyến"),
          Worked(lambda values, _sources: values["RES-18.studies"] + values["RES-18.meetings"])),
    Field("RES-18.subjects", LIST, _("Nội dung học, hội nghị trực tuyến"), Worked(reading.conferences)),
    _count("RES-18.sessions", _("Tất cả buổi học"), "studies.sessions"),
    _count("RES-18.attendances", _("Lượt người dự học"), "studies.attendances"),
    Field("RES-19", RATE, _("Bình quân đoàn viên dự mỗi buổi"), Worked(_attendance, "studies.attendances")),
    _told("RES-20", LIST, _("Vấn đề dư luận đã nắm, đã thông tin"), _("Chỉ ghi chủ đề, không ghi tên người.")),
    _told("RES-21", STATE, _("Văn hoá công sở: đăng ký, công nhận")),
    _told("RES-22.signed", NUMBER, _("Đoàn viên đã viết cam kết")),
    Field("RES-22", RATE, _("Tỷ lệ đoàn viên viết cam kết"), _share("RES-22.signed", "RES-01")),
    Field("RES-23", LIST, _("Cuộc vận động, phong trào đăng ký trong kỳ"),
          Rows("movements.registered", reading.distinct("name"))),
), says=(
    (Sentence("Phối hợp với chuyên môn, công đoàn đưa đoàn viên vào {RES-18} hội nghị trực tuyến, "
              "về: {RES-18.subjects}."),
     Sentence("Trong đó có [{RES-18.studies} buổi học | {RES-18.meetings} hội nghị chuyên đề]."),
     Sentence("Tính cả {span} có {RES-18.sessions} buổi học với {RES-18.attendances} lượt người, bình quân mỗi buổi "
              "{RES-19} đoàn viên dự.")),
    (Sentence("Những điều dư luận quan tâm được thông tin kịp thời: {RES-20}."),
     Sentence("Về văn hoá công sở: {RES-21}.")),
    (Sentence("Có {RES-22.signed} đoàn viên viết cam kết, đạt {RES-22}."),
     Sentence("Đơn vị đăng ký: {RES-23}.")),
))  # fmt: skip

EMULATION = Part(2, "3. Thi đua, khen thưởng", fields=(
    Field("RES-24", NUMBER, _("Kết quả chuyên môn"), Each("work_results.total", reading.work_results)),
    Field("RES-32", LIST, _("Phong trào thi đua tham gia"), Worked(reading.movements, "movements.running")),
    _count("RES-33.first", _("Giải Nhất"), "prizes.first"),
    _count("RES-33.second", _("Giải Nhì"), "prizes.second"),
    _count("RES-33.third", _("Giải Ba"), "prizes.third"),
    Field("RES-33", LIST, _("Giải thưởng"), Rows("activities.held", reading.prizes)),
    _told("RES-34.doctor", NUMBER, _("Người bảo vệ luận án tiến sĩ")),
    _told("RES-34.senior", NUMBER, _("Người học ngạch chuyên viên cao cấp")),
    _told("RES-34.theory", NUMBER, _("Người học lý luận chính trị")),
    _told("RES-34.other", NUMBER, _("Người học các lớp khác")),
), says=(
    (Sentence("Kết quả phục vụ nhiệm vụ của đơn vị: {RES-24}."),),
    (Sentence("Đoàn viên tham gia các phong trào: {RES-32}."),
     Sentence("Thi đấu thể thao, văn nghệ đoạt [{RES-33.first} giải Nhất | {RES-33.second} giải Nhì | {RES-33.third} "
              "giải Ba]: {RES-33}.")),
    (Sentence("Về nâng cao trình độ, có [{RES-34.doctor} người bảo vệ luận án tiến sĩ | "
              "{RES-34.senior} người học ngạch chuyên viên cao cấp | "
              "{RES-34.theory} người học lý luận chính trị | {RES-34.other} người học lớp khác].",
              none="Trong {span} không có đoàn viên nào hoàn thành khoá học."),),
))  # fmt: skip

# Given once a year, after its end.
RATED = _told(
    "RES-36", LIST, _("Xếp loại công đoàn, tổ và đoàn viên"), _("Mỗi dòng một mức và số lượng.")
)
RATING = Sentence("Kết quả xếp loại: {RES-36}.")
BUILDING = Part(2, "4. Xây dựng tổ chức công đoàn", fields=(
    _count("RES-35", _("Cuộc họp Ban Chấp hành và tổ công đoàn"), "meetings.held.routine"),
    _count("RES-35.planned", _("Cuộc họp đã lên lịch"), "meetings.planned.routine"),
    _count("RES-35.called", _("Lượt uỷ viên, đoàn viên được mời họp"), "meetings.called.routine"),
    _count("RES-35.present", _("Lượt uỷ viên, đoàn viên dự họp"), "meetings.present.routine"),
    Field("RES-35.share", RATE, _("Tỷ lệ dự họp"), Worked(_came)),
    _count("RES-35.tasks", _("Việc theo kết luận họp đến hạn"), "tasks.concluded"),
    _count("RES-35.on_time", _("Việc theo kết luận họp xong đúng hạn"), "tasks.concluded_on_time"),
    RATED,
), says=(
    (Sentence("Ban Chấp hành và các tổ đã họp {RES-35} cuộc.", none="Trong {span} không có cuộc họp nào được ghi."),
     Sentence("Lịch {span} có {RES-35.planned} cuộc."),
     Sentence("Có {RES-35.present} lượt người dự trên {RES-35.called} lượt được mời, đạt {RES-35.share}."),
     Sentence("Sau họp có {RES-35.tasks} việc đến hạn, {RES-35.on_time} việc xong đúng hạn."),
     RATING),
))  # fmt: skip

WOMEN = Part(2, "5. Công tác nữ công", fields=(
    _count("RES-37", _("Đoàn viên nữ"), "members.women"),
    _told("RES-38", LIST, _("Phong trào, danh hiệu, học tập của nữ đoàn viên"), _("Mỗi dòng một việc.")),
    Field("RES-39", LIST, _("Hoạt động nữ công"), Rows("activities.held.women", reading.distinct("title"))),
    _count("RES-40", _("Buổi phổ biến về lao động nữ, bình đẳng giới"), "studies.sessions.women"),
), says=(
    (Sentence("Công đoàn có {RES-37} đoàn viên nữ."), Sentence("Chị em tham gia: {RES-38}.")),
    (Sentence("Các hoạt động đã tổ chức: {RES-39}."),
     Sentence("Có {RES-40} buổi phổ biến quy định về lao động nữ và bình đẳng giới.",
              none="Trong {span} chưa mở buổi riêng về lao động nữ, bình đẳng giới.")),
))  # fmt: skip

INSPECTION = Part(2, "6. Kiểm tra, giám sát", fields=(
    _told("RES-41", NUMBER, _("Đơn khiếu nại, tố cáo nhận được"), _("Không có đơn thì ghi 0; sổ vẫn phải mở.")),
    _told("RES-42", NUMBER, _("Vi phạm phát hiện qua kiểm tra"), _("Không có vi phạm thì ghi 0.")),
), says=(
    (Sentence("Uỷ ban Kiểm tra nhận {RES-41} đơn khiếu nại, tố cáo.",
              none="Cả {span} Uỷ ban Kiểm tra không nhận đơn khiếu nại, tố cáo nào."),
     Sentence("Qua kiểm tra phát hiện {RES-42} vi phạm.",
              none="Qua kiểm tra không thấy vi phạm về dân chủ, Điều lệ và quy chế.")),
))  # fmt: skip

FINANCE = Part(2, "7. Tài chính công đoàn", fields=(
    _told("RES-43", LIST, _("Dự toán, quyết toán, công khai đã làm"), _("Mỗi dòng một việc và ngày làm.")),
    _told("RES-44.collected", AMOUNT, _("Đoàn phí đã thu")),
    _told("RES-44.sent", AMOUNT, _("Đoàn phí đã nộp cấp trên")),
), says=(
    (Sentence("Công đoàn đã làm: {RES-43}."),
     Sentence("Đoàn phí thu được {RES-44.collected}, đã nộp cấp trên {RES-44.sent}.")),
))  # fmt: skip

SHORTCOMINGS = (
    Part(1, "III. HẠN CHẾ VÀ NGUYÊN NHÂN"),
    Part(2, "1. Hạn chế", fields=(
        Field("RES-45.months", NUMBER, _("Tháng không có hoạt động thể thao"),
              Worked(lambda _values, sources: len(reading.months_without_sport(sources)), "activities.sport")),
        Field("RES-45", TEXT, _("Hạn chế"), offer=_without_sport),
    ), says=("RES-45",)),
    Part(2, "2. Nguyên nhân", fields=(Field("RES-46", TEXT, _("Nguyên nhân")),), says=("RES-46",)),
)  # fmt: skip


CHECKS = (
    Same(_("Nam + nữ = đoàn viên"), ("RES-03.men", "RES-03.women"), ("RES-01",)),
    Same(_("Các tổ cộng lại = đoàn viên"), ("RES-02.sum",), ("RES-01",), when="RES-02"),
    Same(_("Nữ ở mục I = nữ ở mục II.5"), ("RES-03.women",), ("RES-37",)),
    Same(_("Các cuộc vận động cộng lại = tiền ủng hộ"), ("RES-14",), ("RES-13",)),
    Same(_("Các loại thăm hỏi cộng lại = lượt thăm hỏi"),
         ("RES-07.hardship", "RES-07.illness", "RES-07.funeral", "RES-07.wedding"), ("RES-07",)),
)  # fmt: skip
MAIN = ("RES-01", "RES-03.women", "RES-07", "RES-13", "RES-18", "RES-41")

YEARLY_GRASSROOTS = Form(
    code="yearly_grassroots", name=_("Báo cáo năm của công đoàn cơ sở"), level=BASE,
    title=subject, closing=closing,
    parts=(GENERAL, Part(1, "II. KẾT QUẢ CÁC MẶT CÔNG TÁC NĂM {year}"), CARE, PROPAGANDA, EMULATION,
           BUILDING, WOMEN, INSPECTION, FINANCE, *SHORTCOMINGS,
           *tasks("IV. NHIỆM VỤ TRỌNG TÂM NĂM {next}", recipients)),
    checks=CHECKS, recipients="RES-49", main=MAIN,
)  # fmt: skip
