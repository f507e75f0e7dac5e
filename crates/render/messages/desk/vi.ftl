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

## What columns of a sheet hold, beside those above

desk-field-direction = loại video
desk-field-opened = lúc thợ lắp đặt mở hàng
desk-field-zone = múi giờ
desk-field-dispute = tranh chấp
desk-field-accepted_reason = lý do hoàn tiền được chấp nhận
desk-field-order_value = giá trị đơn hàng
desk-field-currency = tiền tệ
desk-field-line = mã hàng
desk-field-quantity = số lượng
desk-field-title = tên hàng
desk-field-serials = số sê-ri
desk-field-sha256 = SHA-256

## How a video was matched

desk-match-by_person = do người chỉ định
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
desk-note-other_order = nhãn trong video là của đơn khác: { $numbers }
desk-note-several_files = lần quay có nhiều tệp: hãy xem tất cả
desk-note-same_recording = đoạn { $here } là cùng một lần quay với { $other } đoạn { $there }
desk-note-same_bytes = cùng nội dung còn ở: { $paths }

## Failures of a batch

failure-batch-stopped = đã dừng; những gì đã làm vẫn được giữ: chạy lại đúng lệnh này để tiếp tục
failure-batch-column = “{ $given }” không nêu cột nào: hãy viết waybill=TÊN CỘT
failure-batch-away = không tìm thấy nơi này: hãy kiểm tra đường dẫn và xem thư mục dùng chung đã được kết nối chưa; chưa có gì bị thay đổi
failure-batch-nothing = không có video và cũng không có bảng nào: hãy nêu thư mục chứa video
failure-batch-file = không ghi được ({ $cause })
failure-ledger-missing = chưa có sổ; lệnh batch sẽ tạo sổ
failure-ledger-none = đây không phải sổ của onetake: hãy nêu tệp khác
failure-ledger-newer = sổ này do onetake mới hơn ghi (định dạng { $format }, bản này hiểu { $known }): hãy dùng bản mới; không có gì bị thay đổi
failure-ledger-damaged = sổ bị hỏng ({ $said })
failure-ledger-busy = chương trình khác đang giữ sổ; hãy chờ hoặc kết thúc nó rồi thử lại
failure-ledger-full = đĩa đã đầy: hãy dọn chỗ rồi tiếp tục; những gì đã ghi vẫn được giữ
failure-ledger-record_gone = bản ghi { $record } không còn bên cạnh sổ: hãy quét lại video
failure-ledger-sqlite = không dùng được sổ ({ $cause })

## What a batch tells while it works

batch-zone = thời gian không có múi giờ được hiểu theo { $zone }
batch-sheet = { $file }: { $orders } đơn; các cột: { $columns }
batch-encoding = { $file }: văn bản được đọc theo { $encoding }
batch-found = { $videos } video, { $orders } đơn
batch-unreadable = { $file }: bỏ qua ({ $reason })
batch-rescued_none = { $ledger }: sổ bị hỏng và không đọc được gì; tệp được giữ tại { $damaged }, một sổ mới đã được tạo: các video sẽ được quét lại
batch-rescued = { $ledger }: sổ bị hỏng; cứu được { $entries } mục, mất { $lost } mục, tệp hỏng được giữ tại { $damaged }
batch-set_aside = { $file }: để riêng: { $reason }
batch-retry = { $file }: sẽ thử lại: { $reason }
batch-paused = đang tạm dừng; xóa { $file } để tiếp tục
batch-statements = { $file }: đã nhận các xác nhận
batch-confirm = với các vụ chờ người xác nhận: onetake attest { $folder }, rồi chạy lại đúng lệnh này

## Help of batch

help-batch = Nhận một thư mục video và một bảng đơn hàng: quét video mới, xét từng vụ, ghi bảng kết quả
help-batch-after = Video đã quét thì không quét lại: sau khi dừng, khi có video mới hoặc có xác nhận của người, hãy chạy lại đúng lệnh này để tiếp tục. Ctrl-C để dừng; không mất những gì đã làm.
help-batch-places = Thư mục video, từng video, mẫu tên như `returns/*.mp4`, và bảng
help-batch-rescan = Quét lại cả những video đã quét
help-batch-retry = Thử lại những tệp đã để riêng vì không phải video đọc được
help-batch-json = In mỗi vụ một dòng JSON
help-batch-attest = Tệp trong đó một người nêu tên ghi điều họ thấy, hoặc thư mục các tệp đó; mỗi tệp thuộc về video mà nó nói đến
help-batch-out = Thư mục cho bảng kết quả và các báo cáo [mặc định: onetake-results cạnh sổ]
help-batch-file_clocks = Coi thời gian trong tên tệp và lần sửa cuối của tệp là những đồng hồ riêng, đều yếu
help-arg-table = Bảng đơn hàng: CSV, TSV, XLSX, XLS hoặc ODS, đúng như phần mềm của cửa hàng xuất ra; có thể nêu nhiều lần
help-arg-column = Cột mang tên ấy chứa gì, ví dụ `waybill=Mã trả`; có thể nêu nhiều lần [mặc định: theo tên cột]
help-arg-dates = Phần nào đứng trước trong ngày như 03/04/2026 [mặc định: không đọc ngày như vậy]
help-arg-zone = Múi giờ của thời gian không ghi múi giờ, ví dụ +07:00 hoặc Asia/Ho_Chi_Minh [mặc định: của máy này]
help-arg-ledger = Tệp sổ giữ những gì đã biết để không làm lại [mặc định: onetake.sqlite cạnh các video]
help-arg-drop = Thư mục nhận một tệp JSON cho mỗi vụ có thay đổi, để chương trình khác lấy
help-arg-jobs = Quét bao nhiêu video cùng lúc [mặc định: mỗi lõi một video]
help-scan-progress_json = In ra đầu ra chuẩn, mỗi dòng một đối tượng JSON, tiến độ và lý do không có bản ghi
help-scan-background = Nhường máy cho việc khác: chạy với ưu tiên thấp
dates-day_first = ngày trước
dates-month_first = tháng trước

## The ledger and the watch

ledger-whole = nguyên vẹn: { $entries } dòng, trong đó { $purged } dòng đã xóa nội dung; mã băm của dòng cuối: { $head }
ledger-changed = không nguyên vẹn: các dòng bị sửa: { $broken }; các dòng bị sửa nội dung: { $altered } (trong { $entries })
ledger-judged = xét lại { $judged }: { $valid } hợp lệ, { $invalid } không hợp lệ, { $review } cần người xem; { $changed } thay đổi; bản ghi không còn: { $gone }
ledger-purged = đã xóa nội dung trước { $before }: chữ của { $bodies } dòng, { $files } bản ghi và ảnh; mã băm vẫn còn
ledger-paused = đang tạm dừng: các lần quét đang chạy vẫn tiếp tục, không bắt đầu thêm
ledger-resumed = tiếp tục
batch-sheet_refused = { $file }: tạm thời không đọc được, dùng nội dung trước đó: { $reason }
help-watch = Làm như batch nhưng kéo dài nhiều tuần: nhận từng video khi đã ghi xong
help-watch-after = Ctrl-C lần đầu hoặc SIGTERM: không bắt đầu quét thêm, chờ các lần quét đang chạy xong; lần thứ hai dừng ngay. Cả hai đều không làm mất những gì đã làm.
help-watch-places = Các thư mục nhận video
help-arg-settle = Số giây tệp phải giữ nguyên để coi là đã ghi xong
help-arg-poll = Số giây sau đó các thư mục vẫn được xem lại, dành cho ổ chia sẻ không báo thay đổi
help-arg-metrics = Địa chỉ để Prometheus lấy số liệu, ví dụ 127.0.0.1:9184
help-ledger = Chăm sóc sổ của bàn: kiểm tra, xét lại toàn bộ, xóa nội dung cũ, tạm dừng
help-ledger-check = Cho biết chuỗi của sổ có bị sửa không, và in mã băm của dòng cuối
help-ledger-judge = Xét lại mọi vụ theo bộ quy tắc khác, không cần video
help-ledger-purge = Xóa những gì đã ghi trước một ngày, chỉ giữ mã băm; không động đến video
help-ledger-pause = Không bắt đầu quét thêm cho đến khi tiếp tục; các lần đang chạy vẫn xong
help-ledger-resume = Tiếp tục sau khi tạm dừng
help-arg-ledger_file = Tệp sổ
help-arg-keep_days = Giữ bao nhiêu ngày
help-watch-attest = Tệp trong đó một người nêu tên ghi điều họ thấy, hoặc thư mục các tệp đó; mỗi tệp thuộc về video mà nó nói đến
help-watch-out = Thư mục cho bảng kết quả và các báo cáo [mặc định: onetake-results cạnh sổ]
help-watch-file_clocks = Coi thời gian trong tên tệp và lần sửa cuối của tệp là những đồng hồ riêng, đều yếu

## Why a file gave no record, where the desk itself says it

desk-set_aside-scan_stuck = lần quét không tiến triển trong mười phút và đã bị kết thúc
desk-set_aside-video_changed = tệp thay đổi trong khi quét
desk-set_aside-scan_ended = lần quét kết thúc mà không có bản ghi ({ $reason })
desk-set_aside-process = không khởi động được lần quét ({ $reason })
desk-set_aside-record_unreadable = bản ghi mà lần quét để lại không đọc được ({ $reason })
desk-set_aside-record_unwritable = không ghi được bản ghi của lần quét ({ $reason })

## Trang bàn làm việc: vì sao từ chối

refusal-session = Trang này thuộc lần khởi động trước: hãy mở địa chỉ mà bàn làm việc đang hiển thị
refusal-foreign = Yêu cầu này không đến từ trang của bàn làm việc
refusal-sign_in = Hãy đăng nhập trước: mỗi xác nhận đều mang tên người xác nhận
refusal-pin = Mã PIN sai; còn { $left } lần thử
refusal-locked = Sai mã PIN quá nhiều lần: hãy thử lại sau { $minutes } phút
refusal-no_case = Hồ sơ này không còn trong sổ
refusal-no_record = Bản ghi quét của video này không còn bên sổ: hãy quét lại video
refusal-no_picture = Ảnh này không còn, hoặc không còn khớp với bản ghi
refusal-no_preview = Chưa có bản xem trước
refusal-no_document = Tài liệu này không có trong sổ
refusal-malformed = Bàn làm việc không đọc được yêu cầu này: hãy tải lại trang
refusal-changed = Người khác vừa xác nhận: hãy xem rồi lưu lại
refusal-not_neutral = Hãy nêu điều nhìn thấy, không nêu lỗi của ai: xin bỏ “{ $word }”
refusal-name = Hãy nhập tên và chức vụ, mỗi mục tối đa 60 ký tự
refusal-new_pin = Mã PIN có từ 4 đến 64 ký tự
refusal-known_person = Người này đã có trong danh sách: hãy đăng nhập
refusal-too_large = Quá lớn: tối đa { $limit }
refusal-no_pin = Người này không có mã PIN, chỉ đăng nhập được tại máy của bàn làm việc
refusal-empty_document = Tệp này trống
refusal-fault = Bàn làm việc gặp lỗi; xin báo lại

## Trang bàn làm việc: lời hiển thị

desk-nobody = chưa đăng nhập
desk-looked-same_take = Đã xem: hình liên tục, không thiếu phần nào
desk-looked-clear = Đã xem: những gì quan trọng đều nhìn rõ
desk-looked-cut = Đã xem: đúng như vậy
desk-filmed_in_time = quay đúng hạn
desk-which_order = Video này thuộc đơn hàng nào? Hãy nhập mã đơn hàng hoặc mã vận đơn; hồ sơ sẽ chuyển về đó.
desk-ask-expected_waybills = Mã vận đơn cần có là gì?
desk-ask-signed_off_at = Đơn vị vận chuyển ghi nhận giao hàng lúc nào? Ví dụ 2026-11-17 18:20
desk-ask-recorded_at = Đồng hồ trong hình cho thấy bắt đầu quay lúc nào?
desk-ask-recorder_zone = Đồng hồ của máy quay đặt ở múi giờ nào? Ví dụ +08:00
desk-ask-clock_offset = Độ lệch đồng hồ của máy quay cần ghi trong tệp hồ sơ
desk-ask-order_value = Giá trị đơn hàng cần ghi trong bảng
desk-video-changed = Tệp không còn như lúc quét: hãy nhận lại thư mục. Vẫn xem được các ảnh ở đây.
desk-video-gone = Tệp không còn ở đó. Vẫn xem được các ảnh ở đây.
desk-preview-ready = Bản sao để xem; tệp gốc mới có giá trị
desk-preview-making = Đang tạo bản sao để xem
desk-preview-no_program = Trình duyệt không phát được video, và chưa cài ffmpeg nên không tạo được bản sao
desk-preview-failed = Không tạo được bản sao để xem ({ $reason })
desk-batch-begun = Đang xem thư mục
desk-batch-left = còn { $left }
desk-batch-done = Đã nhận xong tất cả
desk-other_policy = Lần trước các hồ sơ được xét theo { $policy }; ở đây xét theo bộ quy tắc nêu trên. Chọn bằng --policy khi khởi động.
desk-number-taken_in = Đã nhận
desk-number-judged = Đã xét
desk-number-person = Chờ người xem
desk-number-overdue = Quá hạn
desk-number-valid = Hợp lệ
desk-number-invalid = Không hợp lệ
desk-number-no_video = Đơn hàng không có video
desk-number-set_aside = Để riêng
desk-advice-label = Nhãn của trạm này quá nhỏ hoặc mờ: đưa nhãn gần ống kính, giữ yên hai giây
desk-advice-ID_DECODE = Giữ yên nhãn trước ống kính hai giây, chiếm khoảng một phần tư khung hình
desk-advice-ID_MATCH = Đối chiếu số trong bảng với số trên kiện trước khi quay
desk-advice-CLR_RES = Đặt máy quay ở 1280 × 720 trở lên
desk-advice-CLR_LIGHT = Thêm đèn trên bàn, không hướng máy quay vào cửa sổ
desk-advice-CLR_SHARP = Lau ống kính và cố định nét ở mặt bàn
desk-advice-CONT_CUT = Quay liền một mạch: không tạm dừng, không cắt tệp
desk-advice-CONT_DARK = Không để tay và kiện hàng che ống kính
desk-advice-COV_OUTER = Xoay chậm kiện hàng trước khi mở để thấy bốn mặt
desk-advice-COV_OPENING = Mở kiện trước ống kính, để thấy rõ đường rạch
desk-advice-COV_CONTENTS = Bày từng món trước ống kính hai giây
desk-advice-COV_INFRAME = Kẻ vạch trên bàn: mọi thứ ở trong vạch
desk-advice-COV_SEALEDSTART = Bắt đầu quay trước khi chạm vào kiện
desk-advice-TIME_WINDOW = Quay trong thời hạn sau khi ký nhận: kiện ký nhận sớm làm trước
desk-no_tls = Máy khác truy cập được địa chỉ này và không có mã hóa: hãy đặt proxy có TLS phía trước.
desk-open = Hãy mở địa chỉ này trong trình duyệt: { $address }
failure-page-listen = Không dùng được địa chỉ { $listen } ({ $cause }): hãy chọn địa chỉ khác bằng --listen
failure-page-no_persons = Máy khác truy cập được { $listen }: trước hết hãy mở trang tại 127.0.0.1 và thêm người có mã PIN
help-desk = Mở trang để người hoàn tất hồ sơ: xem, xác nhận, đếm, rồi có kết luận
help-desk-after = Trang chỉ dành cho máy này và tự mở. Khi chưa có sổ, trang sẽ hỏi thư mục và bảng. Mọi phím đều có trong `?`. Ctrl-C để kết thúc; những gì đã lưu không mất.
help-desk-places = Thư mục video và bảng cần nhận; nếu không có thì hiển thị những gì sổ đang có
help-desk-attest = Tệp trong đó người có tên nêu điều đã thấy, hoặc thư mục chứa các tệp đó; mỗi tệp thuộc về video mà nó nói đến
help-desk-out = Thư mục cho bảng và báo cáo [mặc định: onetake-results cạnh sổ]
help-desk-file_clocks = Coi thời gian trong tên video và lần sửa cuối trên đĩa là hai đồng hồ riêng, đều yếu
help-arg-listen = Địa chỉ phục vụ trang; cổng 0 là chọn cổng trống bất kỳ [mặc định: 127.0.0.1:8717]
help-arg-host = Tên kèm cổng mà người khác dùng để mở trang, như tên của proxy; có thể cho nhiều lần
help-arg-no_browser = In địa chỉ, không mở trình duyệt

desk-hand_over = Đã sẵn sàng để nộp: { $place }
desk-hand_over-failed = Chưa lập được: { $cause }
