# Lời của dòng lệnh: trợ giúp, tiến độ và thông báo lỗi.

## Help: headings and words

help-heading-usage = Cách dùng
help-heading-commands = Lệnh
help-heading-arguments = Đối số
help-heading-options = Tùy chọn
help-heading-examples = Ví dụ
help-word-options = {"["}TÙY CHỌN]
help-word-command = <LỆNH>
help-word-optional-command = {"["}LỆNH]
help-default = {"["}mặc định: { $value }]
help-values = {"["}giá trị: { $values }]

## Help: the command

help-onetake = Video mở hàng hay đóng hàng này có phải bằng chứng tốt không, và dựa vào đâu?
help-onetake-long = onetake đọc tệp video từ byte đầu đến byte cuối, ghi lại những gì có trong đó (gián đoạn về thời gian, hình và tiếng, nhãn vận đơn, hư hỏng), rồi so với quy tắc của sàn. Nó không bao giờ sửa video và không dùng mạng, trừ khi được yêu cầu xin dấu thời gian.
help-exit =
    Mã thoát:
      0    kết luận là hợp lệ, hoặc lệnh đã làm xong việc được yêu cầu
      1    kết luận là không hợp lệ: một tiêu chí bắt buộc không đạt
      2    không thể đánh giá: đối số sai, tệp không đọc được, bộ quy tắc có lỗi
      3    kết luận là cần người xem
      130  bị dừng bằng Ctrl-C; không để lại tệp nào
help-exit-after = Kết quả ra stdout; tiến độ và thông báo ra stderr.
help-arg-lang = Ngôn ngữ của lời nhắn và báo cáo [mặc định: theo hệ thống, nếu không thì tiếng Anh]
help-arg-verbose = Ghi ra stderr đang làm gì; ghi hai lần để chi tiết hơn
help-arg-help = In trợ giúp
help-arg-version = In phiên bản
help-help = In trợ giúp này, hoặc trợ giúp của lệnh được nêu
help-help-command = Lệnh cần xem trợ giúp

## Help: verbs

help-verify = Quét một video và đánh giá
help-scan = Quét một video: chỉ ghi lại những gì có, không áp quy tắc
help-judge = Đánh giá bản ghi do lần quét tạo ra; không cần video
help-judge-after = Báo cáo sẽ ghi rằng bản ghi chưa được so với video: chỉ lần quét mới cho biết video có gì.
help-bundle = Đưa bằng chứng, video và tài liệu vào một gói mà ai cũng kiểm tra được: thư mục BagIt hoặc tệp ZIP
help-bundle-after = Video được đưa vào nguyên vẹn. Không nén gì và không thay thế tệp nào đã có.
help-check = Kiểm tra lại bằng chứng: có đủ, có khớp nhau và có đúng với video hay không
help-check-after = Mã kết thúc: 0 mọi thứ đúng như đã ghi; 1 có chỗ không đúng; 2 không thể kiểm tra; 3 không có gì mâu thuẫn nhưng chưa so sánh được tất cả. Không có video thì tốt nhất cũng chỉ là 3: chỉ khi quét lại mới biết video có gì.
help-label = Cho biết đọc được gì trên nhãn trong ảnh hoặc video ngắn, và quay thế nào cho rõ hơn
help-attest = Người có tên xác nhận những gì video cho thấy
help-attest-after = Không có --statement thì bản ghi được xét theo hồ sơ và bộ quy tắc đã cho, rồi từng điều còn chờ được hỏi, kèm đoạn mà lần quét gợi ý: nhấn Enter để xác nhận. Mỗi câu trả lời được ghi ngay vào tệp, gắn với lần quét này: khi đánh giá hãy thêm --attest TỆP. Không nhìn rõ cũng là một câu trả lời.
help-explain = Giải thích một kết quả trong báo cáo: quy tắc, nguồn, giá trị đo được, cách người xác nhận
help-hand-in = Tạo thư mục để nộp cho sàn: bản sao toàn bộ bản quay vừa với biểu mẫu, chữ để dán, và mỗi thứ dùng để làm gì
help-hand-in-after = Bản sao cho thấy toàn bộ bản quay, không cắt, không tua nhanh; nếu như vậy mà không vừa thì sẽ nói rõ. Trong bản sao, nhãn bị che, chỉ chừa mã. Bản gốc chỉ được đọc. Cần chương trình ffmpeg.
help-policies = Liệt kê bộ quy tắc, giải thích một bộ, kiểm tra tệp, so sánh hai bộ
help-policies-after = Bộ quy tắc được nêu bằng mã hoặc bằng tệp. Bộ bổ sung đứng sau dấu cộng: taobao-tmall+high-value.
help-policies-list = Liệt kê các bộ quy tắc có sẵn [giống khi không có lệnh con]
help-policies-explain = Nói bằng lời bộ quy tắc đòi hỏi gì, ghi ở đâu, và người xác nhận thế nào
help-policies-show = In tệp của một bộ quy tắc có sẵn, kèm chú thích: để bắt đầu viết bộ của mình
help-policies-validate = Kiểm tra tệp quy tắc: lỗi ở dòng và cột nào, và chỗ nào lỏng hơn bộ quy tắc gốc
help-policies-diff = Cho biết hai bộ quy tắc khác nhau ở đâu, chỗ nào chặt hơn hay lỏng hơn
help-completions = In kịch bản tự hoàn thành cho shell
help-man = In trang man, hoặc ghi một trang cho mỗi lệnh

## Help: what belongs to a verb

help-arg-video = Tệp video, nguyên như thiết bị đã ghi
help-verify-out = Thư mục để ghi record.json, report.json, report.html và stills/ [mặc định: VIDEO.onetake trong thư mục hiện tại; với --json thì không ghi]
help-scan-out = Tệp để ghi bản ghi; ảnh chụp nằm trong FILE.stills bên cạnh. `-` là stdout, không kèm ảnh
help-scan-force = Thay bản ghi đã có
help-judge-record = Bản ghi do lần quét tạo, hoặc thư mục do verify tạo; `-` là stdin
help-judge-out = Thư mục để ghi record.json, report.json, report.html và stills/ [mặc định: không ghi]
help-explain-report = Báo cáo, hoặc thư mục do verify tạo; `-` là stdin
help-explain-criterion = Tiêu chí cần giải thích, ví dụ CONT.CUT [mặc định: liệt kê tất cả]
help-hand-in-report = Thư mục do verify hoặc judge tạo ra, hoặc report.json trong đó
help-hand-in-video = Video đã được đánh giá [mặc định: nơi bản quét đã đọc nó, nếu còn ở đó]
help-hand-in-platform = Sàn: bộ quy tắc có sẵn theo id, hoặc tệp bộ quy tắc [mặc định: bộ quy tắc của báo cáo]
help-hand-in-out = Thư mục để ghi vào [mặc định: hand-in-ID trong thư mục hiện tại]
help-hand-in-mask = Che một phần hình trong bản sao: trái, trên, rộng, cao theo phần trăm; chỉ che một lúc thì thêm @FROM-TO phía sau, ví dụ 10,20,30,15@0:03-0:07; có thể ghi nhiều lần
help-hand-in-font = Tệp phông chữ cho giấy chứng nhận, nếu hệ thống không có phông đủ ký tự; có thể đưa nhiều lần
help-hand-in-keep_label = Để nguyên nhãn trong bản sao; nếu không, chỗ nào đọc được nhãn thì che hết, chỉ chừa mã
help-attest-record = Bản ghi do lần quét tạo, hoặc thư mục do verify tạo
help-attest-out = Tệp để thêm xác nhận; chưa có thì tạo mới. Là JSON nếu tên kết thúc bằng .json, nếu không là TOML [mặc định: RECORD.statements.toml]
help-attest-who = Tên người xác nhận
help-attest-role = Vai trò của người đó
help-attest-statement = Nội dung xác nhận [mặc định: hỏi từng điều còn chờ, kèm đoạn mà lần quét gợi ý]
help-attest-accept_proposed = Không hỏi, ghi tất cả những gì lần quét gợi ý thành xác nhận: NAME chịu trách nhiệm, mỗi xác nhận đều ghi rõ điều đó
help-attest-state = Video có cho thấy điều đó không; với lời giải thích: seen là không tính là vi phạm, not-seen là đúng như bề ngoài [mặc định: seen, trừ lời giải thích]
help-attest-from = Từ lúc nào trong video, ví dụ 0:12.5 [mặc định: đầu video]
help-attest-to = Đến lúc nào trong video [mặc định: cuối video]
help-attest-side = Một mặt của kiện hàng được cho thấy; lặp lại nếu có nhiều mặt (outside-shown). Lần quét không gợi ý mặt nào: khi dùng --accept-proposed hãy nêu rõ
help-attest-text = Số như ghi trên đó (waybill-transcribed, serial-read)
help-attest-line = Dòng của đơn hàng, theo mã trong hồ sơ (line-shown, serial-read)
help-attest-count = Thấy bao nhiêu món (line-shown)
help-attest-item = Một mục trong danh sách kiểm hàng (inspected)
help-attest-condition = Tình trạng của mục đó (inspected); ghi sai sẽ được trả lời bằng các từ có thể dùng
help-attest-observation = Quan sát được giải thích, theo số trong bản ghi (event-explained)
help-attest-criterion = Mã quy tắc có kết quả được giải thích, ví dụ CLR.RES; lặp lại cho quy tắc khác (finding-explained)
help-attest-still = Ảnh chụp cho thấy điều đó, theo số trong bản ghi [mặc định: ảnh gần giữa đoạn nhất]
help-attest-note = Ghi thêm: điều nhìn thấy, không phải ai hay vì sao
help-attest-at = Thời điểm xác nhận, kèm múi giờ [mặc định: bây giờ]
help-arg-waybill = Mã vận đơn mà nhãn phải có; lặp lại nếu có nhiều mã
help-arg-region = Phần khung hình là bàn làm việc: trái, trên, rộng, cao theo phần trăm, ví dụ 10,20,60,50; hoặc tệp của bàn đó ghi các số này
help-arg-signed_at = Thời điểm đơn vị vận chuyển ghi nhận giao hàng, kèm múi giờ, ví dụ 2026-03-01T14:05:00+08:00
help-arg-direction = Loại video [mặc định: return-unboxing]
help-arg-policy = Mã hoặc tên bộ quy tắc có sẵn, hoặc tệp quy tắc; `+MÃ` thêm một bộ bổ sung
help-arg-case = Tệp hồ sơ: mã vận đơn, thời gian ký nhận, loại video; TOML, JSON hoặc bảng CSV. Tùy chọn ghi kèm được ưu tiên
help-arg-row = Hàng trong bảng, theo số thứ tự từ 1 hoặc mã vận đơn [mặc định: hàng của --waybill, hoặc đơn duy nhất]
help-arg-order = Mã đơn hàng, để ghi vào báo cáo
help-arg-reference = Mã riêng của cửa hàng, ví dụ mã đơn trả hàng, để ghi vào báo cáo
help-arg-attest = Tệp trong đó người có tên xác nhận điều đã thấy; lặp lại nếu có nhiều tệp
help-arg-dispute = Điểm tranh chấp: cho biết video này có thể cho thấy không và còn cần gì
help-arg-other_report = Báo cáo về video chiều kia, ví dụ video đóng hàng khi đánh giá hàng trả
help-arg-file_clocks = Coi giờ trong tên tệp và lần sửa cuối trên đĩa là những đồng hồ riêng, đều yếu vì ai cũng sửa được. Báo cáo khi đó có tên tệp
help-arg-keep_words = Vẫn tiếp tục dù có lời không trung lập; báo cáo ghi rõ những lời đó
help-arg-json = Chỉ in báo cáo, dạng JSON
help-arg-force = Thay thư mục kết quả của onetake đã có
help-bundle-evidence = Thư mục do verify hoặc judge tạo ra
help-bundle-video = Video của bằng chứng đó; nếu không đưa thì gói không có video
help-bundle-documents = Tệp khác cần đưa vào: lời xác nhận, bộ quy tắc của cửa hàng, ảnh, chứng từ; có thể ghi nhiều lần
help-bundle-no_pdf = Không đưa vào báo cáo giấy (PDF); để tạo nó cần phông chữ có đủ ký tự
help-bundle-font = Tệp phông chữ cho báo cáo giấy, khi hệ thống không có phông đủ ký tự; có thể ghi nhiều lần
help-bundle-out = Thư mục hoặc tệp ZIP cần tạo [mặc định: FOLDER.bundle.zip trong thư mục hiện tại]
help-check-evidence = Thư mục do verify hoặc judge tạo ra, report.json trong đó, hoặc một gói
help-check-video = Video, để quét lại và so sánh
help-check-policy = Bộ quy tắc của báo cáo, nếu không phải bộ có sẵn
help-check-json = In kết quả so sánh dưới dạng JSON
help-check-scan = Quét video trong gói và so sánh
help-key = Tạo khóa để ký bằng chứng
help-key-after = Hãy đưa dòng được in ra cho người kiểm tra bằng chứng, bằng cách mà họ tin được. Bản thân khóa thì tự giữ.
help-key-file = Tệp khóa, chỉ mình bạn đọc được; nửa công khai nằm bên cạnh, thêm .pub sau tên
help-key-name = Khóa của ai, theo tên trong danh sách người ký, ví dụ station-3@shop.example
help-seal = Niêm phong bằng chứng: ký đúng các byte này, và nhờ cơ quan dấu thời gian xác nhận chúng có từ khi nào
help-seal-after = Niêm phong nằm cạnh tệp, tên là FILE.sig và FILE.tsr, không đổi gì trong tệp. Ai cũng kiểm tra được, bằng onetake check hoặc ssh-keygen và openssl.
help-seal-files = Thư mục bằng chứng, thư mục của gói, hoặc tệp bất kỳ; nhiều tệp thì niêm phong từng tệp
help-seal-list = Ghi danh sách các tệp, theo dạng của sha256sum, và chỉ niêm phong danh sách đó một lần
help-seal-request = Thay vào đó ghi yêu cầu dấu thời gian vào FILE.tsq, để gửi cho cơ quan bằng cách khác
help-seal-attach = Giữ câu trả lời của cơ quan nhận được bằng cách khác
help-arg-key = Ký bằng khóa này: của onetake key, hoặc khóa Ed25519, ECDSA P-256 của ssh; nếu là khóa công khai thì ssh-agent giữ nửa kia
help-arg-timestamp = Xin cơ quan này dấu thời gian (RFC 3161); chỉ mã băm được gửi qua mạng
help-arg-authorities = Chứng chỉ của các cơ quan dấu thời gian mà bạn tin (PEM); không nhận dấu của cơ quan khác
help-check-signers = Danh sách người ký mà bạn tin, theo dạng của ssh-keygen: khi đó phải có một người trong đó đã ký
help-check-authorities = Chứng chỉ của các cơ quan dấu thời gian mà bạn tin (PEM): khi đó phải có dấu của một cơ quan trong đó
help-check-list = Danh sách video đã niêm phong, theo dạng của sha256sum, trong đó phải có video này
help-label-file = Ảnh PNG hoặc JPEG, hoặc video vài giây
help-label-json = In kết quả dạng JSON
help-policies-explain-policy = Mã của bộ quy tắc có sẵn, hoặc tệp quy tắc
help-policies-explain-criterion = Một tiêu chí trong đó, ví dụ TIME.WINDOW [mặc định: tất cả]
help-policies-show-policy = Mã của bộ quy tắc có sẵn
help-policies-validate-files = Các tệp quy tắc
help-policies-diff-before = Bộ quy tắc để đối chiếu: mã hoặc tệp
help-policies-diff-after = Bộ quy tắc cần so: mã hoặc tệp
help-completions-shell = Loại shell
help-man-out = Thư mục để ghi một trang cho mỗi lệnh

## Words of options

side-top = mặt trên
side-bottom = mặt dưới
side-front = mặt trước
side-back = mặt sau
side-left = mặt trái
side-right = mặt phải

## Progress

progress-hashing = đang băm
progress-looking = đang xem
progress-left = còn lại
progress-video = của video
progress-copying = đang tạo bản sao

## What was typed wrongly

arguments-unknown-option = không có tùy chọn { $given }
arguments-unknown-word = thừa “{ $given }”: ở đây mỗi lần chỉ nhận một tệp hoặc thư mục
arguments-unknown-command = không có lệnh “{ $given }”
arguments-missing-command = hãy nêu việc cần làm: thiếu lệnh
arguments-missing = còn thiếu: { $names }
arguments-no-value = sau { $option } phải có giá trị
arguments-no-value-known = sau { $option } phải có giá trị; có thể dùng: { $known }
arguments-bad-value = { $option } không thể là “{ $given }”; có thể dùng: { $known }
arguments-no-time = { $option } không thể là “{ $given }”: hãy ghi thời điểm trong video như 1:02.5
arguments-no-number = { $option } không thể là “{ $given }”: hãy ghi số nguyên, ví dụ 2
arguments-no-mask = { $option } không thể là { $given }: hãy ghi trái, trên, rộng, cao theo phần trăm của hình, ví dụ 10,20,30,15; chỉ che một lúc thì thêm @0:03-0:07 phía sau
arguments-invalid = { $option } không thể là “{ $given }”
arguments-twice = { $option } được nêu hai lần: chỉ nêu một lần
arguments-conflict = không dùng { $option } cùng { $other }: hãy bỏ một
arguments-stray-value = { $option } không nhận giá trị: hãy bỏ “{ $given }”
arguments-not-text = một đối số không phải chữ UTF-8: hãy gõ lại
arguments-wrong = không hiểu các đối số đã cho
arguments-meant = có phải ý bạn là { $near }?
clause-end = {"; "}
arguments-help = xem { $command }

## Faults: places and ends of sentences

fault-meant = , có phải ý bạn là “{ $near }”?
fault-at-line = dòng { $line }: { $fault }
fault-at-place = dòng { $line }, cột { $column }: { $fault }
fault-at-cell = dòng { $line }, cột { $column } ({ $name }): { $fault }

## Faults: files

fault-file-not_regular = không phải tệp thông thường
fault-file-too_large = tệp quá lớn: có chọn nhầm tệp không?
fault-file-not_text = không phải văn bản UTF-8: hãy lưu lại dạng UTF-8

## Faults: waybill numbers and times

fault-waybill-control_characters = có ký tự điều khiển
fault-waybill-other_characters = có ký tự không mã nào có; nếu có nhiều mã hãy ghi từng mã
fault-waybill-too_long = dài hơn mã của mọi đơn vị vận chuyển
fault-waybill-other_digits = có chữ số ngoài 0 đến 9; hãy gõ lại
fault-waybill-too_short = quá ít chữ số và chữ cái; có bị thiếu không?
fault-time-none = “{ $given }” không phải thời gian: hãy ghi như 2026-11-20T15:04:00+08:00
fault-time-date_alone = “{ $given }” chỉ có ngày, thiếu giờ: hãy ghi như 2026-11-20T15:04:00+08:00
fault-time-impossible = “{ $given }” không tồn tại hoặc tự mâu thuẫn ({ $cause })
fault-time-unknown_zone = “{ $given }” có múi giờ lạ “{ $name }”: hãy ghi như +08:00

## Faults: the case

fault-case-shape = không dùng được hồ sơ: { $fault }
fault-case-field = { $field }: { $fault }
fault-case-waybill = mã vận đơn “{ $waybill }” không phải mã: { $problem }
fault-case-waybill_twice = mã vận đơn “{ $waybill }” được ghi hai lần: mỗi mã chỉ ghi một lần
fault-case-digest = SHA-256 đã ghi “{ $stated }” không đúng: phải có 64 chữ số thập lục phân
fault-case-future = “{ $stated }” sau thời điểm hiện tại, { $now }: hãy kiểm tra ngày và múi giờ
fault-case-no_table = --row chọn một hàng của bảng, mà tệp này không phải bảng: hãy đưa tệp .csv hoặc .tsv, hoặc bỏ --row
fault-case-no_clock = recorded_at không cho biết đọc từ đồng hồ nào: hãy điền clock
field-signed_off_at = thời gian ký nhận
field-recorded_at = thời gian quay
field-opened_by_installer_at = thời gian lắp đặt mở hàng
field-file_modified_at = lần sửa cuối của tệp
field-other_report = báo cáo kia
field-region = vùng bàn làm việc
field-recorder_zone = múi giờ của thiết bị ghi
field-file_name = tên tệp
field-documents = giấy tờ
field-order_value = giá trị đơn hàng
field-order_lines = các dòng đơn hàng
field-custody = các chặng vận chuyển
field-files = các tệp ghi hình
fault-entry-same_direction = là báo cáo về video cùng chiều: hãy đưa báo cáo của chiều kia
fault-entry-no_region = “{ $given }” không phải một phần của khung hình: hãy ghi trái, trên, rộng, cao theo phần trăm, ví dụ 10,20,60,50, hoặc đưa tệp của bàn làm việc có ghi các số này
fault-entry-no_zone = “{ $given }” không phải múi giờ: hãy ghi như +08:00 hoặc Asia/Shanghai
fault-entry-name_empty = để trống: hãy ghi tên mà thiết bị đã đặt cho tệp
fault-entry-name_too_long = dài hơn mọi tên tệp
fault-entry-name_control = có ký tự điều khiển
fault-entry-rounded = “{ $given }” đã bị bảng tính làm tròn: hãy định dạng cột là văn bản và nhập lại đủ số
fault-entry-no_document = không có giấy tờ “{ $given }”{ $near }; có thể dùng: { $known }
fault-entry-no_currency = “{ $code }” không phải mã tiền tệ: hãy ghi như CNY, TWD, VND
fault-entry-opened_before = { $opened } trước lúc ký nhận, { $signed_off }: hãy kiểm tra cả hai
fault-entry-line_without_id = có một dòng thiếu mã: hãy đánh số các dòng
fault-entry-line_twice = dòng “{ $id }” có hai lần: mỗi dòng cần một mã riêng
fault-entry-line_of_nothing = dòng “{ $id }” có số lượng 0: hãy bỏ dòng này
fault-entry-too_many_serials = dòng “{ $id }” có nhiều số sê-ri hơn số món: hãy kiểm tra cả hai
fault-entry-serial_twice = số sê-ri “{ $serial }” có hai lần
fault-entry-text_too_long = có đoạn chữ dài hơn { $limit } ký tự: hãy rút ngắn
fault-entry-no_segment = có mục không cho biết chặng nào: hãy điền segment
fault-entry-file_twice = tệp “{ $name }” có hai lần
fault-entry-time_without_zone = “{ $given }” thiếu múi giờ: hãy ghi như 2026-11-20T15:04:00+08:00
fault-entry-too_early = “{ $given }” trước năm { $year }: hãy kiểm tra lại năm
fault-entry-end_before_start = { $end } trước { $start }: hãy kiểm tra cả hai

## Faults: the table of cases

fault-table-unreadable = không đọc được bảng: { $cause }
fault-table-empty = bảng trống: dòng đầu phải là tên cột
fault-table-too_many_cells = dòng này có { $cells } ô, còn dòng đầu chỉ có { $wanted } tên cột: hãy đặt ô có dấu phân cách trong ngoặc kép
fault-table-no_row = bảng không có hàng { $row }: chỉ có { $rows } hàng
fault-table-no_waybill = bảng không có mã vận đơn “{ $waybill }”{ $near }
fault-table-no_rows = bảng chỉ có tên cột, không có hàng nào
fault-table-several_rows = bảng có { $rows } hàng: hãy dùng --row để chọn, theo số thứ tự từ 1 hoặc mã vận đơn
fault-table-differs = “{ $here }” khác “{ $there }” ở dòng { $line } của cùng mã vận đơn: một đơn chỉ có một
fault-table-rounded = “{ $given }” đã bị bảng tính làm tròn: hãy định dạng cột là văn bản và nhập lại đủ số
fault-table-waybill = mã vận đơn “{ $waybill }” không phải mã: { $problem }
fault-table-waybill_twice = mã vận đơn “{ $waybill }” được ghi hai lần: mỗi mã chỉ ghi một lần
fault-table-no_zone = “{ $given }” không phải múi giờ: hãy ghi như +08:00 hoặc Asia/Shanghai
fault-table-year_not_first = “{ $given }”: hãy ghi năm trước, ví dụ 2026-11-20 15:04
fault-table-two_dates = “{ $given }” có thể là { $one } hoặc { $other }: hãy ghi năm trước, ví dụ 2026-11-20 15:04, hoặc nêu rõ ngày hay tháng đứng trước
fault-table-time = { $problem }
fault-table-no_currency = “{ $given }” thiếu loại tiền: hãy ghi như 1299.00 CNY, hoặc thêm cột tiền tệ
fault-table-no_amount = “{ $given }” không phải số tiền: hãy ghi như 1299.00 CNY
fault-table-no_quantity = hàng này thiếu số lượng: hãy ghi số món đã đặt
fault-table-no_pieces = “{ $given }” không phải số món: hãy ghi như 2
fault-table-no_word = không có “{ $given }”{ $near }; có thể dùng: { $known }
fault-table-column_twice = trùng nghĩa với cột { $number } ({ $name }): hãy giữ một cột
fault-table-no_column = không có cột nào tên “{ $given }”{ $near }; hiện có: { $names }
fault-table-no_waybill_column = không thấy cột mã vận đơn: hãy đặt tên một cột là { $names }; dòng đầu phải là tên cột

## Faults: statements

fault-attest-shape = không dùng được tệp xác nhận: { $fault }
fault-attest-number = xác nhận { $number } ({ $statement }, { $who }): { $fault }
fault-attest-about_nothing = không ghi xác nhận về video nào: hãy điền source_sha256 hoặc record_sha256 dưới [about]
fault-attest-other_video = các xác nhận này về video khác: trong đó ghi { $stated }, video này là { $found }
fault-attest-other_record = các xác nhận này về lần quét khác: trong đó ghi { $stated }, bản ghi này là { $found }
fault-attest-twice = xác nhận { $number } đã nộp rồi, trong tệp này hoặc tệp khác: chỉ nộp một lần
fault-attest-written = không ghi được xác nhận: { $cause }
fault-statement-after_now = thời gian “{ $at }” sau hiện tại, { $now }: hãy ghi lúc xác nhận
fault-statement-too_early = thời gian “{ $at }” quá sớm, khi đó chưa có loại video này: hãy ghi lúc xác nhận
fault-statement-no_zone = thời gian “{ $at }” thiếu múi giờ: hãy ghi như 2026-11-20T15:04:00+08:00
fault-statement-no_time = { $problem }
fault-statement-no_person = { $name } để trống: xác nhận phải có người và vai trò
fault-statement-text_too_long = có đoạn chữ dài hơn { $limit } ký tự: hãy rút ngắn
fault-statement-no_still = bản ghi không có ảnh chụp số { $still }
fault-statement-same = người này đã xác nhận như vậy về đoạn này: hãy bỏ một
fault-statement-contrary = người này đã xác nhận khác về đoạn này: hãy giữ cái đúng
fault-statement-no_span = đoạn kết thúc ở { $end_ms }, không sau lúc bắt đầu { $start_ms }
fault-statement-outside = đoạn { $start_ms } đến { $end_ms } nằm ngoài video, vốn từ { $first_ms } đến { $last_ms }
fault-statement-no_side = chưa ghi mặt nào: hãy liệt kê các mặt được cho thấy
fault-statement-no_number = chưa ghi số: hãy ghi đúng như trên nhãn
fault-statement-no_observation = bản ghi không có quan sát số { $observation }
fault-statement-no_note = cần ghi chú (note) nói rõ đó là gì
fault-statement-no_criterion = chưa nêu quy tắc nào: hãy liệt kê mã các quy tắc được giải thích, ví dụ CLR.RES
fault-statement-no_line = chưa ghi dòng đơn hàng: hãy ghi mã của dòng
fault-statement-no_serial = chưa ghi số: hãy ghi số sê-ri đúng như trên đó
fault-statement-no_condition = chưa ghi tình trạng của { $item }: hãy chọn ({ $known }), không nhìn rõ thì ghi not_visible
fault-statement-condition_unseen = { $item } vừa không nhìn rõ vừa có tình trạng: hãy giữ một
fault-statement-condition_not_seen = tình trạng đi với seen hoặc not_visible; hãy ghi tình trạng đã thấy
fault-statement-other_condition = “{ $given }” không phải tình trạng của { $item }{ $near }; có thể dùng: { $known }
failure-statement = { $statement }: { $problem }
failure-statement-stray = { $option } thuộc về xác nhận khác: hãy bỏ đi
failure-statement-lacks = hãy thêm { $option }
failure-words = “{ $word }” không trung lập: hãy ghi điều nhìn thấy, không phải ai hay vì sao; hoặc thêm --keep-words

## Faults: policies

fault-policy-shape = { $problem }
fault-policy-no_format = tệp không ghi định dạng: hãy ghi format = "{ $known }" ở dòng đầu
fault-policy-other_format = định dạng là “{ $found }”, cần “{ $wanted }”
fault-policy-newer_format = định dạng “{ $found }” mới hơn “{ $wanted }”: hãy dùng onetake mới hơn
fault-policy-unknown = không có bộ quy tắc “{ $id }”{ $near }; có thể dùng: { $known }
fault-policy-no_overlay = “{ $id }” không thể làm bộ bổ sung; các bộ bổ sung: { $known }
fault-policy-parent = bộ quy tắc gốc không dùng được: { $cause }
fault-policy-stranger = “{ $parent }” không có { $id } để lấy phần còn lại
fault-policy-stranger_meant = “{ $parent }” không có { $id } để lấy phần còn lại: có phải ý bạn là { $meant }?
fault-policy-id_form = mã gồm chữ thường, chữ số và dấu gạch, ví dụ taobao-tmall
fault-policy-overlay_alone = bộ bổ sung cần một bộ để đặt lên: hãy ghi extends, ví dụ extends = "base"
fault-policy-no_criteria = bộ quy tắc không có tiêu chí: hãy thêm [[criterion]]
fault-policy-criterion_twice = { $id } có hai lần: mỗi tiêu chí cần một mã riêng
fault-policy-criterion_id_form = mã tiêu chí gồm các phần chữ hoa cách nhau bằng dấu chấm, ví dụ CONT.CUT
fault-policy-no_source = { $name } để trống: hãy ghi quy tắc nằm ở đâu
fault-policy-no_address = giá trị đã công bố cần địa chỉ trang: hãy ghi vào source
fault-policy-no_direction = danh sách trống, không liên quan video nào: hãy liệt kê loại video hoặc bỏ tiêu chí
fault-policy-never_decides = việc bằng chứng hợp với tranh chấp không bao giờ quyết định kết luận: hãy đổi thành advisory
fault-policy-no_test = không có phép kiểm tra { $name }; có thể dùng: { $known }
fault-policy-no_test_meant = không có phép kiểm tra { $name }: có phải ý bạn là { $meant }?
fault-policy-impossible = giá trị của { $parameter } không dùng được ({ $cause })
fault-policy-blank_empty = blank để trống: hãy ghi vì sao không có quy tắc
fault-policy-test_and_blank = có cả check và blank: hãy bỏ một
fault-policy-nothing_tested = tiêu chí không kiểm tra gì: hãy thêm bảng kiểm tra, hoặc ghi lý do trong blank
fault-policy-no_date = “{ $given }” không phải ngày: hãy ghi như 2026-11-21
failure-criterion-policy = bộ quy tắc “{ $policy }” không có tiêu chí “{ $id }”{ $near }
failure-criterion-report = báo cáo không có tiêu chí “{ $id }”{ $near }; có thể dùng: { $known }
failure-policy-no_file = “{ $policy }” là bộ này đặt trên bộ kia và không có tệp riêng: hãy in từng bộ

## Faults: the shape of files

fault-shape-missing = thiếu { $name }
fault-shape-unknown_name = tên lạ “{ $name }”{ $near }; có thể dùng: { $known }
fault-shape-unknown_word = không thể là “{ $given }”{ $near }; có thể dùng: { $known }
fault-shape-other_type = sai kiểu giá trị ({ $cause })
fault-shape-other = sai định dạng ({ $cause })

## Faults: records and reports

fault-wire-too_large = { $bytes } byte là quá lớn cho bản ghi hoặc báo cáo (tối đa { $limit }): có chọn nhầm tệp không?
fault-wire-not_json = không phải tệp JSON ({ $cause }): hãy đưa bản ghi hoặc báo cáo
fault-wire-no_format = tệp không ghi định dạng; cần { $wanted }: có chọn nhầm tệp không?
fault-wire-shape = tệp không theo định dạng { $found } của nó: { $fault }

## What the system says

system-not_found = không có tệp hoặc thư mục này
system-permission_denied = không có quyền
system-already_exists = đã có sẵn
system-storage_full = đĩa hết chỗ
system-quota_exceeded = đã hết hạn ngạch đĩa
system-file_too_large = tệp quá lớn đối với đĩa
system-is_a_directory = đây là thư mục
system-not_a_directory = một phần đường dẫn không phải thư mục
system-read_only = đĩa chỉ đọc
system-name_too_long = tên quá dài
system-busy = đang được dùng
system-interrupted = bị gián đoạn
system-loop = liên kết tượng trưng vòng tròn
system-broken_pipe = bên đọc đã đóng
system-timed_out = quá thời gian chờ
failure-no_terminal = attest hỏi trên cửa sổ dòng lệnh, mà đây không phải: hãy nêu một điều bằng --statement, hoặc nhận tất cả gợi ý của lần quét bằng --accept-proposed
failure-terminal = không dùng được cửa sổ dòng lệnh ({ $cause })
failure-stdout = không ghi được stdout ({ $cause }); hãy xem nó dẫn tới đâu
failure-program-missing = không có chương trình ffmpeg: hãy cài đặt và bảo đảm hệ thống tìm thấy nó
failure-program-failed = chương trình ffmpeg không làm được: { $cause }
failure-hand_in-other_record = báo cáo nói về bản ghi khác: báo cáo ghi { $stated }, bản này là { $found }; hãy lấy cả hai từ một thư mục
failure-hand_in-other_video = báo cáo nói về video khác: báo cáo ghi { $stated }, video này là { $found }
failure-internal = lỗi của chính onetake, hãy báo lại: { $cause }
failure-sheet-too_large = tệp quá lớn đối với một bảng: có đúng tệp không?
failure-sheet-workbook = không đọc được như một sổ tính ({ $cause }): hãy lưu lại thành XLSX hoặc CSV
failure-sheet-password = có mật khẩu: hãy lưu lại không có mật khẩu
failure-sheet-page = đây là một trang web không có bảng: hãy đăng nhập rồi xuất bảng lại
failure-sheet-encoding = không nhận ra bảng mã của văn bản: hãy lưu thành UTF-8

## What a file looks like that is no video

found-pdf = tài liệu PDF
found-zip = tệp nén ZIP hoặc tài liệu Office
found-rar = tệp nén RAR
found-seven_zip = tệp nén 7-Zip
found-gzip = tệp nén gzip
found-jpeg = ảnh JPEG
found-png = ảnh PNG
found-gif = ảnh GIF
found-mp3 = tệp âm thanh MP3
found-ogg = tệp Ogg
found-flac = tệp âm thanh FLAC
found-program = chương trình
found-wav = tệp âm thanh WAV
found-zeros = toàn byte không
found-text = văn bản
found-unknown = dữ liệu không rõ
found-hls = danh sách phát HLS
found-ffconcat = kịch bản ffconcat
found-dash = bản kê DASH
found-smil = danh sách phát SMIL
found-pls = danh sách phát PLS
found-frame_size = cỡ khung hình theo pixel
found-streams = số luồng
found-pixels = số pixel
found-unnamed_codec = một codec không tên
found-mpeg_ps = MPEG program stream
found-mpeg_ts = MPEG transport stream

## Statements asked for one after the other
attest-who = Họ tên của bạn
attest-role = Vai trò của bạn, ví dụ nhân viên kiểm hàng
attest-proposed = lần quét gợi ý xem: { $at }, độ chắc { $confidence }
attest-place = hãy xem { $at }
attest-no_place = lần quét không gợi ý chỗ nào: hãy ghi từ lúc nào đến lúc nào, ví dụ 0:12-0:25 (thấy điều ngược lại: c 0:12-0:25)
attest-keys = Enter: thấy ở đó · 0:12-0:25: thấy ở đoạn này · n: không nhìn rõ · c: thấy điều ngược lại · s: bỏ qua · q: kết thúc
attest-keys_typed = 0:12-0:25: thấy ở đoạn này · n: không nhìn rõ · c 0:12-0:25: thấy điều ngược lại · s: bỏ qua · q: kết thúc
attest-sides = Những mặt nào được cho thấy? Hãy nhập số: { $all } · chỉ nhấn Enter khi mọi mặt này đều được cho thấy: { $offered } · s: bỏ qua · q: kết thúc
attest-no_answer = đây không phải câu trả lời cho câu hỏi này
attest-count = Thấy bao nhiêu món của dòng { $line }? Enter: { $ordered }
attest-number = Nhập số đúng như ghi trên đó
attest-nothing_open = không còn điều nào cần xác nhận ở đây
attest-still_open = còn chờ xác nhận: { $statements }
attest-looks = ngoài ra còn { $count } chỗ cần xem và giải thích; báo cáo có lệnh cho từng chỗ (event-explained, finding-explained).
attest-not_proposed = chưa ghi, vì lần quét không gợi ý đủ: { $statements }
attest-by_itself = cần ghi riêng bằng --statement: { $statements }
attest-accepted_note = Xác nhận theo gợi ý của lần quét, chưa xem từng mục.

## A check of evidence

checked-passed = Đạt: mọi thứ đúng như bằng chứng đã ghi, đã so với video.
checked-incomplete = Chưa đầy đủ: không có gì mâu thuẫn với bằng chứng, nhưng chưa so sánh được tất cả.
checked-failed = Không đạt: có chỗ không đúng như bằng chứng đã ghi.
checked-verdict = Báo cáo kết luận: { $verdict }
checked-step-files = Các tệp trong thư mục
checked-step-record = Bản ghi quét, theo mã băm trong báo cáo
checked-step-report = Báo cáo, lập lại từ bản ghi, bộ quy tắc, hồ sơ và các lời xác nhận
checked-step-page = Trang để đọc
checked-step-paper = Báo cáo trên giấy
checked-step-stills = Ảnh, theo mã băm trong bản ghi
checked-step-packet_hashes = Danh sách mã băm các gói, theo mã băm trong bản ghi
checked-step-video = Các byte của video, theo mã băm trong bản ghi
checked-step-scan = Bản ghi, so với lần quét lại video
checked-no_video = Chưa có video: chỉ khi quét lại mới biết video có gì. Hãy ghi video sau thư mục; video trong gói thì quét bằng --scan.
checked-not_stated = Bản ghi không nêu danh sách này.
checked-not_here = Không có danh sách ở đây; quét lại video sẽ lập lại được.
checked-view = report.pdf không được so sánh vì phụ thuộc phông chữ, và không có niêm phong của người mà bạn tin cậy bao trùm nó: report.json mới là căn cứ.
checked-other_page = Trang do phiên bản { $theirs } tạo ra; đây là { $ours }, có thể viết khác. report.json mới là căn cứ.
checked-unknown_facts = Có nội dung mà phiên bản này không biết nên không so sánh được: hãy dùng onetake mới hơn.
checked-no_policy = Bộ quy tắc { $policy } không có sẵn: hãy đưa bằng --policy. SHA-256 của tệp: { $sha256 }
checked-other_judge = Do phiên bản { $theirs } tạo ra; đây là { $ours }, có thể đánh giá khác.
checked-other_verdict = Phiên bản này đánh giá khác: { $verdict }. Đừng dựa vào kết luận của báo cáo khi chưa có người xem.
checked-other_scanner = Do phiên bản khác của chương trình hoặc thư viện tạo ra, có thể thấy khác. Chỗ khác nhau:
checked-missing = { $file }: thiếu
checked-unlisted = { $file }: không thuộc về đây
checked-page_differs = { $file }: không đúng với report.json
checked-unreadable = { $file }: không đọc được: { $why }
checked-digest = { $file }: SHA-256 là { $found }, đã ghi là { $stated }
checked-value = { $file }: giá trị khác tại { $place }
checked-only-record = Có trong bản ghi, không có trong lần quét lại: { $what }, { $from } đến { $to }
checked-only-scan = Có trong lần quét lại, không có trong bản ghi: { $what }, { $from } đến { $to }
checked-coverage = { $what }: bản ghi nói đánh giá được { $record }, lần quét lại nói { $scan }
checked-coverage-none = không phần nào
checked-coverage-partial = một phần
checked-coverage-full = tất cả
checked-packets-picture = Hình thay đổi từ { $from } đến { $to }: thiếu { $missing } khung hình, có { $added } thay vào
checked-packets-sound = Âm thanh thay đổi từ { $from } đến { $to }: thiếu { $missing } gói, có { $added } thay vào
checked-packets-all = Không khung hình nào là của video đã ghi: đã mã hóa lại, hoặc là video khác
checked-public = Ai cũng có thể so sánh bằng công cụ công khai:
checked-public-value = phải in ra { $value }
checked-public-packets = không được in ra gì: mọi gói đều là của video đã ghi
bundle-made = Ai cũng kiểm tra được: onetake check, hoặc sha256sum -c manifest-sha256.txt trong thư mục của gói.
bundle-evidence = bằng chứng không đúng như đã ghi; hãy xem kết quả của onetake check và lập lại
bundle-other_video = là video khác: SHA-256 của nó là { $found }, còn bằng chứng nói về { $stated }
bundle-exists = đã có ở đó; hãy chọn nơi khác bằng --out
bundle-name = hãy đặt cho nó một tên riêng, trên một dòng và không có dấu phần trăm
bundle-secret_key = khóa bí mật không thuộc về gói nào
bundle-unsafe = không phải gói có thể mở an toàn: { $why }
checked-step-manifest = Các tệp của gói, theo danh sách của gói

## Seals

key-made = Khóa { $fingerprint }
key-line = Dòng này thuộc về danh sách người ký của những người kiểm tra bằng chứng:
seal-signed = Đã ký bằng khóa { $fingerprint }
seal-stamped = { $authority } xác nhận: đã có trước { $time }
seal-fault-signature_unreadable = không phải chữ ký của OpenSSH
seal-fault-signature_namespace = chữ ký dành cho "{ $found }", không phải cho "onetake"
seal-fault-signature_unsupported = ở đây không hỗ trợ khóa loại { $what }; ssh-keygen có thể kiểm tra được
seal-fault-signature_other_bytes = không phải chữ ký trên các byte này
seal-fault-timestamp_unreadable = không phải câu trả lời của cơ quan dấu thời gian (RFC 3161)
seal-fault-timestamp_refused = cơ quan từ chối: { $what }
seal-fault-timestamp_other_bytes = là dấu thời gian của các byte khác
seal-fault-timestamp_other_request = là câu trả lời cho yêu cầu khác
seal-fault-timestamp_unsupported = ở đây không hỗ trợ { $what }; openssl ts có thể kiểm tra được
seal-fault-timestamp_signature = chữ ký của cơ quan không đúng
seal-fault-timestamp_no_certificate = trong đó không có chứng chỉ của cơ quan
seal-fault-timestamp_purpose = chứng chỉ không dành riêng cho dấu thời gian
seal-fault-timestamp_foreign = { $what } không thuộc các cơ quan mà bạn tin
seal-fault-timestamp_expired = chứng chỉ của { $what } không có hiệu lực vào lúc đó
failure-key-file = { $cause }; hãy chọn tệp khác
failure-key-not_a_key = không phải khóa của OpenSSH: hãy tạo bằng onetake key
failure-key-open = người khác đọc được khóa này: hãy chạy chmod 600 trước
failure-key-name = "{ $name }": hãy đặt tên không có dấu cách, dấu phẩy và dấu nháy, ví dụ station-3@shop.example
failure-key-no_random = hệ thống không cho số ngẫu nhiên nên không tạo được khóa
failure-seal-no_evidence = thư mục không có gói hay báo cáo: hãy nêu tệp cần niêm phong
failure-seal-too_large = quá lớn để ký riêng: hãy niêm phong một danh sách bằng --list
failure-seal-name = tên có xuống dòng hoặc dấu gạch chéo ngược không ghi được vào danh sách: hãy đổi tên
failure-seal-no_program = không có chương trình ssh-keygen: hãy cài OpenSSH, hoặc dùng khóa của onetake key
failure-seal-refused = chưa ký được: { $cause }
failure-seal-network = không có dấu thời gian: { $cause }. Hãy thử lại sau, hoặc niêm phong không có --timestamp
failure-seal-network-address = không phải địa chỉ http hoặc https: hãy kiểm tra giá trị của --timestamp
failure-seal-network-host = không có dấu thời gian: không tìm thấy máy chủ này. Hãy kiểm tra địa chỉ và mạng
failure-seal-network-refused = không có dấu thời gian: nơi đó không nhận kết nối. Hãy kiểm tra địa chỉ hoặc thử lại sau
failure-seal-network-late = không có dấu thời gian: hết thời gian chờ. Hãy thử lại sau hoặc bỏ --timestamp
failure-seal-network-status = không có dấu thời gian: máy chủ trả lời lỗi { $status }. Hãy kiểm tra địa chỉ hoặc thử lại sau
failure-seal-answer = không dùng được dấu thời gian: { $cause }
failure-seal-exists = đã có ở đó, và niêm phong không bao giờ bị thay
failure-signers-form = dòng { $line } không phải tên, tùy chọn và khóa, như danh sách người ký của ssh-keygen
failure-signers-option = dòng { $line } có tùy chọn không hỗ trợ: có namespaces, valid-after và valid-before
failure-signers-time = dòng { $line }: hãy viết thời gian như 20261120Z hoặc 20261120083000Z
failure-authorities-nothing = trong đó không có chứng chỉ: hãy đưa chứng chỉ PEM của các cơ quan
failure-authorities-unreadable = không đọc được chứng chỉ thứ { $number } trong đó
checked-more = … và { $count } mục nữa; --json nêu tất cả
checked-step-seals = Niêm phong (chữ ký và dấu thời gian)
checked-not_sealed = Chưa niêm phong: không có gì cho biết ai lập và có từ khi nào.
checked-no_trust = Nội dung đã niêm phong không đổi. Niêm phong của ai, chỉ danh sách của bạn cho biết: --signers, --authorities.
checked-unsupported_seal = { $file }: chưa kiểm tra được: { $what }
checked-seal-signed = { $file }: do { $by } ký, khóa { $fingerprint }
checked-seal-key = { $file }: ký bằng khóa { $fingerprint }
checked-seal-stamped = { $file }: { $by } xác nhận đã có trước { $time }
checked-seal-time = { $file }: dấu thời gian ghi là đã có trước { $time }
checked-seal-list = ; trong đó có video này
checked-signature = { $file }: chữ ký không đúng: { $why }
checked-timestamp = { $file }: dấu thời gian không đúng: { $why }
checked-signer-unknown = { $file }: ký bằng khóa { $fingerprint }, không có trong danh sách người ký
checked-signer-namespace = { $file }: do { $by } ký, nhưng khóa không được liệt kê cho loại chữ ký này
checked-signer-time = { $file }: do { $by } ký, nhưng khóa không được liệt kê cho { $at }
checked-not_signed = { $file }: không có chữ ký của ai trong danh sách người ký
checked-not_stamped = { $file }: không có dấu thời gian của cơ quan trong danh sách
checked-not_listed = { $file }: trong đó không có video này
checked-list_not_sealed = { $file }: danh sách chưa được niêm phong
checked-public-manifests = không được in ra gì: mọi tệp đúng như danh sách
checked-public-signature = phải bắt đầu bằng: Good "onetake" signature
checked-public-timestamp = phải kết thúc bằng: Verification: OK

## A certificate that cannot be drawn

paper-fault-font = không đọc được phông chữ ({ $cause }): hãy đưa tệp TTF, OTF hoặc TTC
paper-fault-no_font = không tìm thấy phông chữ cho giấy xác nhận: hãy cài đặt (Debian: fonts-noto-cjk; Windows: Microsoft YaHei, Microsoft JhengHei; macOS: PingFang) hoặc nêu tệp bằng --font
paper-fault-missing_glyph = không phông chữ nào có ký tự { $character } của "{ $text }": hãy cài đặt (Debian: fonts-noto-cjk; Windows: Microsoft YaHei, Microsoft JhengHei; macOS: PingFang) hoặc nêu tệp bằng --font
paper-fault-too_large = ảnh của giấy chứng nhận cần hơn { $most } byte, là mức tối đa của biểu mẫu: hãy nộp PDF nếu được nhận
