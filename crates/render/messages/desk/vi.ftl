### Words of the return desk: its table, and what its commands say

desk-title = Bàn trả hàng
desk-summary = { $cases } vụ: { $valid } hợp lệ, { $invalid } không hợp lệ, { $review } cần người xem, { $none } chưa có kết luận
desk-no-verdict = Chưa có kết luận
desk-made = Do onetake tạo; mở báo cáo để xem căn cứ.
desk-all = Tất cả
desk-search = Một phần của số hoặc tên tệp
desk-packing = đóng gói
desk-place = { $file }, { $sheet }dòng { $lines }

## Columns

desk-column-verdict = Kết luận
desk-column-waits = Đang chờ
desk-column-order = Mã đơn hàng
desk-column-reference = Mã tham chiếu
desk-column-expected = Số mong đợi
desk-column-read = Số đọc được
desk-column-match = Khớp
desk-column-file = Video
desk-column-signed = Ký nhận lúc
desk-column-deadline = Hạn quay
desk-column-reasons = Lý do
desk-column-report = Báo cáo
desk-column-sheet = Dòng trong bảng

## How a video was matched

desk-match-by_name = theo tên tệp
desk-match-by_reading = theo nhãn
desk-match-unmatched = không khớp
desk-match-ambiguous = có thể thuộc nhiều đơn

## What a case waits for

desk-waits-nothing = không
desk-waits-statements = xác nhận của người
desk-waits-facts = thông tin vụ việc
desk-waits-look = người xem
desk-waits-order = người chỉ ra đơn hàng
desk-waits-video = video
desk-waits-scan = quét
desk-waits-file = tệp đọc được

## Notes

desk-note-cell = { $text }
desk-note-could_be = có thể là { $numbers }
desk-note-several_files = lần quay có nhiều tệp: hãy xem tất cả
desk-note-same_bytes = cùng nội dung còn ở: { $paths }
