### 紙面用語：首頁結論、其後各頁和截圖頁

paper-title = 影片檢查
paper-number = 報告編號
paper-page = { $page } / { $pages }
paper-expected = 應為
paper-read = 託運單上讀到
paper-read-none = 未讀到
paper-failed = 未符合
paper-to_do = 仍需人工完成
paper-more = … 另有 { $count } 項，見第 2 頁起
paper-digest = 影片的 SHA-256
paper-check = 如何核對
paper-check-digest = 「sha256sum」顯示的值與上面一致，就是同一個檔案。
paper-check-report = 「onetake check」把報告與紀錄和影片對照。
paper-open = 未符合或待定
paper-also = 建議
paper-moments = 時刻
paper-settled = 已符合，或不適用
paper-statements = 人員陳述
paper-times = 錄製時間
paper-file = 檔案
paper-limits = 本報告不能說明什麼
paper-sources = 規則來源
paper-stills = 截圖
paper-masked = 圖片中有 { $count } 處被遮蓋，原影片中全部可見。
