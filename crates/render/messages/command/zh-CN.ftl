# 命令行用语：帮助、进度和错误提示。

## Help: headings and words

help-heading-usage = 用法
help-heading-commands = 命令
help-heading-arguments = 参数
help-heading-options = 选项
help-heading-examples = 示例
help-word-options = {"["}选项]
help-word-command = <命令>
help-word-optional-command = {"["}命令]
help-default = {"["}默认：{ $value }]
help-values = {"["}可用：{ $values }]

## Help: the command

help-onetake = 这段拆包或打包视频能不能作为有力的凭证，依据是什么？
help-onetake-long = onetake 从头到尾读取视频文件，记录其中的情况（时间、画面和声音有无中断，面单，损坏），再与平台规则对照。它不会改动视频，除申请时间戳外不使用网络。
help-exit =
    退出码：
      0    结论为有效，或命令已完成要求的工作
      1    结论为无效：有必要规则不符合
      2    无法判断：参数有误、文件无法读取或规则集有误
      3    结论为需人工查看
      130  被 Ctrl-C 中止；没有留下任何文件
help-exit-after = 结果写到标准输出；进度和提示写到标准错误。
help-arg-lang = 文字和报告的语言 [默认：系统语言，否则英文]
help-arg-verbose = 在标准错误中说明正在做什么；写两次则更详细
help-arg-help = 显示帮助
help-arg-version = 显示版本
help-help = 显示本帮助，或所给命令的帮助
help-help-command = 要显示帮助的命令

## Help: verbs

help-verify = 扫描视频并作出判断
help-scan = 扫描视频：只记录其中的情况，不套用规则
help-judge = 根据扫描记录作出判断，不需要视频
help-judge-after = 报告会说明：记录未与视频对照。只有扫描才能说明视频中有什么。
help-bundle = 把证据、视频和其他材料放进一个任何人都能核对的证据包：BagIt 文件夹或 ZIP 文件
help-bundle-after = 视频原样放入。不作压缩，也不替换已有的文件。
help-check = 重新核对证据：文件是否齐全、前后一致，并与视频内容相符
help-check-after = 退出状态：0 全部与证据所述一致；1 有不一致之处；2 无法核对；3 未见矛盾，但有内容无法比对。不给视频时最好也只能是 3：只有重新扫描才能知道视频里有什么。
help-label = 说明照片或短视频中的面单能读出什么，怎样拍得更清楚
help-attest = 由具名人员说明视频显示的情况
help-attest-after = 不加 --statement 时，按给出的案件信息和规则集判断记录，并逐项询问待确认的内容，附上扫描建议查看的位置：按回车即确认。每个回答立即写入文件；该文件只对应这次扫描，判断时用 --attest 加上此文件。看不清也是一种回答。
help-explain = 解释报告中的一项结果：规则、出处、测得的值、人工怎样确认
help-hand-in = 为平台制作待提交的文件夹：符合表单的完整录像副本、可粘贴的文字，并说明各自的用途
help-hand-in-after = 副本展示完整录像，不剪切，也不加速；这样放不下时会明确说明。副本中的面单除单号外都被遮盖。原件只读取，不改动。需要 ffmpeg 程序。
help-policies = 列出规则集、解释、检查或比较规则集
help-policies-after = 规则集用代号或文件指明。附加规则集写在加号之后：taobao-tmall+high-value。
help-policies-list = 列出内置规则集（与不加子命令相同）
help-policies-explain = 用文字说明规则集要求什么、出处在哪里、人工怎样确认
help-policies-show = 显示内置规则集的文件（含注释），可作为自定规则的起点
help-policies-validate = 检查规则集文件：指出错误的行和列，以及比所依据的规则更宽松之处
help-policies-diff = 说明两个规则集有何不同，哪里更严、哪里更宽
help-completions = 输出命令行补全脚本
help-man = 显示手册页，或为每个命令写一页

## Help: what belongs to a verb

help-arg-video = 视频文件，保持录制设备的原样
help-verify-out = 保存 record.json、report.json、report.html 和 stills/ 的文件夹 [默认：当前文件夹中的 VIDEO.onetake；用 --json 时不保存]
help-scan-out = 写入记录的文件；截图放在旁边的 FILE.stills。`-` 表示标准输出，不存截图
help-scan-force = 替换已有的记录
help-judge-record = 扫描写出的记录，或 verify 生成的文件夹；`-` 表示标准输入
help-judge-out = 保存 record.json、report.json、report.html 和 stills/ 的文件夹 [默认：不保存]
help-explain-report = 报告，或 verify 生成的文件夹；`-` 表示标准输入
help-explain-criterion = 要解释的规则，例如 CONT.CUT [默认：列出全部]
help-hand-in-report = verify 或 judge 生成的文件夹，或其中的 report.json
help-hand-in-video = 所判定的视频 [默认：扫描时所在的位置，如果还在]
help-hand-in-platform = 平台：内置规则集的 id，或规则集文件 [默认：报告所用的规则集]
help-hand-in-out = 要写入的文件夹 [默认：当前文件夹中的 hand-in-ID]
help-hand-in-mask = 在副本中遮盖画面的一部分：左、上、宽、高，以百分比表示；只遮盖一段时间时在后面加 @FROM-TO，例如 10,20,30,15@0:03-0:07；可多次给出
help-hand-in-font = 凭证所用的字体文件，若系统中没有含全部字符的字体；可多次给出
help-hand-in-keep_label = 副本中的面单保持原样；否则在读到面单的地方遮盖单号以外的部分
help-attest-record = 扫描写出的记录，或 verify 生成的文件夹
help-attest-out = 加入说明的文件，没有则新建。文件名以 .json 结尾为 JSON，否则为 TOML [默认：RECORD.statements.toml]
help-attest-who = 说明人的姓名
help-attest-role = 说明人的职务
help-attest-statement = 说明的内容 [默认：逐项询问待确认的内容，附上扫描建议查看的位置]
help-attest-accept_proposed = 不询问，把扫描建议的内容全部写成说明：由 NAME 负责，每条说明都会注明
help-attest-state = 录像是否显示该情况；对于“说明”：seen 表示不作为不符合处理，not-seen 表示情况属实 [默认：seen；“说明”必须写明]
help-attest-from = 视频中的开始时间，例如 0:12.5 [默认：视频开头]
help-attest-to = 视频中的结束时间 [默认：视频结尾]
help-attest-side = 画面展示的包裹的一面；多面时重复此选项（outside-shown）。扫描不建议是哪几面：用 --accept-proposed 时请写明
help-attest-text = 照原样填写的号码（waybill-transcribed、serial-read）
help-attest-line = 订单行，用案件信息中的编号（line-shown、serial-read）
help-attest-count = 看到几件（line-shown）
help-attest-item = 验货清单中的项目（inspected）
help-attest-condition = 该项目的状况（inspected）；填错时会列出可用的词
help-attest-observation = 所说明的情况，用记录中的序号（event-explained）
help-attest-criterion = 所说明结果的规则编号，例如 CLR.RES；多条规则可重复给出（finding-explained）
help-attest-still = 显示此情况的截图，用记录中的序号 [默认：最接近时段中点的一张]
help-attest-note = 补充说明：只写看到什么，不写是谁、为什么
help-attest-at = 作出说明的时间，带时区 [默认：现在]
help-arg-waybill = 面单上应有的运单号；有多个时重复此选项
help-arg-region = 画面中属于工作台的部分：左、上、宽、高，以百分比表示，例如 10,20,60,50；或写有这些数字的工位文件
help-arg-signed_at = 承运方记录的签收时间，带时区，例如 2026-03-01T14:05:00+08:00
help-arg-direction = 视频类型，也可写“退货拆包”等 [默认：return-unboxing]
help-arg-policy = 内置规则集的代号或名称，或规则集文件；`+代号` 再加一层附加规则
help-arg-case = 案件信息文件：应有的运单号、签收时间、视频类型；TOML、JSON 或 CSV 表格。同时给出的选项优先
help-arg-row = 表格中的行，用行号（从 1 起）或运单号 [默认：--waybill 的那一行，或唯一的订单]
help-arg-order = 订单号，写入报告
help-arg-reference = 店铺自己的编号，例如退货单编号，写入报告
help-arg-attest = 具名人员的说明文件；有多个时重复此选项
help-arg-dispute = 争议点，也可写“少件”等：说明这段视频能否显示，还需要什么
help-arg-other_report = 另一方向视频的报告，例如判断退货时给出打包视频的报告
help-arg-file_clocks = 把文件名中的时间和磁盘上的修改时间也作为时钟；两者都容易改动，只作弱依据。报告中会写出文件名
help-arg-keep_words = 填写的用词不中性也继续；报告会写明是哪些词
help-arg-json = 只输出 JSON 格式的报告
help-arg-force = 替换 onetake 已写出的文件夹
help-bundle-evidence = verify 或 judge 生成的文件夹
help-bundle-video = 该证据所述的视频；不给则包内没有视频
help-bundle-documents = 要放入的其他文件：说明、店铺规则、照片、单据；可多次给出
help-bundle-no_pdf = 不放入纸面报告（PDF）；生成它需要含全部字符的字体
help-bundle-font = 纸面报告所用的字体文件，系统没有合适字体时使用；可多次给出
help-bundle-out = 要生成的文件夹或 ZIP 文件 [默认：当前文件夹中的 FOLDER.bundle.zip]
help-check-evidence = verify 或 judge 生成的文件夹、其中的 report.json，或证据包
help-check-video = 视频，用于重新扫描并比对
help-check-policy = 报告所用的规则，若不是内置规则
help-check-json = 以 JSON 输出比对结果
help-check-scan = 扫描证据包中的视频并比对
help-key = 生成用于签署证据的密钥
help-key-after = 请把它输出的那一行，用对方信得过的方式交给核对证据的人。密钥本身只由自己保管。
help-key-file = 密钥文件，只有本人可读；公钥放在旁边，文件名后加 .pub
help-key-name = 密钥属于谁，签署人名单中用此名，例如 station-3@shop.example
help-seal = 封存证据：对这些字节签名，并由时间戳机构证明它们何时已存在
help-seal-after = 封存文件放在原文件旁边，名为 FILE.sig 和 FILE.tsr，不改动原文件。任何人都可用 onetake check，或用 ssh-keygen 和 openssl 核对。
help-seal-files = 证据文件夹、证据包文件夹或任意文件；给出多个时逐个封存
help-seal-list = 把这些文件写成一份清单（格式同 sha256sum），并只封存这份清单一次
help-seal-request = 改为把时间戳请求写入 FILE.tsq，用于以其他方式向机构申请
help-seal-attach = 保存以其他方式得到的机构答复
help-arg-key = 用此密钥签名：onetake key 的密钥，或 ssh 的 Ed25519、ECDSA P-256 密钥；若是公钥，另一半由 ssh-agent 保管
help-arg-timestamp = 向此机构申请时间戳（RFC 3161）；网络上只发送摘要
help-arg-authorities = 所信任的时间戳机构的证书（PEM）；其他机构的时间戳不予接受
help-check-signers = 所信任的签署人名单，格式同 ssh-keygen：给出后，必须由其中一人签署
help-check-authorities = 所信任的时间戳机构的证书（PEM）：给出后，必须有其中一家的时间戳
help-check-list = 已封存的视频清单（格式同 sha256sum），其中必须有本视频
help-label-file = PNG 或 JPEG 照片，或几秒钟的视频
help-label-json = 以 JSON 输出结果
help-policies-explain-policy = 内置规则集的代号，或规则集文件
help-policies-explain-criterion = 其中一条规则，例如 TIME.WINDOW [默认：全部]
help-policies-show-policy = 内置规则集的代号
help-policies-validate-files = 规则集文件
help-policies-diff-before = 作为对照的规则集：代号或文件
help-policies-diff-after = 要比较的规则集：代号或文件
help-completions-shell = 命令行环境
help-man-out = 为每个命令写一页的文件夹

## Words of options

side-top = 上面
side-bottom = 底面
side-front = 正面
side-back = 背面
side-left = 左面
side-right = 右面

## Progress

progress-hashing = 计算哈希
progress-looking = 正在查看
progress-left = 剩余
progress-video = （视频进度）
progress-copying = 制作副本

## What was typed wrongly

arguments-unknown-option = 没有选项 { $given }
arguments-unknown-word = 多出了“{ $given }”：这里不能再给出文件或文件夹，一次处理一个
arguments-unknown-command = 没有命令“{ $given }”
arguments-missing-command = 请写明要做什么：缺少命令
arguments-missing = 还缺少：{ $names }
arguments-no-value = { $option } 后面要写出内容
arguments-no-value-known = { $option } 后面要写出内容；可用：{ $known }
arguments-bad-value = { $option } 不能是“{ $given }”；可用：{ $known }
arguments-no-time = { $option } 不能是“{ $given }”：请把视频中的时间写成 1:02.5
arguments-no-number = { $option } 不能是“{ $given }”：请写整数，例如 2
arguments-no-mask = { $option } 不能是“{ $given }”：请写画面的左、上、宽、高百分比，例如 10,20,30,15；只遮盖一段时间时在后面加 @0:03-0:07
arguments-invalid = { $option } 不能是“{ $given }”
arguments-twice = { $option } 给出了两次：只写一次
arguments-conflict = { $option } 与 { $other } 不能同时使用：请去掉一个
arguments-stray-value = { $option } 不带内容：请去掉“{ $given }”
arguments-not-text = 有一个参数不是 UTF-8 文字：请重新输入
arguments-wrong = 无法理解所给的参数
arguments-meant = 是不是 { $near }？
clause-end = ；
arguments-help = 用法见 { $command }

## Faults: places and ends of sentences

fault-meant = ，是不是“{ $near }”？
fault-at-line = 第 { $line } 行：{ $fault }
fault-at-place = 第 { $line } 行第 { $column } 列：{ $fault }
fault-at-cell = 第 { $line } 行，第 { $column } 列（{ $name }）：{ $fault }

## Faults: files

fault-file-not_regular = 不是普通文件
fault-file-too_large = 文件太大：是不是选错了文件？
fault-file-not_text = 不是 UTF-8 文本：请另存为 UTF-8

## Faults: waybill numbers and times

fault-waybill-control_characters = 含有控制字符
fault-waybill-other_characters = 含有单号中不会出现的字符；有多个单号请逐个填写
fault-waybill-too_long = 比任何快递单号都长
fault-waybill-other_digits = 含有 0 到 9 以外的数字；请重新输入
fault-waybill-too_short = 数字和字母太少，是不是没有填全？
fault-time-none = “{ $given }”不是时间：请写成 2026-11-20T15:04:00+08:00
fault-time-date_alone = “{ $given }”只有日期，没有时刻：请写成 2026-11-20T15:04:00+08:00
fault-time-impossible = “{ $given }”这个时间不存在，或前后矛盾（{ $cause }）
fault-time-unknown_zone = “{ $given }”中的时区“{ $name }”不存在：请写成 +08:00 这样的形式

## Faults: the case

fault-case-shape = 案件信息无法使用：{ $fault }
fault-case-field = { $field }：{ $fault }
fault-case-waybill = 应有的运单号“{ $waybill }”不像单号：{ $problem }
fault-case-waybill_twice = 应有的运单号“{ $waybill }”填写了两次：每个单号只填一次
fault-case-digest = 填写的 SHA-256“{ $stated }”不对：应为 64 位十六进制数字
fault-case-future = “{ $stated }”晚于现在（{ $now }）：请核对日期和时区
fault-case-no_table = --row 用来选择表格中的一行，而这个文件不是表格：请给出 .csv 或 .tsv 文件，或去掉 --row
fault-case-no_clock = recorded_at 没有说明读自哪个时钟：请填写 clock
field-signed_off_at = 签收时间
field-recorded_at = 拍摄时间
field-opened_by_installer_at = 安装开箱时间
field-file_modified_at = 文件修改时间
field-other_report = 另一份报告
field-region = 工作台区域
field-recorder_zone = 录制设备的时区
field-file_name = 文件名
field-documents = 其他材料
field-order_value = 订单金额
field-order_lines = 订单行
field-custody = 经手环节
field-files = 录像文件
fault-entry-same_direction = 是同一方向视频的报告：请给出另一方向的报告
fault-entry-no_region = “{ $given }”不是画面的一部分：请按百分比写出左、上、宽、高，例如 10,20,60,50；或给出写有这些数字的工位文件
fault-entry-no_zone = “{ $given }”不是时区：请写成 +08:00 或 Asia/Shanghai
fault-entry-name_empty = 是空的：请填写录制设备给文件取的名字
fault-entry-name_too_long = 比任何文件名都长
fault-entry-name_control = 含有控制字符
fault-entry-rounded = “{ $given }”被表格软件取整了：请把这一列设为文本格式，重新填入完整单号
fault-entry-no_document = 没有“{ $given }”这种材料{ $near }；可用：{ $known }
fault-entry-no_currency = “{ $code }”不是币种代码：请写成 CNY、TWD、VND
fault-entry-opened_before = { $opened } 早于签收时间 { $signed_off }：请核对两者
fault-entry-line_without_id = 有一行没有编号：请给各行编号
fault-entry-line_twice = “{ $id }”出现了两次：每行要有自己的编号
fault-entry-line_of_nothing = “{ $id }”的数量为 0：请去掉这一行
fault-entry-too_many_serials = “{ $id }”的序列号比件数多：请核对两者
fault-entry-serial_twice = 序列号“{ $serial }”出现了两次
fault-entry-text_too_long = 有一处文字超过 { $limit } 个字：请缩短
fault-entry-no_segment = 有一项没有说明是哪一段：请填写 segment
fault-entry-file_twice = 文件“{ $name }”出现了两次
fault-entry-time_without_zone = “{ $given }”没有时区：请写成 2026-11-20T15:04:00+08:00
fault-entry-too_early = “{ $given }”早于 { $year } 年：请核对年份
fault-entry-end_before_start = { $end } 早于 { $start }：请核对两者

## Faults: the table of cases

fault-table-unreadable = 表格无法读取：{ $cause }
fault-table-empty = 表格是空的：第一行应是列名
fault-table-too_many_cells = 这一行有 { $cells } 格，而第一行只有 { $wanted } 个列名：内容中有分隔符时，请给这一格加上引号
fault-table-no_row = 表格中没有第 { $row } 行：一共 { $rows } 行
fault-table-no_waybill = 表格中没有运单号“{ $waybill }”{ $near }
fault-table-no_rows = 表格只有列名，没有内容
fault-table-several_rows = 表格有 { $rows } 行：请用 --row 指明是哪一行，写行号（从 1 起）或运单号
fault-table-differs = “{ $here }”与第 { $line } 行的“{ $there }”不同，而运单号相同：一个订单只能有一个
fault-table-rounded = “{ $given }”被表格软件取整了：请把这一列设为文本格式，重新填入完整单号
fault-table-waybill = 运单号“{ $waybill }”不像单号：{ $problem }
fault-table-waybill_twice = 运单号“{ $waybill }”填写了两次：每个单号只填一次
fault-table-no_zone = “{ $given }”不是时区：请写成 +08:00 或 Asia/Shanghai
fault-table-year_not_first = “{ $given }”：请先写年份，例如 2026-11-20 15:04
fault-table-two_dates = “{ $given }”可能是 { $one }，也可能是 { $other }：请先写年份，例如 2026-11-20 15:04，或说明日在前还是月在前
fault-table-time = { $problem }
fault-table-no_currency = “{ $given }”没有币种：请写成 1299.00 CNY，或增加“币种”一列
fault-table-no_amount = “{ $given }”不是金额：请写成 1299.00 CNY
fault-table-no_quantity = 这一行没有数量：请填写订购件数
fault-table-no_pieces = “{ $given }”不是件数：请写成 2
fault-table-no_word = 没有“{ $given }”这个选择{ $near }；可用：{ $known }
fault-table-column_twice = 与第 { $number } 列（{ $name }）意思相同：请只留一列
fault-table-no_column = 没有名为“{ $given }”的列{ $near }；现有：{ $names }
fault-table-no_waybill_column = 没有找到运单号这一列：列名请用其中之一：{ $names }；第一行应是列名

## Faults: statements

fault-attest-shape = 说明文件无法使用：{ $fault }
fault-attest-number = 第 { $number } 条说明（{ $statement }，{ $who }）：{ $fault }
fault-attest-about_nothing = 没有写明是关于哪段视频的说明：请在 [about] 下填写 source_sha256 或 record_sha256
fault-attest-other_video = 这些说明是关于另一段视频的：其中写的是 { $stated }，这段视频是 { $found }
fault-attest-other_record = 这些说明是关于另一次扫描的：其中写的是 { $stated }，这份记录是 { $found }
fault-attest-twice = 第 { $number } 条说明已经交过（在这个或另一个文件中）：只交一次
fault-attest-written = 说明无法写入：{ $cause }
fault-statement-after_now = 时间“{ $at }”晚于现在（{ $now }）：请填写作出说明的时间
fault-statement-too_early = 时间“{ $at }”过早，当时还没有这类视频：请填写作出说明的时间
fault-statement-no_zone = 时间“{ $at }”没有时区：请写成 2026-11-20T15:04:00+08:00
fault-statement-no_time = { $problem }
fault-statement-no_person = { $name } 是空的：说明要写明是谁、什么职务
fault-statement-text_too_long = 有一处文字超过 { $limit } 个字：请缩短
fault-statement-no_still = 记录中没有第 { $still } 号截图
fault-statement-same = 同一个人对这一段已作过相同的说明：请去掉一条
fault-statement-contrary = 同一个人对这一段已作过相反的说明：请只留正确的一条
fault-statement-no_span = 结束时间 { $end_ms } 没有晚于开始时间 { $start_ms }
fault-statement-outside = { $start_ms } 到 { $end_ms } 不在视频之内；视频从 { $first_ms } 到 { $last_ms }
fault-statement-no_side = 没有写明是哪几面：请列出画面展示的各面
fault-statement-no_number = 没有填写号码：请照面单原样填写
fault-statement-no_observation = 记录中没有第 { $observation } 号情况
fault-statement-no_note = 请用备注（note）说明这是什么情况
fault-statement-no_criterion = 没有写明规则：请列出所说明的规则编号，例如 CLR.RES
fault-statement-no_line = 没有填写订单行：请填写其编号
fault-statement-no_serial = 没有填写号码：请照原样填写序列号
fault-statement-no_condition = 没有填写“{ $item }”的状况：请从中选择（{ $known }），看不清则写 not_visible
fault-statement-condition_unseen = “{ $item }”写了看不清，又写了状况：请只留一个
fault-statement-condition_not_seen = 状况只能与 seen 或 not_visible 同用：请写看到的状况
fault-statement-other_condition = “{ $given }”不是“{ $item }”的状况{ $near }；可用：{ $known }
failure-statement = { $statement }：{ $problem }
failure-statement-stray = { $option } 不属于这种说明：请去掉
failure-statement-lacks = 请加上 { $option }
failure-words = “{ $word }”不中性：请只写看到什么，不写是谁、为什么；要保留请加 --keep-words

## Faults: policies

fault-policy-shape = { $problem }
fault-policy-no_format = 没有写明格式：请在第一行写上 format = "{ $known }"
fault-policy-other_format = 格式是“{ $found }”，需要的是“{ $wanted }”
fault-policy-newer_format = 格式“{ $found }”比“{ $wanted }”新：请使用更新的 onetake
fault-policy-unknown = 没有“{ $id }”这个规则集{ $near }；可用：{ $known }
fault-policy-no_overlay = “{ $id }”不能作为附加规则集；附加规则集有：{ $known }
fault-policy-parent = 所依据的规则集无法使用：{ $cause }
fault-policy-stranger = “{ $parent }”中没有 { $id }，无法取得其余内容
fault-policy-stranger_meant = “{ $parent }”中没有 { $id }，无法取得其余内容：是不是 { $meant }？
fault-policy-id_form = 代号由小写字母、数字和连字符组成，例如 taobao-tmall
fault-policy-overlay_alone = 附加规则集要写明依据哪个规则集，例如 extends = "base"
fault-policy-no_criteria = 规则集没有规则：请加上 [[criterion]]
fault-policy-criterion_twice = { $id } 出现了两次：每条规则要有自己的代号
fault-policy-criterion_id_form = 规则代号由大写字母组成，中间用点分开，例如 CONT.CUT
fault-policy-no_source = { $name } 是空的：请写明规则出自哪里
fault-policy-no_address = 公开页面上的数值要有页面地址：请写进 source
fault-policy-no_direction = 列表是空的，不涉及任何视频：请列出视频类型，或去掉这条规则
fault-policy-never_decides = 凭证是否适合争议点，从不决定结论：请改为 advisory
fault-policy-no_test = 没有名为 { $name } 的检查；可用：{ $known }
fault-policy-no_test_meant = 没有名为 { $name } 的检查：是不是 { $meant }？
fault-policy-impossible = 参数 { $parameter } 的值不可用（{ $cause }）
fault-policy-blank_empty = blank 是空的：请写明为什么没有规则
fault-policy-test_and_blank = 同时写了 check 和 blank：请去掉一个
fault-policy-nothing_tested = 这条规则没有检查：请加上一个检查表，或写明 blank 的原因
fault-policy-no_date = “{ $given }”不是日期：请写成 2026-11-21
failure-criterion-policy = 规则集“{ $policy }”中没有规则“{ $id }”{ $near }
failure-criterion-report = 报告中没有规则“{ $id }”{ $near }；可用：{ $known }
failure-policy-no_file = “{ $policy }”是叠加的规则集，没有单独的文件：请分别显示

## Faults: the shape of files

fault-shape-missing = 缺少 { $name }
fault-shape-unknown_name = 不认识的名称“{ $name }”{ $near }；可用：{ $known }
fault-shape-unknown_word = 不能是“{ $given }”{ $near }；可用：{ $known }
fault-shape-other_type = 值的类型不对（{ $cause }）
fault-shape-other = 格式有误（{ $cause }）

## Faults: records and reports

fault-wire-too_large = { $bytes } 字节，超过记录或报告的上限 { $limit }：是不是选错了文件？
fault-wire-not_json = 不是 JSON 文件（{ $cause }）：请给出扫描写出的记录或报告
fault-wire-no_format = 文件没有写明格式，需要的是 { $wanted }：是不是选错了文件？
fault-wire-shape = 文件不符合它写明的格式 { $found }：{ $fault }

## What the system says

system-not_found = 没有这个文件或文件夹
system-permission_denied = 没有权限
system-already_exists = 已经存在
system-storage_full = 磁盘空间不足
system-quota_exceeded = 磁盘配额已用完
system-file_too_large = 文件超过磁盘允许的大小
system-is_a_directory = 这是一个文件夹
system-not_a_directory = 路径中有一段不是文件夹
system-read_only = 磁盘为只读
system-name_too_long = 名称太长
system-busy = 正在被使用
system-interrupted = 被中断
system-loop = 符号链接成环
system-broken_pipe = 对方已停止读取
system-timed_out = 等待超时
failure-no_terminal = attest 需要在终端中询问，而这里不是终端：请用 --statement 写明一项，或用 --accept-proposed 采用扫描的全部建议
failure-terminal = 无法使用终端（{ $cause }）
failure-stdout = 标准输出无法写入（{ $cause }）：请检查输出到哪里
failure-program-missing = 找不到 ffmpeg 程序：请安装，并确认系统能找到它
failure-program-failed = ffmpeg 程序没有成功：{ $cause }
failure-hand_in-other_record = 报告针对的是另一份记录：报告写的是 { $stated }，这一份是 { $found }；请使用同一文件夹中的两个文件
failure-hand_in-other_video = 报告针对的是另一个视频：报告写的是 { $stated }，这一个是 { $found }
failure-internal = onetake 自身出错，请反馈：{ $cause }
failure-sheet-too_large = 文件太大，不像表格：请检查是否选错了文件
failure-sheet-workbook = 无法作为工作簿读取（{ $cause }）：请另存为 XLSX 或 CSV
failure-sheet-password = 设有密码：请另存为不带密码的文件
failure-sheet-page = 这是一个没有表格的网页：请登录后重新导出表格
failure-sheet-encoding = 文字编码无法识别：请另存为 UTF-8

## What a file looks like that is no video

found-pdf = PDF 文档
found-zip = ZIP 压缩包或 Office 文档
found-rar = RAR 压缩包
found-seven_zip = 7-Zip 压缩包
found-gzip = gzip 压缩包
found-jpeg = JPEG 图片
found-png = PNG 图片
found-gif = GIF 图片
found-mp3 = MP3 声音
found-ogg = Ogg 声音
found-flac = FLAC 声音
found-program = 程序
found-wav = WAV 声音
found-zeros = 全部是零
found-text = 文字
found-unknown = 未知内容
found-hls = HLS 播放列表
found-ffconcat = ffconcat 脚本
found-dash = DASH 清单
found-smil = SMIL 播放列表
found-pls = PLS 播放列表
found-frame_size = 画面像素数
found-streams = 流的数量
found-pixels = 像素数
found-unnamed_codec = 未注明的编码
found-mpeg_ps = MPEG 节目流
found-mpeg_ts = MPEG 传输流

## Statements asked for one after the other
attest-who = 您的姓名
attest-role = 您的职务，例如验货员
attest-proposed = 扫描建议查看：{ $at }，把握 { $confidence }
attest-place = 请查看 { $at }
attest-no_place = 扫描没有建议位置：请写出从何时到何时，例如 0:12-0:25（看到相反情况：c 0:12-0:25）
attest-keys = 回车：该处可见 · 0:12-0:25：改为此处可见 · n：看不清 · c：看到相反情况 · s：跳过 · q：结束
attest-keys_typed = 0:12-0:25：此处可见 · n：看不清 · c 0:12-0:25：看到相反情况 · s：跳过 · q：结束
attest-sides = 展示了哪几面？请输入序号：{ $all } · 仅当这些面都已展示时按回车：{ $offered } · s：跳过 · q：结束
attest-no_answer = 这不是对该问题的回答
attest-count = 订单行 { $line } 看到几件？回车：{ $ordered }
attest-number = 请照原样输入号码
attest-nothing_open = 没有可以在此询问的待确认项
attest-still_open = 仍待确认：{ $statements }
attest-looks = 另有 { $count } 处需查看并说明，报告中列有相应的命令（event-explained、finding-explained）。
attest-not_proposed = 扫描没有足够的建议，未写入：{ $statements }
attest-by_itself = 需用 --statement 单独填写：{ $statements }
attest-accepted_note = 按扫描的建议确认，未逐项查看。

## A check of evidence

checked-passed = 通过：已与视频比对，全部与证据所述一致。
checked-incomplete = 未完全核对：未见与证据矛盾之处，但有内容无法比对。
checked-failed = 不通过：有内容与证据所述不一致。
checked-verdict = 报告结论：{ $verdict }
checked-step-files = 文件夹中的文件
checked-step-record = 扫描记录，按报告所载摘要
checked-step-report = 报告，由扫描记录、规则、案件和说明重新得出
checked-step-page = 供人阅读的网页
checked-step-paper = 纸质报告
checked-step-stills = 截图，按扫描记录所载摘要
checked-step-packet_hashes = 数据包摘要清单，按扫描记录所载摘要
checked-step-video = 视频字节，按扫描记录所载摘要
checked-step-scan = 扫描记录，与重新扫描视频的结果比对
checked-no_video = 没有给出视频：只有重新扫描才能知道视频里有什么。请把视频写在文件夹之后；证据包中的视频可用 --scan 扫描。
checked-not_stated = 扫描记录未载此清单。
checked-not_here = 此处没有该清单；重新扫描视频即可再次得出。
checked-view = report.pdf 因字体不同而未作比对，也没有您信任的人签名封存；以 report.json 为准。
checked-other_page = 网页由版本 { $theirs } 生成；本版本为 { $ours }，写法可能不同。以 report.json 为准。
checked-unknown_facts = 其中有本版本不认识的内容，无法比对：请使用更新的 onetake。
checked-no_policy = 规则 { $policy } 不是内置规则：请用 --policy 给出。其文件的 SHA-256：{ $sha256 }
checked-other_judge = 由版本 { $theirs } 生成；本版本为 { $ours }，判断可能不同。
checked-other_verdict = 本版本的判断不同：{ $verdict }。未经人工查看，请勿直接采用报告中的结论。
checked-other_scanner = 由程序或程序库的其他版本生成，所见可能不同。差异如下：
checked-missing = { $file }：缺失
checked-unlisted = { $file }：不属于此处
checked-page_differs = { $file }：内容与 report.json 不符
checked-unreadable = { $file }：无法读取：{ $why }
checked-digest = { $file }：SHA-256 为 { $found }，所载为 { $stated }
checked-value = { $file }：{ $place } 处的值不同
checked-only-record = 记录中有而重新扫描中没有：{ $what }，{ $from } 至 { $to }
checked-only-scan = 重新扫描中有而记录中没有：{ $what }，{ $from } 至 { $to }
checked-coverage = { $what }：记录称可判断{ $record }，重新扫描为{ $scan }
checked-coverage-none = 无
checked-coverage-partial = 一部分
checked-coverage-full = 全部
checked-packets-picture = 画面从 { $from } 到 { $to } 有变化：缺少 { $missing } 帧，该处另有 { $added } 帧
checked-packets-sound = 声音从 { $from } 到 { $to } 有变化：缺少 { $missing } 个数据包，该处另有 { $added } 个
checked-packets-all = 没有一帧与所记录的视频相同：重新编码过，或是另一个视频
checked-public = 任何人都可以用公开工具比对：
checked-public-value = 应输出 { $value }
checked-public-packets = 应无输出：每个数据包都与所记录的视频相同
bundle-made = 任何人都可以核对：onetake check，或在其文件夹中运行 sha256sum -c manifest-sha256.txt。
bundle-evidence = 证据与其所述不一致；请看 onetake check 的结果，并重新生成
bundle-other_video = 是另一个视频：其 SHA-256 为 { $found }，而证据所述为 { $stated }
bundle-exists = 已存在；请用 --out 另给一个位置
bundle-name = 请为它取一个不重复的单行名称，不含百分号
bundle-secret_key = 私钥不可放入证据包
bundle-unsafe = 不是可以安全打开的证据包：{ $why }
checked-step-manifest = 证据包中的文件，按其清单

## Seals

key-made = 密钥 { $fingerprint }
key-line = 请把这一行加入核对方的签署人名单：
seal-signed = 已用密钥 { $fingerprint } 签名
seal-stamped = { $authority } 证明：{ $time } 之前已存在
seal-fault-signature_unreadable = 不是 OpenSSH 的签名
seal-fault-signature_namespace = 签名用途为“{ $found }”，不是“onetake”
seal-fault-signature_unsupported = 此处不支持 { $what } 类密钥；ssh-keygen 或可核对
seal-fault-signature_other_bytes = 不是对这些字节的签名
seal-fault-timestamp_unreadable = 不是时间戳机构的答复（RFC 3161）
seal-fault-timestamp_refused = 机构未予签发：{ $what }
seal-fault-timestamp_other_bytes = 是其他字节的时间戳
seal-fault-timestamp_other_request = 是对另一请求的答复
seal-fault-timestamp_unsupported = 此处不支持 { $what }；openssl ts 或可核对
seal-fault-timestamp_signature = 机构的签名不成立
seal-fault-timestamp_no_certificate = 其中没有机构的证书
seal-fault-timestamp_purpose = 其证书不是时间戳专用证书
seal-fault-timestamp_foreign = { $what } 不在所信任的机构之列
seal-fault-timestamp_expired = { $what } 的证书在该时间无效
failure-key-file = { $cause }；请换一个文件
failure-key-not_a_key = 不是 OpenSSH 的密钥：请用 onetake key 生成
failure-key-open = 其他人可以读取此密钥：请先对它运行 chmod 600
failure-key-name = “{ $name }”：请用不含空格、逗号和引号的名称，例如 station-3@shop.example
failure-key-no_random = 系统不提供随机数，无法生成密钥
failure-seal-no_evidence = 文件夹中没有证据包或报告：请指明要封存的文件
failure-seal-too_large = 文件太大，不能单独签名：请用 --list 封存一份清单
failure-seal-name = 名称含换行或反斜杠，不能写入清单：请改名
failure-seal-no_program = 没有 ssh-keygen 程序：请安装 OpenSSH 客户端，或使用 onetake key 生成的密钥
failure-seal-refused = 未能签名：{ $cause }
failure-seal-network = 没有得到时间戳：{ $cause }。请稍后再试，或不加 --timestamp 封存
failure-seal-network-address = 不是 http 或 https 地址：请检查 --timestamp 的内容
failure-seal-network-host = 没有取得时间戳：找不到这台主机。请检查地址和网络
failure-seal-network-refused = 没有取得时间戳：该地址不接受连接。请检查地址，或稍后再试
failure-seal-network-late = 没有取得时间戳：等候超时。请稍后再试，或不加 --timestamp
failure-seal-network-status = 没有取得时间戳：服务器返回错误 { $status }。请检查地址，或稍后再试
failure-seal-answer = 时间戳不能使用：{ $cause }
failure-seal-exists = 已存在；封存文件从不替换
failure-signers-form = 第 { $line } 行不是“名称、选项、密钥”，格式见 ssh-keygen 的签署人名单
failure-signers-option = 第 { $line } 行有不支持的选项：支持 namespaces、valid-after 和 valid-before
failure-signers-time = 第 { $line } 行：时间请写成 20261120Z 或 20261120083000Z
failure-authorities-nothing = 其中没有证书：请给出机构的 PEM 证书
failure-authorities-unreadable = 其中第 { $number } 份证书无法读取
checked-more = ……另有 { $count } 项；--json 列出全部
checked-step-seals = 封存（签名与时间戳）
checked-not_sealed = 未封存：看不出由谁制作、何时已存在。
checked-no_trust = 已封存的内容未变。是谁的封存，只能由您自己的名单确认：--signers、--authorities。
checked-unsupported_seal = { $file }：未核对：{ $what }
checked-seal-signed = { $file }：由 { $by } 签署，密钥 { $fingerprint }
checked-seal-key = { $file }：以密钥 { $fingerprint } 签署
checked-seal-stamped = { $file }：{ $by } 证明 { $time } 之前已存在
checked-seal-time = { $file }：时间戳称 { $time } 之前已存在
checked-seal-list = ；其中有本视频
checked-signature = { $file }：签名不成立：{ $why }
checked-timestamp = { $file }：时间戳不成立：{ $why }
checked-signer-unknown = { $file }：所用密钥 { $fingerprint } 不在签署人名单中
checked-signer-namespace = { $file }：由 { $by } 签署，但其密钥未列为可作此类签名
checked-signer-time = { $file }：由 { $by } 签署，但其密钥在 { $at } 不在有效期内
checked-not_signed = { $file }：没有名单中任何人的签名
checked-not_stamped = { $file }：没有所列机构的时间戳
checked-not_listed = { $file }：其中没有本视频
checked-list_not_sealed = { $file }：清单没有封存
checked-public-manifests = 应无输出：每个文件都与清单一致
checked-public-signature = 开头应为：Good "onetake" signature
checked-public-timestamp = 结尾应为：Verification: OK

## A certificate that cannot be drawn

paper-fault-font = 无法读取字体（{ $cause }）：请给出 TTF、OTF 或 TTC 文件
paper-fault-no_font = 没有找到可用于证明书的字体：请安装（Debian: fonts-noto-cjk; Windows: Microsoft YaHei, Microsoft JhengHei; macOS: PingFang），或用 --font 给出字体文件
paper-fault-missing_glyph = 没有字体含有“{ $text }”中的字符 { $character }：请安装（Debian: fonts-noto-cjk; Windows: Microsoft YaHei, Microsoft JhengHei; macOS: PingFang），或用 --font 给出字体文件
paper-fault-too_large = 凭证图片需要的字节数超过表单上限 { $most }：若表单接受 PDF，请提交 PDF
