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

## What columns of a sheet hold, beside those above

desk-field-direction = 影片類型
desk-field-opened = 安裝開箱時間
desk-field-zone = 時區
desk-field-dispute = 爭議
desk-field-accepted_reason = 已同意的退款原因
desk-field-order_value = 訂單金額
desk-field-currency = 幣別
desk-field-line = 商品編碼
desk-field-quantity = 數量
desk-field-title = 商品名稱
desk-field-serials = 序號
desk-field-sha256 = SHA-256

## How a video was matched

desk-match-by_person = 由人工指明
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

## 工作台頁面：為何拒絕

refusal-session = 此頁面屬於先前啟動的工作台：請開啟工作台現在顯示的網址
refusal-foreign = 此請求不是從工作台頁面送出的
refusal-sign_in = 請先登入：每項確認都要寫明由誰作出
refusal-pin = PIN 不正確；還可以試 { $left } 次
refusal-locked = PIN 錯誤次數過多：請 { $minutes } 分鐘後再試
refusal-no_case = 台帳中已沒有這個案件
refusal-no_record = 此影片的掃描記錄已不在台帳旁：請重新掃描該影片
refusal-no_picture = 此截圖已不在，或與記錄不一致
refusal-no_preview = 還沒有預覽
refusal-no_document = 台帳中沒有這份附件
refusal-malformed = 工作台無法理解此請求：請重新載入頁面
refusal-changed = 其他人剛剛作了確認：請先查看，再儲存
refusal-not_neutral = 請寫看到的情況，不要寫是誰的責任：請刪去「{ $word }」
refusal-name = 請填寫姓名和職務，各不超過 60 個字
refusal-new_pin = PIN 應為 4 至 64 個字元
refusal-known_person = 名單中已有此人：請直接登入
refusal-too_large = 內容過大：最多 { $limit }
refusal-no_pin = 此人沒有 PIN，只能在工作台所在的電腦上登入
refusal-empty_document = 這個檔案是空的
refusal-fault = 工作台發生故障，請回報

## 工作台頁面：說明

desk-nobody = 未登入
desk-looked-same_take = 已查看：畫面連續，沒有缺少內容
desk-looked-clear = 已查看：關鍵內容都看得清
desk-looked-cut = 已查看：情況屬實
desk-filmed_in_time = 期限內已拍攝
desk-which_order = 此影片屬於哪個訂單？請填寫訂單號或託運單號，案件隨即歸入該訂單。
desk-ask-expected_waybills = 應有的託運單號是什麼？
desk-ask-signed_off_at = 承運人記錄的簽收時間是什麼？例如 2026-11-17 18:20
desk-ask-recorded_at = 畫面中的時鐘顯示何時開始拍攝？
desk-ask-recorder_zone = 錄影設備的時鐘用哪個時區？例如 +08:00
desk-ask-clock_offset = 錄影設備時鐘的誤差請寫入案件檔案
desk-ask-order_value = 訂單金額請寫入表格
desk-video-changed = 檔案已不是掃描時的內容：請重新收入該資料夾。這裡仍可查看截圖。
desk-video-gone = 檔案已不在原處。這裡仍可查看截圖。
desk-preview-ready = 供觀看的副本；以原檔為準
desk-preview-making = 正在製作供觀看的副本
desk-preview-no_program = 瀏覽器無法播放此影片；未安裝 ffmpeg，也無法製作副本
desk-preview-failed = 無法製作供觀看的副本（{ $reason }）
desk-batch-begun = 正在查看資料夾
desk-batch-left = 還需 { $left }
desk-batch-done = 已全部收入
desk-other_policy = 案件上次依 { $policy } 判斷；此處依上方所示規則集判斷。可在啟動時用 --policy 指定。
desk-number-taken_in = 已收入
desk-number-judged = 已判斷
desk-number-person = 等待人工
desk-number-overdue = 已逾時
desk-number-valid = 有效
desk-number-invalid = 無效
desk-number-no_video = 有訂單無影片
desk-number-set_aside = 已擱置
desk-advice-label = 此工位的託運單太小或模糊：請把託運單靠近鏡頭並停住兩秒
desk-advice-ID_DECODE = 把託運單停在鏡頭前兩秒，約占畫面四分之一
desk-advice-ID_MATCH = 錄影前先核對表格中的單號與包裹上的單號
desk-advice-CLR_RES = 把錄影解析度設為 1280 × 720 或更高
desk-advice-CLR_LIGHT = 增加檯面照明，鏡頭不要正對窗戶
desk-advice-CLR_SHARP = 擦淨鏡頭，把焦點固定在檯面
desk-advice-CONT_CUT = 一次錄完：不要暫停，不要剪輯檔案
desk-advice-CONT_DARK = 手和包裹不要貼近鏡頭
desk-advice-COV_OUTER = 拆封前慢慢轉動包裹，讓四個面都入鏡
desk-advice-COV_OPENING = 在鏡頭前拆封，讓劃開的動作可見
desk-advice-COV_CONTENTS = 把每件物品在鏡頭前擺開兩秒
desk-advice-COV_INFRAME = 在檯面上畫出範圍：一切都在範圍內進行
desk-advice-COV_SEALEDSTART = 在碰到包裹之前就開始錄影
desk-advice-TIME_WINDOW = 在簽收後的期限內錄影：先處理最早簽收的包裹
desk-no_tls = 其他電腦可以連到此位址，而且傳輸未加密：請在前面加上有 TLS 的代理伺服器。
desk-open = 請在瀏覽器中開啟：{ $address }
failure-page-listen = 無法使用位址 { $listen }（{ $cause }）：請用 --listen 換一個
failure-page-no_persons = 其他電腦可以連到 { $listen }：請先在 127.0.0.1 開啟頁面，新增有 PIN 的人員
help-desk = 開啟人工處理案件的頁面：查看、確認、清點，隨即得出結論
help-desk-after = 頁面只供本機使用，啟動後自動開啟。沒有台帳時，頁面會請您選擇資料夾和表格。按 `?` 查看全部按鍵。按 Ctrl-C 結束，已儲存的內容不會遺失。
help-desk-places = 要收入的影片資料夾和表格；不給出時顯示台帳中已有的內容
help-desk-attest = 具名人員寫明所見內容的檔案，或存放這類檔案的資料夾；每份歸入它所說的影片
help-desk-out = 存放結果表和報告的資料夾 [預設：台帳旁的 onetake-results]
help-desk-file_clocks = 把檔名中的時間和檔案的最後修改時間各作為一個時鐘，兩者可信度都低
help-arg-listen = 頁面所用的位址；連接埠 0 表示任選一個空閒的 [預設：127.0.0.1:8717]
help-arg-host = 其他人連到頁面所用的名稱和連接埠，如代理伺服器的名稱；可多次給出
help-arg-no_browser = 只輸出網址，不開啟瀏覽器

desk-hand_over = 已備妥提交材料：{ $place }
desk-hand_over-failed = 未能產生：{ $cause }
