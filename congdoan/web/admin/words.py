"""What the parts of a table of the law are called; what is none of them (a province, a font) is its own name."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

# fmt: off
WORDS = {
    # bands and spans
    "from": pgettext_lazy("band", "từ"), "to": pgettext_lazy("band", "đến"), "min": _("ít nhất"),
    "max": _("nhiều nhất"),
    "rate": _("tỷ lệ"), "base": _("tính trên"), "cap": _("trần"), "below": _("dưới"), "grade": _("hạng"),
    "month": _("tháng"), "day": pgettext_lazy("part of a date", "ngày"), "hour": _("giờ"),
    "year_offset": _("năm so với năm tài chính"), "rule": _("cách tính"),
    # dues and the union fee
    "si_salary": _("tiền lương đóng bảo hiểm xã hội"), "net_salary": _("tiền lương thực lĩnh"),
    "cap_x_lcs": _("trần, số lần lương cơ sở"), "job_loss_max_months": _("tháng miễn nhiều nhất khi mất việc"),
    "last_day_of_month": _("ngày cuối tháng"), "months_after_period": _("số tháng sau kỳ"),
    "months_after_cycle": _("số tháng sau chu kỳ"), "months_after_suspension_end": _("số tháng sau khi hết tạm dừng"),
    "cut_ratio": _("tỷ lệ cắt giảm"), "cut": _("số người cắt giảm"), "stop_days_min": _("số ngày ngừng ít nhất"),
    "workers_si_suspended_min": _("phần lao động tạm dừng bảo hiểm ít nhất"),
    "or_asset_loss_over": _("hoặc phần tài sản thiệt hại trên"),
    "person_max_x_lcs": _("một người nhiều nhất, số lần lương cơ sở"),
    "group_max_x_lcs": _("tập thể nhiều nhất, số lần lương cơ sở"), "times_per_year": _("số lần một năm"),
    "org_multiplier": _("số lần đối với tổ chức"), "total": _("cộng"), "cash": _("tiền mặt"), "goods": _("hiện vật"),
    "phu_cap_max": _("phụ cấp nhiều nhất"), "qlhc_max": _("quản lý hành chính nhiều nhất"),
    "phong_trao": _("hoạt động phong trào"),
    # organisation and committees
    "members_min": _("đoàn viên ít nhất"), "cdcs_min": _("công đoàn cơ sở ít nhất"), "administrative": _("hành chính"),
    "bch_min": _("uỷ viên ban chấp hành ít nhất"), "max_ratio": _("tỷ lệ nhiều nhất"),
    "xa_cdcs_tapdoan": _("xã, cơ sở, tập đoàn"), "tinh_nganh": _("tỉnh, ngành"), "with_extension": _("kể cả gia hạn"),
    "request": _("đề nghị"), "decide": _("công nhận"), "upper": _("cấp trên"), "cdcs": _("cơ sở"),
    "xa_cdcs": _("xã, cơ sở"), "tapdoan": _("tập đoàn"), "tinh": _("tỉnh"), "tld": _("Tổng Liên đoàn"),
    "CDCSTV": _("công đoàn cơ sở thành viên"), "CDBP": _("công đoàn bộ phận"), "CDTD": _("công đoàn tập đoàn"),
    "ct_pct": _("chủ tịch, phó chủ tịch"), "uv_bch_to_truong_pho": _("uỷ viên, tổ trưởng, tổ phó"),
    # ratings and awards
    "g1": _("nhóm 1"), "g2": _("nhóm 2"), "g3": _("nhóm 3"), "bonus": _("điểm thưởng"),
    "cap_tren": _("công đoàn cấp trên"), "cdcs_nha_nuoc": _("cơ sở khu vực nhà nước"),
    "cdcs_ngoai": _("cơ sở ngoài nhà nước"), "xuat_sac": _("xuất sắc"), "tot": _("tốt"),
    "hoan_thanh": _("hoàn thành"), "officer": _("cán bộ công đoàn"), "leader_post": _("chức vụ lãnh đạo"),
    "public_servant_of_union_unit": _("công chức, viên chức của tổ chức công đoàn"),
    "uv_bch_terms": _("nhiệm kỳ uỷ viên"), "cao_dang_le": _("từ cao đẳng trở xuống"),
    "dai_hoc_plus": _("từ đại học trở lên"), "leader": _("lãnh đạo, quản lý"), "one": _("một giải pháp"),
    "three_years": _("trong ba năm"),
    # complaints and denunciations
    "normal": _("thường"), "complex": _("phức tạp"), "remote": _("vùng sâu, vùng xa"),
    "remote_complex": _("vùng sâu, vùng xa và phức tạp"), "elsewhere": _("phải xác minh ở nơi khác"),
    "complex_plus": _("phức tạp, thêm"), "very_complex_plus": _("đặc biệt phức tạp, thêm"),
    # bargaining, dialogue, disputes
    "agree_working_days": _("ngày làm việc để thống nhất"), "start_days": _("ngày để bắt đầu"),
    "max_days": _("ngày nhiều nhất"), "info_days": _("ngày để cung cấp thông tin"),
    "content_before_working_days": _("gửi nội dung trước, ngày làm việc"),
    "quorum_employee_side": _("phần thành viên bên người lao động phải có mặt"),
    "publish_working_days": _("công bố trong, ngày làm việc"), "request_min_ratio": _("phần lao động cùng yêu cầu"),
    "reply_working_days": _("trả lời trong, ngày làm việc"), "list_review_years": _("xem lại danh sách, số năm"),
    "mediation": _("hoà giải"), "arbitration": _("trọng tài"), "court": _("toà án"), "vote": _("phần tán thành"),
    "notice_working_days": _("báo trước, ngày làm việc"), "poll_notice_days": _("báo trước khi lấy ý kiến, ngày"),
    "term_years": _("nhiệm kỳ, năm"), "none_if_staff_le": _("không lập khi có từ bấy nhiêu người trở xuống"),
    "recognise_working_days": _("công nhận trong, ngày làm việc"),
    # personal data
    "first_days": _("lần đầu, ngày"), "periodic_months": _("định kỳ, tháng"), "urgent_days": _("khi gấp, ngày"),
    "ack_working_days": _("báo đã nhận, ngày làm việc"), "withdraw": _("rút lại đồng ý"),
    "view_edit_provide": _("xem, sửa, cung cấp"), "erase": _("xoá"), "protect": _("bảo vệ"), "general": _("mức chung"),
    "trade_x_gain": _("mua bán dữ liệu, số lần khoản thu"),
    "cross_border_revenue": _("chuyển ra nước ngoài, phần doanh thu"),
    # papers
    "top": _("lề trên"), "bottom": _("lề dưới"), "left": _("lề trái"), "right": _("lề phải"), "font": _("phông chữ"),
    "page_number_size": _("cỡ chữ số trang"),
}  # fmt: skip
# fmt: on


def word(key):
    return WORDS.get(key, key)
