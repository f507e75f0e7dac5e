### Words of the return desk: its table, and what its commands say

desk-title = 退货工作台
desk-summary = 共 { $cases } 件：有效 { $valid }，无效 { $invalid }，需人工 { $review }，无结论 { $none }
desk-no-verdict = 无结论
desk-made = 由 onetake 生成；打开报告可查看依据。
desk-all = 全部
desk-search = 输入单号或文件名的任意部分
desk-packing = 发货
desk-place = { $file }，{ $sheet }第 { $lines } 行

## Columns

desk-column-verdict = 结论
desk-column-waits = 等待
desk-column-order = 订单号
desk-column-reference = 内部编号
desk-column-expected = 应有单号
desk-column-read = 读到的单号
desk-column-match = 匹配
desk-column-file = 视频
desk-column-signed = 签收时间
desk-column-deadline = 拍摄期限
desk-column-reasons = 原因
desk-column-report = 报告
desk-column-sheet = 表格位置

## What columns of a sheet hold, beside those above

desk-field-direction = 视频类型
desk-field-opened = 安装开箱时间
desk-field-zone = 时区
desk-field-dispute = 争议
desk-field-accepted_reason = 已同意的退款原因
desk-field-order_value = 订单金额
desk-field-currency = 币种
desk-field-line = 商品编码
desk-field-quantity = 数量
desk-field-title = 商品名称
desk-field-serials = 序列号
desk-field-sha256 = SHA-256

## How a video was matched

desk-match-by_person = 由人工指明
desk-match-by_name = 按文件名匹配
desk-match-by_reading = 按面单匹配
desk-match-unmatched = 未匹配
desk-match-ambiguous = 可能属于多个订单

## What a case waits for

desk-waits-nothing = 无
desk-waits-statements = 人工确认
desk-waits-facts = 案件信息
desk-waits-look = 人工查看
desk-waits-order = 人工指明订单
desk-waits-video = 视频
desk-waits-scan = 扫描
desk-waits-file = 可读取的文件

## Notes

desk-note-cell = { $text }
desk-note-could_be = 可能是 { $numbers }
desk-note-other_order = 视频中的面单属于另一个订单：{ $numbers }
desk-note-several_files = 这段拍摄有多个文件：请全部查看
desk-note-same_recording = { $here } 与 { $other } 的 { $there } 是同一段拍摄
desk-note-same_bytes = 相同内容的文件还在：{ $paths }

## Failures of a batch

failure-batch-stopped = 已停止；已完成的部分都已保留：再次运行同一命令即可继续
failure-batch-column = “{ $given }”没有指明列：请写成 waybill=列名
failure-batch-away = 找不到这个位置：请检查路径，以及共享文件夹是否已连接；未作任何改动
failure-batch-nothing = 没有找到视频，也没有给出表格：请给出存放视频的文件夹
failure-batch-file = 无法写入（{ $cause }）
failure-ledger-missing = 没有台账；运行 batch 会建立台账
failure-ledger-none = 这不是 onetake 的台账：请换一个文件
failure-ledger-newer = 此台账由更新版本的 onetake 写入（格式 { $format }，本版本支持 { $known }）：请使用新版本；未作任何改动
failure-ledger-damaged = 台账已损坏（{ $said }）
failure-ledger-busy = 另一个程序正占用台账；请等它完成或结束它后再试
failure-ledger-full = 磁盘已满：请腾出空间后继续；此前写入的内容都已保留
failure-ledger-record_gone = 记录 { $record } 已不在台账旁：请重新扫描该视频
failure-ledger-sqlite = 台账无法使用（{ $cause }）

## What a batch tells while it works

batch-zone = 不带时区的时间按 { $zone } 理解
batch-sheet = { $file }：{ $orders } 个订单；列：{ $columns }
batch-encoding = { $file }：文字按 { $encoding } 读取
batch-found = { $videos } 个视频，{ $orders } 个订单
batch-unreadable = { $file }：已跳过（{ $reason }）
batch-rescued_none = { $ledger }：台账已损坏，内容无法读取；原文件保留为 { $damaged }，已新建台账：视频会重新扫描
batch-rescued = { $ledger }：台账已损坏；找回 { $entries } 条，丢失 { $lost } 条，损坏的文件保留为 { $damaged }
batch-set_aside = { $file }：已搁置：{ $reason }
batch-retry = { $file }：稍后再试：{ $reason }
batch-paused = 已暂停；删除 { $file } 即可继续
batch-statements = { $file }：已收入人工确认
batch-confirm = 等待人工确认的案件：先运行 onetake attest { $folder }，再次运行同一命令

## Help of batch

help-batch = 收入一个视频文件夹和一张订单表：扫描新的视频，逐件判断，写出结果表
help-batch-after = 扫描过的视频不会重复扫描：停止之后、有新视频、或有了人工确认时，再次运行同一命令即可继续。按 Ctrl-C 停止，已完成的部分不会丢失。
help-batch-places = 视频文件夹、单个视频、通配写法（如 `returns/*.mp4`），以及表格
help-batch-rescan = 重新扫描以前扫描过的视频
help-batch-retry = 重新尝试因不是可读视频而搁置的文件
help-batch-json = 每个案件输出一行 JSON
help-batch-attest = 具名人员写明所见内容的文件，或存放这类文件的文件夹；每份归入它所说的视频
help-batch-out = 存放结果表和报告的文件夹 [默认：台账旁的 onetake-results]
help-batch-file_clocks = 把文件名中的时间和文件的最后修改时间各作为一个时钟，两者可信度都低
help-arg-table = 订单表：CSV、TSV、XLSX、XLS 或 ODS，店铺软件导出的原样即可；可多次给出
help-arg-column = 指明某列的内容，如 `waybill=退货号`；可多次给出 [默认：按列名判断]
help-arg-dates = 03/04/2026 这类日期哪一部分在前 [默认：不读取这类日期]
help-arg-zone = 不带时区的时间所在的时区，如 +08:00 或 Asia/Shanghai [默认：本机时区]
help-arg-ledger = 保存已知内容的台账文件，避免重复工作 [默认：视频旁的 onetake.sqlite]
help-arg-drop = 每当案件有变化，就在此文件夹放一个 JSON 文件，供其他程序取走
help-arg-jobs = 同时扫描几个视频 [默认：每个处理器核心一个]
help-scan-progress_json = 在标准输出中逐行以 JSON 说明进度，以及没有记录的原因
help-scan-background = 以低优先级运行，把电脑让给其他工作
dates-day_first = 日在前
dates-month_first = 月在前

## The ledger and the watch

ledger-whole = 完整：共 { $entries } 条，其中已清除内容 { $purged } 条；末条哈希值：{ $head }
ledger-changed = 不完整：被改动的条目：{ $broken }；内容被改动的条目：{ $altered }（共 { $entries } 条）
ledger-judged = 重新判断 { $judged } 个：有效 { $valid }，无效 { $invalid }，需人工 { $review }；结论有变 { $changed } 个；记录已不在 { $gone } 个
ledger-purged = 已清除 { $before } 之前的内容：{ $bodies } 条文字，{ $files } 个记录和截图；哈希值保留
ledger-paused = 已暂停：正在进行的扫描会做完，不再开始新的
ledger-resumed = 继续工作
batch-sheet_refused = { $file }：暂时无法读取，沿用之前的内容：{ $reason }
help-watch = 像 batch 一样长期工作：视频写完后即收入处理
help-watch-after = 第一次 Ctrl-C 或 SIGTERM：不再开始新的扫描，等正在进行的做完；第二次立即停止。两者都不会丢失已完成的部分。
help-watch-places = 视频存入的文件夹
help-arg-settle = 文件多少秒不变即视为写完
help-arg-poll = 即使没有变化通知，也每隔多少秒查看一次文件夹（用于不发通知的共享）
help-arg-metrics = 供 Prometheus 读取数据的地址，如 127.0.0.1:9184
help-ledger = 维护工作台的台账：核对、全部重新判断、清除旧内容、暂停工作
help-ledger-check = 核对台账链条是否有改动，并输出末条的哈希值
help-ledger-judge = 按另一规则集重新判断全部案件，不需要视频
help-ledger-purge = 清除某日之前的内容，只留哈希值；不动视频
help-ledger-pause = 恢复前不再开始新的扫描；正在进行的会做完
help-ledger-resume = 暂停后继续工作
help-arg-ledger_file = 台账文件
help-arg-keep_days = 保留多少天
help-watch-attest = 具名人员写明所见内容的文件，或存放这类文件的文件夹；每份归入它所说的视频
help-watch-out = 存放结果表和报告的文件夹 [默认：台账旁的 onetake-results]
help-watch-file_clocks = 把文件名中的时间和文件的最后修改时间各作为一个时钟，两者可信度都低

## Why a file gave no record, where the desk itself says it

desk-set_aside-scan_stuck = 扫描十分钟没有进展，已被终止
desk-set_aside-video_changed = 扫描过程中文件发生了变化
desk-set_aside-scan_ended = 扫描中途结束，没有留下记录（{ $reason }）
desk-set_aside-process = 无法启动扫描（{ $reason }）
desk-set_aside-record_unreadable = 扫描留下的记录无法读取（{ $reason }）
desk-set_aside-record_unwritable = 无法写入扫描记录（{ $reason }）

## 工作台页面：为何拒绝

refusal-session = 此页面属于之前启动的工作台：请打开工作台现在显示的地址
refusal-foreign = 此请求不是从工作台页面发出的
refusal-sign_in = 请先登录：每条确认都要写明由谁作出
refusal-pin = PIN 不正确；还可以试 { $left } 次
refusal-locked = PIN 错误次数过多：请 { $minutes } 分钟后再试
refusal-no_case = 台账中已没有这个案件
refusal-no_record = 此视频的扫描记录已不在台账旁：请重新扫描该视频
refusal-no_picture = 此截图已不在，或与记录不一致
refusal-no_preview = 还没有预览
refusal-no_document = 台账中没有这份文件
refusal-malformed = 工作台无法理解此请求：请重新载入页面
refusal-changed = 其他人刚刚作了确认：请先查看，再保存
refusal-not_neutral = 请写看到的情况，不要写是谁的责任：请删去“{ $word }”
refusal-name = 请填写姓名和职务，各不超过 60 个字
refusal-new_pin = PIN 应为 4 至 64 个字符
refusal-known_person = 名单中已有此人：请直接登录
refusal-too_large = 内容过大：最多 { $limit }
refusal-no_pin = 此人没有 PIN，只能在工作台所在的电脑上登录
refusal-empty_document = 这个文件是空的
refusal-fault = 工作台出现故障，请报告

## 工作台页面：说明

desk-nobody = 未登录
desk-looked-same_take = 已查看：画面连续，没有缺少内容
desk-looked-clear = 已查看：关键内容都看得清
desk-looked-cut = 已查看：情况属实
desk-filmed_in_time = 期限内已拍摄
desk-which_order = 此视频属于哪个订单？请填写订单号或运单号，案件随即归入该订单。
desk-ask-expected_waybills = 应有的运单号是什么？
desk-ask-signed_off_at = 承运人记录的签收时间是什么？例如 2026-11-17 18:20
desk-ask-recorded_at = 画面中的时钟显示何时开始拍摄？
desk-ask-recorder_zone = 录制设备的时钟用哪个时区？例如 +08:00
desk-ask-clock_offset = 录制设备时钟的误差请写入案件文件
desk-ask-order_value = 订单金额请写入表格
desk-video-changed = 文件已不是扫描时的内容：请重新收入该文件夹。这里仍可查看截图。
desk-video-gone = 文件已不在原处。这里仍可查看截图。
desk-preview-ready = 供观看的副本；以原文件为准
desk-preview-making = 正在制作供观看的副本
desk-preview-no_program = 浏览器无法播放此视频；未安装 ffmpeg，也无法制作副本
desk-preview-failed = 无法制作供观看的副本（{ $reason }）
desk-batch-begun = 正在查看文件夹
desk-batch-left = 还需 { $left }
desk-batch-done = 已全部收入
desk-other_policy = 案件上次按 { $policy } 判断；此处按上方所示规则集判断。可在启动时用 --policy 指定。
desk-number-taken_in = 已收入
desk-number-judged = 已判断
desk-number-person = 等待人工
desk-number-overdue = 已超时
desk-number-valid = 有效
desk-number-invalid = 无效
desk-number-no_video = 有订单无视频
desk-number-set_aside = 已搁置
desk-advice-label = 此工位的面单太小或模糊：请把面单靠近镜头并停住两秒
desk-advice-ID_DECODE = 把面单停在镜头前两秒，占画面四分之一左右
desk-advice-ID_MATCH = 录制前先核对表格中的单号与包裹上的单号
desk-advice-CLR_RES = 把录制分辨率设为 1280 × 720 或更高
desk-advice-CLR_LIGHT = 增加台面照明，镜头不要正对窗户
desk-advice-CLR_SHARP = 擦净镜头，把焦点固定在台面
desk-advice-CONT_CUT = 一次录完：不要暂停，不要剪辑文件
desk-advice-CONT_DARK = 手和包裹不要贴近镜头
desk-advice-COV_OUTER = 拆封前慢慢转动包裹，让四个面都入镜
desk-advice-COV_OPENING = 在镜头前拆封，让划开的动作可见
desk-advice-COV_CONTENTS = 把每件物品在镜头前摆开两秒
desk-advice-COV_INFRAME = 在台面上画出范围：一切都在范围内进行
desk-advice-COV_SEALEDSTART = 在碰到包裹之前就开始录制
desk-advice-TIME_WINDOW = 在签收后的期限内录制：先处理最早签收的包裹
desk-no_tls = 其他电脑可以访问此地址，而且传输未加密：请在前面加上带 TLS 的代理。
desk-open = 请在浏览器中打开：{ $address }
failure-page-listen = 无法使用地址 { $listen }（{ $cause }）：请用 --listen 换一个
failure-page-no_persons = 其他电脑可以访问 { $listen }：请先在 127.0.0.1 打开页面，添加带 PIN 的人员
help-desk = 打开人工处理案件的页面：查看、确认、清点，随即得出结论
help-desk-after = 页面只供本机使用，启动后自动打开。没有台账时，页面会请您选择文件夹和表格。按 `?` 查看全部按键。按 Ctrl-C 结束，已保存的内容不会丢失。
help-desk-places = 要收入的视频文件夹和表格；不给出时显示台账中已有的内容
help-desk-attest = 具名人员写明所见内容的文件，或存放这类文件的文件夹；每份归入它所说的视频
help-desk-out = 存放结果表和报告的文件夹 [默认：台账旁的 onetake-results]
help-desk-file_clocks = 把文件名中的时间和文件的最后修改时间各作为一个时钟，两者可信度都低
help-arg-listen = 页面所用的地址；端口 0 表示任选一个空闲端口 [默认：127.0.0.1:8717]
help-arg-host = 其他人访问页面所用的名称和端口，如代理的名称；可多次给出
help-arg-no_browser = 只输出地址，不打开浏览器

desk-hand_over = 已备好提交材料：{ $place }
desk-hand_over-failed = 未能生成：{ $cause }
