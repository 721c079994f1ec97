"""What people wrote into the reports of Than Uyên's first half of 2025, and what its registers do not keep yet."""

COMMITTEE = "Ban Thường vụ Huyện uỷ Than Uyên"
SIGNERS = {"LCH-TU-01": "Lò Thị Hương", "LCH-TU-02": "Nguyễn Văn Hoà", "LCH-TU": "Bùi Đức Thắng"}

TOLD = {
    "LCH-TU-01": {
        "RES-04.with": "Chi uỷ cơ quan\nLãnh đạo Văn phòng UBND huyện\nĐoàn Thanh niên",
        "RES-05": "Nâng lương\nThi đua, khen thưởng",
        "RES-06": "Sửa nhà để xe của cơ quan",
        "RES-20": "Sắp xếp đơn vị hành chính",
        "RES-21": "Đăng ký cơ quan đạt chuẩn văn hoá",
        "RES-22.signed": "70",
        "RES-34.doctor": "0", "RES-34.senior": "1", "RES-34.theory": "3", "RES-34.other": "5",
        "RES-38": "Nữ đoàn viên thi cắm hoa ngày 8/3",
        "RES-41": "0", "RES-42": "0",
        "RES-43": "Dự toán năm 2025, ngày 18/12/2024\nCông khai tài chính, ngày 20/3/2025",
        "RES-44.collected": "33.600.000", "RES-44.sent": "10.080.000",
    },
    "LCH-TU-02": {
        "RES-04.with": "Chi bộ nhà máy\nBan Giám đốc",
        "RES-05": "An toàn, vệ sinh lao động\nThi đua, khen thưởng\nLương, thưởng theo vụ",
        "RES-06": "Thêm quạt hút ở xưởng sao chè\nSửa nhà ăn ca",
        "RES-20": "Giá thu mua chè búp\nViệc làm khi hết vụ",
        "RES-21": "Chưa đăng ký",
        "RES-22.signed": "180",
        "RES-34.doctor": "0", "RES-34.senior": "0", "RES-34.theory": "1", "RES-34.other": "42",
        "RES-38": "Nữ công nhân thi hái chè nhanh",
        "RES-41": "1", "RES-42": "0",
        "RES-43": "Dự toán năm 2025, ngày 10/12/2024\nCông khai tài chính, ngày 15/4/2025",
        "RES-44.collected": "61.200.000", "RES-44.sent": "18.360.000",
    },
}  # fmt: skip

GRASSROOTS = {
    "LCH-TU-01": {
        "RES-46": "Nửa đầu năm cơ quan tập trung cho việc sắp xếp bộ máy.",
        "RES-47.1": "Theo dõi chế độ của đoàn viên khi sắp xếp đơn vị hành chính.",
        "RES-47.4": "Kiện toàn ban chấp hành sau sắp xếp.",
    },
    "LCH-TU-02": {
        "RES-45": "Công nhân thời vụ mới vào chưa được gặp hết để vận động.",
        "RES-46": "Vụ chè rộ, ca kíp kéo dài nên khó tổ chức sinh hoạt.",
        "RES-47.1": "Đối thoại định kỳ quý III; rà lại suất ăn ca.",
        "RES-47.2": "Phổ biến Luật Công đoàn cho từng tổ sản xuất.",
        "RES-47.4": "Kết nạp công nhân dây chuyền thứ hai.",
    },
}
BRANCH = {
    "RES-46": "Địa bàn rộng, cán bộ công đoàn cơ sở kiêm nhiệm; đầu năm kinh phí hoạt động cấp chậm.",
    "RES-47.1": "Cùng cơ sở mở đối thoại quý III, theo dõi việc làm của công nhân chè khi hết vụ.",
    "RES-47.2": "Tuyên truyền Luật Công đoàn năm 2024 đến công nhân thời vụ.",
    "RES-47.3": "Sơ kết phong trào Lao động giỏi, lao động sáng tạo ở hai cơ sở.",
    "RES-47.4": "Kết nạp công nhân dây chuyền chè thứ hai; vận động Cơ sở Chế biến gỗ Than Uyên lập công đoàn.",
    "RES-47.5": "Khám sức khoẻ cho lao động nữ nhà máy chè.",
    "RES-47.6": "Kiểm tra thu, nộp đoàn phí của cơ sở trong tháng 9.",
    "PARTY.asks": "Đề nghị Huyện uỷ chỉ đạo chính quyền và doanh nghiệp tạo điều kiện cho công nhân thời vụ gia nhập "
                  "công đoàn.",
}  # fmt: skip
