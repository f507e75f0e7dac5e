# Lời của báo cáo bằng tiếng Việt. Đơn giản và trung lập: điều nhìn thấy, điều không thấy, điều không xác định được.
# Không bao giờ nói ai làm, không nêu nguyên nhân.

## Verdicts

verdict-valid = Hợp lệ
verdict-invalid = Không hợp lệ
verdict-needs_review = Cần xem xét
verdict-valid-text = Mọi quy tắc bắt buộc có áp dụng đều đạt.
verdict-invalid-text =
    { $fails ->
       *[other] Có { $fails } quy tắc bắt buộc không đạt.
    }
verdict-needs_review-look =
    { $looks ->
       *[other] Các bước kiểm tra thấy { $looks } điểm cần có người xem.
    }
verdict-needs_review-open =
    { $opens ->
       *[other] Các bước kiểm tra không thấy gì trái quy tắc. Còn { $opens } điểm cần có người xác nhận.
    }
verdict-needs_review-both = Cần có người xem { $looks } điểm và xác nhận { $opens } điểm.

## Outcomes

outcome-pass = đạt
outcome-fail = không đạt
outcome-review = cần xem
outcome-open = chờ xác nhận
outcome-not_applicable = không áp dụng

level-mandatory = bắt buộc
level-advisory = tham khảo

## Observers

observer-integrity = Tệp
observer-provenance = Nguồn gốc
observer-cadence = Nhịp thời gian
observer-splice = Chỗ cắt
observer-stillness = Hình đứng yên
observer-sound = Âm thanh
observer-clarity = Độ rõ
observer-clock = Đồng hồ trong hình
observer-waybill = Vận đơn
observer-presence = Máy quay và gói hàng
observer-fingerprint = Dấu vân chuyển động
observer-stage = Các bước (đề xuất)
observer-unknown = Kiểm tra chưa biết

## What was observed

code-integrity-truncated = tệp kết thúc sớm
code-integrity-undeclared = tệp không cho biết phải dài bao nhiêu
code-integrity-corrupt_packet = dữ liệu hỏng
code-integrity-undecodable = dữ liệu không ra hình
code-integrity-concealed = hình bị hỏng
code-integrity-missing_pts = hình không có thời gian
code-integrity-mismatch = thời lượng khai báo và thực tế khác nhau
code-integrity-changed = tệp thay đổi trong lúc đọc

code-provenance-edit_list = tệp bỏ qua hoặc đổi thứ tự đoạn khi phát
code-provenance-editor = dấu của phần mềm dựng
code-provenance-encoder = dấu của phần mềm mã hóa
code-provenance-device = dấu của thiết bị quay
code-provenance-creation_time = thời điểm quay ghi trong tệp
code-provenance-creation_time_conflict = các thời điểm quay trong tệp không khớp
code-provenance-parameter_change = thông số ghi hình thay đổi giữa chừng
code-provenance-sample_descriptions = một rãnh có nhiều bộ thông số ghi hình
code-provenance-keyframe_rhythm = khoảng cách đều của các hình đầy đủ bị phá vỡ
code-provenance-unreferenced_data = trong tệp có dữ liệu không bao giờ được phát
code-provenance-gop_phase = dấu vết của lần lưu trước bị ngắt quãng
code-provenance-c2pa = có bản khai C2PA, chưa kiểm tra
code-provenance-join = dấu vết của các đoạn được nối

code-cadence-gap = khoảng trống trong dấu thời gian
code-cadence-overlap = dấu thời gian chồng lên nhau
code-cadence-backward = dấu thời gian lùi lại
code-cadence-drop = khung hình bị thiết bị quay bỏ sót
code-cadence-rate_change = tốc độ khung hình thay đổi
code-cadence-variable = khoảng cách khung hình không đều
code-cadence-length = hình và tiếng dài khác nhau
code-cadence-speed = tốc độ phát khác tốc độ quay
code-cadence-derived_times = thời điểm khung hình suy ra từ tốc độ khung hình, nơi tệp không ghi

code-splice-cut = chỗ cắt trong hình
code-splice-dissolve = chuyển mờ giữa hai hình
code-splice-insert = hình từ nơi khác
code-continuity-break = chỗ gián đoạn mà nhiều dấu vết độc lập cùng chỉ ra
code-continuity-power = đoạn bị cắt có lộ ra không
code-unknown = điều mà phiên bản này chưa biết

code-stillness-freeze = hình bị đứng
code-stillness-stall = hình khựng lại trong giây lát rồi nhảy
code-stillness-repeat = hình lặp lại
code-stillness-reversal = hình phát ngược
code-stillness-black = hình đen
code-stillness-covered = ống kính bị che

code-sound-absent = không có luồng âm thanh
code-sound-silent = im lặng
code-sound-late = âm thanh bắt đầu muộn
code-sound-ends_early = âm thanh kết thúc sớm
code-sound-break = âm thanh bị đứt
code-sound-gap = khoảng trống trong dấu thời gian của âm thanh
code-sound-unbroken = đoạn âm thanh này không có dấu vết bị cắt (cắt đúng bội số của 1024 mẫu thì không để lại dấu vết)

code-clarity-measured = độ rõ của toàn bộ video
code-clarity-step = độ rõ trong một bước
code-clarity-blurred = hình mờ
code-clarity-dark = hình quá tối
code-clarity-overexposed = hình quá sáng

code-clock-reading = đồng hồ đọc từ hình
code-clock-jump = đồng hồ trong hình nhảy
code-clock-rate = đồng hồ trong hình chạy khác tốc độ video
code-clock-overlay_number = mã in chồng cạnh đồng hồ

code-waybill-reading = mã đã đọc
code-waybill-conflict = hai bộ đọc không khớp
code-waybill-returned = mã vận đơn được đọc lại sau một lúc
code-waybill-sighting = mã thấy quá ít lần
code-waybill-unread = nhãn không đọc được

code-presence-camera = máy quay đặt thế nào
code-presence-moved = máy quay bị dịch chuyển
code-presence-blocked = mất hình
code-presence-parcel = vị trí gói hàng
code-presence-idle = không có hoạt động
code-presence-changed = một phần hình thay đổi hẳn
code-fingerprint-motion = diễn biến chuyển động, dùng để so các video với nhau

code-stage-label_shown = cho xem nhãn (đề xuất)
code-stage-outside_shown = cho xem bên ngoài (đề xuất)
code-stage-opening = mở gói (đề xuất)
code-stage-contents_shown = cho xem hàng bên trong (đề xuất)
code-stage-sealing = đóng và niêm phong (đề xuất)

## Why an observer could not judge

coverage-still_scene = cảnh đứng yên nên việc cắt bỏ không để lại dấu vết
coverage-no_sound = không có luồng âm thanh
coverage-sound_not_decoded = không giải mã được âm thanh
coverage-damaged = hình bị hỏng hoặc thiếu
coverage-too_few_frames = quá ít hình để so sánh
coverage-no_timestamps = hình không mang thời gian
coverage-undeclared = tệp không cho biết phải dài bao nhiêu
coverage-no_picture = hình quá tối hoặc không có chi tiết
coverage-camera_unknown = trong hình không có vật đứng yên để biết máy quay có dịch chuyển không
coverage-parcel_unknown = không theo dõi được gói hàng
coverage-observer_failed = bước kiểm tra này dừng vì lỗi của chính nó
coverage-not_built = phiên bản này không có bước kiểm tra đó
coverage-foreign_container = không xem được bên trong loại tệp này
coverage-nothing_to_observe = video không có thứ cần kiểm tra
coverage-limit_reached = đã đạt giới hạn của lần quét
coverage-not_asked = lần quét này không yêu cầu kiểm tra mục này
coverage-unknown = vì lý do mà phiên bản này chưa biết

## Why a rule has its outcome

reason-met = Đạt quy tắc.
reason-met-silence = Không thấy gì. { $silence }
silence = Nếu bị cắt { $length }, điều đó sẽ lộ ra ở { $share } số thời điểm đã thử.
reason-no_rule = Bộ quy tắc này không có quy định.
reason-not_for_case = Không áp dụng cho vụ việc này.
reason-partial_coverage = Chỉ kiểm tra được một phần video.
reason-no_coverage = Không kiểm tra được điều này.
reason-unknown_predicate = Phiên bản này không biết bước kiểm tra mà bộ quy tắc yêu cầu.
reason-unknown = Lý do mà phiên bản này chưa biết; hãy dùng onetake mới hơn để xem.
reason-observed_fail = Thấy: { $what }. Vượt mức quy tắc cho phép.
reason-observed_review = Có thể: { $what }. Cần có người xem.
reason-observed_review-sure = Tìm thấy: { $what }. Cần có người xem.
reason-outside_limit = Giá trị đo được không nằm trong giới hạn.
reason-near_limit = Giá trị đo được gần giới hạn.
reason-not_measured = Không đo được điều này.
reason-case_lacks = Hồ sơ vụ việc chưa ghi điều mà quy tắc cần.
reason-not_attested = Chưa có ai xác nhận điều này.
reason-not_attested-what = Chưa có ai xác nhận: { $what }.
reason-not_attested-natural_speed = Bản ghi quét không cho biết có đoạn nào được phát nhanh hoặc chậm hơn không: không có đồng hồ trong hình để đối chiếu, và khung hình bị bỏ đều không để lại dấu vết. Cần người xem tay và đồ vật có chuyển động với tốc độ tự nhiên không.
reason-proposal_accepted = Quy định chấp nhận theo đề xuất của bản quét; chưa có ai xác nhận.
reason-proposal_accepted-what = Quy định chấp nhận theo đề xuất của bản quét; chưa có ai xác nhận: { $what }.
reason-attested = Đã có người xác nhận.
reason-attested-what = Đã có người xác nhận: { $what }.
reason-attested_contrary = Có người xác nhận điều ngược lại.
reason-attested_contrary-what = Có người xác nhận rằng không phải vậy: { $what }.
reason-waybill_equal = Mã vận đơn trong hình trùng với mã mong đợi.
reason-waybill_different = Mã vận đơn trong hình khác mã mong đợi.
reason-waybill_partial = Chỉ đọc được một phần mã vận đơn mong đợi.
reason-waybill_unreadable = Không đọc được mã vận đơn cần tìm.
reason-waybill_bars_consistent = Mã vạch không đọc được, nhưng các vạch phù hợp với mã vận đơn mong đợi hơn mọi mã gần giống. Đây không phải là kết quả đọc; cần người xem lại.
reason-waybill_bars_inconsistent = Mã vạch không đọc được, nhưng các vạch là của một mã khác với mã vận đơn mong đợi. Đây không phải là kết quả đọc; cần người xem lại.
reason-waybill_reading_doubtful = Mã đọc được khác với mã vận đơn mong đợi, nhưng các vạch cũng có thể là của mã mong đợi: có thể một phần vạch không được in ra. Cần người xem lại.
reason-waybill_several = Đọc được nhiều hơn một mã.
reason-burned_in_differs = Thiết bị quay in lên hình một mã khác mã vận đơn mong đợi. Đó không phải là mã đọc từ nhãn: cần người xem lại.
reason-not_same_take = Có chỗ gián đoạn giữa mã vận đơn và việc kiểm hàng.
reason-order_accepted = Các bước theo một thứ tự được chấp nhận.
reason-order_not_accepted = Các bước theo thứ tự mà quy tắc không chấp nhận.
reason-inside_window = Quay trong thời hạn.
reason-outside_window = Quay ngoài thời hạn.
reason-margin_too_small = Quá sát thời hạn so với độ chính xác của đồng hồ.
reason-would_not_show = Ở đoạn này, nếu có phần bị cắt thì hình cũng không cho thấy (ví dụ không có gì chuyển động). Cần người xem lại.
reason-weak_clock = Thời điểm quay chỉ dựa vào nguồn kém tin cậy.
reason-digest_equal = Tệp trùng với tệp đã nêu trước đó.
reason-digest_different = Tệp khác với tệp đã nêu trước đó.
reason-statements_differ = Có người xác nhận thế này, có người xác nhận thế kia.
reason-explained = Đã có người xem và giải thích.
reason-explained-what = Đã có người xem và giải thích: { $what }.
reason-left_out = Một số quan sát loại này không được đưa vào bản ghi; cần có người xem.
reason-left_out-what = Không được đưa vào bản ghi, thuộc loại: { $what }. Cần có người xem.
reason-beside_table = Nhãn rời khỏi vùng bàn làm việc trong khung hình.
reason-clocks_differ = Hai đồng hồ mâu thuẫn nhau.

## What a person can look at

look-integrity = Hãy xin tệp gốc từ thiết bị quay và so sánh.
look-provenance = Hãy hỏi tệp đã đi từ thiết bị quay đến đây thế nào.
look-cadence = Hãy so hình trước và sau: có gì xảy ra ở giữa không?
look-splice = Hãy so hình trước và sau: tay, đồ vật hay ánh sáng có đổi đột ngột không?
look-doubt-late_picture = Hình này đến muộn và không đổi nhiều hơn mức của khoảng thời gian đó: động tác có nối tiếp không?
look-doubt-beat = Bản sao có tốc độ khung hình thấp hơn đã bỏ một hình ở đây, và không đổi nhiều hơn mức đó: động tác có nối tiếp không?
look-doubt-overlay = Chữ chèn trên hình đổi ở đây. Hãy nhìn phần bên cạnh: có gì khác đổi đột ngột không?
look-doubt-jerk = Cả hình dịch chuyển mà trong hình hầu như không có gì đổi chỗ, như khi máy quay bị chạm: tay và đồ vật có còn ở chỗ cũ không?
look-doubt-one_place = Chỉ một chỗ nhỏ trong hình đổi. Màn hình hoặc đèn báo hay như vậy; nếu đồ vật đột ngột xuất hiện, biến mất hoặc đổi chỗ thì thiếu hình ở giữa.
look-doubt-view_returns = Hình từng tối, bị che hoặc mất một lúc, khi trở lại có vật đã đổi chỗ: trong thời gian đó có kịp dời không?
look-doubt-panning = Máy quay đang quay nhanh. Hãy xem từng hình: chuyển động có liền không?
look-doubt-stall = Trước chỗ nhảy, hình đã đứng yên. Phần bị nhảy có khớp với thời gian đứng yên, như khi máy quay bị treo, không?
look-stillness = Hãy phát đoạn này: có gì chuyển động không?
look-sound = Hãy nghe thời điểm này: âm thanh có bị đứt hay nhảy không?
look-clarity = Hãy phát đoạn này: có thấy được điều quan trọng không?
look-clock = Hãy đọc đồng hồ trong cả hai hình.
look-waybill = Hãy đọc mã trong hình và so từng ký tự.
look-presence = Hãy phát đoạn này: việc kiểm hàng có ở trong khung hình không?
look-fingerprint = Hãy phát hai video cạnh nhau: có phải cùng một lần quay không?
look-stage = Hãy phát đoạn này: có thấy bước này không? Đây chỉ là đề xuất.

## What a person still has to confirm, by criterion

attest-COV-SEALEDSTART = Hãy xác nhận: gói hàng còn niêm phong khi video bắt đầu.
attest-COV-OUTER = Hãy xác nhận: mọi mặt của gói hàng đều được cho xem.
attest-COV-OPENING = Hãy xác nhận: thấy được việc mở hàng, từ lúc nào đến lúc nào.
attest-COV-CONTENTS = Hãy xác nhận: mọi món đều được cho xem, và đếm chúng.
attest-COV-INFRAME = Hãy xác nhận: việc kiểm hàng luôn trong khung hình từ lúc mở đến món cuối cùng.
attest-CONT-SPEED = Hãy xác nhận: từ đầu đến cuối, tay và đồ vật chuyển động với tốc độ tự nhiên, không có đoạn nào được phát nhanh hoặc chậm hơn.
attest-COV-SEQUENCE = Hãy đánh dấu lúc nhãn, bên ngoài, việc mở và hàng bên trong được cho xem.
attest-ID-ATTACHED = Hãy xác nhận: nhãn nằm trên gói hàng được mở.
attest-ID-SERIAL = Hãy đọc số sê-ri của hàng.
attest-ID-DECODE = Hãy đọc mã vận đơn trong hình.
attest-PACK-WAYBILL = Hãy xác nhận: nhãn được dán lên gói hàng này.
attest-PACK-ITEMS = Hãy xác nhận: mọi món được cho xem trước khi đóng gói.
attest-PACK-CUSHION = Hãy xác nhận: có vật liệu chống sốc, loại nào.
attest-PACK-FILM = Hãy xác nhận: có màng bảo vệ.
attest-PACK-SEAL = Hãy xác nhận: gói hàng được niêm phong trong hình.
attest-CHK-LIST = Hãy điền danh sách kiểm hàng.

## Where the numbers of a rule come from

basis-stated = do nguồn nêu
basis-published = trang đã công bố
basis-computed = đo hoặc tính được
basis-proposed = do onetake đề xuất, có thể thay đổi

## Statements of persons

statement-sealed_at_start = gói hàng còn niêm phong lúc đầu
statement-outside_shown = bên ngoài gói hàng được cho xem
statement-opening_seen = thấy được việc mở hàng
statement-contents_shown = toàn bộ hàng bên trong được cho xem
statement-stayed_in_frame = việc kiểm hàng luôn trong khung hình
statement-natural_speed = tay và đồ vật chuyển động với tốc độ tự nhiên
statement-label_on_parcel = nhãn nằm trên gói hàng này
statement-waybill_transcribed = mã vận đơn đọc bằng mắt
statement-event_explained = một thời điểm bị đánh dấu được giải thích
statement-finding_explained = kết quả của một quy tắc được giải thích
state-seen = thấy được
state-not_seen = không phải vậy
state-not_visible = không xác định được
state-explained = không tính là vi phạm
state-as_it_looks = đúng như bề ngoài, tính là vi phạm

## Groups of criteria

group-FILE = Tệp
group-CONT = Liền mạch
group-COV = Toàn bộ quá trình trong khung hình
group-ID = Gói hàng và vận đơn
group-CLR = Nhìn rõ
group-TIME = Thời gian
group-PACK = Đóng gói
group-CHK = Danh sách kiểm hàng
group-CUST = Các khâu giao nhận
group-REL = Phù hợp với tranh chấp
group-REP = Báo cáo
group-PKG = Tải lên
group-other = Khác

## Directions

direction-return_unboxing = Mở hàng trả về
direction-outbound_packing = Đóng gói gửi đi
direction-buyer_unboxing = Người mua mở hàng

## Stills

still-label = nhãn
still-before = trước
still-after = sau
still-within = trong đoạn
still-strip = toàn cảnh
still-at = { $purpose }, { $at }

## Quantities

unit-seconds = { $n } giây
unit-minutes = { $n } phút
unit-hours = { $n } giờ
unit-days = { $n } ngày
unit-milliseconds = { $n } ms
unit-pixels = { $n } px
unit-frames = { $n ->
       *[other] { $n } khung hình
    }
unit-times = { $n ->
       *[other] { $n } lần
    }
unit-bytes = { $n } byte
unit-fps = { $n } khung hình/giây
unit-hertz = { $n } Hz
list-separator = {", "}
clause-separator = {" · "}
label-separator = {": "}
something = điều mà quy tắc nêu

## Names of measured values

param-fail = không đạt từ
confidence-limit = không đạt từ
param-review = ngưỡng cần xem
param-review_medians = ngưỡng cần xem (× thông thường)
param-accept_proposals = chấp nhận đề xuất từ
param-min_share = ít nhất
param-min_sides = số mặt cần có
param-min_luma = tối nhất cho phép
param-max_luma = sáng nhất cho phép
param-max_clipped = quá sáng nhiều nhất
param-max_difference = chênh lệch cho phép
param-frames_needed = số khung hình cần
param-label_module = vạch hẹp nhất cần có
param-window = thời hạn
param-tolerance = sai số cho phép
param-after_at_least = sau khi ký nhận, ít nhất
param-after_at_most = nhiều nhất
param-at = thời điểm
param-utc = theo UTC
param-stated = đã nêu
param-earliest = sớm nhất
param-latest = muộn nhất
param-local = giờ địa phương
param-zone = múi giờ
param-clock = đồng hồ
param-which = đọc từ
param-field = mục
param-lacks = còn thiếu
param-says = đồng hồ này cho biết
param-measure = chưa đo được
param-exceptions = ngoại lệ
param-number = mã
param-number_shown = mã hiện lúc
param-inspection = việc kiểm hàng
param-order = thứ tự được chấp nhận
param-difference = chênh lệch
param-shown = hiện
param-audio_start = âm thanh bắt đầu
param-audio = âm thanh
param-video = hình
param-late = muộn
param-early = sớm
param-gap = khoảng trống
param-step = bước nhảy
param-median = khoảng cách thường
param-longest = khoảng cách dài nhất
param-shortest = khoảng cách ngắn nhất
param-before = trước
param-after = sau
param-duration = thời lượng
param-length = độ dài
param-declared = khai báo
param-delivered = thực có
param-hidden_before = bị ẩn phía trước
param-hidden_after = bị ẩn phía sau
param-frames = số khung hình
param-frames_lost = khung hình bị mất
param-places = số chỗ
param-gaps = số khoảng trống
param-steps = số lần lùi
param-packets = số gói dữ liệu
param-refused = không giải mã được
param-missing = thiếu
param-fail_missing = thiếu tối đa
param-count = số lượng
param-changes = số lần đổi
param-edits = số chỗ dựng
param-spans = số đoạn
param-total = tổng cộng
param-share = tỷ lệ
param-ratio = tỷ số
param-confidence = độ chắc chắn
param-short_side = cạnh ngắn của hình
param-module = vạch hẹp nhất
param-rate = tốc độ khung hình
param-mean_luma = độ sáng trung bình
param-clipped = quá sáng hoặc quá tối
param-dark_clipped = đen
param-bright_clipped = quá sáng
param-sharp = nét
param-edgeless = không có chi tiết
param-high_motion = rung
param-text = nội dung
param-other_text = nội dung khác
param-expected = mong đợi
param-bars = vạch so với mã
param-score = độ giống
param-best_other = độ giống của mã gần nhất
param-others = số mã đã so
param-symbology = loại mã
param-normalized_by = cách chuẩn hóa số
param-carriers = hãng vận chuyển
param-from = từ
param-to = đến
param-source = ghi tại
param-sides = các mặt
param-state = đã nêu
param-attested_by = người xác nhận
param-stated_sha256 = SHA-256 đã nêu
param-sha256 = SHA-256
param-was = bị đánh dấu
param-break = chỗ gián đoạn
param-code = liên quan đến

## Words in values

word-container = thời điểm quay trong tệp
word-burned_in = đồng hồ trong hình
word-stated = do người dùng nêu
word-expected_waybills = mã vận đơn mong đợi
word-signed_off_at = thời điểm ký nhận
word-recorded_at = thời điểm quay
word-zone = múi giờ
word-inside = trong hạn
word-outside = ngoài hạn
word-too_near = quá sát hạn
word-not_visible = không xác định được
word-consistent = phù hợp
word-inconsistent = không phù hợp
word-undecidable = không thể quyết định
word-seen = thấy được
word-not_seen = không phải vậy
word-milli_fps = tốc độ khung hình
word-clipped_ppm = phơi sáng
word-mean_luma_milli = độ sáng
word-mean_luma = độ sáng
word-sharp_ppm = độ nét
word-sharp_share_ppm = tỷ lệ hình nét
word-high_motion_ppm = độ ổn định
word-bulky = hàng cồng kềnh
word-installation = thợ lắp đặt mở hàng
word-platform_delay = chậm trễ phía nền tảng
word-top = mặt trên
word-bottom = mặt dưới
word-front = mặt trước
word-back = mặt sau
word-left = mặt trái
word-right = mặt phải
word-location = nơi quay (không hiển thị)

## The page

page-title = Báo cáo kiểm tra video
page-for = { $direction }: báo cáo kiểm tra
page-skip = Chuyển đến kết quả
page-file = Tệp
page-length = Thời lượng
page-judged = Đánh giá lúc
page-policy = Quy tắc áp dụng
page-waybill-expected = Mã vận đơn mong đợi
page-signed-off = Ký nhận lúc
page-direction = Loại video

section-reasons = Lý do
section-also = Nên biết thêm
section-todo = Việc còn cần có người làm
section-waybill = Vận đơn
section-timeline = Toàn cảnh video
section-moments = Các thời điểm cần xem
section-criteria = Từng quy tắc
section-file = Tệp
section-statements = Lời xác nhận
section-made = Báo cáo này được lập thế nào
section-limits = Điều báo cáo này không cho biết

reasons-none = Không còn điểm nào cần xử lý.
reasons-more = { $count ->
       *[other] Còn { $count } trong bảng bên dưới.
    }
todo-none = Không có. Không thiếu lời xác nhận nào.

waybill-none = Không đọc được mã nào trên nhãn trong video này.
waybill-not-expected = Vụ việc này chưa nêu mã vận đơn nên không có gì để so.
waybill-read = Đọc từ hình
waybill-expected = Mong đợi
waybill-equal = Trùng
waybill-different = Khác
waybill-undetermined = Không xác định được
waybill-not-compared = Không so
waybill-seen = Thấy { $times }, từ { $from } đến { $to }
waybill-seen-once = Thấy lúc { $from }
waybill-same = Cùng mã này cũng đọc được từ: { $codes }
waybill-parcel = Mã ghi rõ: kiện thứ { $parcel } trong { $parcels } kiện của vận đơn này.
waybill-others = Các mã khác đọc được
waybill-other-note = Trên gói hàng thường có nhãn cũ và mã của hàng hóa.
waybill-no-picture = Không giữ lại hình nào của nhãn.
waybill-picture = Nhãn lúc { $at }, ở độ phân giải khi quay
waybill-picture-unread = Nhãn không đọc được, lúc { $at }
burned_in-number = Mã do thiết bị quay in lên hình
burned_in-same = Trùng với mã mong đợi
burned_in-part = Phần đọc được trùng với mã mong đợi
burned_in-differs = Khác mã mong đợi
burned_in-other = Khác mã mong đợi; có thể là một loại mã khác
burned_in-unreadable = Đọc được quá ít để so sánh
burned_in-not-compared = Chưa so sánh
burned_in-span = từ { $from } đến { $to }
burned_in-note = Thiết bị quay in mã này bên cạnh đồng hồ. Nó cho biết thiết bị đã được nhập mã nào, không phải nội dung của nhãn; dấu “?” là phần không đọc được.

timeline-lead = Mỗi hàng là một bước kiểm tra. Đưa chuột lên dấu để biết đó là gì; bấm để xem hình.
timeline-print = Mỗi hàng là một bước kiểm tra.
timeline-legend-neutral = quan sát được
timeline-legend-review = cần xem
timeline-legend-fail = không đạt
timeline-legend-gap = không kiểm tra được
timeline-full = đã kiểm tra hết
timeline-partial = đã kiểm tra một phần
timeline-none = chưa kiểm tra
timeline-not-covered = Điều không kiểm tra được
timeline-whole-take = toàn bộ video
timeline-strip = Hình cách đều nhau
timeline-mark = { $what }, { $at }
timeline-mark-sure = { $what }, { $at }, độ chắc chắn { $confidence }
timeline-gap = { $at }: { $reason }
timeline-crowded = { $count ->
       *[other] Còn { $count } dấu không được vẽ.
    }

moments-none = Không có thời điểm nào bị đánh dấu.
moment-no-picture = Không giữ lại hình nào của thời điểm này.
moment-certainty = độ chắc chắn { $confidence }
moment-frame = khung hình { $frame }
moments-more = { $count ->
       *[other] Còn { $count } thời điểm trong báo cáo JSON.
    }
moments-explained = Không nêu từng chỗ ở đây, vì có nguyên nhân bình thường: { $what }.
cause-keyframe = { $count } chỗ hình nét lên ở khung hình chính
cause-focus = { $count } chỗ đổi nét hoặc đổi chất lượng mã hóa
cause-push = { $count } lần máy quay bị đẩy
cause-part = { $count } chỗ đổi trong một phần nhỏ của hình, như màn hình
cause-view_returns = { $count } lần hình bị tối hoặc bị che rồi trở lại như cũ
cause-overlay = { $count } lần chữ chèn trên hình thay đổi
cause-late_picture = { $count } khung hình đến trễ
omitted = Được lược bớt để báo cáo gọn: { $count } × { $what }, { $at }.

table-rule = Quy tắc
table-outcome = Kết quả
table-why = Lý do
table-source = Nguồn
table-and-more = { $count ->
       *[other] và { $count } nữa
    }

file-name = Tên
file-size = Dung lượng
file-sha256 = SHA-256
file-check = Để kiểm tra một tệp có phải là tệp này:
file-format = Loại tệp
file-video = Hình
file-audio = Âm thanh
file-audio-none = không có
file-duration = Thời lượng
file-duration-value = thực có { $delivered }, khai báo { $declared }
file-duration-undeclared = thực có { $delivered }, không khai báo
file-frames = Khung hình
file-frames-value = thực có { $delivered }, khai báo { $declared }
file-frames-undeclared = thực có { $delivered }, không khai báo
file-rate = Tốc độ khung hình
file-created = Thời điểm quay trong tệp
file-modified = Lần sửa cuối trên đĩa
file-tags = Dấu trong tệp
file-rotation = xoay { $degrees }°
file-damage = Hư hỏng
file-damage-none = không gặp
file-damage-value = { $corrupt } gói hỏng, { $refused } gói không giải mã được, { $concealed } hình bị hỏng

made-tool = Chương trình
made-libraries = Thư viện
made-policy = Bộ quy tắc
made-policy-sha256 = SHA-256 của bộ quy tắc
made-record-sha256 = SHA-256 của bản ghi quét
made-report-sha256 = SHA-256 của report.json
made-scanned = Quét lúc
made-judged = Đánh giá lúc
made-platform = Môi trường chạy
made-evidence = Trang này chỉ là cách hiển thị. Bằng chứng là report.json; SHA-256 của nó ở trên.
made-warning = { $criterion }: { $what }
warning-loosened = dòng này yêu cầu ít hơn quy tắc gốc

limit-scene = Báo cáo này cho biết điều quan sát được trong tệp đã nêu. Nó không cho thấy cảnh quay là thật, đầy đủ, hay được quay đúng nơi và đúng lúc đã nêu, cũng không cho thấy người quay là bên độc lập.
limit-bytes = SHA-256 chỉ ứng với đúng tệp này. Đoạn trích, ảnh chụp màn hình hay bản sao từ nền tảng không phải là bản gốc; hãy dùng SHA-256 để đối chiếu bản gốc.
limit-pause = Việc tạm dừng máy quay có thể không để lại dấu vết trong dấu thời gian. Ở chỗ cảnh đứng yên, không thể xác định từ hình xem có bị cắt bỏ hay không.
limit-nothing_found = Khi một bước kiểm tra không thấy gì, điều đó chỉ có nghĩa là nó không nhìn thấy gì. Nó không nói gì về ai hay về nguyên nhân nào.
limit-partly_checked = Một số bước kiểm tra không xét được toàn bộ video; dòng thời gian và bản ghi quét cho biết bước nào, đoạn nào và vì sao.
limit-clock_unchecked = Hồ sơ vụ việc chưa ghi đồng hồ của thiết bị quay lệch bao nhiêu; các thời điểm trong báo cáo là theo thiết bị quay.
limit-record_not_compared = Bản ghi quét làm căn cứ cho báo cáo này được đọc từ tệp và chưa được đối chiếu với video. Báo cáo không cho thấy bản ghi đó có đúng là kết quả quét video này hay không; hãy quét lại video để đối chiếu.
limit-no_advice = Đây không phải là tư vấn pháp lý.
limit-unknown = Giới hạn mà phiên bản này chưa biết; hãy dùng onetake mới hơn để xem.

stills-differ = Có { $count } ảnh khác với ảnh nêu trong bản ghi quét nên bị bỏ ra: { $files }
stills-missing = Không tìm thấy { $count } ảnh nêu trong bản ghi quét.

cut-note = { $count ->
       *[other] … (còn { $count } ký tự)
    }
unnamed-file = (không có tên)

## The terminal

text-verdict = Kết luận
text-reasons = Lý do
text-also = Ngoài ra
text-waybill = Vận đơn
text-at = lúc { $at }

## Policies in words

policy-criteria = { $count } tiêu chí
explain-asks = yêu cầu
explain-values = giá trị
explain-blank = bộ quy tắc này không có quy định
explain-quote = yêu cầu gốc
explain-basis = nguồn của con số
explain-confirm = cách kiểm tra bằng mắt
diff-none = Hai bộ quy tắc yêu cầu như nhau.
diff-stricter = chặt hơn
diff-looser = lỏng hơn
diff-untold = không xác định được chặt hơn hay lỏng hơn
diff-words = chỉ khác câu chữ
warning-untold = dòng này yêu cầu khác với quy tắc gốc; không xác định được chặt hơn hay lỏng hơn
warning-not_compared = bộ quy tắc này không có sẵn trong chương trình và không dựa trên bộ có sẵn nào: chưa được so với quy tắc của nền tảng nào

## What a test asks for

check-digest = tệp trùng với SHA-256 đã nêu trước đó
check-file_intact = mọi nội dung mà tệp khai báo đều có
check-observed_none = không tìm thấy điều nào thuộc loại này
check-native = tệp có dấu của thiết bị quay và không có dấu của phần mềm dựng
check-recording_time_known = có đồng hồ cho biết thời điểm quay
check-gap = dấu thời gian không có khoảng trống
check-span_limit = các đoạn thuộc loại này đều ngắn
check-speed = phát đúng tốc độ lúc quay
check-attested = có người ghi rõ tên xác nhận
check-in_frame = có người ghi rõ tên xác nhận việc kiểm hàng luôn trong khung hình, và không có gì tìm thấy trái với điều đó
check-sequence = các bước theo một thứ tự được chấp nhận
check-waybill_read = mã vận đơn được máy đọc đủ số lần
check-waybill_match = mã vận đơn trùng với mã mong đợi
check-waybill_single = không đọc được mã nào khác
check-same_take = mã vận đơn và việc kiểm hàng nằm trong cùng một cảnh quay liền mạch
check-resolution = hình và nhãn có đủ điểm ảnh
check-sharpness = hình đủ nét
check-light = hình không quá tối và không quá sáng
check-frame_rate = đủ số khung hình mỗi giây
check-time_window = bắt đầu quay trong thời hạn sau khi ký nhận
check-time_order = không bắt đầu quay trước khi ký nhận
check-take_length = bản quay không quá dài
check-zone_stated = các mốc thời gian của vụ việc có ghi múi giờ
check-upload = tệp có thể nộp nguyên trạng

## How a person can confirm it

confirm-digest = Tính SHA-256 của tệp, chẳng hạn bằng sha256sum, rồi so từng ký tự.
confirm-file_intact = Phát tệp đến hết và so thời lượng với bản gốc trên thiết bị quay.
confirm-observed_none = Xem từng khung hình tại các thời điểm đã nêu và so tay, đồ vật, ánh sáng trước và sau.
confirm-native = Hỏi tệp đã được chuyển từ thiết bị quay đến đây thế nào và so với bản gốc trên thiết bị.
confirm-recording_time_known = Xem thời điểm quay trong thuộc tính tệp hoặc trên đồng hồ trong hình, và hỏi nó lấy từ đồng hồ nào.
confirm-gap = Xem từng khung hình qua thời điểm đã nêu: có động tác nào cần thời gian mà lại xong ngay không?
confirm-span_limit = Phát đoạn đã nêu: có gì chuyển động không, và có nhìn thấy không?
confirm-speed = Xem tay và vật rơi có chuyển động với tốc độ tự nhiên không, nghe xem tiếng nói và tiếng động có tự nhiên không, và so với đồng hồ trong hình.
confirm-attested = Phát đoạn mà người đó nêu và xem hình có thể hiện điều đó không.
confirm-in_frame = Phát từ lúc mở đến món cuối cùng: gói hàng, tay và đồ vật có luôn trong khung hình không?
confirm-sequence = Ghi lại lúc mã vận đơn, bên ngoài, việc mở và hàng bên trong xuất hiện lần đầu, rồi so với các thứ tự được chấp nhận.
confirm-waybill_read = Quét nhãn trong ảnh bằng điện thoại, hoặc đọc mã từ đó.
confirm-waybill_match = Đọc mã trên ảnh và so từng ký tự với mã mong đợi.
confirm-waybill_single = Xem từng mã đã đọc: nó nằm trên nhãn nào?
confirm-same_take = Phát liền từ nhãn đến món cuối cùng: có phải một cảnh quay không?
confirm-resolution = Xem hình ở kích thước gốc: có đọc được nhãn không?
confirm-sharpness = Phát các phần quan trọng: có nhận ra thứ được cho xem không?
confirm-light = Phát các phần quan trọng: có gì bị mất do quá tối hay lóa không?
confirm-frame_rate = Phát các động tác nhanh: hình có bị giật không?
confirm-time_window = So thời điểm ký nhận trong hồ sơ của hãng vận chuyển với thời điểm quay, cùng một múi giờ.
confirm-time_order = So thời điểm ký nhận trong hồ sơ của hãng vận chuyển với thời điểm quay, cùng một múi giờ.
confirm-take_length = Xem thời lượng trong trình phát.
confirm-zone_stated = Hỏi mỗi mốc thời gian được ghi theo múi giờ nào.
confirm-upload = So dung lượng, thời lượng và định dạng tệp với trang tải lên của nền tảng.

## Names of the parameters of tests

param-codes = loại
param-fail_codes = không đạt nếu có
param-review_codes = cần xem nếu có
param-hint_codes = cần xem nếu thấy
param-covered_by = được bù bởi
param-statement = nội dung xác nhận
param-contrary = nếu xác nhận ngược lại
param-from_start = từ đầu, ít nhất
param-orders = thứ tự được chấp nhận
param-frames_apart = hoặc cách nhau
param-apart = ít nhất
param-gap_fail = khoảng trống làm gián đoạn
param-clock_uncertainty = đồng hồ có thể lệch
param-fail_in_key_span_only = chỉ không đạt giữa lúc mở và món cuối
param-window_end = hết hạn lúc
param-hours = số giờ
param-calendar = số ngày theo lịch, tính cả ngày ký nhận
param-utc_offset = múi giờ, số giờ phía đông UTC
param-size = dung lượng
param-max = tối đa
param-max_megabytes = tối đa, MB
param-max_seconds = tối đa, giây
param-below = phải nhỏ hơn, không được bằng
param-formats = định dạng
param-format = định dạng
param-max_formats = định dạng được nhận
word-fail = không đạt
word-review = cần xem
step-number = mã vận đơn
step-outside = bên ngoài
step-opening = mở hàng
step-contents = hàng bên trong

## What is still needed

missing-title = Còn cần, điều hữu ích nhất trước
missing-more = còn { $count } mục trong report.json
missing-advisory = không quyết định kết luận
missing-proposed = đoạn do lần quét gợi ý
missing-look = Hãy xem và cho biết đó là gì: { $title }.
missing-replacement = { $title }: không đạt, và không lời xác nhận nào thay đổi được điều này. Hãy nộp tệp gốc từ máy quay hoặc bằng chứng khác.
missing-fact = Hãy ghi vào hồ sơ vụ việc: { $title }.
missing-document = Hãy nộp: { $title }.
missing-statement = Cần có người xác nhận: { $title }.
ask-fact-expected_waybills = Hãy ghi mã vận đơn mong đợi (--waybill).
ask-fact-signed_off_at = Hãy ghi thời điểm hãng vận chuyển ghi nhận giao hàng, kèm múi giờ (--signed-at).
ask-fact-zone = Hãy ghi múi giờ cho từng mốc thời gian, chẳng hạn +08:00.
ask-fact-recorded_at = Hãy ghi thời điểm bắt đầu quay và đồng hồ nào cho biết (recorded_at trong hồ sơ vụ việc). Với --file-clocks, thời điểm trong tên tệp và lần sửa cuối trên đĩa được xem là hai đồng hồ riêng.
ask-fact-recorded_at-else = Hãy ghi thời điểm bắt đầu quay và đồng hồ nào cho biết (recorded_at trong hồ sơ vụ việc).
ask-statement-sealed_at_start = Hãy xác nhận: gói hàng còn niêm phong khi video bắt đầu.
ask-statement-outside_shown = Hãy xác nhận: những mặt nào của gói hàng được cho xem.
ask-statement-opening_seen = Hãy xác nhận: thấy được việc mở hàng, từ lúc nào đến lúc nào.
ask-statement-contents_shown = Hãy xác nhận: mọi món đều được cho xem, và đếm chúng.
ask-statement-stayed_in_frame = Hãy xác nhận: việc kiểm hàng luôn trong khung hình từ lúc mở đến món cuối cùng.
ask-statement-natural_speed = Hãy xác nhận: từ đầu đến cuối, tay và đồ vật chuyển động với tốc độ tự nhiên, không có đoạn nào được phát nhanh hoặc chậm hơn.
ask-statement-label_on_parcel = Hãy xác nhận: nhãn nằm trên gói hàng được mở.
ask-statement-waybill_transcribed = Hãy đọc mã vận đơn trong hình và ghi đúng như trên nhãn.

## What a report waits for

waits-look = Trước hết hãy xem tại { $at }.
waits-facts = Các bước kiểm tra không thấy gì trái quy tắc. Còn thiếu thông tin hoặc giấy tờ của vụ việc.

## Explaining a finding

explain-because = vì
explain-stills = ảnh
explain-needed = còn cần
explain-policy = bộ quy tắc

## What further tests ask for

check-single_file = bản quay là một tệp duy nhất
check-sound_present = có âm thanh khi tranh chấp cần đến
check-sound_steady = âm thanh liền mạch, không có bước nhảy
check-clock_steady = đồng hồ trong hình chạy đều
check-steadiness = máy quay đủ ổn định
check-clock_offset = biết đồng hồ của thiết bị quay lệch bao nhiêu, hoặc độ lệch không ảnh hưởng
check-contents = có người ghi rõ tên xác nhận toàn bộ hàng được cho xem, và mỗi dòng đơn hàng đủ số món
check-serial = đã đọc số sê-ri và trùng với số đã biết
check-other_side = có báo cáo về video đóng gói của cùng đơn hàng
check-checklist = mỗi mục trong danh sách kiểm hàng đều có kết quả
check-custody = mỗi chặng đường của hàng đều có chứng từ
check-dispute_fit = loại video này có thể cho thấy điều đang tranh chấp
check-reason_fit = mục đích của bằng chứng phù hợp với lý do đã được chấp nhận
check-modality_fit = điều tranh chấp có thể thể hiện bằng hình thức này
check-neutral_words = những gì người dùng gõ vào đều trung lập
check-limits_stated = báo cáo nêu rõ những gì nó không cho thấy
check-reproducible = quét lại cùng một video thì được cùng một bản ghi
confirm-single_file = Xem thiết bị quay: có phải máy tự chia một bản quay, và các tệp có nối tiếp nhau không nghỉ?
confirm-sound_present = Nghe toàn bộ video.
confirm-sound_steady = Nghe các thời điểm đã nêu: âm thanh có bị đứt hay nhảy không?
confirm-clock_steady = Đọc đồng hồ trong hình trước và sau thời điểm đã nêu rồi so với thời gian trôi qua trong video.
confirm-steadiness = Phát video: có theo dõi được mọi thứ không?
confirm-clock_offset = Đặt đồng hồ của thiết bị quay cạnh một đồng hồ chuẩn và ghi lại độ chênh.
confirm-contents = Phát đoạn cho xem hàng bên trong và đếm số món của từng dòng đơn hàng.
confirm-serial = Đọc số sê-ri trên ảnh và so từng ký tự.
confirm-other_side = So hàng hóa, nhãn và số sê-ri trong cả hai video.
confirm-checklist = Phát đoạn của từng mục và xem hình có thể hiện kết quả đã ghi không.
confirm-custody = So các mốc thời gian với hồ sơ theo dõi của hãng vận chuyển và sổ sách của cửa hàng.
confirm-dispute_fit = So điều đang tranh chấp với những gì video có thể cho thấy.
confirm-reason_fit = Xem lý do nào đã được chấp nhận, kể cả do quá hạn.
confirm-modality_fit = Xét xem trong video có thấy hoặc nghe được điều đang tranh chấp không.
confirm-neutral_words = Đọc nội dung đã gõ: có chỉ nêu sự việc không?
confirm-limits_stated = Đọc mục cuối của báo cáo: có nêu những gì các bước kiểm tra không cho thấy không?
confirm-reproducible = Quét lại cùng tệp bằng cùng phiên bản rồi so SHA-256 của hai bản ghi; trước hết hãy so SHA-256 của video.

## Further reasons

reason-fits_dispute = Bằng chứng phù hợp với điều đang tranh chấp.
reason-fits_partly = Bằng chứng chỉ phù hợp khi đi cùng bằng chứng khác.
reason-does_not_fit = Loại bằng chứng này không thể cho thấy điều đang tranh chấp.
reason-document_missing = Thiếu giấy tờ mà tranh chấp này cần.
reason-custody_gap = Không có gì cho thấy hàng ở đâu trong thời gian này.
reason-count_short = Số món đếm được ít hơn trong đơn hàng.
reason-serials_equal = Số sê-ri trùng với số đã biết.
reason-serials_differ = Số sê-ri không trùng với số nào đã biết.
reason-several_files = Bản quay gồm nhiều tệp; cần có người xem có phải máy tự chia không.
reason-other_not_valid = Video của chiều ngược lại không hợp lệ hoặc còn cần có người xem.
reason-record_not_compared = Bản ghi quét được đọc từ tệp và chưa được đối chiếu với video.
reason-not_neutral = Nội dung đã gõ định sẵn nguyên nhân hoặc người có lỗi; hãy chỉ nêu điều nhìn thấy.

## Further statements

statement-line_shown = một dòng đơn hàng được cho xem và đếm
statement-serial_read = số sê-ri đọc bằng mắt
statement-inspected = một mục trong danh sách kiểm hàng
statement-waybill_applied = nhãn được dán lên gói hàng này trước máy quay
statement-items_packed = mọi món được cho xem trước khi đóng gói
statement-cushioning_used = có đặt vật liệu chống sốc
statement-film_on = có màng bảo vệ
statement-sealed_on_camera = gói hàng được niêm phong trước máy quay
ask-statement-line_shown = Hãy đếm số món của từng dòng đơn hàng trong hình.
ask-statement-serial_read = Hãy đọc số sê-ri trong hình và ghi đúng như trên hàng.
ask-statement-inspected = Hãy điền danh sách kiểm hàng; "không xác định được" cũng là một kết quả.
ask-statement-waybill_applied = Hãy xác nhận: nhãn được dán lên gói hàng này trước máy quay.
ask-statement-items_packed = Hãy xác nhận: mọi món được cho xem trước khi đóng gói.
ask-statement-cushioning_used = Hãy xác nhận: có đặt vật liệu chống sốc.
ask-statement-film_on = Hãy xác nhận: có màng bảo vệ.
ask-statement-sealed_on_camera = Hãy xác nhận: gói hàng được niêm phong trước máy quay.

## Documents and facts that a case can lack

ask-fact-order_value = Hãy ghi giá trị đơn hàng (order_value trong hồ sơ vụ việc).
ask-fact-clock_offset = Hãy ghi đồng hồ của thiết bị quay lệch bao nhiêu (clock_offset trong hồ sơ vụ việc).
ask-fact-recorder_zone = Hãy ghi đồng hồ của thiết bị quay đặt theo múi giờ nào (recorder_zone trong hồ sơ vụ việc).
ask-document-other_report = Báo cáo về video đóng gói (--other-report).
ask-document-weight_record = Hồ sơ cân nặng gói hàng: ảnh trên cân hoặc của hãng vận chuyển.
ask-document-packing_list = Phiếu đóng gói.
ask-document-order_screenshot = Ảnh chụp màn hình đơn hàng.
ask-document-listing_screenshot = Ảnh chụp trang đăng bán hàng.
ask-document-ruler_photo = Ảnh có thước đo từ đầu đến cuối.
ask-document-inspection_document = Giấy tờ kiểm định hoặc phòng thí nghiệm: video không thể hiện mùi vị.
ask-document-sign_off_record = Hồ sơ ký nhận của hãng vận chuyển.
ask-document-packing_photos = Ảnh bao bì ngoài và trong, nhãn và chỗ hư hỏng.
ask-document-tracking_record = Hồ sơ theo dõi của hãng vận chuyển.
ask-document-proof_of_delivery = Bằng chứng giao hàng.
ask-document-chat_record = Lịch sử trò chuyện về việc này.
ask-document-authenticity_papers = Giấy tờ của thương hiệu hoặc cơ quan giám định về nguồn gốc hàng.
ask-document-joint_inspection_minutes = Biên bản đồng kiểm với hãng vận chuyển.

## Names of further values

param-files = tệp
param-line = dòng đơn hàng
param-seen = thấy
param-item = mục
param-items = các mục
param-condition = kết quả
param-criteria = quy tắc
param-segment = chặng
param-before_segment = sau chặng
param-after_segment = trước chặng
param-evidence = chứng từ
param-document = giấy tờ
param-dispute = tranh chấp
param-disputes = cho tranh chấp về
param-accepted_reason = lý do đã chấp nhận
param-claim = nộp để chứng minh
param-needs = cần
param-counted_from = tính từ
param-offset = đồng hồ lệch
param-margin = còn cách hạn
param-max_gap = khoảng trống tối đa
param-fail_gap = không đạt nếu nghỉ quá
param-from_value = cho đơn hàng từ
param-value = giá trị đơn hàng
param-max_high_motion = rung tối đa
param-limits = giới hạn đã nêu
param-scanned_with = quét bằng
param-judged_with = xét bằng
word-tool = chương trình đã quét
word-libraries = phiên bản thư viện
word-coverage = phạm vi của các bước kiểm tra
limits-scene = chỉ nói về nội dung tệp, không nói cảnh quay là thật
limits-bytes = nói về tệp nào
limits-pause = tạm dừng có thể không để lại dấu vết
limits-nothing_found = không tìm thấy không phải là chứng minh
limits-partly_checked = phần chỉ được kiểm tra một phần
limits-clock_unchecked = đồng hồ chưa được đối chiếu
limits-record_not_compared = bản ghi quét chưa được đối chiếu với video
limits-no_advice = không phải tư vấn pháp lý
word-order_value = giá trị đơn hàng
word-custody = các khâu giao nhận
word-dispute = điều đang tranh chấp
word-clock_offset = độ lệch đồng hồ
param-name = tên tệp
word-file_name = thời điểm trong tên tệp
word-file_system = lần sửa cuối trên đĩa
word-unknown_zone = không ghi, nên tính mọi múi giờ có thể
word-undecided = chưa đủ để kết luận
word-opened_by_installer_at = lúc thợ lắp đặt mở hàng
place-start = trước hình đầu tiên
place-middle = giữa hai hình
place-end = sau hình cuối cùng
place-unknown = không xác định
word-agreement = các hình hoặc bộ đọc khớp nhau
word-plausible_number = mã mà hãng vận chuyển có thể cấp
word-whole_symbol = trọn vẹn ký hiệu
word-place = vị trí riêng
word-print = vạch in xác nhận
word-note = ghi chú
word-whole_take = toàn bộ video
word-exceptions = ngoại lệ
word-other_report = báo cáo về video đóng gói
word-sound = âm thanh
word-ruler = thước đo
word-document = giấy tờ
word-video = video
word-resale_affected = không thể bán lại như mới
word-quality = chất lượng
word-missing_or_wrong = thiếu hoặc sai hàng
word-change_of_mind = không cần lý do
dispute-empty_parcel = gói hàng rỗng
dispute-missing_items = thiếu hàng
dispute-wrong_item = sai hàng
dispute-swapped_return = hàng trả về khác
dispute-quality_visible = lỗi nhìn thấy được
dispute-quality_invisible = mùi hoặc vị
dispute-sound_fault = lỗi âm thanh
dispute-function_fault = lỗi chức năng
dispute-size_differs = sai kích thước
dispute-transit_damage = hư hỏng khi vận chuyển
dispute-not_received = không nhận được
dispute-human_damage = hư hỏng khi mở hoặc sử dụng
dispute-not_as_described = không đúng mô tả
dispute-use_traces = dấu vết sử dụng
dispute-counterfeit = nguồn gốc hàng

## The inspection checklist

item-outer_box = hộp ngoài
item-seal = niêm phong hoặc băng keo
item-label = nhãn vận đơn
item-inner_packaging = bao bì trong
item-cushioning = vật liệu chống sốc
item-film = màng hoặc màng co
item-hang_tag = nhãn treo
item-identity = mẫu mã, màu sắc
item-quantity = số lượng kèm phụ kiện
item-serial = số sê-ri hoặc số lô
item-flaws = khuyết tật và phần thiếu
item-use_traces = dấu vết sử dụng
item-function = chức năng
condition-intact = nguyên vẹn
condition-wet = ướt
condition-dented = móp
condition-torn = rách
condition-re_taped = dán lại
condition-broken = đứt
condition-re_sealed = niêm phong lại
condition-absent = không có
condition-matches = trùng khớp
condition-different = khác
condition-differs = không khớp
condition-covered = bị che
condition-damaged = hư hỏng
condition-opened = đã mở
condition-not_original = không phải nguyên bản
condition-present = có
condition-displaced = xê dịch
condition-unopened = chưa mở
condition-opened_traces = có dấu vết đã mở
condition-removed = đã gỡ
condition-attached = còn gắn
condition-cut = đã cắt
condition-as_expected = đúng như đơn hàng
condition-fewer = ít hơn
condition-more = nhiều hơn
condition-same = giống nhau
condition-unreadable = không đọc được
condition-none = không có
condition-described = xem ghi chú
condition-film_only = chỉ gỡ màng
condition-used = đã sử dụng
condition-soiled = bẩn
condition-works = hoạt động
condition-fault_shown = lỗi thấy trong video
condition-not_tested = chưa thử
condition-not_visible = không xác định được

## Lỗi của lệnh

failure-open-missing = không có tệp này; hãy kiểm tra đường dẫn
failure-open-stdin = không đọc video từ đầu vào chuẩn; hãy lưu thành tệp trước rồi cho đường dẫn
failure-open-address = không đọc địa chỉ mạng và không dùng mạng; hãy lưu video thành tệp trước rồi cho đường dẫn
failure-open-directory = đây là thư mục; hãy đưa một tệp video
failure-open-not-regular = không phải tệp thông thường; trước hết hãy chép video vào đĩa
failure-open-empty = tệp trống; hãy chép lại từ thiết bị quay
failure-open-unreadable = không đọc được tệp: { $cause }
failure-media-unknown-format = không phải loại tệp video mà onetake đọc được (nhận thấy: { $found }); đừng chuyển đổi: hãy dùng tệp gốc của thiết bị quay
failure-media-playlist = { $kind } trỏ tới tệp khác, không phải video; hãy đưa chính tệp video
failure-media-damaged = tệp hỏng hoặc không đầy đủ: không đọc được vỏ chứa { $format } ({ $message }); hãy sao chép lại trọn vẹn từ thiết bị quay
failure-media-no-video = tệp không có luồng hình ({ $streams }); hãy đưa video, không chỉ âm thanh
failure-media-unknown-codec = video mã hóa bằng { $codec }, onetake không giải mã loại này
failure-media-above-limit = video khai báo { $what } là { $declared }, vượt giới hạn { $limit }
failure-media-bad-time-base = luồng hình khai báo đơn vị thời gian { $num }/{ $den }, không phải một đơn vị thời gian
failure-media-io = đọc tệp không thành công
failure-media-library = thư viện media gặp lỗi khi { $action }: { $message }
failure-no-frames = không giải mã được khung hình nào từ { $packets } gói video; tệp hỏng hoặc chỉ có phần đầu
failure-out-exists = đã có sẵn; hãy chọn --out khác, hoặc --force để thay thế
failure-out-not-ours = chứa thứ không do onetake ghi nên không bị thay thế; hãy chọn --out khác
failure-out-no-name = không phải tên tệp hay thư mục mới; hãy chọn --out khác
failure-out-no-folder = không có thư mục { $parent }; hãy tạo trước, hoặc chọn --out khác
failure-out-not-a-folder = { $parent } là tệp, không phải thư mục; hãy chọn --out khác
failure-out-busy = một lượt chạy khác vẫn đang ghi vào đây; hãy thử lại khi lượt đó kết thúc
failure-out-no-locks = không khóa được ({ $cause }), ghi cùng lúc sẽ làm mất lời xác nhận; hãy chọn --out trên ổ đĩa của máy này
failure-out-unwritable = không ghi được ({ $cause }); hãy chọn --out khác
failure-unreadable = không đọc được ({ $cause }); hãy kiểm tra đường dẫn
failure-stopped = đã dừng; chưa ghi gì
out-aside = trong lúc chạy, ở đây đã xuất hiện nội dung khác và được giữ nguyên; kết quả nằm ở { $place }
out-kept = có nội dung mới được đặt vào kết quả cũ; tất cả được giữ lại ở { $place }

## Kiểm tra nhãn

label-looked = { $frames ->
    [one] đã xem 1 ảnh, { $size } điểm ảnh
   *[other] đã xem { $frames } khung hình, { $size } điểm ảnh
 }
label-read = đã đọc
label-seen = thấy quá ít lần nên không tính
label-unread = một nhãn không đọc được
label-module = vạch hẹp nhất { $module } điểm ảnh
label-from-to = từ { $from } đến { $to }
label-nothing = Không đọc được mã nào.
label-advice = Cho lần quay sau:
label-advice-none = Nhãn đọc được rõ ràng và còn dư.
label-advice-no_label = Không thấy nhãn. Hãy để nhãn phẳng, chiếm ít nhất một phần ba chiều rộng khung hình.
label-advice-too_small = Nhãn quá nhỏ: vạch hẹp nhất rộng { $module } điểm ảnh. Hãy đưa máy quay lại gần hơn, khoảng { $times } lần, hoặc quay ở độ phân giải cao hơn.
label-advice-near_limit = Đã đọc được nhãn nhưng nhãn nhỏ: vạch hẹp nhất rộng { $module } điểm ảnh. Lại gần hơn khoảng { $times } lần sẽ còn dư khi rung hoặc thiếu sáng.
label-advice-too_dark = Nhãn thiếu sáng. Hãy đặt một đèn cạnh máy quay.
label-advice-glare = Đèn phản chiếu trên nhãn. Hãy nghiêng nhãn hoặc dời đèn.
label-advice-moving = Nhãn đang di chuyển. Hãy giữ yên trong hai giây.
label-advice-too_short = Nhãn chỉ xuất hiện trong quá ít khung hình. Hãy cho thấy nhãn ít nhất hai giây.
label-advice-unclear = Nhãn đủ lớn và đủ sáng nhưng không đọc được. Hãy để phẳng và lấy nét; nhãn có thể bị nhăn hoặc in kém.

## What persons saw, side by side

section-consistent = Những điều quan sát được phù hợp với trường hợp nào
consistent-note = Đây không phải kết luận: không ảnh hưởng đến kết quả và không nói về ai.
explain-consistent = đối chiếu
consistent-before_dispatch = Phù hợp với tình trạng hàng có từ trước khi gửi, hoặc với một va chạm trên đường không để lại dấu vết bên ngoài; không phù hợp với việc bị đè ép từ bên ngoài.
consistent-transit_handling = Phù hợp với việc hư hỏng trên đường vận chuyển, nếu bên ngoài, bao bì bên trong và hàng hư hỏng ở cùng một chỗ.
consistent-opened_between = Phù hợp với việc gói hàng được mở sau khi niêm phong và trước khi quay. Ai mở thì hình không cho thấy.
consistent-short_packing = Phù hợp với việc đóng gói thiếu số lượng. Hãy so với video đóng gói.
consistent-handled_after_unsealing = Phù hợp với việc hàng được dùng hoặc chạm vào sau khi mở niêm phong.
consistent-nothing_visible = Không thể nói phù hợp với trường hợp nào: không thấy được cả bên ngoài lẫn bao bì bên trong.

## The video of the other direction

section-other = Video của chiều ngược lại
other-waybills = Mã vận đơn mong đợi ở video kia
other-serials-there = Số sê-ri ở video kia
other-serials-here = Số sê-ri ở video này
other-count = Số lượng đếm được
other-count-value = dòng { $line }: { $there } ở video kia, { $here } ở video này
param-counted_there = đếm được ở video kia
param-number_there = mã vận đơn ở video kia

## What the report says of what is open

reason-outside_limit-below = { $name }: { $value }, thấp hơn { $limit }.
reason-outside_limit-above = { $name }: { $value }, cao hơn { $limit }.
reason-waybill_different-what = Đọc được { $text }, mong đợi { $expected }.
ask-replacement-waybill_different = Mã trong video khác mã mong đợi: hãy kiểm tra lại mã trong bảng, hoặc lấy đúng video.
missing-no-change = Còn { $count } mục khác chưa xong; bổ sung cũng không thay đổi kết luận nên không liệt kê.

## The head of the report

page-order = Mã đơn hàng
page-reference = Mã tham chiếu của cửa hàng
page-recorded-at = Thời điểm quay
basis-line-measured = Chương trình đo { $measured } quy tắc; chưa có người xác nhận.
basis-line-both = Chương trình đo { $measured } quy tắc; { $confirmed } quy tắc do { $names } xác nhận.
basis-line-explained = { $line } Đạt vì có người giải thích điều đã thấy: { $rules }.
basis-person = { $who } ({ $role }, { $date })
next-title = Bước tiếp theo: ghi lời xác nhận, rồi xét lại
next-note = Lệnh đầu tiên hỏi lần lượt từng điều và cho biết lần quét gợi ý xem ở đâu: Enter để xác nhận, n nếu không nhìn rõ. Chỉ xác nhận điều chính mình thấy.
next-note-typed = Thay phần viết hoa: NAME là họ tên, ROLE là chức vụ, MIN:SEC là thời gian trên trình phát (phút:giây), TEXT là điều đã thấy ở đó, STATE là seen nếu điều đó giải thích được nên không tính là vi phạm, not-seen nếu đúng như bề ngoài, not-visible nếu không xác định được. Điều không thấy thì không ghi.
section-sources = Phụ lục: nguồn của các quy tắc
policy-page-not-read = Chưa đọc trang chính thức của sàn; quy tắc theo bản đăng lại trên trang khác.
moment-shown-above = Hình: xem phía trên

to-do-more = (còn { $count } việc khác)

missing-title-optional = Có thể bổ sung, không ảnh hưởng kết luận

## Camera, parcel and clock in the picture
timeline-camera = Máy quay, khung hình
timeline-parcel = Kiện hàng
timeline-weak = nhạt: độ chắc dưới một nửa
timeline-parcel-in = kiện hàng trong khung hình
timeline-parcel-edge = ở mép khung hình
timeline-parcel-out = ngoài khung hình
timeline-parcel-hidden = bị che hoặc không thấy
timeline-parcel-unknown = không theo dõi được
timeline-camera-fixed = cố định
timeline-camera-handheld = cầm tay
timeline-camera-unknown = không rõ
presence-name = trạng thái
presence-fixed = máy cố định
presence-handheld = máy cầm tay
presence-unknown = không rõ
presence-in = trong khung hình
presence-edge = ở mép khung hình
presence-out = ngoài khung hình
presence-hidden = bị che hoặc không thấy
blocked-name = mất hình do
blocked-covered = bị che
blocked-dark = tối đen
blocked-blurred = mất nét hoặc nhòe
edge-name = mép khung hình
edge-left = trái
edge-right = phải
edge-top = trên
edge-bottom = dưới
last_edge-name = động tác cuối ở gần
last_edge-left = trái
last_edge-right = phải
last_edge-top = trên
last_edge-bottom = dưới
clock_level-name = phần đọc được
clock_level-ticks = chỉ có giây
clock_level-time = giờ phút giây
clock_level-datetime = ngày và giờ
param-fixed = đứng yên
param-moved = chuyển động
param-unknown = không rõ
param-views = các mặt khác nhau
param-activity = thời gian thao tác
param-quiet = thời gian yên
param-quiet_after = yên sau đó
param-first = lúc đầu chỉ
param-last = lúc cuối chỉ
param-dates = ngày có thể là
section-recording-times = Thời điểm quay theo từng đồng hồ
recording-trust-recorder = đồng hồ của chính thiết bị quay
recording-trust-person = do người dùng nêu
recording-trust-changeable = ai cũng có thể đổi
recording-zone-unknown = không nêu múi giờ: tính mọi múi giờ
recording-zone = đọc theo múi giờ { $zone }
recording-began-between = bắt đầu quay trong khoảng { $from } đến { $until }
recording-began-before = bắt đầu quay trước { $until }
param-clocks_apart = lệch vượt mức cho phép của cả hai
param-other_at = đồng hồ kia ghi
param-other_clock = đồng hồ kia
param-way = vùng nhãn đi qua
param-table = vùng bàn làm việc
param-removal = đoạn cắt thử
param-removal_shown = sẽ lộ ra ở
param-instants = số thời điểm thử
