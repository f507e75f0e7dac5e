# 简体中文的报告用语。简短、中性：画面可见、画面未见、无法判断。
# 不说是谁造成的，也不推断原因。

## 结论

verdict-valid = 有效
verdict-invalid = 无效
verdict-needs_review = 需人工查看
verdict-valid-text = 适用的必要规则全部符合。
verdict-invalid-text = 有 { $fails } 项必要规则不符合。
verdict-needs_review-look = 检查发现 { $looks } 处需要人工查看。
verdict-needs_review-open = 检查未见不符合规则之处，还有 { $opens } 项需要人工确认。
verdict-needs_review-both = 有 { $looks } 处需要人工查看，另有 { $opens } 项需要人工确认。

## 单项结果

outcome-pass = 符合
outcome-fail = 不符合
outcome-review = 需查看
outcome-open = 待确认
outcome-not_applicable = 不适用

level-mandatory = 必要
level-advisory = 参考

## 检查项目

observer-integrity = 文件完整
observer-provenance = 文件来源
observer-cadence = 时间戳
observer-splice = 画面剪切
observer-stillness = 画面静止
observer-sound = 声音
observer-clarity = 清晰度
observer-clock = 画面时钟
observer-waybill = 运单
observer-presence = 操作区域

## 观察到的情况

code-integrity-truncated = 文件提前结束
code-integrity-undeclared = 文件没有写明应有的长度
code-integrity-corrupt_packet = 数据损坏
code-integrity-undecodable = 有数据解不出画面
code-integrity-concealed = 画面有损坏
code-integrity-missing_pts = 画面没有时间戳
code-integrity-mismatch = 标称长度与实际长度不同
code-integrity-changed = 读取期间文件被改动

code-provenance-edit_list = 播放顺序经过编辑
code-provenance-editor = 剪辑软件的标记
code-provenance-encoder = 编码软件的标记
code-provenance-device = 拍摄设备的标记
code-provenance-creation_time = 文件内记录的拍摄时间
code-provenance-creation_time_conflict = 文件内的拍摄时间互相不一致
code-provenance-parameter_change = 编码参数中途改变
code-provenance-sample_descriptions = 同一轨道有多种编码参数
code-provenance-keyframe_rhythm = 关键帧节奏中断
code-provenance-unreferenced_data = 有索引未使用的数据
code-provenance-gop_phase = 早先编码的节奏中断
code-provenance-c2pa = 带有 C2PA 声明，未做验证
code-provenance-join = 有片段拼接的痕迹

code-cadence-gap = 时间戳有空缺
code-cadence-overlap = 时间戳重叠
code-cadence-backward = 时间戳倒退
code-cadence-drop = 录制设备丢帧
code-cadence-rate_change = 帧率改变
code-cadence-variable = 帧间隔不固定
code-cadence-length = 画面与声音长度不同
code-cadence-speed = 播放速度与拍摄速度不同

code-splice-cut = 画面剪切
code-splice-dissolve = 画面渐变过渡
code-splice-insert = 插入了别处的画面
code-continuity-break = 多种独立痕迹指向同一处中断

code-stillness-freeze = 画面冻结
code-stillness-repeat = 画面重复
code-stillness-reversal = 画面倒放
code-stillness-black = 黑屏
code-stillness-covered = 镜头被遮挡

code-sound-absent = 没有声音轨道
code-sound-silent = 无声
code-sound-late = 声音开始得晚
code-sound-ends_early = 声音提前结束
code-sound-break = 声音断裂
code-sound-gap = 声音时间戳有空缺
code-sound-unbroken = 这一段声音自较早一次编码后未被剪断（1024个采样的整数倍除外）

code-clarity-measured = 整段视频的清晰度
code-clarity-blurred = 画面模糊
code-clarity-dark = 画面过暗
code-clarity-overexposed = 画面过亮

code-clock-reading = 读到画面时钟
code-clock-jump = 画面时钟跳变

code-waybill-reading = 读到条码
code-waybill-conflict = 两种读码方法结果不同
code-waybill-sighting = 条码出现次数太少
code-waybill-unread = 有标签但未能读出

code-presence-camera_moved = 镜头移动
code-presence-empty = 操作不在画面内

## 为什么无法检查

coverage-still_scene = 场景静止，即使少了一段也看不出来
coverage-no_sound = 没有声音轨道
coverage-sound_not_decoded = 声音无法解码
coverage-damaged = 画面损坏或缺失
coverage-too_few_frames = 画面太少，无法比较
coverage-no_timestamps = 画面没有时间戳
coverage-undeclared = 文件没有写明应有的长度
coverage-no_picture = 画面太暗或没有细节
coverage-observer_failed = 这项检查自身出错而停止
coverage-not_built = 当前版本没有这项检查
coverage-foreign_container = 无法查看这种文件的内部结构
coverage-nothing_to_observe = 视频中没有这类内容
coverage-limit_reached = 达到扫描上限

## 结果的理由

reason-met = 符合规则。
reason-no_rule = 本规则集没有这项规定。
reason-not_for_case = 不适用于本案。
reason-partial_coverage = 只能检查视频的一部分。
reason-no_coverage = 这一项无法检查。
reason-unknown_predicate = 当前版本不认识规则要求的检查。
reason-observed_fail = 发现{ $what }，超出规则允许的范围。
reason-observed_review = 可能：{ $what }，需要人工查看。
reason-observed_review-sure = 发现{ $what }，需要人工查看。
reason-outside_limit = 测得的值超出限值。
reason-near_limit = 测得的值接近限值。
reason-not_measured = 未能测得所需的值。
reason-case_lacks = 案件信息中缺少这项规则需要的内容。
reason-not_attested = 还没有人确认这一点。
reason-not_attested-what = 还没有人确认：{ $what }。
reason-attested = 已由人工确认。
reason-attested-what = 已由人工确认：{ $what }。
reason-attested_contrary = 人工确认的结果与要求相反。
reason-attested_contrary-what = 人工确认并非如此：{ $what }。
reason-waybill_equal = 画面中的运单号与应有的运单号一致。
reason-waybill_different = 画面中的运单号与应有的运单号不一致。
reason-waybill_partial = 只读到应有运单号的一部分。
reason-waybill_unreadable = 未能读出所要核对的运单号。
reason-waybill_several = 读到不止一个号码。
reason-not_same_take = 运单号与验货之间的画面不连续。
reason-order_accepted = 步骤顺序符合规则。
reason-order_not_accepted = 步骤顺序不符合规则。
reason-inside_window = 在时限内拍摄。
reason-outside_window = 拍摄时间超出时限。
reason-margin_too_small = 离时限太近，时钟精度不足以判断。
reason-weak_clock = 拍摄时间只有不够可靠的来源。
reason-digest_equal = 文件与此前登记的相同。
reason-digest_different = 文件与此前登记的不同。
reason-statements_differ = 不同的人作了相反的确认。
reason-explained = 已有人查看标出的时刻并作了说明。
reason-explained-what = 已有人查看并说明：{ $what }。
reason-left_out = 记录中略去了部分同类情况，需要人工查看。
reason-left_out-what = 记录中略去了部分“{ $what }”，需要人工查看。
reason-clocks_differ = 相互独立的时钟得出不同的结果。

## 人工怎样查看

look-integrity = 请取录制设备上的原始文件对照。
look-provenance = 请了解文件从录制设备到此处经过了哪些步骤。
look-cadence = 对照前后两张画面：中间是否少了动作？
look-splice = 对照前后两张画面：双手、物品或光线是否突然改变？
look-stillness = 播放这一段：画面里有没有动静？
look-sound = 听这一刻：声音是否中断或突变？
look-clarity = 播放这一段：关键内容看得清吗？
look-clock = 读出两张画面中的时钟。
look-waybill = 读出画面中的号码，逐位核对。
look-presence = 播放这一段：验货是否一直在画面内？

## 还需要人工确认的内容（按规则）

attest-COV-SEALEDSTART = 请确认：视频开始时包裹尚未拆封。
attest-COV-OUTER = 请确认：包裹外观各面都已展示。
attest-COV-OPENING = 请确认：拆封动作可见，并标明起止时间。
attest-COV-CONTENTS = 请确认：全部内件都已展示，并清点数量。
attest-COV-INFRAME = 请确认：从拆封到最后一件，验货一直在画面内。
attest-COV-SEQUENCE = 请标明：展示面单、外观、拆封、内件的时间。
attest-ID-ATTACHED = 请确认：面单就贴在所拆的这个包裹上。
attest-ID-SERIAL = 请读出商品序列号。
attest-ID-DECODE = 请从画面中读出运单号。
attest-PACK-WAYBILL = 请确认：面单贴在这个包裹上。
attest-PACK-ITEMS = 请确认：封箱前已展示全部商品。
attest-PACK-CUSHION = 请确认：使用了缓冲材，并注明种类。
attest-PACK-FILM = 请确认：保护膜在位。
attest-PACK-SEAL = 请确认：在画面内完成封箱。
attest-CHK-LIST = 请填写验货清单。

## 规则数值的依据

basis-stated = 出处写明
basis-published = 公开页面
basis-computed = 测量或计算
basis-proposed = 建议值，可调整

## 人工陈述

statement-sealed_at_start = 开始时包裹未拆封
statement-outside_shown = 已展示包裹外观
statement-opening_seen = 拆封动作可见
statement-contents_shown = 已展示全部内件
statement-stayed_in_frame = 验货全程在画面内
statement-label_on_parcel = 面单在这个包裹上
statement-waybill_transcribed = 人工读出的运单号
statement-event_explained = 对标出情况的说明
state-seen = 画面可见
state-not_seen = 并非如此
state-not_visible = 无法判断

## 规则分组

group-FILE = 文件
group-CONT = 连续不中断
group-COV = 全过程在画面内
group-ID = 包裹与运单
group-CLR = 画面清晰
group-TIME = 时间
group-PACK = 打包
group-CHK = 验货清单
group-CUST = 经手环节
group-REL = 与争议点相关
group-REP = 报告
group-PKG = 上传要求
group-other = 其他

## 视频种类

direction-return_unboxing = 退货拆包
direction-outbound_packing = 发货打包
direction-buyer_unboxing = 买家拆包

## 截图

still-label = 面单
still-before = 之前
still-after = 之后
still-within = 段内
still-strip = 概览
still-at = { $purpose }，{ $at }

## 数量与单位

unit-seconds = { $n } 秒
unit-minutes = { $n } 分钟
unit-hours = { $n } 小时
unit-days = { $n } 天
unit-milliseconds = { $n } 毫秒
unit-pixels = { $n } 像素
unit-frames = { $n } 帧
unit-times = { $n } 次
unit-bytes = { $n } 字节
unit-fps = { $n } 帧/秒
unit-hertz = { $n } Hz
list-separator = 、
clause-separator = {" · "}
label-separator = ：
something = 规则所列的情况

## 测量值的名称

param-limit = 限值
param-fail = 限值
param-review = 查看起点
param-review_medians = 查看起点（通常间隔的倍数）
param-min_share = 至少
param-min_sides = 要求面数
param-min_luma = 最暗限值
param-max_luma = 最亮限值
param-max_clipped = 过曝上限
param-max_difference = 允许相差
param-frames_needed = 要求帧数
param-label_module = 要求条码单元宽
param-window = 时限
param-tolerance = 容差
param-after_at_least = 距签收至少
param-after_at_most = 至多
param-elapsed = 已过
param-at = 时间
param-utc = 换算 UTC
param-stated = 填写
param-earliest = 最早
param-latest = 最晚
param-local = 当地时间
param-zone = 时区
param-clock = 时钟
param-which = 读自
param-field = 项目
param-lacks = 缺少
param-says = 该时钟表明
param-measure = 未测得
param-exceptions = 例外情形
param-number = 号码
param-number_shown = 号码出现
param-inspection = 验货
param-order = 符合的顺序
param-difference = 相差
param-shown = 显示
param-audio_start = 声音起点
param-audio = 声音
param-video = 画面
param-late = 晚
param-early = 早
param-gap = 空缺
param-step = 跳动
param-median = 通常间隔
param-longest = 最长间隔
param-shortest = 最短间隔
param-before = 之前
param-after = 之后
param-duration = 时长
param-length = 时长
param-declared = 标称
param-delivered = 实际
param-declared_frames = 标称
param-delivered_frames = 实际
param-hidden_before = 之前隐藏
param-hidden_after = 之后隐藏
param-frames = 帧数
param-frames_lost = 丢失帧数
param-places = 处数
param-gaps = 空缺数
param-steps = 倒退次数
param-packets = 数据包
param-refused = 无法解码
param-missing = 缺少
param-count = 数量
param-changes = 改变次数
param-edits = 编辑段数
param-spans = 段数
param-share = 占比
param-ratio = 比例
param-confidence = 把握
param-sightings = 出现次数
param-missed = 未读到
param-short_side = 短边
param-width = 宽
param-height = 高
param-module = 条码单元宽
param-rate = 帧率
param-mean_luma = 平均亮度
param-clipped = 过曝或欠曝
param-dark_clipped = 全黑
param-bright_clipped = 过曝
param-sharp = 清晰占比
param-edgeless = 无细节
param-high_motion = 晃动占比
param-loudest = 最大音量
param-text = 文字
param-other_text = 另一读数
param-read = 读到
param-expected = 应有
param-symbology = 条码类型
param-carriers = 承运商
param-from = 从
param-to = 到
param-source = 记录于
param-sides = 各面
param-state = 陈述
param-attested_by = 确认人
param-stated_sha256 = 登记的 SHA-256
param-sha256 = SHA-256
param-was = 标出
param-break = 断点
param-code = 涉及

## 值中的用语

word-container = 文件内的拍摄时间
word-burned_in = 画面时钟
word-stated = 人工填写
word-expected_waybills = 应有运单号
word-signed_off_at = 签收时间
word-recorded_at = 拍摄时间
word-zone = 时区
word-inside = 在时限内
word-outside = 超出时限
word-too_near = 离时限太近
word-not_visible = 无法判断
word-seen = 画面可见
word-not_seen = 并非如此
word-milli_fps = 帧率
word-clipped_ppm = 曝光
word-mean_luma_milli = 亮度
word-mean_luma = 亮度
word-sharp_ppm = 清晰度
word-sharp_share_ppm = 清晰画面占比
word-high_motion_ppm = 稳定
word-bulky = 大件商品
word-installation = 由安装人员拆封
word-platform_delay = 平台原因延迟
word-top = 上面
word-bottom = 底面
word-front = 正面
word-back = 背面
word-left = 左面
word-right = 右面
word-location = 拍摄地点（不显示）

## 页面

page-title = 视频检查报告
page-for = { $direction }视频检查报告
page-skip = 跳到检查结果
page-file = 文件
page-length = 时长
page-judged = 判定时间
page-policy = 规则集
page-waybill-expected = 应有运单号
page-signed-off = 签收时间
page-recorded = 拍摄时间（人工填写）
page-direction = 视频种类

section-reasons = 理由
section-also = 另请注意
section-todo = 还需要人工完成
section-waybill = 运单
section-timeline = 整段视频一览
section-moments = 需要查看的时刻
section-criteria = 逐项规则
section-file = 视频文件
section-statements = 人工陈述
section-made = 报告如何产生
section-limits = 本报告不能说明什么

reasons-none = 没有待处理的事项。
reasons-more = 另有 { $count } 项，见下方表格。
todo-none = 无。没有缺少的人工确认。
todo-attest = 需要确认
todo-look = 需要查看
todo-look-item = { $title }：查看 { $at }
todo-look-whole = { $title }

waybill-none = 这段视频中没有读到面单条码。
waybill-not-expected = 本案没有填写运单号，因此无从比对。
waybill-read = 画面中读到
waybill-expected = 应有
waybill-equal = 一致
waybill-different = 不一致
waybill-undetermined = 无法判断
waybill-not-compared = 未比对
waybill-seen = 出现 { $times }，从 { $from } 到 { $to }
waybill-seen-once = 出现于 { $from }
waybill-same = 同一号码还读自：{ $codes }
waybill-others = 读到的其他条码
waybill-other-note = 包裹上常有旧面单和商品条码。
waybill-no-picture = 没有保留面单的画面。
waybill-picture = { $at } 的面单，原始分辨率
waybill-picture-unread = { $at } 有标签但未能读出

timeline-lead = 每行是一项检查。鼠标停在标记上可看说明，点击可看截图。
timeline-print = 每行是一项检查。
timeline-legend-neutral = 观察到
timeline-legend-review = 需查看
timeline-legend-fail = 不符合
timeline-legend-gap = 无法检查
timeline-full = 全段已检查
timeline-partial = 部分已检查
timeline-none = 未能检查
timeline-not-covered = 无法检查的部分
timeline-whole-take = 整段视频
timeline-strip = 等间隔截图
timeline-mark = { $what }，{ $at }
timeline-mark-sure = { $what }，{ $at }，把握 { $confidence }
timeline-gap = { $at }：{ $reason }
timeline-crowded = 另有 { $count } 个标记未画出。

moments-none = 没有需要查看的时刻。
moment-no-picture = 这一时刻没有保留截图。
moment-certainty = 把握 { $confidence }
moment-frame = 第 { $frame } 帧
moments-more = 另有 { $count } 个时刻，见 JSON 报告。
omitted = 为控制篇幅而略去：{ $what } { $count } 处，{ $at }。

table-rule = 规则
table-outcome = 结果
table-why = 理由
table-source = 出处
table-and-more = 另有 { $count } 处

file-name = 文件名
file-size = 大小
file-sha256 = SHA-256
file-check = 核对文件是否为同一份：
file-format = 封装格式
file-video = 画面
file-audio = 声音
file-audio-none = 无
file-duration = 时长
file-duration-value = 实际 { $delivered }，标称 { $declared }
file-duration-undeclared = 实际 { $delivered }，文件未标明
file-frames = 帧数
file-frames-value = 实际 { $delivered }，标称 { $declared }
file-frames-undeclared = 实际 { $delivered }，文件未标明
file-rate = 帧率
file-created = 文件内的拍摄时间
file-modified = 磁盘上最后修改
file-tags = 文件内的标记
file-rotation = 旋转 { $degrees }°
file-damage = 损坏
file-damage-none = 未见
file-damage-value = 数据损坏 { $corrupt }，无法解码 { $refused }，画面损坏 { $concealed }

made-tool = 程序
made-libraries = 程序库
made-policy = 规则集
made-policy-sha256 = 规则集的 SHA-256
made-record-sha256 = 扫描记录的 SHA-256
made-report-sha256 = report.json 的 SHA-256
made-scanned = 扫描时间
made-judged = 判定时间
made-platform = 运行环境
made-evidence = 本页只是便于阅读的视图。凭证是 report.json，其 SHA-256 见上。
made-warning = { $criterion }：{ $what }
warning-loosened = 这一条比平台规则宽松

limits-1 = 本报告说明在所列文件中观察到什么，不能说明场景真实、完整，也不能说明拍摄于所称的地点或时间，或拍摄者是中立的。
limits-2 = SHA-256 只对应这一份文件。片段、截图或平台上的副本都不是原件；请用 SHA-256 核对原件。
limits-3 = 暂停拍摄可能不在时间戳上留下痕迹。场景静止时，仅凭画面无法判断是否少了一段。
limits-4 = 某项检查未发现情况，只表示该检查未见，不说明任何人的行为或任何原因。
limits-5 = 本报告不是法律意见。

cut-note = …（另有 { $count } 个字符）
unnamed-file = （无文件名）

## 终端

text-verdict = 结论
text-reasons = 理由
text-open = 还需人工确认
text-also = 另请注意
text-waybill = 运单
text-at = 位于 { $at }

# 面单检测
label-looked = { $frames ->
    [one] 已查看 1 张图片，{ $size } 像素
   *[other] 已查看 { $frames } 帧，{ $size } 像素
 }
label-read = 已读出
label-seen = 读到的次数太少，不计
label-unread = 一张未能读出的面单
label-module = 每模块 { $module } 像素
label-from-to = { $from } 至 { $to }
label-nothing = 没有读出任何条码。
label-advice = 下次录制时：
label-advice-none = 面单清晰可读，尚有余量。
label-advice-no_label = 未能辨认出面单。请在光线充足处把面单放平，使其至少占画面宽度的三分之一。
label-advice-too_small = 面单太小：每模块 { $module } 像素。请把摄像头移近到约 { $times } 倍，或用更高的分辨率录制。
label-advice-near_limit = 面单已读出，但偏小：每模块 { $module } 像素。移近到约 { $times } 倍，晃动或光线较弱时也有余量。
label-advice-too_dark = 面单上光线不足。请在摄像头旁加一盏灯。
label-advice-glare = 面单上有灯光反射。请倾斜面单或移动灯。
label-advice-moving = 面单在移动。请静止两秒。
label-advice-too_short = 面单出现的帧数太少。请至少展示两秒。
label-advice-unclear = 面单够大也够亮，但未能读出。请放平并对焦；面单可能有褶皱或打印不清。
