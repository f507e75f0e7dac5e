### Words of the return desk: its table, and what its commands say

desk-title = 退貨工作台
desk-summary = 共 { $cases } 件：有效 { $valid }，無效 { $invalid }，需人工 { $review }，無結論 { $none }
desk-no-verdict = 無結論
desk-made = 由 onetake 產生；開啟報告可查看依據。
desk-all = 全部
desk-search = 輸入單號或檔名的任意部分
desk-packing = 出貨
desk-place = { $file }，{ $sheet }第 { $lines } 列

## Columns

desk-column-verdict = 結論
desk-column-waits = 等待
desk-column-order = 訂單編號
desk-column-reference = 內部編號
desk-column-expected = 應有單號
desk-column-read = 讀到的單號
desk-column-match = 比對
desk-column-file = 影片
desk-column-signed = 簽收時間
desk-column-deadline = 拍攝期限
desk-column-reasons = 原因
desk-column-report = 報告
desk-column-sheet = 表格位置

## How a video was matched

desk-match-by_name = 依檔名比對
desk-match-by_reading = 依面單比對
desk-match-unmatched = 未比對到
desk-match-ambiguous = 可能屬於多筆訂單

## What a case waits for

desk-waits-nothing = 無
desk-waits-statements = 人工確認
desk-waits-facts = 案件資訊
desk-waits-look = 人工查看
desk-waits-order = 人工指明訂單
desk-waits-video = 影片
desk-waits-scan = 掃描
desk-waits-file = 可讀取的檔案

## Notes

desk-note-cell = { $text }
desk-note-could_be = 可能是 { $numbers }
desk-note-several_files = 這段拍攝有多個檔案：請全部查看
desk-note-same_bytes = 相同內容的檔案還在：{ $paths }
