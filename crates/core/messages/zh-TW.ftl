# 繁體中文（臺灣）的報告用語。簡短、中性：畫面可見、畫面未見、無法判斷。
# 不說是誰造成的，也不推斷原因。

## 結論

verdict-valid = 有效
verdict-invalid = 無效
verdict-needs_review = 需人工查看
verdict-valid-text = 適用的必要規則全部符合。
verdict-invalid-text = 有 { $fails } 項必要規則不符合。
verdict-needs_review-look = 檢查發現 { $looks } 處需要人工查看。
verdict-needs_review-open = 檢查未見不符合規則之處，還有 { $opens } 項需要人工確認。
verdict-needs_review-both = 有 { $looks } 處需要人工查看，另有 { $opens } 項需要人工確認。

## 單項結果

outcome-pass = 符合
outcome-fail = 不符合
outcome-review = 需查看
outcome-open = 待確認
outcome-not_applicable = 不適用

level-mandatory = 必要
level-advisory = 參考

## 檢查項目

observer-integrity = 檔案完整
observer-provenance = 檔案來源
observer-cadence = 時間戳記
observer-splice = 畫面剪接
observer-stillness = 畫面靜止
observer-sound = 聲音
observer-clarity = 清晰度
observer-clock = 畫面時鐘
observer-waybill = 託運單
observer-presence = 作業區域

## 觀察到的情況

code-integrity-truncated = 檔案提早結束
code-integrity-undeclared = 檔案沒有註明應有的長度
code-integrity-corrupt_packet = 資料損壞
code-integrity-undecodable = 有資料解不出畫面
code-integrity-concealed = 畫面有損壞
code-integrity-missing_pts = 畫面沒有時間戳記
code-integrity-mismatch = 標示長度與實際長度不同
code-integrity-changed = 讀取期間檔案遭到改動

code-provenance-edit_list = 播放順序經過編輯
code-provenance-editor = 剪輯軟體的標記
code-provenance-encoder = 編碼軟體的標記
code-provenance-device = 拍攝裝置的標記
code-provenance-creation_time = 檔案內記錄的拍攝時間
code-provenance-creation_time_conflict = 檔案內的拍攝時間彼此不一致
code-provenance-parameter_change = 編碼參數中途改變
code-provenance-sample_descriptions = 同一軌道有多種編碼參數
code-provenance-keyframe_rhythm = 關鍵影格的節奏中斷
code-provenance-unreferenced_data = 有索引未使用的資料
code-provenance-gop_phase = 先前編碼的節奏中斷
code-provenance-c2pa = 帶有 C2PA 聲明，未做驗證
code-provenance-join = 有片段接合的痕跡

code-cadence-gap = 時間戳記有空缺
code-cadence-overlap = 時間戳記重疊
code-cadence-backward = 時間戳記倒退
code-cadence-drop = 錄影設備掉格
code-cadence-rate_change = 影格率改變
code-cadence-variable = 影格間隔不固定
code-cadence-length = 畫面與聲音長度不同
code-cadence-speed = 播放速度與拍攝速度不同

code-splice-cut = 畫面剪接
code-splice-dissolve = 畫面漸變過渡
code-splice-insert = 插入了別處的畫面
code-continuity-break = 多種獨立痕跡指向同一處中斷

code-stillness-freeze = 畫面凍結
code-stillness-repeat = 畫面重複
code-stillness-reversal = 畫面倒轉播放
code-stillness-black = 黑畫面
code-stillness-covered = 鏡頭被遮住

code-sound-absent = 沒有音軌
code-sound-silent = 無聲
code-sound-late = 聲音開始得晚
code-sound-ends_early = 聲音提早結束
code-sound-break = 聲音斷裂
code-sound-gap = 聲音時間戳記有空缺
code-sound-unbroken = 這一段聲音自較早一次編碼後未被剪斷（1024個取樣的整數倍除外）

code-clarity-measured = 整段影片的清晰度
code-clarity-blurred = 畫面模糊
code-clarity-dark = 畫面過暗
code-clarity-overexposed = 畫面過亮

code-clock-reading = 讀到畫面時鐘
code-clock-jump = 畫面時鐘跳動

code-waybill-reading = 讀到條碼
code-waybill-conflict = 兩種讀碼方法結果不同
code-waybill-sighting = 條碼出現次數太少
code-waybill-unread = 有標籤但未能讀出

code-presence-camera_moved = 鏡頭移動
code-presence-empty = 作業不在畫面內

## 為什麼無法檢查

coverage-still_scene = 場景靜止，即使少了一段也看不出來
coverage-no_sound = 沒有音軌
coverage-sound_not_decoded = 聲音無法解碼
coverage-damaged = 畫面損壞或缺漏
coverage-too_few_frames = 畫面太少，無法比較
coverage-no_timestamps = 畫面沒有時間戳記
coverage-undeclared = 檔案沒有註明應有的長度
coverage-no_picture = 畫面太暗或沒有細節
coverage-observer_failed = 這項檢查本身出錯而停止
coverage-not_built = 目前版本沒有這項檢查
coverage-foreign_container = 無法查看這種檔案的內部結構
coverage-nothing_to_observe = 影片中沒有這類內容
coverage-limit_reached = 達到掃描上限

## 結果的理由

reason-met = 符合規則。
reason-no_rule = 本規則集沒有這項規定。
reason-not_for_case = 不適用於本案。
reason-partial_coverage = 只能檢查影片的一部分。
reason-no_coverage = 這一項無法檢查。
reason-unknown_predicate = 目前版本不認得規則要求的檢查。
reason-observed_fail = 發現{ $what }，超出規則允許的範圍。
reason-observed_review = 可能：{ $what }，需要人工查看。
reason-observed_review-sure = 發現{ $what }，需要人工查看。
reason-outside_limit = 測得的數值超出限值。
reason-near_limit = 測得的數值接近限值。
reason-not_measured = 未能測得所需的數值。
reason-case_lacks = 案件資料中缺少這項規則需要的內容。
reason-not_attested = 尚未有人確認這一點。
reason-not_attested-what = 尚未有人確認：{ $what }。
reason-attested = 已由人工確認。
reason-attested-what = 已由人工確認：{ $what }。
reason-attested_contrary = 人工確認的結果與要求相反。
reason-attested_contrary-what = 人工確認並非如此：{ $what }。
reason-waybill_equal = 畫面中的運單號與應有的運單號一致。
reason-waybill_different = 畫面中的運單號與應有的運單號不一致。
reason-waybill_partial = 只讀到應有運單號的一部分。
reason-waybill_unreadable = 未能讀出所要核對的運單號。
reason-waybill_several = 讀到不只一個號碼。
reason-not_same_take = 運單號與驗貨之間的畫面不連續。
reason-order_accepted = 步驟順序符合規則。
reason-order_not_accepted = 步驟順序不符合規則。
reason-inside_window = 在時限內拍攝。
reason-outside_window = 拍攝時間超出時限。
reason-margin_too_small = 離時限太近，時鐘精度不足以判斷。
reason-weak_clock = 拍攝時間只有不夠可靠的來源。
reason-digest_equal = 檔案與先前登記的相同。
reason-digest_different = 檔案與先前登記的不同。
reason-statements_differ = 不同的人作了相反的確認。
reason-explained = 已有人查看標出的時刻並作了說明。
reason-explained-what = 已有人查看並說明：{ $what }。
reason-left_out = 記錄中略去了部分同類情況，需要人工查看。
reason-left_out-what = 記錄中略去了部分「{ $what }」，需要人工查看。
reason-clocks_differ = 彼此獨立的時鐘得出不同的結果。

## 人工怎樣查看

look-integrity = 請取得錄影設備上的原始檔案對照。
look-provenance = 請了解檔案從錄影設備到此處經過哪些步驟。
look-cadence = 對照前後兩張畫面：中間是否少了動作？
look-splice = 對照前後兩張畫面：雙手、物品或光線是否突然改變？
look-stillness = 播放這一段：畫面裡有沒有動靜？
look-sound = 聽這一刻：聲音是否中斷或突變？
look-clarity = 播放這一段：關鍵內容看得清楚嗎？
look-clock = 讀出兩張畫面中的時鐘。
look-waybill = 讀出畫面中的號碼，逐位核對。
look-presence = 播放這一段：驗貨是否一直在畫面內？

## 還需要人工確認的內容（依規則）

attest-COV-SEALEDSTART = 請確認：影片開始時包裹尚未拆封。
attest-COV-OUTER = 請確認：包裹外觀各面都已展示。
attest-COV-OPENING = 請確認：拆封動作可見，並標明起訖時間。
attest-COV-CONTENTS = 請確認：全部內容物都已展示，並清點數量。
attest-COV-INFRAME = 請確認：從拆封到最後一件，驗貨一直在畫面內。
attest-COV-SEQUENCE = 請標明：展示面單、外觀、拆封、內容物的時間。
attest-ID-ATTACHED = 請確認：面單就貼在所拆的這個包裹上。
attest-ID-SERIAL = 請讀出商品序號。
attest-ID-DECODE = 請從畫面中讀出運單號。
attest-PACK-WAYBILL = 請確認：面單貼在這個包裹上。
attest-PACK-ITEMS = 請確認：封箱前已展示全部商品。
attest-PACK-CUSHION = 請確認：使用了緩衝材，並註明種類。
attest-PACK-FILM = 請確認：保護膜在位。
attest-PACK-SEAL = 請確認：在畫面內完成封箱。
attest-CHK-LIST = 請填寫驗貨清單。

## 規則數值的依據

basis-stated = 出處載明
basis-published = 公開網頁
basis-computed = 測量或計算
basis-proposed = 建議值，可調整

## 人工陳述

statement-sealed_at_start = 開始時包裹未拆封
statement-outside_shown = 已展示包裹外觀
statement-opening_seen = 拆封動作可見
statement-contents_shown = 已展示全部內容物
statement-stayed_in_frame = 驗貨全程在畫面內
statement-label_on_parcel = 面單在這個包裹上
statement-waybill_transcribed = 人工讀出的運單號
statement-event_explained = 對標出情況的說明
state-seen = 畫面可見
state-not_seen = 並非如此
state-not_visible = 無法判斷

## 規則分組

group-FILE = 檔案
group-CONT = 連續不中斷
group-COV = 全程在畫面內
group-ID = 包裹與託運單
group-CLR = 畫面清晰
group-TIME = 時間
group-PACK = 包裝
group-CHK = 驗貨清單
group-CUST = 經手環節
group-REL = 與爭點相關
group-REP = 報告
group-PKG = 上傳要求
group-other = 其他

## 影片種類

direction-return_unboxing = 退貨拆包
direction-outbound_packing = 出貨包裝
direction-buyer_unboxing = 買家拆包

## 截圖

still-label = 面單
still-before = 之前
still-after = 之後
still-within = 段內
still-strip = 概覽
still-at = { $purpose }，{ $at }

## 數量與單位

unit-seconds = { $n } 秒
unit-minutes = { $n } 分鐘
unit-hours = { $n } 小時
unit-days = { $n } 天
unit-milliseconds = { $n } 毫秒
unit-pixels = { $n } 像素
unit-frames = { $n } 格
unit-times = { $n } 次
unit-bytes = { $n } 位元組
unit-fps = { $n } 格/秒
unit-hertz = { $n } Hz
list-separator = 、
clause-separator = {" · "}
label-separator = ：
something = 規則所列的情況

## 測量值的名稱

param-limit = 限值
param-fail = 限值
param-review = 查看起點
param-review_medians = 查看起點（通常間隔的倍數）
param-min_share = 至少
param-min_sides = 要求面數
param-min_luma = 最暗限值
param-max_luma = 最亮限值
param-max_clipped = 過曝上限
param-max_difference = 允許相差
param-frames_needed = 要求格數
param-label_module = 要求條碼單元寬
param-window = 時限
param-tolerance = 容差
param-after_at_least = 距簽收至少
param-after_at_most = 至多
param-elapsed = 已過
param-at = 時間
param-utc = 換算 UTC
param-stated = 填寫
param-earliest = 最早
param-latest = 最晚
param-local = 當地時間
param-zone = 時區
param-clock = 時鐘
param-which = 讀自
param-field = 項目
param-lacks = 缺少
param-says = 該時鐘表明
param-measure = 未測得
param-exceptions = 例外情形
param-number = 號碼
param-number_shown = 號碼出現
param-inspection = 驗貨
param-order = 符合的順序
param-difference = 相差
param-shown = 顯示
param-audio_start = 聲音起點
param-audio = 聲音
param-video = 畫面
param-late = 晚
param-early = 早
param-gap = 空缺
param-step = 跳動
param-median = 通常間隔
param-longest = 最長間隔
param-shortest = 最短間隔
param-before = 之前
param-after = 之後
param-duration = 時長
param-length = 時長
param-declared = 標示
param-delivered = 實際
param-declared_frames = 標示
param-delivered_frames = 實際
param-hidden_before = 之前隱藏
param-hidden_after = 之後隱藏
param-frames = 格數
param-frames_lost = 遺失格數
param-places = 處數
param-gaps = 空缺數
param-steps = 倒退次數
param-packets = 資料包
param-refused = 無法解碼
param-missing = 缺少
param-count = 數量
param-changes = 改變次數
param-edits = 編輯段數
param-spans = 段數
param-share = 占比
param-ratio = 比例
param-confidence = 把握
param-sightings = 出現次數
param-missed = 未讀到
param-short_side = 短邊
param-width = 寬
param-height = 高
param-module = 條碼單元寬
param-rate = 影格率
param-mean_luma = 平均亮度
param-clipped = 過曝或欠曝
param-dark_clipped = 全黑
param-bright_clipped = 過曝
param-sharp = 清晰占比
param-edgeless = 無細節
param-high_motion = 晃動占比
param-loudest = 最大音量
param-text = 文字
param-other_text = 另一讀數
param-read = 讀到
param-expected = 應有
param-symbology = 條碼類型
param-carriers = 物流業者
param-from = 從
param-to = 到
param-source = 記錄於
param-sides = 各面
param-state = 陳述
param-attested_by = 確認人
param-stated_sha256 = 登記的 SHA-256
param-sha256 = SHA-256
param-was = 標出
param-break = 斷點
param-code = 涉及

## 值中的用語

word-container = 檔案內的拍攝時間
word-burned_in = 畫面時鐘
word-stated = 人工填寫
word-expected_waybills = 應有運單號
word-signed_off_at = 簽收時間
word-recorded_at = 拍攝時間
word-zone = 時區
word-inside = 在時限內
word-outside = 超出時限
word-too_near = 離時限太近
word-not_visible = 無法判斷
word-seen = 畫面可見
word-not_seen = 並非如此
word-milli_fps = 影格率
word-clipped_ppm = 曝光
word-mean_luma_milli = 亮度
word-mean_luma = 亮度
word-sharp_ppm = 清晰度
word-sharp_share_ppm = 清晰畫面占比
word-high_motion_ppm = 穩定
word-bulky = 大件商品
word-installation = 由安裝人員拆封
word-platform_delay = 平台原因延遲
word-top = 上面
word-bottom = 底面
word-front = 正面
word-back = 背面
word-left = 左面
word-right = 右面
word-location = 拍攝地點（不顯示）

## 頁面

page-title = 影片檢查報告
page-for = { $direction }影片檢查報告
page-skip = 跳到檢查結果
page-file = 檔案
page-length = 長度
page-judged = 判定時間
page-policy = 規則集
page-waybill-expected = 應有運單號
page-signed-off = 簽收時間
page-recorded = 拍攝時間（人工填寫）
page-direction = 影片種類

section-reasons = 理由
section-also = 另請留意
section-todo = 還需要人工完成
section-waybill = 託運單
section-timeline = 整段影片一覽
section-moments = 需要查看的時刻
section-criteria = 逐項規則
section-file = 影片檔案
section-statements = 人工陳述
section-made = 報告如何產生
section-limits = 本報告不能說明什麼

reasons-none = 沒有待處理的事項。
reasons-more = 另有 { $count } 項，請見下方表格。
todo-none = 無。沒有缺少的人工確認。
todo-attest = 需要確認
todo-look = 需要查看
todo-look-item = { $title }：查看 { $at }
todo-look-whole = { $title }

waybill-none = 這段影片中沒有讀到面單條碼。
waybill-not-expected = 本案沒有填寫運單號，因此無從比對。
waybill-read = 畫面中讀到
waybill-expected = 應有
waybill-equal = 一致
waybill-different = 不一致
waybill-undetermined = 無法判斷
waybill-not-compared = 未比對
waybill-seen = 出現 { $times }，從 { $from } 到 { $to }
waybill-seen-once = 出現於 { $from }
waybill-same = 同一號碼還讀自：{ $codes }
waybill-others = 讀到的其他條碼
waybill-other-note = 包裹上常有舊面單和商品條碼。
waybill-no-picture = 沒有保留面單的畫面。
waybill-picture = { $at } 的面單，原始解析度
waybill-picture-unread = { $at } 有標籤但未能讀出

timeline-lead = 每列是一項檢查。游標停在標記上可看說明，點選可看截圖。
timeline-print = 每列是一項檢查。
timeline-legend-neutral = 觀察到
timeline-legend-review = 需查看
timeline-legend-fail = 不符合
timeline-legend-gap = 無法檢查
timeline-full = 全段已檢查
timeline-partial = 部分已檢查
timeline-none = 未能檢查
timeline-not-covered = 無法檢查的部分
timeline-whole-take = 整段影片
timeline-strip = 等間隔截圖
timeline-mark = { $what }，{ $at }
timeline-mark-sure = { $what }，{ $at }，把握 { $confidence }
timeline-gap = { $at }：{ $reason }
timeline-crowded = 另有 { $count } 個標記未畫出。

moments-none = 沒有需要查看的時刻。
moment-no-picture = 這一時刻沒有保留截圖。
moment-certainty = 把握 { $confidence }
moment-frame = 第 { $frame } 格
moments-more = 另有 { $count } 個時刻，請見 JSON 報告。
omitted = 為控制篇幅而略去：{ $what } { $count } 處，{ $at }。

table-rule = 規則
table-outcome = 結果
table-why = 理由
table-source = 出處
table-and-more = 另有 { $count } 處

file-name = 檔名
file-size = 大小
file-sha256 = SHA-256
file-check = 核對檔案是否為同一份：
file-format = 封裝格式
file-video = 畫面
file-audio = 聲音
file-audio-none = 無
file-duration = 長度
file-duration-value = 實際 { $delivered }，標示 { $declared }
file-duration-undeclared = 實際 { $delivered }，檔案未標示
file-frames = 格數
file-frames-value = 實際 { $delivered }，標示 { $declared }
file-frames-undeclared = 實際 { $delivered }，檔案未標示
file-rate = 影格率
file-created = 檔案內的拍攝時間
file-modified = 磁碟上最後修改
file-tags = 檔案內的標記
file-rotation = 旋轉 { $degrees }°
file-damage = 損壞
file-damage-none = 未見
file-damage-value = 資料損壞 { $corrupt }，無法解碼 { $refused }，畫面損壞 { $concealed }

made-tool = 程式
made-libraries = 程式庫
made-policy = 規則集
made-policy-sha256 = 規則集的 SHA-256
made-record-sha256 = 掃描記錄的 SHA-256
made-report-sha256 = report.json 的 SHA-256
made-scanned = 掃描時間
made-judged = 判定時間
made-platform = 執行環境
made-evidence = 本頁只是便於閱讀的檢視。憑證是 report.json，其 SHA-256 見上。
made-warning = { $criterion }：{ $what }
warning-loosened = 這一條比平台規則寬鬆

limits-1 = 本報告說明在所列檔案中觀察到什麼，不能說明場景真實、完整，也不能說明拍攝於所稱的地點或時間，或拍攝者是中立的。
limits-2 = SHA-256 只對應這一份檔案。片段、截圖或平台上的副本都不是原件；請用 SHA-256 核對原件。
limits-3 = 暫停拍攝可能不在時間戳記上留下痕跡。場景靜止時，單憑畫面無法判斷是否少了一段。
limits-4 = 某項檢查未發現情況，只表示該檢查未見，不說明任何人的行為或任何原因。
limits-5 = 本報告不是法律意見。

cut-note = …（另有 { $count } 個字元）
unnamed-file = （無檔名）

## 終端機

text-verdict = 結論
text-reasons = 理由
text-open = 還需人工確認
text-also = 另請留意
text-waybill = 託運單
text-at = 位於 { $at }

# 託運單檢測
label-looked = { $frames ->
    [one] 已查看 1 張圖片，{ $size } 像素
   *[other] 已查看 { $frames } 個影格，{ $size } 像素
 }
label-read = 已讀出
label-seen = 讀到的次數太少，不計
label-unread = 一張未能讀出的託運單
label-module = 每模組 { $module } 像素
label-from-to = { $from } 至 { $to }
label-nothing = 沒有讀出任何條碼。
label-advice = 下次錄製時：
label-advice-none = 託運單清晰可讀，尚有餘裕。
label-advice-no_label = 未能辨認出託運單。請在光線充足處把託運單放平，使其至少佔畫面寬度的三分之一。
label-advice-too_small = 託運單太小：每模組 { $module } 像素。請把攝影機移近到約 { $times } 倍，或用更高的解析度錄製。
label-advice-near_limit = 託運單已讀出，但偏小：每模組 { $module } 像素。移近到約 { $times } 倍，晃動或光線較弱時也有餘裕。
label-advice-too_dark = 託運單上光線不足。請在攝影機旁加一盞燈。
label-advice-glare = 託運單上有燈光反射。請傾斜託運單或移動燈。
label-advice-moving = 託運單在移動。請靜止兩秒。
label-advice-too_short = 託運單出現的影格太少。請至少展示兩秒。
label-advice-unclear = 託運單夠大也夠亮，但未能讀出。請放平並對焦；託運單可能有皺褶或列印不清。
