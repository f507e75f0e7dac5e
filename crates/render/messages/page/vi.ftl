### Words of the page of the return desk

## The bar, and what is said at the foot

page-places = Các trang
page-queue = Vụ việc
page-numbers = Số liệu hôm nay
page-setup = Nhập video
page-help = Phím tắt
page-search = Một phần của số, hoặc quét nhãn
page-search_none = Không tìm thấy “{ $text }”
page-search_several = “{ $text }”: { $count } vụ
page-search_open = “{ $text }” là vụ đang mở
page-search_leave = Thoát tìm kiếm
page-close = Đóng
page-go_back = Quay lại
page-details = Chi tiết
page-lost = Bàn làm việc không phản hồi. Nội dung đã điền vẫn còn. Nếu đã đóng, hãy mở lại và tiếp tục ở trang mới mở ra.
page-back = Bàn trả hàng đã hoạt động lại
page-no_answer = Bàn trả hàng không trả lời. Không mất gì cả.
page-refused = Không thực hiện được.
page-slip = Trang gặp lỗi ({ $text }). Hãy tải lại: bản nháp vẫn còn.

## Time

page-left = còn { $time }
page-overdue = quá hạn { $time }
page-days = { $days } ngày
page-days_hours = { $days } ngày { $hours } giờ
page-hours_minutes = { $hours } giờ { $minutes } phút
page-hours = { $hours } giờ
page-minutes = { $minutes } phút

## The queue

page-filters = Lọc
page-filter_person = Chờ người
page-filter_look = Cần xem
page-filter_invalid = Không hợp lệ
page-filter_valid = Hợp lệ
page-filter_unmatched = Không khớp
page-filter_set_aside = Để riêng
page-filter_all = Tất cả
page-export = Xuất
page-expected = cần có
page-read = đọc được
page-same = khớp
page-differs = khác
page-number_part = thiếu { $count }
page-number_none = không đọc được
page-expected_none = chưa có
page-no_picture = không có ảnh
page-no_video = Không có video
page-videos = { $count } video
page-empty_desk = Chưa có vụ nào. Hãy nhập một thư mục video trước.
page-empty_filter = Không có vụ nào như vậy. Hãy xem tất cả.
page-nothing_waits = Không còn vụ nào chờ.
page-still_waits = Còn { $count } vụ không có gì để điền, cần xử lý cách khác.

## A review

page-review = Xem vụ việc
page-papers = Hồ sơ
page-video = Video
page-videos_of_case = Các video của vụ
page-tasks = Cần xác nhận
page-order_is = Đơn { $number }
page-waits = chưa xác nhận
page-waits_for = Đang chờ: { $what }
page-drafted = Đã điền: { $text }
page-kept = Còn giữ { $count } mục đã điền trước đó. Nhấn s để lưu.
page-facts_missing = Còn thiếu { $count } thông tin:
page-notes_more = Thêm { $count } lưu ý
page-place_proposed = Nên xem
page-place_look = Hãy xem
page-confidence = chắc { $text }
page-signed = ký nhận { $time }
page-place_set = Đã đặt:
page-place_none = Chưa có vị trí: đặt đầu và cuối bằng [ ]
page-place_missing = Hãy đặt đầu và cuối bằng [ ] trước
page-start_missing = Còn thiếu điểm đầu: nhấn [ tại đó
page-end_missing = Còn thiếu điểm cuối: nhấn ] tại đó
page-span_set = Đã đặt đầu và cuối. Nhấn y để xác nhận.
page-start = Đầu
page-end = Cuối
page-confirm = Xác nhận
page-contrary = Ngược lại
page-state_seen = thấy rõ
page-state_not_seen = thấy điều ngược lại
page-state_not_visible = không thấy rõ
page-same_take = quay liên tục
page-is_cut = Là chỗ cắt
page-note = Ghi chú
page-note_same_take = Đoạn này quay liên tục.
page-note_cut = Hình bị ngắt ở đây.
page-note_not_visible = Không thể biết từ hình.
page-note_missing = Hãy ghi rõ đây là gì, nhấn Enter rồi nhấn c.
page-before = Trước
page-after = Sau
page-ordered = đặt mua: { $count }
page-count = Số lượng
page-count_label = Thấy bao nhiêu: { $line }
page-pieces = { $count } cái
page-number = Số
page-look_keys = Đoạn này: c quay liên tục, x là chỗ cắt, n không thấy rõ
page-only_moments = c chỉ dùng cho thời điểm; ở đây dùng y hoặc n
page-count_missing = Hãy nhập số lượng thấy được
page-number_missing = Hãy nhập số đúng như trên hình
page-number_unread = Không đọc được thì để trống, sang mục sau
page-sides_missing = Chọn các mặt được quay bằng phím 1–6
page-no_task = Ở đây không có gì cần xác nhận
page-nothing_asked = Video này không cần người xác nhận gì.
page-all_answered = Đã điền hết. Nhấn s để lưu và sang vụ tiếp theo.
page-undo = Hoàn tác
page-undone = Đã hoàn tác: { $title }
page-nothing_to_undo = Không có gì để hoàn tác
page-save_count = Lưu { $count } mục, tiếp
page-next_case = Vụ tiếp theo
page-saved = Đã lưu { $count } mục.
page-nothing_to_save = Không có gì để lưu.
page-changed = Trong lúc đó có người đã xác nhận.
page-save_again = Phần của bạn vẫn còn: nhấn s để lưu.
page-stated = Đã xác nhận ({ $count })
page-change = Sửa
page-beside = Xác nhận thêm
page-beside_says = Xác nhận của { $who } được giữ nguyên. Cả hai đều được tính; nếu khác nhau thì cần xem lại.
page-replaced = đã được thay
page-findings = Kiểm tra: { $count } · không đạt { $fail } · cần xem { $review }
page-findings_list = Các mục kiểm tra
page-one_video = Vụ này chỉ có một video
page-label = Nhãn
page-no_label = Không có ảnh nhãn
page-zoom_size = Kích thước thật
page-checklist = Danh mục kiểm

## The player and its timeline

page-space = Space
page-frame_back = Lùi một khung
page-frame_forth = Tiến một khung
page-volume = Âm lượng
page-playhead = Vị trí phát
page-timeline = Dòng thời gian
page-lane_moment = Thời điểm
page-lane_stage = Bước
page-lane_label = Nhãn
page-lane_clock = Đồng hồ
page-lane_mine = Của bạn
page-preview_mark = Bản xem trước; căn cứ là video gốc
page-preview_making = Trình duyệt không phát được video gốc, đang tạo bản xem trước
page-preview_failed = Không tạo được bản xem trước.
page-stills_stay = Vẫn dùng được các ảnh bên cạnh.

## Who is there

page-sign_in = Đăng nhập
page-sign_in_title = Ai đang xác nhận?
page-sign_in_other = Đổi người
page-signed_in = { $name } đã đăng nhập
page-sign_out = Đăng xuất
page-who = Người
page-name = Họ tên
page-role = Chức vụ
page-pin = Mã PIN
page-pin_needed = Ít nhất 4 ký tự
page-pin_optional = Có thể để trống trên máy này
page-person_add = Thêm người
page-role_inspector = Nhân viên kiểm hàng
page-role_packer = Nhân viên đóng gói
page-role_lead = Tổ trưởng
page-role_service = Chăm sóc khách hàng

## Papers of a case

page-packing = Đóng gói
page-return = Trả hàng
page-order_lines = Hàng trong đơn
page-article = Mặt hàng
page-quantity = Đặt
page-counted = Đếm
page-serials = Số sê-ri
page-not_counted = chưa đếm
page-documents = Tài liệu
page-documents_none = Chưa có tài liệu.
page-document_kind = Loại
page-document_file = Tệp
page-attach = Đính kèm
page-attached = Đã đính kèm { $name }
page-sending = Đang gửi…
page-facts = Còn thiếu
page-keep = Lưu
page-fact_kept = Đã lưu
page-reports = Báo cáo

## Numbers of the day

page-reasons = Lý do thường gặp
page-reasons_none = Chưa có.
page-reason = Lý do
page-cases = Vụ
page-advice = Cách cải thiện
page-stations = Trạm
page-stations_none = Tên tệp không nêu trạm.
page-station = Trạm
page-taken_in = Video
page-label_small = Nhãn quá nhỏ

## Taking in videos

page-setup_lead = Chọn thư mục video và đánh dấu bảng trả hàng. Video chỉ được đọc, không bị thay đổi.
page-batch = Tiến độ
page-folders = Thư mục
page-folders_none = Không có thư mục con.
page-folder_up = Lên trên
page-sheets = Bảng
page-sheets_none = Không có bảng ở đây. Hãy mở thư mục chứa bảng.
page-videos_here = Thư mục này có { $count } video
page-videos_none_here = Thư mục này không có video
page-without_sheet = Không có bảng thì không thể đối chiếu số.
page-start_batch = Bắt đầu
page-batch_idle = Không có việc đang chạy
page-batch_running = Đang quét video
page-batch_done = Đã xong
page-batch_failed = Đã dừng
page-batch_again = Tìm video mới
page-to_queue = Xem các vụ

## Keys

page-keys_queue = Trong danh sách
page-keys_review = Trong vụ việc
page-keys_player = Video
page-keys_everywhere = Mọi nơi
page-key_move = dưới, trên
page-key_open = mở
page-key_papers = hồ sơ vụ việc
page-key_all = về danh sách chờ
page-key_confirm = xác nhận đề xuất
page-key_not_visible = Không rõ
page-key_contrary = video cho thấy điều ngược lại
page-key_span = đặt đầu, cuối
page-key_sides = chọn mặt được quay
page-key_count = nhập số lượng, Enter xác nhận
page-key_same_take = Quay liên tục
page-key_cut = là chỗ cắt
page-key_undo = hoàn tác mục cuối
page-key_save = lưu, tiếp
page-key_task = mục sau, mục trước
page-key_checklist = danh mục kiểm
page-key_video = video khác
page-key_hand_over = lập bằng chứng, gói và thư mục để nộp
page-hand_over_begun = Đang lập bằng chứng, gói và thư mục để nộp …
page-hand_over_save = Hãy lưu bằng s trước: điều chưa lưu không có trong báo cáo
page-key_back = về danh sách
page-key_play = phát, dừng
page-key_frame = từng khung
page-key_second = 1 giây
page-key_seconds = 5 giây
page-key_speed = tốc độ
page-key_sound = bật tắt tiếng
page-key_zoom = phóng to
page-key_search = tìm
page-key_scan = quét nhãn là tìm ngay
page-key_help = mọi phím
page-key_tab = đến mục kế tiếp
page-explained = Giải thích
page-is_so = Đúng như vậy
page-note_is_so = Đã xem: đúng như vậy.
