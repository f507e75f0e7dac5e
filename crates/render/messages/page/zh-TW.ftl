### Words of the page of the return desk

## The bar, and what is said at the foot

page-places = 頁面
page-queue = 案件
page-numbers = 今日統計
page-setup = 匯入影片
page-help = 按鍵說明
page-search = 輸入單號的任意部分，或掃描託運單
page-search_none = 找不到「{ $text }」
page-search_several = 「{ $text }」有 { $count } 件
page-search_open = 「{ $text }」就是目前的案件
page-search_leave = 離開搜尋
page-close = 關閉
page-go_back = 返回
page-details = 詳情
page-lost = 工作台沒有回應。已填的內容都還在。如已關閉，請重新開啟，在它開啟的新頁面繼續。
page-back = 工作台已恢復
page-no_answer = 工作台沒有回應，內容沒有遺失。
page-refused = 未能完成。
page-slip = 頁面出錯（{ $text }）。請重新整理，已填的內容會保留。

## Time

page-left = 剩 { $time }
page-overdue = 已逾時 { $time }
page-days = { $days } 天
page-days_hours = { $days } 天 { $hours } 小時
page-hours_minutes = { $hours } 小時 { $minutes } 分
page-hours = { $hours } 小時
page-minutes = { $minutes } 分鐘

## The queue

page-filters = 篩選
page-filter_person = 待人工
page-filter_look = 需查看
page-filter_invalid = 無效
page-filter_valid = 有效
page-filter_unmatched = 未配對
page-filter_set_aside = 已擱置
page-filter_all = 全部
page-export = 匯出
page-expected = 應有
page-read = 讀到
page-same = 一致
page-differs = 不符
page-number_part = 缺 { $count } 個
page-number_none = 未讀到
page-expected_none = 未填寫
page-no_picture = 無畫面
page-no_video = 沒有影片
page-videos = { $count } 部影片
page-empty_desk = 還沒有案件。請先匯入影片資料夾。
page-empty_filter = 沒有這類案件。可查看全部。
page-nothing_waits = 沒有待處理的案件了。
page-still_waits = 還有 { $count } 件沒有可填的內容，需另行處理。

## A review

page-review = 查看案件
page-papers = 案件資料
page-video = 影片
page-videos_of_case = 本案的影片
page-tasks = 待確認
page-order_is = 訂單 { $number }
page-waits = 待確認
page-waits_for = 等待：{ $what }
page-drafted = 已填：{ $text }
page-kept = 之前填的 { $count } 項還在，按 s 儲存。
page-facts_missing = 還缺 { $count } 項案件資訊：
page-notes_more = 另有 { $count } 條提示
page-place_proposed = 建議查看
page-place_look = 請查看
page-confidence = 把握 { $text }
page-signed = 簽收 { $time }
page-place_set = 已設定：
page-place_none = 沒有建議位置：用 [ ] 設定起訖
page-place_missing = 請先用 [ ] 設定開始和結束
page-start_missing = 還缺開始：到位後按 [
page-end_missing = 還缺結束：到位後按 ]
page-span_set = 起訖已設定，按 y 確認。
page-start = 開始
page-end = 結束
page-confirm = 確認
page-contrary = 相反
page-state_seen = 可見
page-state_not_seen = 看到相反情況
page-state_not_visible = 看不清
page-same_take = 連續拍攝
page-is_cut = 是剪接
page-note = 說明
page-note_same_take = 此處連續拍攝，沒有剪接。
page-note_cut = 畫面在此處中斷。
page-note_not_visible = 從畫面無法判斷。
page-note_missing = 請寫明這是什麼情況，按 Enter，再按 c。
page-before = 之前
page-after = 之後
page-ordered = 訂單數量 { $count }
page-count = 件數
page-count_label = 看到幾件：{ $line }
page-pieces = { $count } 件
page-number = 號碼
page-look_keys = 這一處：c 連續拍攝，x 是剪接，n 看不清
page-only_moments = c 只用於標出的時刻，這裡用 y 或 n
page-count_missing = 請輸入看到幾件
page-number_missing = 請照原樣輸入號碼
page-number_unread = 讀不出就先留空，繼續下一項
page-sides_missing = 請用 1–6 選擇展示的面
page-no_task = 這裡沒有待確認項
page-nothing_asked = 這段影片沒有需要人工確認的內容。
page-all_answered = 已全部填完，按 s 儲存並看下一件。
page-undo = 復原
page-undone = 已復原：{ $title }
page-nothing_to_undo = 沒有可復原的
page-save_count = 儲存 { $count } 項，下一件
page-next_case = 下一件
page-saved = 已儲存 { $count } 項。
page-nothing_to_save = 沒有要儲存的內容。
page-changed = 這段期間有人作了確認。
page-save_again = 您填的還在，按 s 儲存。
page-stated = 已確認（{ $count }）
page-change = 更改
page-beside = 另作確認
page-beside_says = { $who } 的確認保留不變，兩者都算數；若不一致，需再次查看。
page-replaced = 已被取代
page-findings = 檢查 { $count } 項 · 不符合 { $fail } · 需查看 { $review }
page-findings_list = 檢查項
page-one_video = 本案只有一部影片
page-label = 託運單
page-no_label = 沒有託運單的畫面
page-zoom_size = 原始大小
page-checklist = 驗貨清單

## The player and its timeline

page-space = 空白鍵
page-frame_back = 上一格
page-frame_forth = 下一格
page-volume = 音量
page-playhead = 播放位置
page-timeline = 時間軸
page-lane_moment = 時刻
page-lane_stage = 步驟
page-lane_label = 託運單
page-lane_clock = 時鐘
page-lane_mine = 我的
page-preview_mark = 僅供觀看的預覽，以原影片為準
page-preview_making = 此瀏覽器無法播放原影片，正在製作預覽
page-preview_failed = 無法製作預覽。
page-stills_stay = 旁邊的截圖仍可使用。

## Who is there

page-sign_in = 登入
page-sign_in_title = 由誰確認？
page-sign_in_other = 換人
page-signed_in = { $name } 已登入
page-sign_out = 登出
page-who = 人員
page-name = 姓名
page-role = 職務
page-pin = PIN 碼
page-pin_needed = 至少 4 位
page-pin_optional = 在本機可以不設
page-person_add = 新增人員
page-role_inspector = 驗貨員
page-role_packer = 包裝員
page-role_lead = 班長
page-role_service = 客服

## Papers of a case

page-packing = 出貨
page-return = 退貨
page-order_lines = 訂單商品
page-article = 商品
page-quantity = 數量
page-counted = 清點
page-serials = 序號
page-not_counted = 未清點
page-documents = 附件
page-documents_none = 還沒有附件。
page-document_kind = 類型
page-document_file = 檔案
page-attach = 新增附件
page-attached = 已新增 { $name }
page-sending = 正在上傳…
page-facts = 還缺的資訊
page-keep = 儲存
page-fact_kept = 已儲存
page-reports = 報告

## Numbers of the day

page-reasons = 最常見的原因
page-reasons_none = 還沒有。
page-reason = 原因
page-cases = 案件
page-advice = 如何改進
page-stations = 工作站
page-stations_none = 檔名中沒有工作站。
page-station = 工作站
page-taken_in = 影片
page-label_small = 託運單太小

## Taking in videos

page-setup_lead = 選擇影片資料夾，勾選退貨表格。只讀取影片，不會更動。
page-batch = 進度
page-folders = 資料夾
page-folders_none = 這裡沒有資料夾。
page-folder_up = 上一層
page-sheets = 表格
page-sheets_none = 這裡沒有表格，請開啟存放表格的資料夾。
page-videos_here = 此資料夾有 { $count } 部影片
page-videos_none_here = 此資料夾沒有影片
page-without_sheet = 沒有表格就無法核對單號。
page-start_batch = 開始
page-batch_idle = 沒有進行中的工作
page-batch_running = 正在掃描影片
page-batch_done = 已完成
page-batch_failed = 已中斷
page-batch_again = 尋找新影片
page-to_queue = 查看案件

## Keys

page-keys_queue = 清單中
page-keys_review = 案件中
page-keys_player = 影片
page-keys_everywhere = 隨處可用
page-key_move = 下一列、上一列
page-key_open = 開啟
page-key_papers = 案件資料
page-key_all = 回到待人工
page-key_confirm = 確認建議的內容
page-key_not_visible = 看不清
page-key_contrary = 看到相反情況
page-key_span = 設定開始、結束
page-key_sides = 選擇展示的面
page-key_count = 輸入件數，Enter 確認
page-key_same_take = 連續拍攝
page-key_cut = 是剪接
page-key_undo = 復原上一項
page-key_save = 儲存，下一件
page-key_task = 下一項、上一項
page-key_checklist = 驗貨清單
page-key_video = 換另一部影片
page-key_hand_over = 產生證據、證據包和提交材料
page-hand_over_begun = 正在產生證據、證據包和提交材料……
page-hand_over_save = 請先按 s 儲存：未儲存的內容不會寫入報告
page-key_back = 返回清單
page-key_play = 播放、暫停
page-key_frame = 逐格
page-key_second = 1 秒
page-key_seconds = 5 秒
page-key_speed = 速度
page-key_sound = 聲音開關
page-key_zoom = 放大
page-key_search = 搜尋
page-key_scan = 用掃描槍掃託運單即可搜尋
page-key_help = 全部按鍵
page-key_tab = 到下一個項目
page-explained = 說明情況
page-is_so = 情況屬實
page-note_is_so = 已查看，情況屬實。
