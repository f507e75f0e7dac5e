### Từ ngữ trên giấy: trang kết luận, các trang sau và trang ảnh

paper-title = Kiểm tra video
paper-number = Số báo cáo
paper-page = { $page } / { $pages }
paper-expected = Số mong đợi
paper-read = Đọc được trên nhãn
paper-read-none = không đọc được
paper-failed = Không đạt
paper-to_do = Còn cần người thực hiện
paper-more = … còn { $count } mục, từ trang 2
paper-digest = SHA-256 của video
paper-check = Cách kiểm tra
paper-check-digest = Đúng là tệp này nếu “sha256sum” in ra giá trị trên.
paper-check-report = “onetake check” đối chiếu báo cáo với bản ghi và video.
paper-open = Không đạt hoặc còn mở
paper-also = Khuyến nghị
paper-moments = Thời điểm
paper-settled = Đạt, hoặc không áp dụng
paper-statements = Điều người đã xác nhận
paper-times = Thời gian quay
paper-file = Tệp
paper-limits = Báo cáo này không cho thấy điều gì
paper-sources = Nguồn của quy định
paper-stills = Ảnh
paper-masked = { $count } chỗ trong ảnh được che. Video gốc cho thấy tất cả.
