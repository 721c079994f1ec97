"""What the report of a union that stands above others tells: its targets, its members, each line of its work."""

from django.utils.translation import gettext_lazy as _

from congdoan.indicators.judged.state import State
from congdoan.reports.forms import drafts
from congdoan.reports.forms.ahead import tasks
from congdoan.reports.forms.words import (
    AMOUNT,
    LIST,
    NUMBER,
    TEXT,
    Count,
    Field,
    Grid,
    Head,
    Net,
    Part,
    Reached,
    Same,
    Sentence,
    Told,
    Worked,
    numbered,
)


def _count(key, label, code, kind=NUMBER):
    return Field(key, kind, label, Count(code))


def _stand(*states):
    """How many of the targets stand so."""
    return Worked(lambda _values, sources: sum(one.state in states for _, one in sources.results))


# How many grassroots unions it speaks of.
SIZE = "GEN.unions"
GENERAL = Part(1, "TÌNH HÌNH CHUNG", fields=(
    _count(SIZE, _("Công đoàn cơ sở đang hoạt động"), "orgs.grassroots"),
    _count("GEN.guilds", _("Nghiệp đoàn đang hoạt động"), "orgs.guilds"),
    _count("GEN.members", _("Đoàn viên"), "members.on_roll"),
    _count("GEN.men", _("Đoàn viên nam"), "members.on_roll.men"),
    _count("GEN.women", _("Đoàn viên nữ"), "members.on_roll.women"),
    _count("GEN.state", _("Đoàn viên khu vực nhà nước"), "members.on_roll.state"),
    _count("GEN.nonstate", _("Đoàn viên ngoài khu vực nhà nước"), "members.on_roll.nonstate"),
    _count("GEN.informal", _("Đoàn viên không có quan hệ lao động"), "members.on_roll.informal"),
    _count("GEN.party", _("Đoàn viên là đảng viên"), "members.on_roll.party"),
), says=(
    (Sentence("Đến hết kỳ báo cáo, {unit} có {GEN.unions} công đoàn cơ sở với {GEN.members} đoàn viên, gồm "
              "{GEN.men} nam và {GEN.women} nữ."),
     Sentence("Trong số đó có {GEN.guilds} nghiệp đoàn.")),
    (Sentence("Khu vực nhà nước có {GEN.state} đoàn viên, ngoài khu vực nhà nước có {GEN.nonstate} đoàn viên."),
     Sentence("Đoàn viên không có quan hệ lao động là {GEN.informal} người.")),
))  # fmt: skip

STANDING = (
    Sentence("Đơn vị đang thực hiện {TARGETS.n} chỉ tiêu: [{TARGETS.reached} đã đạt | {TARGETS.ontrack} đúng tiến độ | "
             "{TARGETS.risk} có nguy cơ không đạt | {TARGETS.late} chậm tiến độ hoặc không đạt | {TARGETS.none} theo "
             "dõi hoặc không phát sinh]."),
)  # fmt: skip
TABLE = Grid("TARGETS", (
    Head("Chỉ tiêu", 5, "left"), Head("Mức phải đạt", 2), Head("Kết quả", 1.8), Head("Đạt", 1.4),
    Head("Tình trạng", 2.2, "left"),
), opens=1, none="Trong kỳ chưa có chỉ tiêu nào được ban hành hoặc được giao cho đơn vị.")  # fmt: skip
TARGETS = Part(1, "KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU", fields=(
    Field("TARGETS", LIST, _("Từng chỉ tiêu"), Reached()),
    Field("TARGETS.n", NUMBER, _("Chỉ tiêu đang thực hiện"),
          Worked(lambda _values, sources: len(sources.results))),
    Field("TARGETS.reached", NUMBER, _("Chỉ tiêu đã đạt"), _stand(State.REACHED)),
    Field("TARGETS.ontrack", NUMBER, _("Chỉ tiêu đúng tiến độ"), _stand(State.ONTRACK)),
    Field("TARGETS.risk", NUMBER, _("Chỉ tiêu có nguy cơ không đạt"), _stand(State.RISK)),
    Field("TARGETS.late", NUMBER, _("Chỉ tiêu chậm tiến độ hoặc không đạt"), _stand(State.LATE)),
    Field("TARGETS.none", NUMBER, _("Chỉ tiêu theo dõi hoặc không phát sinh"), _stand(State.NONE)),
), says=(STANDING, TABLE))  # fmt: skip

MOVEMENT = Part(1, "BIẾN ĐỘNG ĐOÀN VIÊN, TỔ CHỨC CÔNG ĐOÀN", fields=(
    Field("MOVE.opening", NUMBER, _("Đoàn viên đầu kỳ"), Count("members.on_roll", opening=True)),
    _count("MOVE.admitted", _("Đoàn viên kết nạp"), "members.admitted"),
    _count("MOVE.reinstated", _("Đoàn viên kết nạp lại"), "members.reinstated"),
    _count("MOVE.recorded", _("Đoàn viên ghi sổ lần đầu"), "members.recorded"),
    _count("MOVE.in", _("Đoàn viên chuyển đến"), "members.transferred_in"),
    _count("MOVE.left", _("Đoàn viên thôi sinh hoạt"), "members.left"),
    _count("MOVE.out", _("Đoàn viên chuyển đi"), "members.transferred_out"),
    Field("MOVE.net", NUMBER, _("Đoàn viên thực tăng"), Net("members.on_roll")),
    _count("MOVE.informal.in", _("Kết nạp không có quan hệ lao động"), "members.admitted.informal"),
    _count("MOVE.informal.left", _("Thôi sinh hoạt, không có quan hệ lao động"), "members.left.informal"),
    Field("MOVE.informal", NUMBER, _("Thực tăng không có quan hệ lao động"), Net("members.on_roll.informal")),
    _count("MOVE.founded", _("Công đoàn cơ sở lập trong kỳ"), "orgs.founded"),
    _count("MOVE.closed", _("Công đoàn cơ sở kết thúc trong kỳ"), "orgs.closed"),
), says=(
    (Sentence("Đầu kỳ có {MOVE.opening} đoàn viên."),
     Sentence("Trong {span} kết nạp {MOVE.admitted} đoàn viên.",
              none="Trong {span} không phát sinh đoàn viên kết nạp."),
     Sentence("Ngoài ra có [{MOVE.reinstated} người kết nạp lại | {MOVE.in} người chuyển đến | {MOVE.recorded} người "
              "ghi sổ lần đầu]."),
     Sentence("Giảm [{MOVE.left} người thôi sinh hoạt | {MOVE.out} người chuyển đi].",
              none="Không phát sinh đoàn viên thôi sinh hoạt, chuyển đi."),
     Sentence("Số thực tăng của {span} là {MOVE.net} đoàn viên.", none="Số đoàn viên cuối kỳ bằng đầu kỳ.")),
    (Sentence("Riêng lao động không có quan hệ lao động: [kết nạp {MOVE.informal.in} người | thôi sinh hoạt "
              "{MOVE.informal.left} người | thực tăng {MOVE.informal} người].",
              none="Lao động không có quan hệ lao động không phát sinh biến động."),),
    (Sentence("Về tổ chức: [lập mới {MOVE.founded} công đoàn cơ sở | kết thúc hoạt động {MOVE.closed} công đoàn "
              "cơ sở].",
              none="Không phát sinh công đoàn cơ sở lập mới hoặc kết thúc hoạt động."),),
))  # fmt: skip

CARE = Part(2, "1. Đại diện, bảo vệ quyền lợi và chăm lo đời sống", fields=(
    _count("CARE.agreements", _("Thoả ước còn hiệu lực"), "agreements.in_force"),
    _count("CARE.signed", _("Thoả ước ký trong kỳ"), "agreements.signed"),
    _count("CARE.dialogues", _("Cuộc đối thoại có biên bản"), "dialogues.held"),
    _count("CARE.raised", _("Vướng mắc được nêu"), "difficulties.raised"),
    _count("CARE.answered", _("Vướng mắc đã trả lời"), "difficulties.answered"),
    _count("CARE.visits", _("Lượt thăm hỏi"), "gifts.visits"),
    _count("CARE.gifts", _("Suất quà"), "gifts.count"),
    _count("CARE.value", _("Giá trị quà"), "gifts.value", AMOUNT),
    _count("CARE.tet", _("Người được chăm lo Tết"), "gifts.tet_persons"),
    _count("CARE.drives", _("Tiền ủng hộ"), "drives.total", AMOUNT),
), says=(
    (Sentence("Hiện có {CARE.agreements} thoả ước lao động tập thể còn hiệu lực.",
              none="Chưa có thoả ước lao động tập thể nào còn hiệu lực."),
     Sentence("Trong {span} ký {CARE.signed} thoả ước."),
     Sentence("Đã có {CARE.dialogues} cuộc đối thoại tại nơi làm việc có biên bản.",
              none="Không phát sinh cuộc đối thoại nào có biên bản."),
     Sentence("Về khó khăn, vướng mắc: [cơ sở nêu {CARE.raised} việc | đã trả lời {CARE.answered} việc].",
              none="Không phát sinh khó khăn, vướng mắc do cơ sở nêu.")),
    (Sentence("Thăm hỏi {CARE.visits} lượt, tặng {CARE.gifts} suất quà trị giá {CARE.value}.",
              none="Trong {span} chưa có lượt thăm hỏi, suất quà nào được ghi sổ."),
     Sentence("Dịp Tết chăm lo {CARE.tet} người."),
     Sentence("Các cuộc vận động đã chuyển {CARE.drives} ủng hộ.", none="Không phát sinh khoản ủng hộ nào.")),
))  # fmt: skip

PROPAGANDA = Part(2, "2. Tuyên truyền, giáo dục", fields=(
    _count("PROP.sessions", _("Buổi học tập"), "studies.sessions"),
    _count("PROP.attendances", _("Lượt người dự học"), "studies.attendances"),
    _count("PROP.activities", _("Hoạt động văn hoá, thể thao"), "activities.held"),
    _count("PROP.persons", _("Lượt người dự hoạt động"), "activities.attendances"),
), says=((
    Sentence("Mở {PROP.sessions} buổi học tập với {PROP.attendances} lượt người dự.",
             none="Trong {span} chưa có buổi học tập nào được ghi sổ."),
    Sentence("Tổ chức {PROP.activities} hoạt động văn hoá, thể thao với {PROP.persons} lượt người dự.",
             none="Chưa có hoạt động văn hoá, thể thao nào được ghi sổ."),
),))  # fmt: skip

EMULATION = Part(2, "3. Thi đua, khen thưởng", fields=(
    _count("EMU.launched", _("Phong trào đã phát động"), "movements.launched"),
    _count("EMU.unions", _("Cơ sở đã phát động thi đua"), "movements.unions"),
    _count("EMU.models", _("Mô hình mới bắt đầu"), "models.launched"),
), says=((
    Sentence("Phát động {EMU.launched} phong trào, có {EMU.unions} công đoàn cơ sở phát động.",
             none="Trong {span} chưa có phong trào thi đua nào được phát động."),
    Sentence("Bắt đầu {EMU.models} mô hình mới."),
),))  # fmt: skip

BUILDING = Part(2, "4. Xây dựng tổ chức, cán bộ", fields=(
    _count("BUILD.meetings", _("Cuộc họp đã họp"), "meetings.held"),
    _count("BUILD.officials", _("Cán bộ công đoàn"), "officials.count"),
    _count("BUILD.courses", _("Lớp tập huấn"), "training.held"),
    _count("BUILD.trained", _("Người được tập huấn"), "training.persons"),
    _count("BUILD.introduced", _("Đoàn viên được giới thiệu cho Đảng"), "introductions.persons"),
    _count("BUILD.party", _("Đoàn viên được kết nạp Đảng"), "introductions.admitted"),
    _count("BUILD.due", _("Nhiệm vụ đến hạn trong kỳ"), "tasks.due"),
    _count("BUILD.on_time", _("Nhiệm vụ đến hạn đã báo cáo đúng hạn"), "tasks.done_in_time"),
), says=(
    (Sentence("Đội ngũ cán bộ công đoàn có {BUILD.officials} người."),
     Sentence("Mở {BUILD.courses} lớp tập huấn cho {BUILD.trained} người.",
              none="Trong {span} không phát sinh lớp tập huấn."),
     Sentence("Các cấp đã họp {BUILD.meetings} cuộc.", none="Chưa có cuộc họp nào được ghi sổ.")),
    (Sentence("Trong số đoàn viên, đảng viên có {GEN.party} người."),
     Sentence("Về tham gia xây dựng Đảng: [giới thiệu {BUILD.introduced} đoàn viên ưu tú | "
              "{BUILD.party} đoàn viên được kết nạp].",
              none="Không phát sinh đoàn viên được giới thiệu cho Đảng.")),
    (Sentence("Có {BUILD.due} nhiệm vụ đến hạn, {BUILD.on_time} nhiệm vụ báo cáo kết quả đúng hạn.",
              none="Không phát sinh nhiệm vụ đến hạn."),),
))  # fmt: skip

WOMEN = Part(2, "5. Công tác nữ công", fields=(
    _count("WOMEN.members", _("Đoàn viên nữ"), "members.women"),
    _count("WOMEN.held", _("Hoạt động nữ công"), "activities.held.women"),
    _count("WOMEN.sessions", _("Buổi phổ biến về lao động nữ, bình đẳng giới"), "studies.sessions.women"),
), says=((
    Sentence("Đoàn viên nữ có {WOMEN.members} người."),
    Sentence("Đã có [{WOMEN.held} hoạt động nữ công | {WOMEN.sessions} buổi phổ biến về lao động nữ, bình đẳng giới].",
             none="Trong {span} chưa có hoạt động nữ công nào được ghi sổ."),
),))  # fmt: skip

# No register keeps these yet: the grassroots unions tell them, and what they reported is added up.
INSPECTION = Part(2, "6. Kiểm tra, giám sát và tài chính", fields=(
    Field("TOLD.reports", NUMBER, _("Báo cáo của công đoàn cơ sở đã nhận"), Told("")),
    Field("RES-41", NUMBER, _("Đơn khiếu nại, tố cáo nhận được"), Told("RES-41")),
    Field("RES-42", NUMBER, _("Vi phạm phát hiện qua kiểm tra"), Told("RES-42")),
    Field("RES-44.collected", AMOUNT, _("Đoàn phí đã thu"), Told("RES-44.collected")),
    Field("RES-44.sent", AMOUNT, _("Đoàn phí đã nộp cấp trên"), Told("RES-44.sent")),
), says=((
    Sentence("Số liệu mục này cộng từ {TOLD.reports} báo cáo mà công đoàn cơ sở đã gửi.",
             none="Chưa có công đoàn cơ sở nào gửi báo cáo của kỳ nên chưa có số liệu kiểm tra và tài chính."),
    Sentence("Các cấp nhận {RES-41} đơn khiếu nại, tố cáo.", none="Không phát sinh đơn khiếu nại, tố cáo."),
    Sentence("Qua kiểm tra phát hiện {RES-42} vi phạm.", none="Qua kiểm tra không phát hiện vi phạm."),
    Sentence("Đoàn phí thu được {RES-44.collected}, đã nộp cấp trên {RES-44.sent}.",
             none="Không phát sinh thu đoàn phí."),
),))  # fmt: skip

LINES_OF_WORK = (CARE, PROPAGANDA, EMULATION, BUILDING, WOMEN, INSPECTION)
BEHIND = Part(2, "1. Hạn chế", fields=(
    _count("LATE.tasks", _("Nhiệm vụ trễ hạn"), "tasks.overdue"),
    Field("RES-45", TEXT, _("Hạn chế"), offer=drafts.shortcomings),
), says=("RES-45",))  # fmt: skip
WHY = Part(2, "2. Nguyên nhân", fields=(
    Field("RES-46", TEXT, _("Nguyên nhân"), offer=drafts.causes),
), says=("RES-46",))  # fmt: skip
# Said to the Party committee alone; its own words for the rest, where the usual ones do not serve.
ASKS = Field("PARTY.asks", TEXT, _("Đề nghị với cấp uỷ"), offer=drafts.asks)
FOR_PARTY = (
    Field("PARTY.limits", TEXT, _("Hạn chế, lời riêng cho cấp uỷ")),
    Field("PARTY.causes", TEXT, _("Nguyên nhân, lời riêng cho cấp uỷ")),
    ASKS,
)

CHECKS = (
    Same(_("Nữ ở mục I = nữ ở mục nữ công"), ("GEN.women",), ("WOMEN.members",)),
    Same(_("Đầu kỳ + tăng = cuối kỳ + giảm"),
         ("MOVE.opening", "MOVE.admitted", "MOVE.reinstated", "MOVE.recorded", "MOVE.in"),
         ("GEN.members", "MOVE.left", "MOVE.out"), firm=False),
    Same(_("Đầu kỳ + thực tăng = cuối kỳ"), ("MOVE.opening", "MOVE.net"), ("GEN.members",)),
    Same(_("Các tình trạng cộng lại = số chỉ tiêu"),
         ("TARGETS.reached", "TARGETS.ontrack", "TARGETS.risk", "TARGETS.late", "TARGETS.none"), ("TARGETS.n",)),
)  # fmt: skip
MAIN = ("GEN.members", "MOVE.admitted", "MOVE.left", "MOVE.net", "MOVE.informal", "MOVE.founded")


def _recipients(_values, sources):
    above = [f"{sources.parent} (để báo cáo)"] if sources.parent else []
    return [*above, "Ban Thường vụ, Ban Chấp hành", "Các công đoàn trực thuộc", "Lưu: VT."]


def parts(*more):
    """All of it in order; `more` stands after the movement of members."""
    return numbered(
        GENERAL, TARGETS, MOVEMENT, *more, Part(1, "KẾT QUẢ CÁC MẶT CÔNG TÁC {PERIOD}"), *LINES_OF_WORK,
        Part(1, "HẠN CHẾ VÀ NGUYÊN NHÂN", fields=FOR_PARTY), BEHIND, WHY,
        *tasks("NHIỆM VỤ TRỌNG TÂM {AHEAD}", _recipients, drafts.tasks),
    )  # fmt: skip
