# 命令列用語：說明、進度和錯誤提示。

## Help: headings and words

help-heading-usage = 用法
help-heading-commands = 指令
help-heading-arguments = 參數
help-heading-options = 選項
help-heading-examples = 範例
help-word-options = {"["}選項]
help-word-command = <指令>
help-word-optional-command = {"["}指令]
help-default = {"["}預設：{ $value }]
help-values = {"["}可用：{ $values }]

## Help: the command

help-onetake = 這段開箱或打包影片能不能作為有力的佐證，依據是什麼？
help-onetake-long = onetake 從頭到尾讀取影片檔案，記錄其中的情況（時間、畫面與聲音有無中斷，面單，損壞），再與平台規則對照。它不會更動影片，除申請時間戳記外不使用網路。
help-exit =
    結束代碼：
      0    結論為有效，或指令已完成要求的工作
      1    結論為無效：有必要規則不符合
      2    無法判斷：參數有誤、檔案無法讀取或規則集有誤
      3    結論為需人工查看
      130  被 Ctrl-C 中止；沒有留下任何檔案
help-exit-after = 結果寫到標準輸出；進度和提示寫到標準錯誤。
help-arg-lang = 文字和報告的語言 [預設：系統語言，否則英文]
help-arg-verbose = 在標準錯誤中說明正在做什麼；寫兩次則更詳細
help-arg-help = 顯示說明
help-arg-version = 顯示版本
help-help = 顯示本說明，或所給指令的說明
help-help-command = 要顯示說明的指令

## Help: verbs

help-verify = 掃描影片並作出判斷
help-scan = 掃描影片：只記錄其中的情況，不套用規則
help-judge = 根據掃描紀錄作出判斷，不需要影片
help-judge-after = 報告會說明：紀錄未與影片對照。只有掃描才能說明影片中有什麼。
help-bundle = 把證據、影片和其他材料放進一個任何人都能核對的證據包：BagIt 資料夾或 ZIP 檔案
help-bundle-after = 影片原樣放入。不作壓縮，也不取代已有的檔案。
help-check = 重新核對證據：檔案是否齊全、前後一致，並與影片內容相符
help-check-after = 結束狀態：0 全部與證據所述一致；1 有不一致之處；2 無法核對；3 未見矛盾，但有內容無法比對。不給影片時最好也只能是 3：只有重新掃描才能知道影片裡有什麼。
help-label = 說明照片或短片中的面單能讀出什麼，怎樣拍得更清楚
help-attest = 由具名人員說明影片顯示的情況
help-attest-after = 不加 --statement 時，按給出的案件資訊和規則集判斷紀錄，並逐項詢問待確認的內容，附上掃描建議查看的位置：按 Enter 即確認。每個回答立即寫入檔案；該檔案只對應這次掃描，判斷時用 --attest 加上此檔案。看不清也是一種回答。
help-explain = 解釋報告中的一項結果：規則、出處、測得的值、人工怎樣確認
help-hand-in = 為平台製作待提交的資料夾：符合表單的完整錄影副本、可貼上的文字，並說明各自的用途
help-hand-in-after = 副本呈現完整錄影，不剪接，也不快轉；這樣放不下時會明確說明。副本中的面單除單號外都被遮蓋。原始檔只讀取，不更動。需要 ffmpeg 程式。
help-policies = 列出規則集、解釋、檢查或比較規則集
help-policies-after = 規則集用代號或檔案指明。附加規則集寫在加號之後：taobao-tmall+high-value。
help-policies-list = 列出內建規則集（與不加子指令相同）
help-policies-explain = 用文字說明規則集要求什麼、出處在哪裡、人工怎樣確認
help-policies-show = 顯示內建規則集的檔案（含註解），可作為自訂規則的起點
help-policies-validate = 檢查規則集檔案：指出錯誤的行和列，以及比所依據的規則更寬鬆之處
help-policies-diff = 說明兩個規則集有何不同，哪裡更嚴、哪裡更寬
help-completions = 輸出命令列補全腳本
help-man = 顯示手冊頁，或為每個指令寫一頁

## Help: what belongs to a verb

help-arg-video = 影片檔案，保持錄影設備的原樣
help-verify-out = 存放 record.json、report.json、report.html 和 stills/ 的資料夾 [預設：目前資料夾中的 VIDEO.onetake；用 --json 時不存放]
help-scan-out = 寫入紀錄的檔案；截圖放在旁邊的 FILE.stills。`-` 表示標準輸出，不存截圖
help-scan-force = 取代已有的紀錄
help-judge-record = 掃描寫出的紀錄，或 verify 產生的資料夾；`-` 表示標準輸入
help-judge-out = 存放 record.json、report.json、report.html 和 stills/ 的資料夾 [預設：不存放]
help-explain-report = 報告，或 verify 產生的資料夾；`-` 表示標準輸入
help-explain-criterion = 要解釋的規則，例如 CONT.CUT [預設：列出全部]
help-hand-in-report = verify 或 judge 產生的資料夾，或其中的 report.json
help-hand-in-video = 所判定的影片 [預設：掃描時所在的位置，如果還在]
help-hand-in-platform = 平台：內建規則集的 id，或規則集檔案 [預設：報告所用的規則集]
help-hand-in-out = 要寫入的資料夾 [預設：目前資料夾中的 hand-in-ID]
help-hand-in-mask = 在副本中遮蓋畫面的一部分：左、上、寬、高，以百分比表示；只遮蓋一段時間時在後面加 @FROM-TO，例如 10,20,30,15@0:03-0:07；可多次給出
help-hand-in-font = 憑證所用的字型檔案，若系統中沒有含全部字元的字型；可多次給出
help-hand-in-keep_label = 副本中的面單保持原樣；否則在讀到面單的地方遮蓋單號以外的部分
help-attest-record = 掃描寫出的紀錄，或 verify 產生的資料夾
help-attest-out = 加入說明的檔案，沒有則新建。檔名以 .json 結尾為 JSON，否則為 TOML [預設：RECORD.statements.toml]
help-attest-who = 說明人的姓名
help-attest-role = 說明人的職務
help-attest-statement = 說明的內容 [預設：逐項詢問待確認的內容，附上掃描建議查看的位置]
help-attest-accept_proposed = 不詢問，把掃描建議的內容全部寫成說明：由 NAME 負責，每條說明都會註明
help-attest-state = 錄影是否顯示該情況；對於「說明」：seen 表示不作為不符合處理，not-seen 表示情況屬實 [預設：seen；「說明」必須寫明]
help-attest-from = 影片中的開始時間，例如 0:12.5 [預設：影片開頭]
help-attest-to = 影片中的結束時間 [預設：影片結尾]
help-attest-side = 畫面展示的包裹的一面；多面時重複此選項（outside-shown）。掃描不建議是哪幾面：用 --accept-proposed 時請寫明
help-attest-text = 照原樣填寫的號碼（waybill-transcribed、serial-read）
help-attest-line = 訂單品項，用案件資訊中的編號（line-shown、serial-read）
help-attest-count = 看到幾件（line-shown）
help-attest-item = 驗貨清單中的項目（inspected）
help-attest-condition = 該項目的狀況（inspected）；填錯時會列出可用的詞
help-attest-observation = 所說明的情況，用紀錄中的序號（event-explained）
help-attest-criterion = 所說明結果的規則編號，例如 CLR.RES；多條規則可重複給出（finding-explained）
help-attest-still = 顯示此情況的截圖，用紀錄中的序號 [預設：最接近時段中點的一張]
help-attest-note = 補充說明：只寫看到什麼，不寫是誰、為什麼
help-attest-at = 作出說明的時間，帶時區 [預設：現在]
help-arg-waybill = 面單上應有的託運單號；有多個時重複此選項
help-arg-region = 畫面中屬於工作台的部分：左、上、寬、高，以百分比表示，例如 10,20,60,50；或寫有這些數字的工位檔案
help-arg-signed_at = 承運方記錄的簽收時間，帶時區，例如 2026-03-01T14:05:00+08:00
help-arg-direction = 影片類型，也可寫「退貨開箱」等 [預設：return-unboxing]
help-arg-policy = 內建規則集的代號或名稱，或規則集檔案；`+代號` 再加一層附加規則
help-arg-case = 案件資訊檔案：應有的託運單號、簽收時間、影片類型；TOML、JSON 或 CSV 表格。同時給出的選項優先
help-arg-row = 表格中的列，用列號（從 1 起）或託運單號 [預設：--waybill 的那一列，或唯一的訂單]
help-arg-order = 訂單編號，寫入報告
help-arg-reference = 店家自己的編號，例如退貨單編號，寫入報告
help-arg-attest = 具名人員的說明檔案；有多個時重複此選項
help-arg-dispute = 爭點，也可寫「少件」等：說明這段影片能否顯示，還需要什麼
help-arg-other_report = 另一方向影片的報告，例如判斷退貨時給出打包影片的報告
help-arg-file_clocks = 把檔名中的時間和磁碟上的修改時間也作為時鐘；兩者都容易更動，只作弱依據。報告中會寫出檔名
help-arg-keep_words = 填寫的用詞不中性也繼續；報告會寫明是哪些詞
help-arg-json = 只輸出 JSON 格式的報告
help-arg-force = 取代 onetake 已寫出的資料夾
help-bundle-evidence = verify 或 judge 產生的資料夾
help-bundle-video = 該證據所述的影片；不給則包內沒有影片
help-bundle-documents = 要放入的其他檔案：說明、店鋪規則、照片、單據；可多次給出
help-bundle-no_pdf = 不放入紙面報告（PDF）；產生它需要含全部字元的字型
help-bundle-font = 紙面報告所用的字型檔案，系統沒有合適字型時使用；可多次給出
help-bundle-out = 要產生的資料夾或 ZIP 檔案 [預設：目前資料夾中的 FOLDER.bundle.zip]
help-check-evidence = verify 或 judge 產生的資料夾、其中的 report.json，或證據包
help-check-video = 影片，用於重新掃描並比對
help-check-policy = 報告所用的規則，若不是內建規則
help-check-json = 以 JSON 輸出比對結果
help-check-scan = 掃描證據包中的影片並比對
help-key = 產生用於簽署證據的金鑰
help-key-after = 請把它輸出的那一行，用對方信得過的方式交給核對證據的人。金鑰本身只由自己保管。
help-key-file = 金鑰檔案，只有本人可讀；公鑰放在旁邊，檔名後加 .pub
help-key-name = 金鑰屬於誰，簽署人名單中用此名，例如 station-3@shop.example
help-seal = 封存證據：對這些位元組簽章，並由時間戳記機構證明它們何時已存在
help-seal-after = 封存檔放在原檔案旁邊，名為 FILE.sig 和 FILE.tsr，不改動原檔案。任何人都可用 onetake check，或用 ssh-keygen 和 openssl 核對。
help-seal-files = 證據資料夾、證據包資料夾或任意檔案；給出多個時逐個封存
help-seal-list = 把這些檔案寫成一份清單（格式同 sha256sum），並只封存這份清單一次
help-seal-request = 改為把時間戳記請求寫入 FILE.tsq，用於以其他方式向機構申請
help-seal-attach = 保存以其他方式得到的機構答覆
help-arg-key = 用此金鑰簽章：onetake key 的金鑰，或 ssh 的 Ed25519、ECDSA P-256 金鑰；若是公鑰，另一半由 ssh-agent 保管
help-arg-timestamp = 向此機構申請時間戳記（RFC 3161）；網路上只傳送摘要
help-arg-authorities = 所信任的時間戳記機構的憑證（PEM）；其他機構的時間戳記不予接受
help-check-signers = 所信任的簽署人名單，格式同 ssh-keygen：給出後，必須由其中一人簽署
help-check-authorities = 所信任的時間戳記機構的憑證（PEM）：給出後，必須有其中一家的時間戳記
help-check-list = 已封存的影片清單（格式同 sha256sum），其中必須有本影片
help-label-file = PNG 或 JPEG 照片，或幾秒鐘的影片
help-label-json = 以 JSON 輸出結果
help-policies-explain-policy = 內建規則集的代號，或規則集檔案
help-policies-explain-criterion = 其中一條規則，例如 TIME.WINDOW [預設：全部]
help-policies-show-policy = 內建規則集的代號
help-policies-validate-files = 規則集檔案
help-policies-diff-before = 作為對照的規則集：代號或檔案
help-policies-diff-after = 要比較的規則集：代號或檔案
help-completions-shell = 命令列環境
help-man-out = 為每個指令寫一頁的資料夾

## Words of options

side-top = 上面
side-bottom = 底面
side-front = 正面
side-back = 背面
side-left = 左面
side-right = 右面

## Progress

progress-hashing = 計算雜湊
progress-looking = 正在查看
progress-left = 剩餘
progress-video = （影片進度）
progress-copying = 製作副本

## What was typed wrongly

arguments-unknown-option = 沒有選項 { $given }
arguments-unknown-word = 多出了「{ $given }」：這裡不能再給出檔案或資料夾，一次處理一個
arguments-unknown-command = 沒有指令「{ $given }」
arguments-missing-command = 請寫明要做什麼：缺少指令
arguments-missing = 還缺少：{ $names }
arguments-no-value = { $option } 後面要寫出內容
arguments-no-value-known = { $option } 後面要寫出內容；可用：{ $known }
arguments-bad-value = { $option } 不能是「{ $given }」；可用：{ $known }
arguments-no-time = { $option } 不能是「{ $given }」：請把影片中的時間寫成 1:02.5
arguments-no-number = { $option } 不能是「{ $given }」：請寫整數，例如 2
arguments-no-mask = { $option } 不能是「{ $given }」：請寫畫面的左、上、寬、高百分比，例如 10,20,30,15；只遮蓋一段時間時在後面加 @0:03-0:07
arguments-invalid = { $option } 不能是「{ $given }」
arguments-twice = { $option } 給出了兩次：只寫一次
arguments-conflict = { $option } 與 { $other } 不能同時使用：請去掉一個
arguments-stray-value = { $option } 不帶內容：請去掉「{ $given }」
arguments-not-text = 有一個參數不是 UTF-8 文字：請重新輸入
arguments-wrong = 無法理解所給的參數
arguments-meant = 是不是 { $near }？
clause-end = ；
arguments-help = 用法見 { $command }

## Faults: places and ends of sentences

fault-meant = ，是不是「{ $near }」？
fault-at-line = 第 { $line } 行：{ $fault }
fault-at-place = 第 { $line } 行第 { $column } 欄：{ $fault }
fault-at-cell = 第 { $line } 列，第 { $column } 欄（{ $name }）：{ $fault }

## Faults: files

fault-file-not_regular = 不是一般檔案
fault-file-too_large = 檔案太大：是不是選錯了檔案？
fault-file-not_text = 不是 UTF-8 文字檔：請另存為 UTF-8

## Faults: waybill numbers and times

fault-waybill-control_characters = 含有控制字元
fault-waybill-other_characters = 含有單號中不會出現的字元；有多個單號請逐一填寫
fault-waybill-too_long = 比任何託運單號都長
fault-waybill-other_digits = 含有 0 到 9 以外的數字；請重新輸入
fault-waybill-too_short = 數字和字母太少，是不是沒有填完整？
fault-time-none = 「{ $given }」不是時間：請寫成 2026-11-20T15:04:00+08:00
fault-time-date_alone = 「{ $given }」只有日期，沒有時刻：請寫成 2026-11-20T15:04:00+08:00
fault-time-impossible = 「{ $given }」這個時間不存在，或前後矛盾（{ $cause }）
fault-time-unknown_zone = 「{ $given }」中的時區「{ $name }」不存在：請寫成 +08:00 這樣的形式

## Faults: the case

fault-case-shape = 案件資訊無法使用：{ $fault }
fault-case-field = { $field }：{ $fault }
fault-case-waybill = 應有的託運單號「{ $waybill }」不像單號：{ $problem }
fault-case-waybill_twice = 應有的託運單號「{ $waybill }」填寫了兩次：每個單號只填一次
fault-case-digest = 填寫的 SHA-256「{ $stated }」不對：應為 64 位十六進位數字
fault-case-future = 「{ $stated }」晚於現在（{ $now }）：請核對日期和時區
fault-case-no_table = --row 用來選擇表格中的一列，而這個檔案不是表格：請給出 .csv 或 .tsv 檔案，或去掉 --row
fault-case-no_clock = recorded_at 沒有說明讀自哪個時鐘：請填寫 clock
field-signed_off_at = 簽收時間
field-recorded_at = 拍攝時間
field-opened_by_installer_at = 安裝開箱時間
field-file_modified_at = 檔案修改時間
field-other_report = 另一份報告
field-region = 工作台區域
field-recorder_zone = 錄影設備的時區
field-file_name = 檔名
field-documents = 其他材料
field-order_value = 訂單金額
field-order_lines = 訂單品項
field-custody = 經手環節
field-files = 錄影檔案
fault-entry-same_direction = 是同一方向影片的報告：請給出另一方向的報告
fault-entry-no_region = 「{ $given }」不是畫面的一部分：請按百分比寫出左、上、寬、高，例如 10,20,60,50；或給出寫有這些數字的工位檔案
fault-entry-no_zone = 「{ $given }」不是時區：請寫成 +08:00 或 Asia/Shanghai
fault-entry-name_empty = 是空的：請填寫錄影設備給檔案取的名稱
fault-entry-name_too_long = 比任何檔名都長
fault-entry-name_control = 含有控制字元
fault-entry-rounded = 「{ $given }」被試算表程式取整了：請把這一欄設為文字格式，重新填入完整單號
fault-entry-no_document = 沒有「{ $given }」這種材料{ $near }；可用：{ $known }
fault-entry-no_currency = 「{ $code }」不是幣別代碼：請寫成 CNY、TWD、VND
fault-entry-opened_before = { $opened } 早於簽收時間 { $signed_off }：請核對兩者
fault-entry-line_without_id = 有一項沒有編號：請給各項編號
fault-entry-line_twice = 「{ $id }」出現了兩次：每項要有自己的編號
fault-entry-line_of_nothing = 「{ $id }」的數量為 0：請去掉這一項
fault-entry-too_many_serials = 「{ $id }」的序號比件數多：請核對兩者
fault-entry-serial_twice = 序號「{ $serial }」出現了兩次
fault-entry-text_too_long = 有一處文字超過 { $limit } 個字：請縮短
fault-entry-no_segment = 有一項沒有說明是哪一段：請填寫 segment
fault-entry-file_twice = 檔案「{ $name }」出現了兩次
fault-entry-time_without_zone = 「{ $given }」沒有時區：請寫成 2026-11-20T15:04:00+08:00
fault-entry-too_early = 「{ $given }」早於 { $year } 年：請核對年份
fault-entry-end_before_start = { $end } 早於 { $start }：請核對兩者

## Faults: the table of cases

fault-table-unreadable = 表格無法讀取：{ $cause }
fault-table-empty = 表格是空的：第一列應是欄名
fault-table-too_many_cells = 這一列有 { $cells } 格，而第一列只有 { $wanted } 個欄名：內容中有分隔符號時，請給這一格加上引號
fault-table-no_row = 表格中沒有第 { $row } 列：一共 { $rows } 列
fault-table-no_waybill = 表格中沒有託運單號「{ $waybill }」{ $near }
fault-table-no_rows = 表格只有欄名，沒有內容
fault-table-several_rows = 表格有 { $rows } 列：請用 --row 指明是哪一列，寫列號（從 1 起）或託運單號
fault-table-differs = 「{ $here }」與第 { $line } 列的「{ $there }」不同，而託運單號相同：一個訂單只能有一個
fault-table-rounded = 「{ $given }」被試算表程式取整了：請把這一欄設為文字格式，重新填入完整單號
fault-table-waybill = 託運單號「{ $waybill }」不像單號：{ $problem }
fault-table-waybill_twice = 託運單號「{ $waybill }」填寫了兩次：每個單號只填一次
fault-table-no_zone = 「{ $given }」不是時區：請寫成 +08:00 或 Asia/Shanghai
fault-table-year_not_first = 「{ $given }」：請先寫年份，例如 2026-11-20 15:04
fault-table-two_dates = 「{ $given }」可能是 { $one }，也可能是 { $other }：請先寫年份，例如 2026-11-20 15:04，或說明日在前還是月在前
fault-table-time = { $problem }
fault-table-no_currency = 「{ $given }」沒有幣別：請寫成 1299.00 CNY，或增加「幣別」一欄
fault-table-no_amount = 「{ $given }」不是金額：請寫成 1299.00 CNY
fault-table-no_quantity = 這一列沒有數量：請填寫訂購件數
fault-table-no_pieces = 「{ $given }」不是件數：請寫成 2
fault-table-no_word = 沒有「{ $given }」這個選擇{ $near }；可用：{ $known }
fault-table-column_twice = 與第 { $number } 欄（{ $name }）意思相同：請只留一欄
fault-table-no_column = 沒有名為「{ $given }」的欄位{ $near }；現有：{ $names }
fault-table-no_waybill_column = 沒有找到託運單號這一欄：欄名請用其中之一：{ $names }；第一列應是欄名

## Faults: statements

fault-attest-shape = 說明檔案無法使用：{ $fault }
fault-attest-number = 第 { $number } 條說明（{ $statement }，{ $who }）：{ $fault }
fault-attest-about_nothing = 沒有寫明是關於哪段影片的說明：請在 [about] 下填寫 source_sha256 或 record_sha256
fault-attest-other_video = 這些說明是關於另一段影片的：其中寫的是 { $stated }，這段影片是 { $found }
fault-attest-other_record = 這些說明是關於另一次掃描的：其中寫的是 { $stated }，這份紀錄是 { $found }
fault-attest-twice = 第 { $number } 條說明已經交過（在這個或另一個檔案中）：只交一次
fault-attest-written = 說明無法寫入：{ $cause }
fault-statement-after_now = 時間「{ $at }」晚於現在（{ $now }）：請填寫作出說明的時間
fault-statement-too_early = 時間「{ $at }」過早，當時還沒有這類影片：請填寫作出說明的時間
fault-statement-no_zone = 時間「{ $at }」沒有時區：請寫成 2026-11-20T15:04:00+08:00
fault-statement-no_time = { $problem }
fault-statement-no_person = { $name } 是空的：說明要寫明是誰、什麼職務
fault-statement-text_too_long = 有一處文字超過 { $limit } 個字：請縮短
fault-statement-no_still = 紀錄中沒有第 { $still } 號截圖
fault-statement-same = 同一個人對這一段已作過相同的說明：請去掉一條
fault-statement-contrary = 同一個人對這一段已作過相反的說明：請只留正確的一條
fault-statement-no_span = 結束時間 { $end_ms } 沒有晚於開始時間 { $start_ms }
fault-statement-outside = { $start_ms } 到 { $end_ms } 不在影片之內；影片從 { $first_ms } 到 { $last_ms }
fault-statement-no_side = 沒有寫明是哪幾面：請列出畫面展示的各面
fault-statement-no_number = 沒有填寫號碼：請照面單原樣填寫
fault-statement-no_observation = 紀錄中沒有第 { $observation } 號情況
fault-statement-no_note = 請用備註（note）說明這是什麼情況
fault-statement-no_criterion = 沒有寫明規則：請列出所說明的規則編號，例如 CLR.RES
fault-statement-no_line = 沒有填寫訂單品項：請填寫其編號
fault-statement-no_serial = 沒有填寫號碼：請照原樣填寫序號
fault-statement-no_condition = 沒有填寫「{ $item }」的狀況：請從中選擇（{ $known }），看不清則寫 not_visible
fault-statement-condition_unseen = 「{ $item }」寫了看不清，又寫了狀況：請只留一個
fault-statement-condition_not_seen = 狀況只能與 seen 或 not_visible 同用：請寫看到的狀況
fault-statement-other_condition = 「{ $given }」不是「{ $item }」的狀況{ $near }；可用：{ $known }
failure-statement = { $statement }：{ $problem }
failure-statement-stray = { $option } 不屬於這種說明：請去掉
failure-statement-lacks = 請加上 { $option }
failure-words = 「{ $word }」不中性：請只寫看到什麼，不寫是誰、為什麼；要保留請加 --keep-words

## Faults: policies

fault-policy-shape = { $problem }
fault-policy-no_format = 沒有寫明格式：請在第一行寫上 format = "{ $known }"
fault-policy-other_format = 格式是「{ $found }」，需要的是「{ $wanted }」
fault-policy-newer_format = 格式「{ $found }」比「{ $wanted }」新：請使用更新的 onetake
fault-policy-unknown = 沒有「{ $id }」這個規則集{ $near }；可用：{ $known }
fault-policy-no_overlay = 「{ $id }」不能作為附加規則集；附加規則集有：{ $known }
fault-policy-parent = 所依據的規則集無法使用：{ $cause }
fault-policy-stranger = 「{ $parent }」中沒有 { $id }，無法取得其餘內容
fault-policy-stranger_meant = 「{ $parent }」中沒有 { $id }，無法取得其餘內容：是不是 { $meant }？
fault-policy-id_form = 代號由小寫字母、數字和連字號組成，例如 taobao-tmall
fault-policy-overlay_alone = 附加規則集要寫明依據哪個規則集，例如 extends = "base"
fault-policy-no_criteria = 規則集沒有規則：請加上 [[criterion]]
fault-policy-criterion_twice = { $id } 出現了兩次：每條規則要有自己的代號
fault-policy-criterion_id_form = 規則代號由大寫字母組成，中間用點分開，例如 CONT.CUT
fault-policy-no_source = { $name } 是空的：請寫明規則出自哪裡
fault-policy-no_address = 公開頁面上的數值要有頁面網址：請寫進 source
fault-policy-no_direction = 清單是空的，不涉及任何影片：請列出影片類型，或去掉這條規則
fault-policy-never_decides = 佐證是否適合爭點，從不決定結論：請改為 advisory
fault-policy-no_test = 沒有名為 { $name } 的檢查；可用：{ $known }
fault-policy-no_test_meant = 沒有名為 { $name } 的檢查：是不是 { $meant }？
fault-policy-impossible = 參數 { $parameter } 的值不可用（{ $cause }）
fault-policy-blank_empty = blank 是空的：請寫明為什麼沒有規則
fault-policy-test_and_blank = 同時寫了 check 和 blank：請去掉一個
fault-policy-nothing_tested = 這條規則沒有檢查：請加上一個檢查表，或寫明 blank 的原因
fault-policy-no_date = 「{ $given }」不是日期：請寫成 2026-11-21
failure-criterion-policy = 規則集「{ $policy }」中沒有規則「{ $id }」{ $near }
failure-criterion-report = 報告中沒有規則「{ $id }」{ $near }；可用：{ $known }
failure-policy-no_file = 「{ $policy }」是疊加的規則集，沒有單獨的檔案：請分別顯示

## Faults: the shape of files

fault-shape-missing = 缺少 { $name }
fault-shape-unknown_name = 不認得的名稱「{ $name }」{ $near }；可用：{ $known }
fault-shape-unknown_word = 不能是「{ $given }」{ $near }；可用：{ $known }
fault-shape-other_type = 值的類型不對（{ $cause }）
fault-shape-other = 格式有誤（{ $cause }）

## Faults: records and reports

fault-wire-too_large = { $bytes } 位元組，超過紀錄或報告的上限 { $limit }：是不是選錯了檔案？
fault-wire-not_json = 不是 JSON 檔案（{ $cause }）：請給出掃描寫出的紀錄或報告
fault-wire-no_format = 檔案沒有寫明格式，需要的是 { $wanted }：是不是選錯了檔案？
fault-wire-shape = 檔案不符合它寫明的格式 { $found }：{ $fault }

## What the system says

system-not_found = 沒有這個檔案或資料夾
system-permission_denied = 沒有權限
system-already_exists = 已經存在
system-storage_full = 磁碟空間不足
system-quota_exceeded = 磁碟配額已用完
system-file_too_large = 檔案超過磁碟允許的大小
system-is_a_directory = 這是一個資料夾
system-not_a_directory = 路徑中有一段不是資料夾
system-read_only = 磁碟為唯讀
system-name_too_long = 名稱太長
system-busy = 正在被使用
system-interrupted = 被中斷
system-loop = 符號連結成環
system-broken_pipe = 對方已停止讀取
system-timed_out = 等待逾時
failure-no_terminal = attest 需要在終端機中詢問，而這裡不是終端機：請用 --statement 寫明一項，或用 --accept-proposed 採用掃描的全部建議
failure-terminal = 無法使用終端機（{ $cause }）
failure-stdout = 標準輸出無法寫入（{ $cause }）：請檢查輸出到哪裡
failure-program-missing = 找不到 ffmpeg 程式：請安裝，並確認系統能找到它
failure-program-failed = ffmpeg 程式沒有成功：{ $cause }
failure-hand_in-other_record = 報告針對的是另一份紀錄：報告寫的是 { $stated }，這一份是 { $found }；請使用同一資料夾中的兩個檔案
failure-hand_in-other_video = 報告針對的是另一個影片：報告寫的是 { $stated }，這一個是 { $found }
failure-internal = onetake 本身出錯，請回報：{ $cause }
failure-sheet-too_large = 檔案太大，不像表格：請檢查是否選錯了檔案
failure-sheet-workbook = 無法作為活頁簿讀取（{ $cause }）：請另存為 XLSX 或 CSV
failure-sheet-password = 設有密碼：請另存為不帶密碼的檔案
failure-sheet-page = 這是一個沒有表格的網頁：請登入後重新匯出表格
failure-sheet-encoding = 文字編碼無法辨識：請另存為 UTF-8

## What a file looks like that is no video

found-pdf = PDF 檔案
found-zip = ZIP 壓縮檔或 Office 檔案
found-rar = RAR 壓縮檔
found-seven_zip = 7-Zip 壓縮檔
found-gzip = gzip 壓縮檔
found-jpeg = JPEG 圖片
found-png = PNG 圖片
found-gif = GIF 圖片
found-mp3 = MP3 聲音檔
found-ogg = Ogg 聲音檔
found-flac = FLAC 聲音檔
found-program = 程式
found-wav = WAV 聲音檔
found-zeros = 全部是零
found-text = 文字
found-unknown = 未知內容
found-hls = HLS 播放清單
found-ffconcat = ffconcat 腳本
found-dash = DASH 清單
found-smil = SMIL 播放清單
found-pls = PLS 播放清單
found-frame_size = 畫面像素數
found-streams = 串流的數量
found-pixels = 像素數
found-unnamed_codec = 未註明的編碼
found-mpeg_ps = MPEG 節目串流
found-mpeg_ts = MPEG 傳輸串流

## Statements asked for one after the other
attest-who = 您的姓名
attest-role = 您的職務，例如驗貨員
attest-proposed = 掃描建議查看：{ $at }，把握 { $confidence }
attest-place = 請查看 { $at }
attest-no_place = 掃描沒有建議位置：請寫出從何時到何時，例如 0:12-0:25（看到相反情況：c 0:12-0:25）
attest-keys = Enter：該處可見 · 0:12-0:25：改為此處可見 · n：看不清 · c：看到相反情況 · s：跳過 · q：結束
attest-keys_typed = 0:12-0:25：此處可見 · n：看不清 · c 0:12-0:25：看到相反情況 · s：跳過 · q：結束
attest-sides = 展示了哪幾面？請輸入序號：{ $all } · 僅當這些面都已展示時按 Enter：{ $offered } · s：跳過 · q：結束
attest-no_answer = 這不是對該問題的回答
attest-count = 訂單品項 { $line } 看到幾件？Enter：{ $ordered }
attest-number = 請照原樣輸入號碼
attest-nothing_open = 沒有可以在此詢問的待確認項目
attest-still_open = 仍待確認：{ $statements }
attest-looks = 另有 { $count } 處需查看並說明，報告中列有相應的命令（event-explained、finding-explained）。
attest-not_proposed = 掃描沒有足夠的建議，未寫入：{ $statements }
attest-by_itself = 需用 --statement 單獨填寫：{ $statements }
attest-accepted_note = 按掃描的建議確認，未逐項查看。

## A check of evidence

checked-passed = 通過：已與影片比對，全部與證據所述一致。
checked-incomplete = 未完全核對：未見與證據矛盾之處，但有內容無法比對。
checked-failed = 不通過：有內容與證據所述不一致。
checked-verdict = 報告結論：{ $verdict }
checked-step-files = 資料夾中的檔案
checked-step-record = 掃描紀錄，按報告所載摘要
checked-step-report = 報告，由掃描紀錄、規則、案件和說明重新得出
checked-step-page = 供人閱讀的網頁
checked-step-paper = 紙本報告
checked-step-stills = 截圖，按掃描紀錄所載摘要
checked-step-packet_hashes = 封包摘要清單，按掃描紀錄所載摘要
checked-step-video = 影片位元組，按掃描紀錄所載摘要
checked-step-scan = 掃描紀錄，與重新掃描影片的結果比對
checked-no_video = 沒有給出影片：只有重新掃描才能知道影片裡有什麼。請把影片寫在資料夾之後；證據包中的影片可用 --scan 掃描。
checked-not_stated = 掃描紀錄未載此清單。
checked-not_here = 此處沒有該清單；重新掃描影片即可再次得出。
checked-view = report.pdf 因字型不同而未作比對，也沒有您信任的人簽章封存；以 report.json 為準。
checked-other_page = 網頁由版本 { $theirs } 產生；本版本為 { $ours }，寫法可能不同。以 report.json 為準。
checked-unknown_facts = 其中有本版本不認識的內容，無法比對：請使用更新的 onetake。
checked-no_policy = 規則 { $policy } 不是內建規則：請用 --policy 給出。其檔案的 SHA-256：{ $sha256 }
checked-other_judge = 由版本 { $theirs } 產生；本版本為 { $ours }，判斷可能不同。
checked-other_verdict = 本版本的判斷不同：{ $verdict }。未經人工查看，請勿直接採用報告中的結論。
checked-other_scanner = 由程式或程式庫的其他版本產生，所見可能不同。差異如下：
checked-missing = { $file }：缺少
checked-unlisted = { $file }：不屬於此處
checked-page_differs = { $file }：內容與 report.json 不符
checked-unreadable = { $file }：無法讀取：{ $why }
checked-digest = { $file }：SHA-256 為 { $found }，所載為 { $stated }
checked-value = { $file }：{ $place } 處的值不同
checked-only-record = 紀錄中有而重新掃描中沒有：{ $what }，{ $from } 至 { $to }
checked-only-scan = 重新掃描中有而紀錄中沒有：{ $what }，{ $from } 至 { $to }
checked-coverage = { $what }：紀錄稱可判斷{ $record }，重新掃描為{ $scan }
checked-coverage-none = 無
checked-coverage-partial = 一部分
checked-coverage-full = 全部
checked-packets-picture = 畫面從 { $from } 到 { $to } 有變化：缺少 { $missing } 格，該處另有 { $added } 格
checked-packets-sound = 聲音從 { $from } 到 { $to } 有變化：缺少 { $missing } 個封包，該處另有 { $added } 個
checked-packets-all = 沒有一格與所記錄的影片相同：重新編碼過，或是另一個影片
checked-public = 任何人都可以用公開工具比對：
checked-public-value = 應輸出 { $value }
checked-public-packets = 應無輸出：每個封包都與所記錄的影片相同
bundle-made = 任何人都可以核對：onetake check，或在其資料夾中執行 sha256sum -c manifest-sha256.txt。
bundle-evidence = 證據與其所述不一致；請看 onetake check 的結果，並重新產生
bundle-other_video = 是另一個影片：其 SHA-256 為 { $found }，而證據所述為 { $stated }
bundle-exists = 已存在；請用 --out 另給一個位置
bundle-name = 請為它取一個不重複的單行名稱，不含百分號
bundle-secret_key = 私密金鑰不可放入證據包
bundle-unsafe = 不是可以安全打開的證據包：{ $why }
checked-step-manifest = 證據包中的檔案，按其清單

## Seals

key-made = 金鑰 { $fingerprint }
key-line = 請把這一行加入核對方的簽署人名單：
seal-signed = 已用金鑰 { $fingerprint } 簽章
seal-stamped = { $authority } 證明：{ $time } 之前已存在
seal-fault-signature_unreadable = 不是 OpenSSH 的簽章
seal-fault-signature_namespace = 簽章用途為「{ $found }」，不是「onetake」
seal-fault-signature_unsupported = 此處不支援 { $what } 類金鑰；ssh-keygen 或可核對
seal-fault-signature_other_bytes = 不是對這些位元組的簽章
seal-fault-timestamp_unreadable = 不是時間戳記機構的答覆（RFC 3161）
seal-fault-timestamp_refused = 機構未予簽發：{ $what }
seal-fault-timestamp_other_bytes = 是其他位元組的時間戳記
seal-fault-timestamp_other_request = 是對另一請求的答覆
seal-fault-timestamp_unsupported = 此處不支援 { $what }；openssl ts 或可核對
seal-fault-timestamp_signature = 機構的簽章不成立
seal-fault-timestamp_no_certificate = 其中沒有機構的憑證
seal-fault-timestamp_purpose = 其憑證不是時間戳記專用憑證
seal-fault-timestamp_foreign = { $what } 不在所信任的機構之列
seal-fault-timestamp_expired = { $what } 的憑證在該時間無效
failure-key-file = { $cause }；請換一個檔案
failure-key-not_a_key = 不是 OpenSSH 的金鑰：請用 onetake key 產生
failure-key-open = 其他人可以讀取此金鑰：請先對它執行 chmod 600
failure-key-name = 「{ $name }」：請用不含空格、逗號和引號的名稱，例如 station-3@shop.example
failure-key-no_random = 系統不提供亂數，無法產生金鑰
failure-seal-no_evidence = 資料夾中沒有證據包或報告：請指明要封存的檔案
failure-seal-too_large = 檔案太大，不能單獨簽章：請用 --list 封存一份清單
failure-seal-name = 名稱含換行或反斜線，不能寫入清單：請改名
failure-seal-no_program = 沒有 ssh-keygen 程式：請安裝 OpenSSH 用戶端，或使用 onetake key 產生的金鑰
failure-seal-refused = 未能簽章：{ $cause }
failure-seal-network = 沒有得到時間戳記：{ $cause }。請稍後再試，或不加 --timestamp 封存
failure-seal-network-address = 不是 http 或 https 位址：請檢查 --timestamp 的內容
failure-seal-network-host = 沒有取得時間戳：找不到這台主機。請檢查位址和網路
failure-seal-network-refused = 沒有取得時間戳：該位址不接受連線。請檢查位址，或稍後再試
failure-seal-network-late = 沒有取得時間戳：等候逾時。請稍後再試，或不加 --timestamp
failure-seal-network-status = 沒有取得時間戳：伺服器傳回錯誤 { $status }。請檢查位址，或稍後再試
failure-seal-answer = 時間戳記不能使用：{ $cause }
failure-seal-exists = 已存在；封存檔從不取代
failure-signers-form = 第 { $line } 行不是「名稱、選項、金鑰」，格式見 ssh-keygen 的簽署人名單
failure-signers-option = 第 { $line } 行有不支援的選項：支援 namespaces、valid-after 和 valid-before
failure-signers-time = 第 { $line } 行：時間請寫成 20261120Z 或 20261120083000Z
failure-authorities-nothing = 其中沒有憑證：請給出機構的 PEM 憑證
failure-authorities-unreadable = 其中第 { $number } 份憑證無法讀取
checked-more = ……另有 { $count } 項；--json 列出全部
checked-step-seals = 封存（簽章與時間戳記）
checked-not_sealed = 未封存：看不出由誰製作、何時已存在。
checked-no_trust = 已封存的內容未變。是誰的封存，只能由您自己的名單確認：--signers、--authorities。
checked-unsupported_seal = { $file }：未核對：{ $what }
checked-seal-signed = { $file }：由 { $by } 簽署，金鑰 { $fingerprint }
checked-seal-key = { $file }：以金鑰 { $fingerprint } 簽署
checked-seal-stamped = { $file }：{ $by } 證明 { $time } 之前已存在
checked-seal-time = { $file }：時間戳記稱 { $time } 之前已存在
checked-seal-list = ；其中有本影片
checked-signature = { $file }：簽章不成立：{ $why }
checked-timestamp = { $file }：時間戳記不成立：{ $why }
checked-signer-unknown = { $file }：所用金鑰 { $fingerprint } 不在簽署人名單中
checked-signer-namespace = { $file }：由 { $by } 簽署，但其金鑰未列為可作此類簽章
checked-signer-time = { $file }：由 { $by } 簽署，但其金鑰在 { $at } 不在有效期內
checked-not_signed = { $file }：沒有名單中任何人的簽章
checked-not_stamped = { $file }：沒有所列機構的時間戳記
checked-not_listed = { $file }：其中沒有本影片
checked-list_not_sealed = { $file }：清單沒有封存
checked-public-manifests = 應無輸出：每個檔案都與清單一致
checked-public-signature = 開頭應為：Good "onetake" signature
checked-public-timestamp = 結尾應為：Verification: OK

## A certificate that cannot be drawn

paper-fault-font = 無法讀取字型（{ $cause }）：請給出 TTF、OTF 或 TTC 檔案
paper-fault-no_font = 沒有找到可用於證明書的字型：請安裝（Debian: fonts-noto-cjk; Windows: Microsoft YaHei, Microsoft JhengHei; macOS: PingFang），或用 --font 給出字型檔案
paper-fault-missing_glyph = 沒有字型含有「{ $text }」中的字元 { $character }：請安裝（Debian: fonts-noto-cjk; Windows: Microsoft YaHei, Microsoft JhengHei; macOS: PingFang），或用 --font 給出字型檔案
paper-fault-too_large = 憑證圖片需要的位元組數超過表單上限 { $most }：若表單接受 PDF，請提交 PDF
