"""What a person writes in the office union's report of 2024, and what its registers do not keep yet."""

import datetime as dt

MOVEMENTS = (
    {"name": "Chào mừng 95 năm Ngày thành lập Công đoàn Việt Nam", "level": "country",
     "launched_on": dt.date(2024, 3, 20), "registered_on": dt.date(2024, 3, 25),
     "until": dt.date(2024, 7, 28)},
    {"name": "Công nhân, viên chức, lao động tiên phong xây dựng quê hương 2021-2030", "level": "province",
     "launched_on": dt.date(2021, 6, 1)},
    {"name": "Lao động giỏi, lao động sáng tạo", "level": "country", "launched_on": dt.date(2022, 1, 20),
     "registered_on": dt.date(2024, 1, 22)},
    {"name": "Tham mưu giỏi, phục vụ tốt", "level": "upper", "launched_on": dt.date(2023, 2, 1),
     "registered_on": dt.date(2024, 1, 22)},
)  # fmt: skip

PROGRAMME = {
    "title": "Chương trình công tác năm 2025 của Công đoàn Viên chức tỉnh",
    "number": "02/CTr-CĐVC",
    "items": (
        "Phối hợp tổ chức hội nghị cán bộ, công chức; mở đối thoại khi đoàn viên có kiến nghị.",
        "Chăm lo Tết, thăm hỏi kịp thời đoàn viên gặp hoàn cảnh khó khăn.",
        "Tuyên truyền các ngày lễ lớn, kết quả đại hội đảng các cấp đến từng đoàn viên.",
        "Vận động đoàn viên học tập, thực hiện văn hoá công sở và ký cam kết nêu gương.",
        "Phát động thi đua lập thành tích chào mừng đại hội, nhân rộng sáng kiến.",
        "Kiện toàn ban chấp hành, tổ công đoàn; bồi dưỡng cán bộ công đoàn kiêm nhiệm.",
        "Giới thiệu đoàn viên ưu tú để cấp uỷ xem xét kết nạp.",
        "Duy trì phong trào phụ nữ giỏi việc nước, đảm việc nhà trong nữ đoàn viên.",
        "Thu đủ đoàn phí, quyết toán đúng hạn, công khai tài chính công đoàn.",
        "Uỷ ban Kiểm tra tự kiểm tra, giám sát việc chấp hành Điều lệ ở đơn vị.",
    ),
}

DECLARED = {
    "RES-04.with": "Đảng uỷ Văn phòng\nLãnh đạo Văn phòng\nChi đoàn Văn phòng",
    "RES-05": "Nâng lương thường xuyên\nNâng lương trước thời hạn\nThi đua, khen thưởng\nKỷ luật",
    "RES-06": "Sửa phòng làm việc, thay máy tính cũ\nBố trí phòng tập và bàn bóng bàn cho đoàn viên",
    "RES-20": "Sắp xếp tổ chức bộ máy\nChế độ tiền lương mới",
    "RES-21": "Đăng ký cơ quan đạt chuẩn văn hoá",
    "RES-22.signed": "46",
    "RES-34.doctor": "1",
    "RES-34.senior": "4",
    "RES-34.theory": "1",
    "RES-34.other": "0",
    "RES-36": "Công đoàn cơ sở: hoàn thành xuất sắc nhiệm vụ\nTổ công đoàn: 4 tổ hoàn thành tốt",
    "RES-38": "Tham gia tuần lễ áo dài\nĐăng ký danh hiệu giỏi việc nước, đảm việc nhà",
    "RES-41": "0",
    "RES-42": "0",
    "RES-43": "Dự toán năm 2024, ngày 20/12/2023\nQuyết toán năm 2023, ngày 28/02/2024\n"
              "Công khai tài chính, ngày 15/3/2024",
    "RES-44.collected": "55.200.000",
    "RES-44.sent": "22.080.000",
}  # fmt: skip

WORDS = {
    "RES-45": "Hoạt động thể thao trong năm chưa đều: tám tháng không có buổi nào được tổ chức.",
    "RES-46": "Việc chuyên môn dồn vào các kỳ họp nên đoàn viên khó sắp xếp thời gian luyện tập.",
}
