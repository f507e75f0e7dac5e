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
desk-note-other_order = 影片中的面單屬於另一筆訂單：{ $numbers }
desk-note-several_files = 這段拍攝有多個檔案：請全部查看
desk-note-same_recording = { $here } 與 { $other } 的 { $there } 是同一段拍攝
desk-note-same_bytes = 相同內容的檔案還在：{ $paths }

## Failures of a batch

failure-batch-stopped = 已停止；已完成的部分都已保留：再次執行同一命令即可繼續
failure-batch-column = 「{ $given }」沒有指明欄位：請寫成 waybill=欄位名稱
failure-batch-away = 找不到這個位置：請檢查路徑，以及共用資料夾是否已連線；未作任何變更
failure-batch-nothing = 沒有找到影片，也沒有給出表格：請給出存放影片的資料夾
failure-batch-file = 無法寫入（{ $cause }）
failure-ledger-missing = 沒有台帳；執行 batch 會建立台帳
failure-ledger-none = 這不是 onetake 的台帳：請換一個檔案
failure-ledger-newer = 此台帳由較新版本的 onetake 寫入（格式 { $format }，本版本支援 { $known }）：請使用新版本；未作任何變更
failure-ledger-damaged = 台帳已損壞（{ $said }）
failure-ledger-busy = 另一個程式正占用台帳；請等它完成或結束它後再試
failure-ledger-full = 磁碟已滿：請騰出空間後繼續；先前寫入的內容都已保留
failure-ledger-record_gone = 紀錄 { $record } 已不在台帳旁：請重新掃描該影片
failure-ledger-sqlite = 台帳無法使用（{ $cause }）

## What a batch tells while it works

batch-zone = 不帶時區的時間按 { $zone } 理解
batch-sheet = { $file }：{ $orders } 筆訂單；欄位：{ $columns }
batch-encoding = { $file }：文字按 { $encoding } 讀取
batch-found = { $videos } 支影片，{ $orders } 筆訂單
batch-unreadable = { $file }：已略過（{ $reason }）
batch-rescued_none = { $ledger }：台帳已損壞，內容無法讀取；原檔案保留為 { $damaged }，已建立新台帳：影片會重新掃描
batch-rescued = { $ledger }：台帳已損壞；救回 { $entries } 筆，遺失 { $lost } 筆，損壞的檔案保留為 { $damaged }
batch-set_aside = { $file }：已擱置：{ $reason }
batch-retry = { $file }：稍後再試：{ $reason }
batch-paused = 已暫停；刪除 { $file } 即可繼續
batch-statements = { $file }：已收入人工確認
batch-confirm = 等待人工確認的案件：先執行 onetake attest { $folder }，再次執行同一命令

## Help of batch

help-batch = 收入一個影片資料夾和一張訂單表：掃描新的影片，逐件判斷，寫出結果表
help-batch-after = 掃描過的影片不會重複掃描：停止之後、有新影片、或有了人工確認時，再次執行同一命令即可繼續。按 Ctrl-C 停止，已完成的部分不會遺失。
help-batch-places = 影片資料夾、單支影片、萬用字元寫法（如 `returns/*.mp4`），以及表格
help-batch-rescan = 重新掃描以前掃描過的影片
help-batch-retry = 重新嘗試因不是可讀影片而擱置的檔案
help-batch-json = 每個案件輸出一行 JSON
help-batch-attest = 具名人員寫明所見內容的檔案，或存放這類檔案的資料夾；每份歸入它所說的影片
help-batch-out = 存放結果表和報告的資料夾 [預設：台帳旁的 onetake-results]
help-batch-file_clocks = 把檔名中的時間和檔案的最後修改時間各作為一個時鐘，兩者可信度都低
help-arg-table = 訂單表：CSV、TSV、XLSX、XLS 或 ODS，店家軟體匯出的原樣即可；可多次給出
help-arg-column = 指明某欄的內容，如 `waybill=退貨號`；可多次給出 [預設：按欄位名稱判斷]
help-arg-dates = 03/04/2026 這類日期哪一部分在前 [預設：不讀取這類日期]
help-arg-zone = 不帶時區的時間所在的時區，如 +08:00 或 Asia/Taipei [預設：本機時區]
help-arg-ledger = 保存已知內容的台帳檔案，避免重複工作 [預設：影片旁的 onetake.sqlite]
help-arg-drop = 每當案件有變化，就在此資料夾放一個 JSON 檔案，供其他程式取走
help-arg-jobs = 同時掃描幾支影片 [預設：每個處理器核心一支]
help-scan-progress_json = 在標準輸出中逐行以 JSON 說明進度，以及沒有紀錄的原因
help-scan-background = 以低優先順序執行，把電腦讓給其他工作
dates-day_first = 日在前
dates-month_first = 月在前

## The ledger and the watch

ledger-whole = 完整：共 { $entries } 筆，其中已清除內容 { $purged } 筆；末筆雜湊值：{ $head }
ledger-changed = 不完整：被改動的紀錄：{ $broken }；內容被改動的紀錄：{ $altered }（共 { $entries } 筆）
ledger-judged = 重新判斷 { $judged } 個：有效 { $valid }，無效 { $invalid }，需人工 { $review }；結論有變 { $changed } 個；紀錄已不在 { $gone } 個
ledger-purged = 已清除 { $before } 之前的內容：{ $bodies } 筆文字，{ $files } 個紀錄和截圖；雜湊值保留
ledger-paused = 已暫停：進行中的掃描會做完，不再開始新的
ledger-resumed = 繼續工作
batch-sheet_refused = { $file }：暫時無法讀取，沿用先前的內容：{ $reason }
help-watch = 像 batch 一樣長期工作：影片寫完後即收入處理
help-watch-after = 第一次 Ctrl-C 或 SIGTERM：不再開始新的掃描，等進行中的做完；第二次立即停止。兩者都不會遺失已完成的部分。
help-watch-places = 影片存入的資料夾
help-arg-settle = 檔案多少秒不變即視為寫完
help-arg-poll = 即使沒有變化通知，也每隔多少秒查看一次資料夾（用於不發通知的共用資料夾）
help-arg-metrics = 供 Prometheus 讀取數值的位址，如 127.0.0.1:9184
help-ledger = 維護工作台的台帳：核對、全部重新判斷、清除舊內容、暫停工作
help-ledger-check = 核對台帳鏈是否有改動，並輸出末筆的雜湊值
help-ledger-judge = 依另一規則集重新判斷全部案件，不需要影片
help-ledger-purge = 清除某日之前的內容，只留雜湊值；不動影片
help-ledger-pause = 恢復前不再開始新的掃描；進行中的會做完
help-ledger-resume = 暫停後繼續工作
help-arg-ledger_file = 台帳檔案
help-arg-keep_days = 保留多少天
help-watch-attest = 具名人員寫明所見內容的檔案，或存放這類檔案的資料夾；每份歸入它所說的影片
help-watch-out = 存放結果表和報告的資料夾 [預設：台帳旁的 onetake-results]
help-watch-file_clocks = 把檔名中的時間和檔案的最後修改時間各作為一個時鐘，兩者可信度都低

## Why a file gave no record, where the desk itself says it

desk-set_aside-scan_stuck = 掃描十分鐘沒有進展，已被終止
desk-set_aside-video_changed = 掃描過程中檔案有變動
desk-set_aside-scan_ended = 掃描中途結束，沒有留下紀錄（{ $reason }）
desk-set_aside-process = 無法啟動掃描（{ $reason }）
desk-set_aside-record_unreadable = 掃描留下的紀錄無法讀取（{ $reason }）
desk-set_aside-record_unwritable = 無法寫入掃描紀錄（{ $reason }）
