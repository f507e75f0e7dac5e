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
observer-cadence = 時間記錄
observer-splice = 畫面剪接
observer-stillness = 畫面靜止
observer-sound = 聲音
observer-clarity = 清晰度
observer-clock = 畫面時鐘
observer-waybill = 託運單
observer-presence = 機位與包裹
observer-fingerprint = 動作指紋
observer-stage = 步驟（建議）
observer-unknown = 未知檢查

## 觀察到的情況

code-integrity-truncated = 檔案提早結束
code-integrity-undeclared = 檔案沒有註明應有的長度
code-integrity-corrupt_packet = 資料損壞
code-integrity-undecodable = 有資料解不出畫面
code-integrity-concealed = 畫面有損壞
code-integrity-missing_pts = 畫面沒有時間記錄
code-integrity-mismatch = 標示長度與實際長度不同
code-integrity-changed = 讀取期間檔案遭到改動

code-provenance-edit_list = 播放時會略過或重排部分內容
code-provenance-editor = 剪輯軟體的標記
code-provenance-encoder = 曾經軟體轉檔儲存的標記
code-provenance-device = 錄影設備的標記
code-provenance-creation_time = 檔案內記錄的拍攝時間
code-provenance-creation_time_conflict = 檔案內的拍攝時間彼此不一致
code-provenance-parameter_change = 錄製參數中途改變
code-provenance-sample_descriptions = 同一軌道有多種錄製參數
code-provenance-keyframe_rhythm = 完整畫面的固定間隔被打亂
code-provenance-unreferenced_data = 檔案中有不會播放的資料
code-provenance-gop_phase = 更早一次儲存留下的規律中斷
code-provenance-c2pa = 帶有 C2PA 聲明，未做驗證
code-provenance-join = 有片段接合的痕跡

code-cadence-gap = 時間記錄有空缺
code-cadence-overlap = 時間記錄重疊
code-cadence-backward = 時間記錄倒退
code-cadence-drop = 錄影設備掉格
code-cadence-rate_change = 影格率改變
code-cadence-variable = 影格間隔不固定
code-cadence-length = 畫面與聲音長度不同
code-cadence-speed = 播放速度與拍攝速度不同
code-cadence-derived_times = 檔案未標明時間的畫面，其時間按影格率推算

code-splice-cut = 畫面剪接
code-splice-dissolve = 畫面漸變過渡
code-splice-insert = 插入了別處的畫面
code-continuity-break = 多種獨立痕跡指向同一處中斷
code-continuity-power = 剪去一段時能否看出
code-unknown = 本版本不認得的觀測

code-stillness-freeze = 畫面凍結
code-stillness-stall = 畫面短暫停頓後跳變
code-stillness-repeat = 畫面重複
code-stillness-reversal = 畫面倒轉播放
code-stillness-black = 黑畫面
code-stillness-covered = 鏡頭被遮住

code-sound-absent = 沒有音軌
code-sound-silent = 無聲
code-sound-late = 聲音開始得晚
code-sound-ends_early = 聲音提早結束
code-sound-break = 聲音斷裂
code-sound-gap = 聲音時間記錄有空缺
code-sound-unbroken = 這一段聲音沒有剪斷的痕跡（恰好剪去1024個取樣的整數倍時不留痕跡）

code-clarity-measured = 整段影片的清晰度
code-clarity-step = 某一步驟的清晰度
code-clarity-blurred = 畫面模糊
code-clarity-dark = 畫面過暗
code-clarity-overexposed = 畫面過亮

code-clock-reading = 讀到畫面時鐘
code-clock-jump = 畫面時鐘跳動
code-clock-rate = 畫面內時鐘快慢與影片不符
code-clock-overlay_number = 時鐘旁疊印的單號

code-waybill-reading = 讀到條碼
code-waybill-conflict = 兩種讀碼方法結果不同
code-waybill-returned = 隔了一段時間後再次讀到運單號
code-waybill-sighting = 條碼出現次數太少
code-waybill-unread = 有標籤但未能讀出

code-presence-camera = 機位狀態
code-presence-moved = 鏡頭被移動
code-presence-blocked = 畫面被遮擋或看不清
code-presence-parcel = 包裹位置
code-presence-idle = 畫面內無動作
code-presence-changed = 畫面局部發生持久變化
code-fingerprint-motion = 畫面動作隨時間的變化，用於影片之間的比對

code-stage-label_shown = 展示面單（建議）
code-stage-outside_shown = 展示外觀（建議）
code-stage-opening = 拆包（建議）
code-stage-contents_shown = 展示內容物（建議）
code-stage-sealing = 封箱（建議）

## 為什麼無法檢查

coverage-still_scene = 場景靜止，即使少了一段也看不出來
coverage-no_sound = 沒有音軌
coverage-sound_not_decoded = 聲音無法解碼
coverage-damaged = 畫面損壞或缺漏
coverage-too_few_frames = 畫面太少，無法比較
coverage-no_timestamps = 畫面沒有時間記錄
coverage-undeclared = 檔案沒有註明應有的長度
coverage-no_picture = 畫面太暗或沒有細節
coverage-camera_unknown = 畫面中沒有靜止物可判斷鏡頭是否移動
coverage-parcel_unknown = 無法追蹤包裹
coverage-observer_failed = 這項檢查本身出錯而停止
coverage-not_built = 目前版本沒有這項檢查
coverage-foreign_container = 無法查看這種檔案的內部結構
coverage-nothing_to_observe = 影片中沒有這類內容
coverage-limit_reached = 達到掃描上限
coverage-not_asked = 本次掃描未要求此項檢查
coverage-unknown = 出於本版本不認得的原因

## 結果的理由

reason-met = 符合規則。
reason-met-silence = 沒有發現。{ $silence }
silence = 假如剪去 { $length }，在試過的各處中，有 { $share } 能看出來。
reason-no_rule = 本規則集沒有這項規定。
reason-not_for_case = 不適用於本案。
reason-partial_coverage = 只能檢查影片的一部分。
reason-no_coverage = 這一項無法檢查。
reason-unknown_predicate = 目前版本不認得規則要求的檢查。
reason-unknown = 本版本不認得的理由；請用較新的 onetake 查看。
reason-observed_fail = 發現{ $what }，超出規則允許的範圍。
reason-observed_review = 可能：{ $what }，需要人工查看。
reason-observed_review-sure = 發現{ $what }，需要人工查看。
reason-outside_limit = 測得的數值不在限值之內。
reason-near_limit = 測得的數值接近限值。
reason-not_measured = 未能測得所需的數值。
reason-case_lacks = 案件資料中缺少這項規則需要的內容。
reason-not_attested = 尚未有人確認這一點。
reason-not_attested-what = 尚未有人確認：{ $what }。
reason-not_attested-natural_speed = 掃描記錄看不出是否有某一段被加快或放慢：畫面中沒有時鐘可供核對，均勻刪減影格也不留痕跡。須由人查看手和物品的動作速度是否自然。
reason-proposal_accepted = 規則接受掃描給出的建議，尚未有人確認。
reason-proposal_accepted-what = 規則接受掃描給出的建議，尚未有人確認：{ $what }。
reason-attested = 已由人工確認。
reason-attested-what = 已由人工確認：{ $what }。
reason-attested_contrary = 人工確認的結果與要求相反。
reason-attested_contrary-what = 人工確認並非如此：{ $what }。
reason-waybill_equal = 畫面中的託運單號與應有的託運單號一致。
reason-waybill_different = 畫面中的託運單號與應有的託運單號不一致。
reason-waybill_partial = 只讀到應有託運單號的一部分。
reason-waybill_unreadable = 未能讀出所要核對的託運單號。
reason-waybill_bars_consistent = 條碼未能讀出，但條紋與應有的託運單號相符，相近號碼都不如它相符。這不算讀出，需要人工查看。
reason-waybill_bars_inconsistent = 條碼未能讀出，但條紋屬於另一個號碼，與應有的託運單號不符。這不算讀出，需要人工查看。
reason-waybill_reading_doubtful = 讀出的號碼與應有的託運單號不同，但條紋也可能屬於應有的託運單號：部分條紋可能沒有印出。需要人工查看。
reason-waybill_several = 讀到不只一個號碼。
reason-burned_in_differs = 錄影設備疊印在畫面上的單號與應有的託運單號不一致。這不是從面單上讀到的，須由人查看。
reason-not_same_take = 託運單號與驗貨之間的畫面不連續。
reason-order_accepted = 步驟順序符合規則。
reason-order_not_accepted = 步驟順序不符合規則。
reason-inside_window = 在時限內拍攝。
reason-outside_window = 拍攝時間超出時限。
reason-margin_too_small = 離時限太近，時鐘精度不足以判斷。
reason-would_not_show = 這一段即使被剪去一部分，畫面也看不出來（例如畫面中沒有任何動作）。須由人查看。
reason-weak_clock = 拍攝時間僅來自不夠可靠的時鐘。
reason-digest_equal = 檔案與先前登記的相同。
reason-digest_different = 檔案與先前登記的不同。
reason-statements_differ = 不同的人作了相反的確認。
reason-explained = 已有人查看並作了說明。
reason-explained-what = 已有人查看並說明：{ $what }。
reason-left_out = 紀錄中略去了部分同類情況，需要人工查看。
reason-left_out-what = 紀錄中略去了部分「{ $what }」，需要人工查看。
reason-beside_table = 面單在畫面內離開了工作台區域。
reason-clocks_differ = 兩個時鐘互相矛盾。

## 人工怎樣查看

look-integrity = 請取得錄影設備上的原始檔案對照。
look-provenance = 請了解檔案從錄影設備到此處經過哪些步驟。
look-cadence = 對照前後兩張畫面：中間是否少了動作？
look-splice = 對照前後兩張畫面：雙手、物品或光線是否突然改變？
look-doubt-late_picture = 這張畫面來得晚，變化不大於這段時間應有的程度：動作前後銜接嗎？
look-doubt-beat = 這是降低影格率的副本，此處少了一張畫面，變化不大於少一張畫面應有的程度：動作前後銜接嗎？
look-doubt-overlay = 此處畫面上的疊加文字變了。請看文字以外的地方：有沒有別的東西突然改變？
look-doubt-jerk = 整個畫面移動，畫面內幾乎沒有東西移位，攝影機被碰動時會這樣：雙手和物品還在原處嗎？
look-doubt-one_place = 只有一小塊畫面變了。螢幕或指示燈會這樣；若是物品突然出現、消失或移位，則中間缺少畫面。
look-doubt-view_returns = 畫面曾變暗、被遮擋或離開，恢復後有東西移了位置：這段時間內來得及移動嗎？
look-doubt-panning = 此處鏡頭轉動很快。請逐格查看：轉動是否連貫？
look-doubt-stall = 跳變之前畫面停住過。跳過的動作與停住的時長相符嗎？錄製卡頓時會這樣。
look-stillness = 播放這一段：畫面裡有沒有動靜？
look-sound = 聽這一刻：聲音是否中斷或突變？
look-clarity = 播放這一段：關鍵內容看得清楚嗎？
look-clock = 讀出兩張畫面中的時鐘。
look-waybill = 讀出畫面中的號碼，逐位核對。
look-presence = 播放這一段：驗貨是否一直在畫面內？
look-fingerprint = 並排播放兩段影片：是不是同一次錄製？
look-stage = 播放這一段：畫面裡做的是這一步嗎？此處只是建議。

## 還需要人工確認的內容（依規則）

attest-COV-SEALEDSTART = 請確認：影片開始時包裹尚未拆封。
attest-COV-OUTER = 請確認：包裹外觀各面都已展示。
attest-COV-OPENING = 請確認：拆封動作可見，並標明起訖時間。
attest-COV-CONTENTS = 請確認：全部內容物都已展示，並清點數量。
attest-COV-INFRAME = 請確認：從拆封到最後一件，驗貨一直在畫面內。
attest-CONT-SPEED = 請確認：從頭到尾，手和物品的動作速度自然，沒有一段被加快或放慢。
attest-COV-SEQUENCE = 請標明：展示面單、外觀、拆封、內容物的時間。
attest-ID-ATTACHED = 請確認：面單就貼在所拆的這個包裹上。
attest-ID-SERIAL = 請讀出商品序號。
attest-ID-DECODE = 請從畫面中讀出託運單號。
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
basis-proposed = 由 onetake 提出，可修改

## 人工陳述

statement-sealed_at_start = 開始時包裹未拆封
statement-outside_shown = 已展示包裹外觀
statement-opening_seen = 拆封動作可見
statement-contents_shown = 已展示全部內容物
statement-stayed_in_frame = 驗貨全程在畫面內
statement-natural_speed = 手和物品的動作速度自然
statement-label_on_parcel = 面單在這個包裹上
statement-waybill_transcribed = 人工讀出的託運單號
statement-event_explained = 對標出情況的說明
statement-finding_explained = 對規則所查結果的說明
state-seen = 畫面可見
state-not_seen = 並非如此
state-not_visible = 無法判斷
state-explained = 經說明，不作為不符合處理
state-as_it_looks = 情況屬實，按不符合處理

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

param-fail = 限值
confidence-limit = 達到即不符合
param-review = 需查看的界限
param-review_medians = 需查看的界限（通常間隔的倍數）
param-accept_proposals = 接受建議的最低可信度
param-min_share = 至少
param-min_sides = 要求面數
param-min_luma = 最暗限值
param-max_luma = 最亮限值
param-max_clipped = 過曝上限
param-max_difference = 允許相差
param-frames_needed = 要求格數
param-label_module = 要求條碼最細的條
param-window = 時限
param-tolerance = 允許誤差
param-after_at_least = 距簽收至少
param-after_at_most = 至多
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
param-duration = 長度
param-length = 長度
param-declared = 標示
param-delivered = 實際
param-hidden_before = 之前隱藏
param-hidden_after = 之後隱藏
param-frames = 格數
param-frames_lost = 遺失格數
param-places = 處數
param-gaps = 空缺數
param-steps = 倒退次數
param-packets = 封包
param-refused = 無法解碼
param-missing = 缺少
param-fail_missing = 最多允許缺少
param-count = 數量
param-changes = 改變次數
param-edits = 編輯段數
param-spans = 段數
param-total = 合計
param-share = 占比
param-ratio = 比例
param-confidence = 把握
param-short_side = 畫面較短一邊
param-module = 條碼最細的條
param-rate = 影格率
param-mean_luma = 平均亮度
param-clipped = 過曝或欠曝
param-dark_clipped = 全黑
param-bright_clipped = 過曝
param-sharp = 清晰占比
param-edgeless = 無細節
param-high_motion = 晃動占比
param-text = 文字
param-other_text = 另一讀數
param-expected = 應有
param-bars = 條紋與號碼
param-score = 相似度
param-best_other = 次相似號碼的相似度
param-others = 對比的號碼數
param-symbology = 條碼類型
param-normalized_by = 號碼正規化方式
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
word-expected_waybills = 應有託運單號
word-signed_off_at = 簽收時間
word-recorded_at = 拍攝時間
word-zone = 時區
word-inside = 在時限內
word-outside = 超出時限
word-too_near = 離時限太近
word-not_visible = 無法判斷
word-consistent = 相符
word-inconsistent = 不符
word-undecidable = 無法判斷
word-seen = 畫面可見
word-not_seen = 並非如此
word-milli_fps = 影格率
word-clipped_ppm = 過曝或欠曝
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
page-policy = 依據的規則
page-waybill-expected = 應有託運單號
page-signed-off = 簽收時間
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

waybill-none = 這段影片中沒有讀到面單條碼。
waybill-not-expected = 本案沒有填寫託運單號，因此無從比對。
waybill-read = 畫面中讀到
waybill-expected = 應有
waybill-equal = 一致
waybill-different = 不一致
waybill-undetermined = 無法判斷
waybill-not-compared = 未比對
waybill-seen = 出現 { $times }，從 { $from } 到 { $to }
waybill-seen-once = 出現於 { $from }
waybill-same = 同一號碼還讀自：{ $codes }
waybill-parcel = 條碼註明：此託運單共 { $parcels } 件，這是第 { $parcel } 件。
waybill-others = 讀到的其他條碼
waybill-other-note = 包裹上常有舊面單和商品條碼。
waybill-no-picture = 沒有保留面單的畫面。
waybill-picture = { $at } 的面單，原始解析度
waybill-picture-unread = { $at } 有標籤但未能讀出
burned_in-number = 錄影設備疊印的單號
burned_in-same = 與應有的託運單號一致
burned_in-part = 已讀出的部分與應有的託運單號一致
burned_in-differs = 與應有的託運單號不一致
burned_in-other = 與應有的託運單號不一致，可能是其他種類的編號
burned_in-unreadable = 讀出的位數太少，無法比對
burned_in-not-compared = 未比對
burned_in-span = { $from } 至 { $to }
burned_in-note = 錄影設備把這個單號印在時鐘旁邊。它只說明設備當時輸入了什麼，不代表面單上的內容；「?」表示沒有讀出的部分。

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
moments-explained = 以下變化有正常原因，不逐一列出：{ $what }。
cause-keyframe = { $count } 處關鍵影格引起的畫質跳動
cause-focus = { $count } 處對焦或編碼品質的變化
cause-push = { $count } 次鏡頭被碰動
cause-part = { $count } 處畫面局部變化（如螢幕）
cause-view_returns = { $count } 次畫面變暗或被遮後恢復原樣
cause-overlay = { $count } 次疊加在畫面上的文字變化
cause-late_picture = { $count } 格遲到的畫面
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
file-format = 檔案類型
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
warning-loosened = 這一條比所依據的規則寬鬆

limit-scene = 本報告說明在所列檔案中觀察到什麼；不能說明場景真實、完整，不能說明是在所稱的時間、地點拍攝，也不能說明拍攝者是獨立的第三方。
limit-bytes = SHA-256 只對應這一份檔案。片段、截圖或平台上的副本都不是原件；請用 SHA-256 核對原件。
limit-pause = 暫停拍攝可能不在時間記錄上留下痕跡。場景靜止時，單憑畫面無法判斷是否少了一段。
limit-nothing_found = 某項檢查未發現情況，只表示該檢查未見，不說明任何人的行為或任何原因。
limit-partly_checked = 部分檢查無法判斷整段影片；哪些檢查、哪些時段、什麼原因，請見時間軸與掃描紀錄。
limit-clock_unchecked = 案件資料中未註明錄影設備的時鐘誤差；報告中的時間以設備本身的紀錄為準。
limit-record_not_compared = 本報告所依據的掃描紀錄讀自檔案，未與影片核對；該紀錄是否就是掃描該影片所得，本報告不能說明，可重新掃描影片核對。
limit-no_advice = 本報告不是法律意見。
limit-unknown = 本版本不認得的侷限；請用較新的 onetake 查看。

stills-differ = 有 { $count } 張截圖與掃描紀錄中的不是同一張，已略去：{ $files }
stills-missing = 掃描紀錄所列的截圖有 { $count } 張找不到。

cut-note = …（另有 { $count } 個字元）
unnamed-file = （無檔名）

## 終端機

text-verdict = 結論
text-reasons = 理由
text-also = 另請留意
text-waybill = 託運單
text-at = 位於 { $at }

## Policies in words

policy-criteria = { $count } 項規則
explain-asks = 要求
explain-values = 數值
explain-blank = 本規則集沒有規定
explain-quote = 要求原文
explain-basis = 數值來源
explain-confirm = 人工核對方法
diff-none = 兩套規則要求相同。
diff-stricter = 更嚴
diff-looser = 更寬
diff-untold = 無法判斷更嚴還是更寬
diff-words = 僅文字不同
warning-untold = 這一條與其依據的規則要求不同，無法判斷更嚴還是更寬
warning-not_compared = 本規則集不是程式內建的，也沒有以內建規則集為依據：未與任何平台規則比對

## What a test asks for

check-digest = 檔案與事先給出的 SHA-256 一致
check-file_intact = 檔案宣告的內容全部存在
check-observed_none = 未發現此類情況
check-native = 檔案帶有錄影設備的標記，沒有剪輯軟體的標記
check-recording_time_known = 有時鐘說明拍攝時間
check-gap = 時間記錄沒有空缺
check-span_limit = 此類片段足夠短
check-speed = 按拍攝時的速度播放
check-attested = 有具名人員說明
check-in_frame = 有具名人員說明驗貨全程在畫面內，且沒有發現相反情況
check-sequence = 步驟順序符合要求
check-waybill_read = 託運單號由程式識讀足夠多次
check-waybill_match = 託運單號與應有的託運單號一致
check-waybill_single = 沒有識讀到其他號碼
check-same_take = 單號與驗貨在同一個不間斷鏡頭內
check-resolution = 畫面和託運單的像素足夠
check-sharpness = 畫面足夠清晰
check-light = 畫面不過暗也不過亮
check-frame_rate = 每秒畫面數足夠
check-time_window = 簽收後在時限內開始拍攝
check-time_order = 沒有在簽收之前開始拍攝
check-take_length = 拍攝時間不過長
check-zone_stated = 案件中的時間註明了時區
check-upload = 檔案可以直接提交，不必更動

## How a person can confirm it

confirm-digest = 計算檔案的 SHA-256（例如用 sha256sum），逐字比較。
confirm-file_intact = 把檔案播放到結尾，與錄影設備上原件顯示的長度比較。
confirm-observed_none = 在所列時刻逐格播放，比較前後的手、物品和光線。
confirm-native = 詢問檔案如何從錄影設備傳到這裡，並與設備上的原件比較。
confirm-recording_time_known = 查看檔案屬性或畫面中時鐘的拍攝時間，並詢問由哪個時鐘得來。
confirm-gap = 在所列時刻逐格播放：有沒有需要時間的動作一下子完成？
confirm-span_limit = 播放所列片段：其中有沒有東西在動，能不能看見？
confirm-speed = 看手和落下物品的動作速度是否自然，聽聲音和動靜是否自然，並與畫面中的時鐘比較。
confirm-attested = 播放該人員所指的片段，看畫面是否如其所述。
confirm-in_frame = 從拆封播放到最後一件：包裹、雙手和物品是否始終在畫面內？
confirm-sequence = 記下單號、外觀、拆封、內容物各自首次出現的時間，與認可的順序比較。
confirm-waybill_read = 用手機掃描截圖中的託運單，或直接讀出單號。
confirm-waybill_match = 讀出截圖上的託運單號，與應有的託運單號逐字比較。
confirm-waybill_single = 查看每個識讀到的號碼：它在哪張託運單上？
confirm-same_take = 從託運單不停地播放到最後一件：是不是同一個鏡頭？
confirm-resolution = 按原始尺寸查看畫面：能否看清託運單？
confirm-sharpness = 播放關鍵部分：能否看清所展示的內容？
confirm-light = 播放關鍵部分：有沒有因過暗或反光而看不清？
confirm-frame_rate = 播放快速動作：畫面是否跳動？
confirm-time_window = 把物流業者記錄的簽收時間與拍攝時間換算到同一時區比較。
confirm-time_order = 把物流業者記錄的簽收時間與拍攝時間換算到同一時區比較。
confirm-take_length = 在播放器中查看長度。
confirm-zone_stated = 詢問每個時間是按哪個時區記錄的。
confirm-upload = 把檔案的大小、長度和格式與平台上傳頁面的要求比較。

## Names of the parameters of tests

param-codes = 類別
param-fail_codes = 以下即不符合
param-review_codes = 以下需查看
param-hint_codes = 發現時需查看
param-covered_by = 由以下佐證
param-statement = 說明內容
param-contrary = 若說明相反
param-from_start = 自開頭起至少
param-orders = 認可的順序
param-frames_apart = 或間隔開的
param-apart = 間隔至少
param-gap_fail = 造成中斷的空缺
param-clock_uncertainty = 時鐘可能偏差
param-fail_in_key_span_only = 僅拆封至最後一件之間判為不符合
param-window_end = 時限截止
param-hours = 小時
param-calendar = 日曆天（含簽收當日）
param-utc_offset = 時區（UTC 以東小時數）
param-size = 大小
param-max = 最多
param-max_megabytes = 最多 MB
param-max_seconds = 最長秒數
param-below = 須小於，不含等於
param-formats = 格式
param-format = 格式
param-max_formats = 接受的格式
word-fail = 不符合
word-review = 需查看
step-number = 單號
step-outside = 外觀
step-opening = 拆封
step-contents = 內容物

## What is still needed

missing-title = 還需要（最有用的在前）
missing-more = 其餘 { $count } 項見 report.json
missing-advisory = 不影響結論
missing-proposed = 位置由掃描建議
missing-look = 請查看並說明情況：{ $title }。
missing-replacement = { $title }：不符合，補充說明也不能改變。請提交拍攝設備上的原始檔案，或其他憑證。
missing-fact = 請在案件資料中填寫：{ $title }。
missing-document = 請提交：{ $title }。
missing-statement = 需要人工確認：{ $title }。
ask-fact-expected_waybills = 請填寫應有的託運單號（--waybill）。
ask-fact-signed_off_at = 請填寫物流業者記錄的簽收時間和時區（--signed-at）。
ask-fact-zone = 請為每個時間註明時區，例如 +08:00。
ask-fact-recorded_at = 請填寫開始拍攝的時間以及依據的時鐘（案件資料中的 recorded_at）。加上 --file-clocks，則把檔名中的時間和磁碟上的最後修改時間各作為一個時鐘。
ask-fact-recorded_at-else = 請填寫開始拍攝的時間以及依據的時鐘（案件資料中的 recorded_at）。
ask-statement-sealed_at_start = 請確認：影片開始時包裹未拆封。
ask-statement-outside_shown = 請確認：展示了包裹的哪幾面。
ask-statement-opening_seen = 請確認：拆封動作可見，從何時到何時。
ask-statement-contents_shown = 請確認：每件物品均已展示，並清點件數。
ask-statement-stayed_in_frame = 請確認：從拆封到最後一件，驗貨全程在畫面內。
ask-statement-natural_speed = 請確認：從頭到尾，手和物品的動作速度自然，沒有一段被加快或放慢。
ask-statement-label_on_parcel = 請確認：託運單在所拆的包裹上。
ask-statement-waybill_transcribed = 請從畫面中讀出託運單號，並照原樣填寫。

## What a report waits for

waits-look = 請先查看 { $at }。
waits-facts = 檢查沒有發現不符合規則之處，還缺案件資料或材料。

## Explaining a finding

explain-because = 理由
explain-stills = 截圖
explain-needed = 還需要
explain-policy = 規則集

## What further tests ask for

check-single_file = 錄製內容為單一檔案
check-sound_present = 爭議需要時有聲音
check-sound_steady = 聲音沒有突變
check-clock_steady = 畫面中的時鐘走時連續
check-steadiness = 畫面足夠穩定
check-clock_offset = 已知錄影設備時鐘的誤差，或誤差不影響判斷
check-contents = 有具名人員說明內容物全部展示，且訂單每一品項件數齊全
check-serial = 已讀出序號，且與已知序號相符
check-other_side = 有同一訂單的出貨包裝影片報告
check-checklist = 驗貨清單每一項都有結果
check-custody = 貨物經手的每個環節都有憑證
check-dispute_fit = 此類影片能夠說明爭點
check-reason_fit = 憑證的主張與已接受的退款原因不衝突
check-modality_fit = 爭點適合用此種形式說明
check-neutral_words = 人工填寫的文字保持中性
check-limits_stated = 報告註明它不能說明什麼
check-reproducible = 同一影片再次掃描，得到相同的紀錄
confirm-single_file = 查看錄影設備：是否由設備自動分段，各檔案是否首尾相接？
confirm-sound_present = 完整聽一遍影片的聲音。
confirm-sound_steady = 聽所列時刻：聲音是否中斷或跳變？
confirm-clock_steady = 讀出所列時刻前後畫面中的時鐘，與影片經過的時間比較。
confirm-steadiness = 播放影片：能否看清全程？
confirm-clock_offset = 把錄影設備的時鐘與標準時間對照，記下差值。
confirm-contents = 播放展示內容物的片段，清點訂單每一品項的件數。
confirm-serial = 讀出截圖上的序號，逐字比較。
confirm-other_side = 比較兩段影片中的商品、託運單和序號。
confirm-checklist = 逐項播放對應片段，看畫面是否如所填結果。
confirm-custody = 與物流業者的物流紀錄和店家自己的紀錄核對時間。
confirm-dispute_fit = 比較爭點與影片能夠說明的內容。
confirm-reason_fit = 查看已接受的退款原因，包括逾時自動接受的情況。
confirm-modality_fit = 確認影片中能否看到或聽到爭議內容。
confirm-neutral_words = 閱讀填寫的文字：是否只陳述事實？
confirm-limits_stated = 閱讀報告最後一節：是否寫明各項檢查不能說明什麼？
confirm-reproducible = 用相同版本再次掃描同一檔案，比對兩份紀錄的 SHA-256；請先比對影片的 SHA-256。

## Further reasons

reason-fits_dispute = 憑證與爭點相關。
reason-fits_partly = 憑證須與其他憑證一起才能說明爭點。
reason-does_not_fit = 此類憑證無法說明爭點。
reason-document_missing = 缺少該爭議所需的材料。
reason-custody_gap = 這段時間貨物所在沒有憑證。
reason-count_short = 清點件數少於訂單件數。
reason-serials_equal = 序號與已知序號相符。
reason-serials_differ = 序號與已知序號均不相符。
reason-several_files = 錄製內容有多個檔案，需人工查看是否由設備自動分段。
reason-other_not_valid = 另一方向的影片無效，或仍需人工查看。
reason-record_not_compared = 掃描紀錄讀自檔案，未與影片核對。
reason-not_neutral = 填寫的文字預設了原因或責任，請改為陳述畫面可見的情況。

## Further statements

statement-line_shown = 訂單某一品項已展示並清點
statement-serial_read = 人工讀出序號
statement-inspected = 驗貨清單中的一項
statement-waybill_applied = 託運單在畫面內貼到該包裹上
statement-items_packed = 封箱前展示了全部商品
statement-cushioning_used = 放入了緩衝材
statement-film_on = 保護膜在位
statement-sealed_on_camera = 在畫面內完成封箱
ask-statement-line_shown = 請按訂單逐項清點畫面中的件數。
ask-statement-serial_read = 請從畫面中讀出序號，並照原樣填寫。
ask-statement-inspected = 請填寫驗貨清單；「無法判斷」也是一種結果。
ask-statement-waybill_applied = 請確認：託運單在畫面內貼到該包裹上。
ask-statement-items_packed = 請確認：封箱前展示了全部商品。
ask-statement-cushioning_used = 請確認：放入了緩衝材。
ask-statement-film_on = 請確認：保護膜在位。
ask-statement-sealed_on_camera = 請確認：在畫面內完成封箱。

## Documents and facts that a case can lack

ask-fact-order_value = 請填寫訂單金額（案件資料中的 order_value）。
ask-fact-clock_offset = 請填寫錄影設備時鐘的誤差（案件資料中的 clock_offset）。
ask-fact-recorder_zone = 請填寫錄影設備的時鐘所用的時區（案件資料中的 recorder_zone）。
ask-document-other_report = 出貨包裝影片的報告（--other-report）。
ask-document-weight_record = 包裹重量紀錄：秤重照片或物流業者紀錄。
ask-document-packing_list = 裝箱清單。
ask-document-order_screenshot = 訂單截圖。
ask-document-listing_screenshot = 商品頁面截圖。
ask-document-ruler_photo = 附尺的完整尺寸照片。
ask-document-inspection_document = 檢驗機構或實驗室的書面資料：氣味、口味無法用影片說明。
ask-document-sign_off_record = 物流業者的簽收紀錄。
ask-document-packing_photos = 外包裝、內包裝、託運單和破損處的照片。
ask-document-tracking_record = 物流業者的貨態紀錄。
ask-document-proof_of_delivery = 送達證明。
ask-document-chat_record = 相關聊天紀錄。
ask-document-authenticity_papers = 品牌方或鑑定機構關於商品來源的資料。
ask-document-joint_inspection_minutes = 與物流業者共同驗貨的紀錄。

## Names of further values

param-files = 檔案
param-line = 訂單品項
param-seen = 看到
param-item = 項目
param-items = 項目
param-condition = 結果
param-criteria = 規則
param-segment = 環節
param-before_segment = 前一環節
param-after_segment = 後一環節
param-evidence = 憑證
param-document = 材料
param-dispute = 爭點
param-disputes = 適用爭議
param-accepted_reason = 已接受的原因
param-claim = 主張
param-needs = 需要
param-counted_from = 起算時間
param-offset = 時鐘誤差
param-margin = 距時限
param-max_gap = 空缺最多
param-fail_gap = 間隔超過即不符合
param-from_value = 適用訂單金額起
param-value = 訂單金額
param-max_high_motion = 晃動最多
param-limits = 已註明的侷限
param-scanned_with = 掃描程式
param-judged_with = 判斷程式
word-tool = 掃描程式的名稱和版本
word-libraries = 程式庫的版本
word-coverage = 各項檢查的範圍
limits-scene = 只說明檔案內容，不說明場景真實
limits-bytes = 針對哪個檔案
limits-pause = 暫停可能不留痕跡
limits-nothing_found = 未發現不等於證明
limits-partly_checked = 只檢查了一部分的內容
limits-clock_unchecked = 時鐘未經核對
limits-record_not_compared = 掃描紀錄未與影片核對
limits-no_advice = 不是法律意見
word-order_value = 訂單金額
word-custody = 經手環節
word-dispute = 爭點
word-clock_offset = 時鐘誤差
param-name = 檔名
word-file_name = 檔名中的時間
word-file_system = 磁碟上的最後修改時間
word-unknown_zone = 未註明，按所有可能的時區計算
word-undecided = 無法據此判斷
word-opened_by_installer_at = 安裝人員開箱時間
place-start = 首個畫面之前
place-middle = 兩個畫面之間
place-end = 最後一個畫面之後
place-unknown = 無法確定
word-agreement = 多個畫面或兩種讀碼方法一致
word-plausible_number = 貨運公司可能使用的號碼
word-whole_symbol = 完整的碼
word-place = 自己的位置
word-print = 條紋印跡的佐證
word-note = 備註
word-whole_take = 整段影片
word-exceptions = 例外情況
word-other_report = 出貨包裝影片的報告
word-sound = 聲音
word-ruler = 尺
word-document = 書面資料
word-video = 影片
word-resale_affected = 影響再次銷售
word-quality = 品質問題
word-missing_or_wrong = 少寄或寄錯
word-change_of_mind = 無須理由
dispute-empty_parcel = 空包
dispute-missing_items = 少件
dispute-wrong_item = 寄錯商品
dispute-swapped_return = 退回商品不符
dispute-quality_visible = 可見品質問題
dispute-quality_invisible = 氣味、口味
dispute-sound_fault = 聲音故障
dispute-function_fault = 功能故障
dispute-size_differs = 尺寸不符
dispute-transit_damage = 物流破損
dispute-not_received = 未收到
dispute-human_damage = 拆封或使用過程中的破損
dispute-not_as_described = 描述不符
dispute-use_traces = 使用痕跡
dispute-counterfeit = 商品來源

## The inspection checklist

item-outer_box = 外箱
item-seal = 封條
item-label = 託運單
item-inner_packaging = 內包裝
item-cushioning = 緩衝材
item-film = 膠膜或收縮膜
item-hang_tag = 吊牌
item-identity = 規格
item-quantity = 數量與配件
item-serial = 序號或批號
item-flaws = 瑕疵與缺損
item-use_traces = 使用痕跡
item-function = 功能
condition-intact = 完好
condition-wet = 潮濕
condition-dented = 凹陷
condition-torn = 破裂
condition-re_taped = 重新封過
condition-broken = 斷開
condition-re_sealed = 重新封口
condition-absent = 沒有
condition-matches = 一致
condition-different = 不同
condition-differs = 不符
condition-covered = 被遮擋
condition-damaged = 破損
condition-opened = 已打開
condition-not_original = 非原裝
condition-present = 有
condition-displaced = 位移
condition-unopened = 未打開
condition-opened_traces = 有打開過的痕跡
condition-removed = 已去除
condition-attached = 在位
condition-cut = 已剪
condition-as_expected = 數量相符
condition-fewer = 少於應有
condition-more = 多於應有
condition-same = 相同
condition-unreadable = 無法讀出
condition-none = 無
condition-described = 見備註
condition-film_only = 僅去除膠膜
condition-used = 有使用痕跡
condition-soiled = 有髒汙
condition-works = 正常
condition-fault_shown = 影片可見故障
condition-not_tested = 未測試
condition-not_visible = 無法判斷

## 命令的錯誤訊息

failure-open-missing = 沒有這個檔案，請檢查路徑
failure-open-stdin = 不從標準輸入讀取影片；請先存成檔案，再給出檔案路徑
failure-open-address = 不讀取網址，也不使用網路；請先把影片存成檔案，再給出檔案路徑
failure-open-directory = 這是一個資料夾，請給出一個影片檔
failure-open-not-regular = 不是一般檔案，請先把影片複製到硬碟
failure-open-empty = 檔案是空的，請從錄影設備重新複製
failure-open-unreadable = 檔案無法讀取：{ $cause }
failure-media-unknown-format = 不是 onetake 能讀取的影片檔（偵測到：{ $found }）；請勿轉檔，請使用錄影設備的原始檔案
failure-media-playlist = 這是指向其他檔案的 { $kind }，不是影片；請給出影片檔本身
failure-media-damaged = 檔案已損壞或不完整：{ $format } 容器無法讀取（{ $message }）；請從錄影設備重新完整複製
failure-media-no-video = 檔案中沒有視訊串流（{ $streams }）；請給出影片，而不只是聲音
failure-media-unknown-codec = 影片編碼為 { $codec }，onetake 不支援解碼
failure-media-above-limit = 影片宣告的 { $what } 為 { $declared }，超過上限 { $limit }
failure-media-bad-time-base = 視訊串流宣告的時間基為 { $num }/{ $den }，不是時間單位
failure-media-io = 讀取檔案失敗
failure-media-library = 媒體函式庫在 { $action } 時出錯：{ $message }
failure-no-frames = { $packets } 個視訊封包中沒有一格能解碼；檔案已損壞，或只有開頭部分
failure-out-exists = 已存在；請用 --out 指定其他位置，或用 --force 取代
failure-out-not-ours = 其中有並非 onetake 寫出的內容，不予取代；請用 --out 指定其他位置
failure-out-no-name = 不能作為新檔案或資料夾的名稱；請用 --out 指定其他位置
failure-out-no-folder = 沒有資料夾 { $parent }；請先建立，或用 --out 指定其他位置
failure-out-not-a-folder = { $parent } 是檔案，不是資料夾；請用 --out 指定其他位置
failure-out-busy = 另有一次執行一直在寫入這裡；請等它結束後再試
failure-out-no-locks = 無法鎖定（{ $cause }），同時寫入會遺失確認內容；請用 --out 指定本機磁碟上的位置
failure-out-unwritable = 無法寫入（{ $cause }）；請用 --out 指定其他位置
failure-unreadable = 無法讀取（{ $cause }）；請檢查路徑
failure-stopped = 已停止，沒有寫出任何內容
out-aside = 執行期間此處出現了其他內容，已原樣保留；結果寫入 { $place }
out-kept = 原有結果中新放入了其他內容，已一併保留在 { $place }

## 託運單檢測

label-looked = { $frames ->
    [one] 已查看 1 張圖片，{ $size } 像素
   *[other] 已查看 { $frames } 個影格，{ $size } 像素
 }
label-read = 已讀出
label-seen = 讀到的次數太少，不計
label-unread = 一張未能讀出的託運單
label-module = 最細的條 { $module } 像素
label-from-to = { $from } 至 { $to }
label-nothing = 沒有讀出任何條碼。
label-advice = 下次錄製時：
label-advice-none = 託運單清晰可讀，尚有餘裕。
label-advice-no_label = 未能辨認出託運單。請在光線充足處把託運單放平，使其至少佔畫面寬度的三分之一。
label-advice-too_small = 託運單太小：最細的條 { $module } 像素。請移近攝影機，把拍攝距離縮短到約 1/{ $times }，或用更高的解析度錄製。
label-advice-near_limit = 託運單已讀出，但偏小：最細的條 { $module } 像素。把拍攝距離縮短到約 1/{ $times }，晃動或光線較弱時也有餘裕。
label-advice-too_dark = 託運單上光線不足。請在攝影機旁加一盞燈。
label-advice-glare = 託運單上有燈光反射。請傾斜託運單或移動燈。
label-advice-moving = 託運單在移動。請靜止兩秒。
label-advice-too_short = 託運單出現的影格太少。請至少展示兩秒。
label-advice-unclear = 託運單夠大也夠亮，但未能讀出。請放平並對焦；託運單可能有皺褶或列印不清。

## What persons saw, side by side

section-consistent = 所見狀態與哪些情形相符
consistent-note = 這不是結論：不影響判斷，也不針對任何人。
explain-consistent = 相符情形
consistent-before_dispatch = 與「出貨前已是如此」的情形相符，也與「運送途中受到衝擊而外部未留痕跡」的情形相符；與外力擠壓的情形不符。
consistent-transit_handling = 如外箱、內包裝和商品的損傷位於同一處，則與運送途中受損的情形相符。
consistent-opened_between = 與「封箱之後、錄影之前曾被打開」的情形相符；由誰打開，畫面未顯示。
consistent-short_packing = 與「裝箱時數量不足」的情形相符；請與出貨包裝影片對照。
consistent-handled_after_unsealing = 與「拆封之後曾被使用或碰觸」的情形相符。
consistent-nothing_visible = 外箱和內包裝都看不到，無法說明與何種情形相符。

## The video of the other direction

section-other = 另一方向的影片
other-waybills = 該影片的應有託運單號
other-serials-there = 該影片中的序號
other-serials-here = 本影片中的序號
other-count = 清點件數
other-count-value = 訂單品項 { $line }：該影片 { $there } 件，本影片 { $here } 件
param-counted_there = 另一影片中的件數
param-number_there = 另一影片的託運單號

## What the report says of what is open

reason-outside_limit-below = { $name } { $value }，低於 { $limit }。
reason-outside_limit-above = { $name } { $value }，高於 { $limit }。
reason-waybill_different-what = 讀到 { $text }，應為 { $expected }。
ask-replacement-waybill_different = 影片中的單號與應有的單號不同：請核對表格裡的單號，或換成對的影片。
missing-no-change = 另有 { $count } 項未完成，補充了也不改變結論，因此不列出。

## The head of the report

page-order = 訂單編號
page-reference = 店家編號
page-recorded-at = 拍攝時間
basis-line-measured = 程式核對 { $measured } 項規則；尚無人工確認。
basis-line-both = 程式核對 { $measured } 項規則；{ $confirmed } 項由 { $names } 確認。
basis-line-explained = { $line }經人工說明後視為符合：{ $rules }。
basis-person = { $who }（{ $role }，{ $date }）
next-title = 下一步：填寫確認，再重新判定
next-note = 第一條命令會逐項詢問，並給出掃描建議查看的位置：按 Enter 即確認，n 表示看不清。只確認自己看到的內容。
next-note-typed = 請把大寫部分換成實際內容：NAME 姓名，ROLE 職務，MIN:SEC 播放器上的時間（分:秒），TEXT 您在該處看到的情況，STATE 填 seen（該情況有合理原因，不作為不符合處理）、not-seen（情況屬實）或 not-visible（無法判斷）。沒有看到的不要填寫。
section-sources = 附錄：規則出處
policy-page-not-read = 未查閱平台官方頁面，規則內容依其他網站轉載。
moment-shown-above = 截圖見上方

to-do-more = （另有 { $count } 項）

missing-title-optional = 可以補充，不影響結論

## Camera, parcel and clock in the picture
timeline-camera = 機位、畫面
timeline-parcel = 包裹
timeline-weak = 淺色：可信度不到一半
timeline-parcel-in = 包裹在畫面內
timeline-parcel-edge = 在畫面邊緣
timeline-parcel-out = 在畫面外
timeline-parcel-hidden = 被遮擋或未找到
timeline-parcel-unknown = 無法追蹤
timeline-camera-fixed = 固定
timeline-camera-handheld = 手持
timeline-camera-unknown = 無法判斷
presence-name = 狀態
presence-fixed = 固定機位
presence-handheld = 手持拍攝
presence-unknown = 無法判斷
presence-in = 在畫面內
presence-edge = 在畫面邊緣
presence-out = 在畫面外
presence-hidden = 被遮擋或未找到
blocked-name = 畫面如何遺失
blocked-covered = 被遮擋
blocked-dark = 變黑
blocked-blurred = 失焦或模糊
edge-name = 畫面邊緣
edge-left = 左側
edge-right = 右側
edge-top = 上方
edge-bottom = 下方
last_edge-name = 最後的動作靠近
last_edge-left = 左側
last_edge-right = 右側
last_edge-top = 上方
last_edge-bottom = 下方
clock_level-name = 讀出的內容
clock_level-ticks = 只有秒
clock_level-time = 時分秒
clock_level-datetime = 日期和時間
param-fixed = 靜止
param-moved = 移動
param-unknown = 無法判斷
param-views = 不同的展示面
param-activity = 動作時長
param-quiet = 靜止時長
param-quiet_after = 之後靜止
param-first = 開始時顯示
param-last = 結束時顯示
param-dates = 可能的日期
section-recording-times = 各來源的拍攝時間
recording-trust-recorder = 錄影裝置自身的時鐘
recording-trust-person = 人工填寫
recording-trust-changeable = 任何人都可更改
recording-zone-unknown = 未註明時區：按所有時區計算
recording-zone = 按時區 { $zone } 理解
recording-began-between = 拍攝開始於 { $from } 至 { $until } 之間
recording-began-before = 拍攝開始於 { $until } 之前
param-clocks_apart = 超出兩者容許偏差
param-other_at = 另一時鐘的時間
param-other_clock = 另一時鐘
param-way = 面單經過的區域
param-table = 工作台區域
param-removal = 試剪時長
param-removal_shown = 能看出的比例
param-instants = 試剪次數
