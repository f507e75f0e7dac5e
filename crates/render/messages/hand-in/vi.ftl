# Những gì được nộp: chữ để dán, và trang nói mỗi tệp dùng để làm gì.

## Chữ để dán

kit-caption-waybill = Mã vận đơn: { $waybill }
kit-caption-order = Mã đơn hàng: { $order }
kit-caption-read = Nhãn trong video đọc được mã { $waybill } lúc { $at }
kit-caption-length = Bản quay dài { $length }
kit-caption-whole = Bản quay dài { $length }, được đưa ra trọn vẹn
kit-caption-more = … và { $count } mục nữa
kit-caption-seen = Lúc { $at }: { $what }
kit-caption-original = SHA-256 của video gốc: { $sha256 }
kit-caption-copy = Video ở đây là bản sao của toàn bộ bản quay, được mã hóa lại cho vừa giới hạn; đây không phải bản gốc. SHA-256 của bản sao: { $sha256 }

## Biểu mẫu nhận những gì

kit-title = Nộp vào: { $form }
kit-title-unknown = Để nộp. Chưa biết gì về biểu mẫu của sàn này: hãy tự so với các giới hạn của nó
kit-source = Biểu mẫu nhận những gì, đọc ngày { $date } tại { $source }. Hãy so với biểu mẫu trước khi tải lên:
kit-takes-video = Video: { $limits }
kit-takes-photo = Ảnh: { $limits }
kit-takes-text = Chữ: { $limits }
kit-takes-pdf = PDF: { $limits }
kit-takes-link = Liên kết: { $limits }
kit-up_to = tối đa { $value }
kit-below = dưới { $value }
kit-formats = dạng { $formats }
kit-count = nhiều nhất { $count } ảnh
kit-characters = tối đa { $count } ký tự
kit-taken = nhận
kit-not_taken = không nhận
kit-unknown = chưa biết: hãy xem biểu mẫu
kit-no_limit = không nêu giới hạn

## Các tệp

kit-files = Các tệp, và mỗi tệp dùng để làm gì:
kit-file-pdf = giấy xác nhận: tải lên ở chỗ nhận tài liệu
kit-file-pictures = giấy xác nhận dưới dạng ảnh, rồi ảnh từ bản quay kèm thời điểm: tải lên ở chỗ nhận ảnh
kit-pictures-labels = Trong ảnh của giấy xác nhận và các trang ảnh, nhãn được che ở những chỗ đọc được, chỉ chừa mã. Chỗ không đọc được thì không che: hãy xem trước khi nộp, và che thêm bằng --mask.
kit-pictures-labels_kept = Nhãn trong ảnh của giấy xác nhận và các trang ảnh được hiện đầy đủ: hãy che bằng --mask nếu đọc được tên hoặc địa chỉ.
kit-file-copy = bản sao của toàn bộ bản quay: tải lên ở chỗ nhận video
kit-file-copy_facts = bản sao được làm thế nào: hãy giữ lại, đưa ra khi có người hỏi
kit-file-captions = chữ để dán bên cạnh các tệp ({ $characters } ký tự)
kit-captions-cut = Số dòng bị bỏ bớt, vì biểu mẫu nhận { $max } ký tự: { $count }
kit-sums = SHA-256 của các tệp, kiểm tra bằng sha256sum -c:
kit-original = Bản gốc: SHA-256 { $sha256 }, { $size }. Hãy giữ nguyên: chỉ bản gốc mới so được với báo cáo.

## Video

kit-copy-fits = Bản sao vừa giới hạn: { $size }, { $length }. Mọi hình của bản quay đều ở đúng thời điểm của nó ({ $frames }); không cắt, không tua nhanh.
kit-copy-no_limit = Bản sao có { $size }, dài { $length }. Mọi hình của bản quay đều ở đúng thời điểm của nó ({ $frames }); không cắt, không tua nhanh.
kit-copy-read = Máy vẫn đọc được mã trong đó: { $numbers }
kit-copy-unread = Không đọc được mã nào trong bản gốc, nên không đo được nhãn trong bản sao rõ đến đâu: hãy tự xem.
kit-copy-line = Trong hình có ghi: { $line }
kit-copy-masked = Số phần hình bị che: { $count }
kit-copy-labels = Nhãn được che ở những chỗ đọc được, chỉ chừa mã. Chỗ không đọc được thì không che: hãy xem bản sao trước khi nộp, và che thêm bằng --mask. Khi sàn muốn thấy cả nhãn, hãy dùng --keep-label.
kit-copy-labels_kept = Nhãn được để nguyên, cả tên và địa chỉ trên đó.
kit-original-fits = Bản gốc tự nó cũng nằm trong các giới hạn này; trong đó không có gì bị che.
kit-no-too_long = Không thể nộp toàn bộ bản quay thành video ở đây: bản quay dài { $length }, biểu mẫu nhận { $max }. Bản quay không bị cắt và không bị tua nhanh.
kit-no-fit = Không thể nộp toàn bộ bản quay thành video ở đây: trong { $size } sẽ không nhận ra được gì.
kit-no-legible = Không thể nộp toàn bộ bản quay thành video ở đây: trong bản sao vừa giới hạn, không còn đọc được mã ({ $numbers }).
kit-no-whole = Không có bản sao của toàn bộ bản quay: trong { $frames } hình có { $copies } hình vào được bản sao, hoặc không đúng thời điểm, như thường gặp ở tệp hỏng. Hãy nộp bản gốc.
kit-no-times = Không có bản sao của toàn bộ bản quay: không phải cả { $frames } hình đều đúng thời điểm, như thường gặp ở tệp hỏng. Hãy nộp bản gốc.
kit-no-video = Không có bản sao vì không có video: hãy ghi tên video sau thư mục.
kit-no-taken = Không có bản sao: biểu mẫu không nhận loại video này.
kit-instead-link = Biểu mẫu nhận liên kết: hãy đặt bản gốc ở nơi sàn lấy được.
kit-instead-pdf = Biểu mẫu nhận PDF thay thế.
kit-instead-unknown = Chưa biết biểu mẫu có nhận liên kết hay PDF thay thế không: hãy hỏi sàn.
kit-instead-none = Biểu mẫu cũng không nhận liên kết và PDF: hãy hỏi sàn.
