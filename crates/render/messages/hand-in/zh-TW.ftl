# 提交的內容：可貼上的文字，以及說明每個檔案用途的一頁。

## 可貼上的文字

kit-caption-waybill = 託運單號：{ $waybill }
kit-caption-order = 訂單編號：{ $order }
kit-caption-read = 影片中 { $at } 處面單上可讀到單號 { $waybill }
kit-caption-length = 錄影長度 { $length }
kit-caption-whole = 錄影長度 { $length }，完整呈現
kit-caption-more = ……另有 { $count } 個
kit-caption-seen = { $at }：{ $what }
kit-caption-original = 原始影片的 SHA-256：{ $sha256 }
kit-caption-copy = 此處的影片是完整錄影的副本，為符合上傳限制而重新編碼，不是原始檔。副本的 SHA-256：{ $sha256 }

## 表單接受什麼

kit-title = 提交至：{ $form }
kit-title-unknown = 待提交。該平台的表單情況不明：請自行核對其限制
kit-source = 表單接受的內容，{ $date } 讀自 { $source }。上傳前請與表單核對：
kit-takes-video = 影片：{ $limits }
kit-takes-photo = 圖片：{ $limits }
kit-takes-text = 文字：{ $limits }
kit-takes-pdf = PDF：{ $limits }
kit-takes-link = 連結：{ $limits }
kit-up_to = 不超過 { $value }
kit-below = 小於 { $value }
kit-formats = 格式 { $formats }
kit-count = 最多 { $count } 張
kit-characters = 不超過 { $count } 字
kit-taken = 接受
kit-not_taken = 不接受
kit-unknown = 不明：請查看表單
kit-no_limit = 沒有寫明限制

## 各個檔案

kit-files = 各個檔案及其用途：
kit-file-pdf = 證明書：在接受 PDF 的地方上傳
kit-file-pictures = 證明書的圖片和錄影截圖（附時間）：在接受圖片的地方上傳
kit-pictures-labels = 證明書和圖片頁中，讀到面單的地方，除單號外都已遮蓋。沒有讀到的地方沒有遮蓋：提交前請查看，並用 --mask 補充遮蓋。
kit-pictures-labels_kept = 證明書和圖片頁中的面單未遮蓋：若能看到姓名或地址，請用 --mask 遮蓋。
kit-file-copy = 完整錄影的副本：在接受影片的地方上傳
kit-file-copy_facts = 副本是怎樣製作的：請保留，有人詢問時出示
kit-file-captions = 與檔案一起貼上的文字（{ $characters } 字）
kit-captions-cut = 因表單只接受 { $max } 字而略去的行數：{ $count }
kit-sums = 各檔案的 SHA-256，可用 sha256sum -c 核對：
kit-original = 原始檔：SHA-256 { $sha256 }，{ $size }。請原樣保留：只有原始檔能與報告比對。

## 影片

kit-copy-fits = 副本符合限制：{ $size }，{ $length }。錄影的每個畫面都在原來的時間（{ $frames }）；沒有剪接，也沒有快轉。
kit-copy-no_limit = 副本為 { $size }，長度 { $length }。錄影的每個畫面都在原來的時間（{ $frames }）；沒有剪接，也沒有快轉。
kit-copy-read = 程式仍能在其中讀到單號：{ $numbers }
kit-copy-unread = 原始影片中沒有讀到單號，所以沒有測量副本中的面單是否清楚：請自己查看。
kit-copy-line = 畫面中寫有：{ $line }
kit-copy-masked = 畫面中遮蓋的部分：{ $count } 處
kit-copy-labels = 讀到面單的地方，除單號外都已遮蓋。沒有讀到的地方沒有遮蓋：提交前請查看副本，並用 --mask 補充遮蓋。平台要求看到整張面單時，請用 --keep-label。
kit-copy-labels_kept = 面單完整呈現，包括上面的姓名和地址。
kit-original-fits = 原始檔本身也在這些限制之內；其中沒有任何遮蓋。
kit-no-too_long = 完整錄影不能作為影片在此提交：長度 { $length }，表單只接受 { $max }。錄影不會剪接，也不會快轉。
kit-no-fit = 完整錄影不能作為影片在此提交：壓縮到 { $size } 後什麼都看不清。
kit-no-legible = 完整錄影不能作為影片在此提交：在符合限制的副本中，單號（{ $numbers }）已無法讀出。
kit-no-whole = 沒有完整錄影的副本：{ $frames } 個畫面中有 { $copies } 個進入副本，或不在原來的時間，損壞的檔案會這樣。請提交原始檔。
kit-no-times = 沒有完整錄影的副本：{ $frames } 個畫面並非都在原來的時間，損壞的檔案會這樣。請提交原始檔。
kit-no-video = 沒有副本，因為找不到影片：請在資料夾之後寫出影片。
kit-no-taken = 沒有副本：表單不接受這種影片。
kit-instead-link = 表單接受連結：請把原始檔放在平台能取到的地方。
kit-instead-pdf = 表單可改為接受 PDF。
kit-instead-unknown = 表單是否可改為接受連結或 PDF，尚不清楚：請詢問平台。
kit-instead-none = 表單也不接受連結和 PDF：請詢問平台。
