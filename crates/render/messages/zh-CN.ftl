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
observer-cadence = 时间记录
observer-splice = 画面剪切
observer-stillness = 画面静止
observer-sound = 声音
observer-clarity = 清晰度
observer-clock = 画面时钟
observer-waybill = 运单
observer-presence = 机位与包裹
observer-fingerprint = 动作指纹
observer-stage = 步骤（建议）
observer-unknown = 未知检查

## 观察到的情况

code-integrity-truncated = 文件提前结束
code-integrity-undeclared = 文件没有写明应有的长度
code-integrity-corrupt_packet = 数据损坏
code-integrity-undecodable = 有数据解不出画面
code-integrity-concealed = 画面有损坏
code-integrity-missing_pts = 画面没有时间记录
code-integrity-mismatch = 标称长度与实际长度不同
code-integrity-changed = 读取期间文件被改动

code-provenance-edit_list = 播放时会跳过或重排部分内容
code-provenance-editor = 剪辑软件的标记
code-provenance-encoder = 曾经软件转码保存的标记
code-provenance-device = 拍摄设备的标记
code-provenance-creation_time = 文件内记录的拍摄时间
code-provenance-creation_time_conflict = 文件内的拍摄时间互相不一致
code-provenance-parameter_change = 录制参数中途改变
code-provenance-sample_descriptions = 同一轨道有多种录制参数
code-provenance-keyframe_rhythm = 完整画面的固定间隔被打乱
code-provenance-unreferenced_data = 文件中有不会播放的数据
code-provenance-gop_phase = 更早一次保存留下的规律中断
code-provenance-c2pa = 带有 C2PA 声明，未做验证
code-provenance-join = 有片段拼接的痕迹

code-cadence-gap = 时间记录有空缺
code-cadence-overlap = 时间记录重叠
code-cadence-backward = 时间记录倒退
code-cadence-drop = 录制设备丢帧
code-cadence-rate_change = 帧率改变
code-cadence-variable = 帧间隔不固定
code-cadence-length = 画面与声音长度不同
code-cadence-speed = 播放速度与拍摄速度不同
code-cadence-derived_times = 文件未标明时间的画面，其时间按帧率推算

code-splice-cut = 画面剪切
code-splice-dissolve = 画面渐变过渡
code-splice-insert = 插入了别处的画面
code-continuity-break = 多种独立痕迹指向同一处中断
code-continuity-power = 剪去一段时能否看出
code-unknown = 本版本不认识的观测

code-stillness-freeze = 画面冻结
code-stillness-stall = 画面短暂停顿后跳变
code-stillness-repeat = 画面重复
code-stillness-reversal = 画面倒放
code-stillness-black = 黑屏
code-stillness-covered = 镜头被遮挡

code-sound-absent = 没有声音轨道
code-sound-silent = 无声
code-sound-late = 声音开始得晚
code-sound-ends_early = 声音提前结束
code-sound-break = 声音断裂
code-sound-gap = 声音时间记录有空缺
code-sound-unbroken = 这一段声音没有剪断的痕迹（恰好剪去1024个采样的整数倍时不留痕迹）

code-clarity-measured = 整段视频的清晰度
code-clarity-step = 某一步骤的清晰度
code-clarity-blurred = 画面模糊
code-clarity-dark = 画面过暗
code-clarity-overexposed = 画面过亮

code-clock-reading = 读到画面时钟
code-clock-jump = 画面时钟跳变
code-clock-rate = 画面内时钟快慢与视频不符
code-clock-overlay_number = 时钟旁叠印的单号

code-waybill-reading = 读到条码
code-waybill-conflict = 两种读码方法结果不同
code-waybill-returned = 隔了一段时间后再次读到运单号
code-waybill-sighting = 条码出现次数太少
code-waybill-unread = 有标签但未能读出

code-presence-camera = 机位状态
code-presence-moved = 镜头被移动
code-presence-blocked = 画面被遮挡或看不清
code-presence-parcel = 包裹位置
code-presence-idle = 画面内无动作
code-presence-changed = 画面局部发生持久变化
code-fingerprint-motion = 画面动作随时间的变化，用于视频之间的比对

code-stage-label_shown = 展示面单（建议）
code-stage-outside_shown = 展示外观（建议）
code-stage-opening = 拆包（建议）
code-stage-contents_shown = 展示内件（建议）
code-stage-sealing = 封箱（建议）

## 为什么无法检查

coverage-still_scene = 场景静止，即使少了一段也看不出来
coverage-no_sound = 没有声音轨道
coverage-sound_not_decoded = 声音无法解码
coverage-damaged = 画面损坏或缺失
coverage-too_few_frames = 画面太少，无法比较
coverage-no_timestamps = 画面没有时间记录
coverage-undeclared = 文件没有写明应有的长度
coverage-no_picture = 画面太暗或没有细节
coverage-camera_unknown = 画面中没有静止物可判断镜头是否移动
coverage-parcel_unknown = 无法跟踪包裹
coverage-observer_failed = 这项检查自身出错而停止
coverage-not_built = 当前版本没有这项检查
coverage-foreign_container = 无法查看这种文件的内部结构
coverage-nothing_to_observe = 视频中没有这类内容
coverage-limit_reached = 达到扫描上限
coverage-not_asked = 本次扫描未要求此项检查
coverage-unknown = 出于本版本不认识的原因

## 结果的理由

reason-met = 符合规则。
reason-met-silence = 没有发现。{ $silence }
silence = 假如剪去 { $length }，在试过的各处中，有 { $share } 能看出来。
reason-no_rule = 本规则集没有这项规定。
reason-not_for_case = 不适用于本案。
reason-partial_coverage = 只能检查视频的一部分。
reason-no_coverage = 这一项无法检查。
reason-unknown_predicate = 当前版本不认识规则要求的检查。
reason-unknown = 本版本不认识的理由；请用较新的 onetake 查看。
reason-observed_fail = 发现{ $what }，超出规则允许的范围。
reason-observed_review = 可能：{ $what }，需要人工查看。
reason-observed_review-sure = 发现{ $what }，需要人工查看。
reason-outside_limit = 测得的值不在限值之内。
reason-near_limit = 测得的值接近限值。
reason-not_measured = 未能测得所需的值。
reason-case_lacks = 案件信息中缺少这项规则需要的内容。
reason-not_attested = 还没有人确认这一点。
reason-not_attested-what = 还没有人确认：{ $what }。
reason-not_attested-natural_speed = 扫描记录看不出是否有某一段被加快或放慢：画面中没有时钟可以核对，均匀删帧也不留痕迹。须由人查看手和物品的动作速度是否自然。
reason-proposal_accepted = 规则接受扫描给出的建议，尚无人确认。
reason-proposal_accepted-what = 规则接受扫描给出的建议，尚无人确认：{ $what }。
reason-attested = 已由人工确认。
reason-attested-what = 已由人工确认：{ $what }。
reason-attested_contrary = 人工确认的结果与要求相反。
reason-attested_contrary-what = 人工确认并非如此：{ $what }。
reason-waybill_equal = 画面中的运单号与应有的运单号一致。
reason-waybill_different = 画面中的运单号与应有的运单号不一致。
reason-waybill_partial = 只读到应有运单号的一部分。
reason-waybill_unreadable = 未能读出所要核对的运单号。
reason-waybill_bars_consistent = 条码未能读出，但条纹与应有的运单号相符，相近号码都不如它相符。这不算读出，需要人工查看。
reason-waybill_bars_inconsistent = 条码未能读出，但条纹属于另一个号码，与应有的运单号不符。这不算读出，需要人工查看。
reason-waybill_reading_doubtful = 读出的号码与应有的运单号不同，但条纹也可能属于应有的运单号：部分条纹可能没有印出。需要人工查看。
reason-waybill_several = 读到不止一个号码。
reason-burned_in_differs = 录像设备叠印在画面上的单号与应有的运单号不一致。这不是从面单上读到的，须由人查看。
reason-not_same_take = 运单号与验货之间的画面不连续。
reason-order_accepted = 步骤顺序符合规则。
reason-order_not_accepted = 步骤顺序不符合规则。
reason-inside_window = 在时限内拍摄。
reason-outside_window = 拍摄时间超出时限。
reason-margin_too_small = 离时限太近，时钟精度不足以判断。
reason-would_not_show = 这一段即使被剪去一部分，画面也看不出来（例如画面中没有任何动作）。须由人查看。
reason-weak_clock = 拍摄时间仅来自不够可靠的时钟。
reason-digest_equal = 文件与此前登记的相同。
reason-digest_different = 文件与此前登记的不同。
reason-statements_differ = 不同的人作了相反的确认。
reason-explained = 已有人查看并作了说明。
reason-explained-what = 已有人查看并说明：{ $what }。
reason-left_out = 记录中略去了部分同类情况，需要人工查看。
reason-left_out-what = 记录中略去了部分“{ $what }”，需要人工查看。
reason-beside_table = 面单在画面内离开了工作台区域。
reason-clocks_differ = 两个时钟互相矛盾。

## 人工怎样查看

look-integrity = 请取录制设备上的原始文件对照。
look-provenance = 请了解文件从录制设备到此处经过了哪些步骤。
look-cadence = 对照前后两张画面：中间是否少了动作？
look-splice = 对照前后两张画面：双手、物品或光线是否突然改变？
look-doubt-late_picture = 这一帧来得晚，变化不大于这段时间应有的程度：动作前后衔接吗？
look-doubt-beat = 这是降低帧率的副本，此处少了一帧，变化不大于少一帧应有的程度：动作前后衔接吗？
look-doubt-overlay = 此处画面上的叠加文字变了。请看文字以外的地方：有没有别的东西突然改变？
look-doubt-jerk = 整个画面移动，画面内几乎没有东西移位，摄像头被碰动时会这样：双手和物品还在原处吗？
look-doubt-one_place = 只有一小块画面变了。显示屏或指示灯会这样；若是物品突然出现、消失或移位，则中间缺少画面。
look-doubt-view_returns = 画面曾变暗、被遮挡或离开，恢复后有东西移了位置：这段时间内来得及移动吗？
look-doubt-panning = 此处镜头转动很快。请逐帧查看：转动是否连贯？
look-doubt-stall = 跳变之前画面停住过。跳过的动作与停住的时长相符吗？录制卡顿时会这样。
look-stillness = 播放这一段：画面里有没有动静？
look-sound = 听这一刻：声音是否中断或突变？
look-clarity = 播放这一段：关键内容看得清吗？
look-clock = 读出两张画面中的时钟。
look-waybill = 读出画面中的号码，逐位核对。
look-presence = 播放这一段：验货是否一直在画面内？
look-fingerprint = 并排播放两段视频：是不是同一次录制？
look-stage = 播放这一段：画面里做的是这一步吗？此处只是建议。

## 还需要人工确认的内容（按规则）

attest-COV-SEALEDSTART = 请确认：视频开始时包裹尚未拆封。
attest-COV-OUTER = 请确认：包裹外观各面都已展示。
attest-COV-OPENING = 请确认：拆封动作可见，并标明起止时间。
attest-COV-CONTENTS = 请确认：全部内件都已展示，并清点数量。
attest-COV-INFRAME = 请确认：从拆封到最后一件，验货一直在画面内。
attest-CONT-SPEED = 请确认：从头到尾，手和物品的动作速度自然，没有一段被加快或放慢。
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
basis-proposed = 由 onetake 提出，可修改

## 人工陈述

statement-sealed_at_start = 开始时包裹未拆封
statement-outside_shown = 已展示包裹外观
statement-opening_seen = 拆封动作可见
statement-contents_shown = 已展示全部内件
statement-stayed_in_frame = 验货全程在画面内
statement-natural_speed = 手和物品的动作速度自然
statement-label_on_parcel = 面单在这个包裹上
statement-waybill_transcribed = 人工读出的运单号
statement-event_explained = 对标出情况的说明
statement-finding_explained = 对规则所查结果的说明
state-seen = 画面可见
state-not_seen = 并非如此
state-not_visible = 无法判断
state-explained = 经说明，不作为不符合处理
state-as_it_looks = 情况属实，按不符合处理

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

param-fail = 限值
confidence-limit = 达到即不符合
param-review = 需查看的界限
param-review_medians = 需查看的界限（通常间隔的倍数）
param-accept_proposals = 接受建议的最低可信度
param-min_share = 至少
param-min_sides = 要求面数
param-min_luma = 最暗限值
param-max_luma = 最亮限值
param-max_clipped = 过曝上限
param-max_difference = 允许相差
param-frames_needed = 要求帧数
param-label_module = 要求条码最细的条
param-window = 时限
param-tolerance = 允许误差
param-after_at_least = 距签收至少
param-after_at_most = 至多
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
param-fail_missing = 最多允许缺少
param-count = 数量
param-changes = 改变次数
param-edits = 编辑段数
param-spans = 段数
param-total = 合计
param-share = 占比
param-ratio = 比例
param-confidence = 把握
param-short_side = 画面较短一边
param-module = 条码最细的条
param-rate = 帧率
param-mean_luma = 平均亮度
param-clipped = 过曝或欠曝
param-dark_clipped = 全黑
param-bright_clipped = 过曝
param-sharp = 清晰占比
param-edgeless = 无细节
param-high_motion = 晃动占比
param-text = 文字
param-other_text = 另一读数
param-expected = 应有
param-bars = 条纹与号码
param-score = 相似度
param-best_other = 次相似号码的相似度
param-others = 对比的号码数
param-symbology = 条码类型
param-normalized_by = 号码规范化方式
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
word-consistent = 相符
word-inconsistent = 不符
word-undecidable = 无法判断
word-seen = 画面可见
word-not_seen = 并非如此
word-milli_fps = 帧率
word-clipped_ppm = 过曝或欠曝
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
page-policy = 依据的规则
page-waybill-expected = 应有运单号
page-signed-off = 签收时间
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
waybill-parcel = 条码注明：此运单共 { $parcels } 件，这是第 { $parcel } 件。
waybill-others = 读到的其他条码
waybill-other-note = 包裹上常有旧面单和商品条码。
waybill-no-picture = 没有保留面单的画面。
waybill-picture = { $at } 的面单，原始分辨率
waybill-picture-unread = { $at } 有标签但未能读出
burned_in-number = 录像设备叠印的单号
burned_in-same = 与应有的运单号一致
burned_in-part = 已读出的部分与应有的运单号一致
burned_in-differs = 与应有的运单号不一致
burned_in-other = 与应有的运单号不一致，可能是其他种类的编号
burned_in-unreadable = 读出的位数太少，无法比对
burned_in-not-compared = 未比对
burned_in-span = { $from } 至 { $to }
burned_in-note = 录像设备把这个单号印在时钟旁边。它只说明设备当时录入了什么，不代表面单上的内容；“?”表示没有读出的部分。

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
moments-explained = 以下变化有正常原因，不逐一列出：{ $what }。
cause-keyframe = { $count } 处关键帧引起的画质跳动
cause-focus = { $count } 处对焦或编码质量的变化
cause-push = { $count } 次镜头被碰动
cause-part = { $count } 处画面局部变化（如显示屏）
cause-view_returns = { $count } 次画面变暗或被遮后恢复原样
cause-overlay = { $count } 次叠加在画面上的文字变化
cause-late_picture = { $count } 帧迟到的画面
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
file-format = 文件类型
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
warning-loosened = 这一条比所依据的规则宽松

limit-scene = 本报告说明在所列文件中观察到什么；不能说明场景真实、完整，不能说明是在所称的时间、地点拍摄，也不能说明拍摄者是独立的第三方。
limit-bytes = SHA-256 只对应这一份文件。片段、截图或平台上的副本都不是原件；请用 SHA-256 核对原件。
limit-pause = 暂停拍摄可能不在时间记录上留下痕迹。场景静止时，仅凭画面无法判断是否少了一段。
limit-nothing_found = 某项检查未发现情况，只表示该检查未见，不说明任何人的行为或任何原因。
limit-partly_checked = 部分检查未能判断整段视频；哪些检查、哪些时段、什么原因，见时间轴和扫描记录。
limit-clock_unchecked = 案件信息中未注明录制设备的时钟误差；报告中的时间以设备自身记录为准。
limit-record_not_compared = 本报告所依据的扫描记录读自文件，未与视频核对；该记录是否就是扫描该视频所得，本报告不能说明，可重新扫描视频核对。
limit-no_advice = 本报告不是法律意见。
limit-unknown = 本版本不认识的局限；请用较新的 onetake 查看。

stills-differ = 有 { $count } 张截图与扫描记录中的不是同一张，已略去：{ $files }
stills-missing = 扫描记录所列的截图有 { $count } 张未找到。

cut-note = …（另有 { $count } 个字符）
unnamed-file = （无文件名）

## 终端

text-verdict = 结论
text-reasons = 理由
text-also = 另请注意
text-waybill = 运单
text-at = 位于 { $at }

## Policies in words

policy-criteria = { $count } 项规则
explain-asks = 要求
explain-values = 数值
explain-blank = 本规则集没有规定
explain-quote = 要求原文
explain-basis = 数值来源
explain-confirm = 人工核对方法
diff-none = 两套规则要求相同。
diff-stricter = 更严
diff-looser = 更宽
diff-untold = 无法判断更严还是更宽
diff-words = 仅文字不同
warning-untold = 本行与其依据的规则要求不同，无法判断更严还是更宽
warning-not_compared = 本规则集不是程序自带的，也没有以自带规则集为依据：未与任何平台规则比对

## What a test asks for

check-digest = 文件与事先给出的 SHA-256 一致
check-file_intact = 文件声明的内容全部存在
check-observed_none = 未发现此类情况
check-native = 文件带有拍摄设备的标记，没有剪辑软件的标记
check-recording_time_known = 有时钟说明拍摄时间
check-gap = 时间记录没有空缺
check-span_limit = 此类片段足够短
check-speed = 按拍摄时的速度播放
check-attested = 有具名人员说明
check-in_frame = 有具名人员说明验货全程在画面内，且没有发现相反情况
check-sequence = 步骤顺序符合要求
check-waybill_read = 面单上的运单号由程序识读足够多次
check-waybill_match = 面单上的运单号与应有的运单号一致
check-waybill_single = 没有识读到其他号码
check-same_take = 单号与验货在同一个不间断镜头内
check-resolution = 画面和面单的像素足够
check-sharpness = 画面足够清晰
check-light = 画面不过暗也不过亮
check-frame_rate = 每秒画面数足够
check-time_window = 签收后在时限内开始拍摄
check-time_order = 没有在签收之前开始拍摄
check-take_length = 拍摄时间不过长
check-zone_stated = 案件中的时间注明了时区
check-upload = 文件可以原样提交

## How a person can confirm it

confirm-digest = 计算文件的 SHA-256（例如用 sha256sum），逐字比较。
confirm-file_intact = 把文件播放到结尾，与拍摄设备上原件显示的时长比较。
confirm-observed_none = 在所列时刻逐帧播放，比较前后的手、物品和光线。
confirm-native = 询问文件如何从拍摄设备传到这里，并与设备上的原件比较。
confirm-recording_time_known = 查看文件属性或画面中时钟的拍摄时间，并询问由哪个时钟得来。
confirm-gap = 在所列时刻逐帧播放：有没有需要时间的动作一下子完成？
confirm-span_limit = 播放所列片段：其中有没有东西在动，能不能看见？
confirm-speed = 看手和下落物品的动作速度是否自然，听声音和动静是否自然，并与画面中的时钟比较。
confirm-attested = 播放该人员所指的片段，看画面是否如其所述。
confirm-in_frame = 从拆封播放到最后一件：包裹、双手和物品是否始终在画面内？
confirm-sequence = 记下单号、外观、拆封、内件各自首次出现的时间，与认可的顺序比较。
confirm-waybill_read = 用手机扫描截图中的面单，或直接读出单号。
confirm-waybill_match = 读出截图上的运单号，与应有的运单号逐字比较。
confirm-waybill_single = 查看每个识读到的号码：它在哪张面单上？
confirm-same_take = 从面单不停地播放到最后一件：是不是同一个镜头？
confirm-resolution = 按原始尺寸查看画面：能否看清面单？
confirm-sharpness = 播放关键部分：能否看清所展示的内容？
confirm-light = 播放关键部分：有没有因过暗或反光而看不清？
confirm-frame_rate = 播放快速动作：画面是否跳动？
confirm-time_window = 把承运人记录的签收时间与拍摄时间换算到同一时区比较。
confirm-time_order = 把承运人记录的签收时间与拍摄时间换算到同一时区比较。
confirm-take_length = 在播放器中查看时长。
confirm-zone_stated = 询问每个时间是按哪个时区记录的。
confirm-upload = 把文件的大小、时长和格式与平台上传页面的要求比较。

## Names of the parameters of tests

param-codes = 类别
param-fail_codes = 以下即不符合
param-review_codes = 以下需查看
param-hint_codes = 发现时需查看
param-covered_by = 由以下佐证
param-statement = 说明内容
param-contrary = 若说明相反
param-from_start = 自开头起至少
param-orders = 认可的顺序
param-frames_apart = 或间隔开的
param-apart = 间隔至少
param-gap_fail = 造成中断的空缺
param-clock_uncertainty = 时钟可能偏差
param-fail_in_key_span_only = 仅拆封至最后一件之间判为不符合
param-window_end = 时限截止
param-hours = 小时
param-calendar = 自然日（含签收当日）
param-utc_offset = 时区（UTC 以东小时数）
param-size = 大小
param-max = 最多
param-max_megabytes = 最多 MB
param-max_seconds = 最长秒数
param-below = 须小于，不含等于
param-formats = 格式
param-format = 格式
param-max_formats = 接受的格式
word-fail = 不符合
word-review = 需查看
step-number = 单号
step-outside = 外观
step-opening = 拆封
step-contents = 内件

## What is still needed

missing-title = 还需要（最有用的在前）
missing-more = 其余 { $count } 项见 report.json
missing-advisory = 不影响结论
missing-proposed = 位置由扫描建议
missing-look = 请查看并说明情况：{ $title }。
missing-replacement = { $title }：不符合，补充说明也不能改变。请提交拍摄设备上的原始文件，或其他凭证。
missing-fact = 请在案件信息中填写：{ $title }。
missing-document = 请提交：{ $title }。
missing-statement = 需要人工确认：{ $title }。
ask-fact-expected_waybills = 请填写应有的运单号（--waybill）。
ask-fact-signed_off_at = 请填写承运人记录的签收时间和时区（--signed-at）。
ask-fact-zone = 请为每个时间注明时区，例如 +08:00。
ask-fact-recorded_at = 请填写开始拍摄的时间以及依据的时钟（案件信息中的 recorded_at）。加上 --file-clocks，则把文件名中的时间和磁盘上的最后修改时间各作为一个时钟。
ask-fact-recorded_at-else = 请填写开始拍摄的时间以及依据的时钟（案件信息中的 recorded_at）。
ask-statement-sealed_at_start = 请确认：视频开始时包裹未拆封。
ask-statement-outside_shown = 请确认：展示了包裹的哪几面。
ask-statement-opening_seen = 请确认：拆封动作可见，从何时到何时。
ask-statement-contents_shown = 请确认：每件物品均已展示，并清点件数。
ask-statement-stayed_in_frame = 请确认：从拆封到最后一件，验货全程在画面内。
ask-statement-natural_speed = 请确认：从头到尾，手和物品的动作速度自然，没有一段被加快或放慢。
ask-statement-label_on_parcel = 请确认：面单在所拆的包裹上。
ask-statement-waybill_transcribed = 请从画面中读出运单号，并照原样填写。

## What a report waits for

waits-look = 请先查看 { $at }。
waits-facts = 检查没有发现不符合规则之处，还缺案件信息或材料。

## Explaining a finding

explain-because = 理由
explain-stills = 截图
explain-needed = 还需要
explain-policy = 规则集

## What further tests ask for

check-single_file = 录制内容为单一文件
check-sound_present = 争议需要时有声音
check-sound_steady = 声音没有突变
check-clock_steady = 画面中的时钟走时连续
check-steadiness = 画面足够稳定
check-clock_offset = 已知拍摄设备时钟的误差，或误差不影响判断
check-contents = 有具名人员说明内件全部展示，且订单每一行件数齐全
check-serial = 已读出序列号，且与已知序列号相符
check-other_side = 有同一订单的打包视频报告
check-checklist = 验货清单每一项都有结果
check-custody = 货物经手的每个环节都有凭证
check-dispute_fit = 此类视频能够说明争议点
check-reason_fit = 凭证的主张与已接受的退款原因不冲突
check-modality_fit = 争议点适合用此种形式说明
check-neutral_words = 人工填写的文字保持中性
check-limits_stated = 报告注明它不能说明什么
check-reproducible = 同一视频再次扫描，得到相同的记录
confirm-single_file = 查看拍摄设备：是否由设备自动分段，各文件是否首尾相接？
confirm-sound_present = 完整听一遍视频的声音。
confirm-sound_steady = 听所列时刻：声音是否中断或跳变？
confirm-clock_steady = 读出所列时刻前后画面中的时钟，与视频经过的时间比较。
confirm-steadiness = 播放视频：能否看清全过程？
confirm-clock_offset = 把拍摄设备的时钟与标准时间对照，记下差值。
confirm-contents = 播放展示内件的片段，清点订单每一行的件数。
confirm-serial = 读出截图上的序列号，逐字比较。
confirm-other_side = 比较两段视频中的商品、面单和序列号。
confirm-checklist = 逐项播放对应片段，看画面是否如所填结果。
confirm-custody = 与承运人的物流记录和店铺自己的记录核对时间。
confirm-dispute_fit = 比较争议点与视频能够说明的内容。
confirm-reason_fit = 查看已接受的退款原因，包括超时自动接受的情况。
confirm-modality_fit = 确认视频中能否看到或听到争议内容。
confirm-neutral_words = 阅读填写的文字：是否只陈述事实？
confirm-limits_stated = 阅读报告最后一节：是否写明各项检查不能说明什么？
confirm-reproducible = 用相同版本再次扫描同一文件，比较两份记录的 SHA-256；先比较视频的 SHA-256。

## Further reasons

reason-fits_dispute = 凭证与争议点相关。
reason-fits_partly = 凭证须与其他凭证一起才能说明争议点。
reason-does_not_fit = 此类凭证无法说明争议点。
reason-document_missing = 缺少该争议所需的材料。
reason-custody_gap = 这段时间货物所在没有凭证。
reason-count_short = 清点件数少于订单件数。
reason-serials_equal = 序列号与已知序列号相符。
reason-serials_differ = 序列号与已知序列号均不相符。
reason-several_files = 录制内容有多个文件，需人工查看是否由设备自动分段。
reason-other_not_valid = 另一方向的视频无效，或仍需人工查看。
reason-record_not_compared = 扫描记录读自文件，未与视频核对。
reason-not_neutral = 填写的文字预设了原因或责任，请改为陈述画面可见的情况。

## Further statements

statement-line_shown = 订单某一行已展示并清点
statement-serial_read = 人工读出序列号
statement-inspected = 验货清单中的一项
statement-waybill_applied = 面单在画面内贴到该包裹上
statement-items_packed = 封箱前展示了全部商品
statement-cushioning_used = 放入了缓冲材
statement-film_on = 保护膜在位
statement-sealed_on_camera = 在画面内完成封箱
ask-statement-line_shown = 请按订单逐行清点画面中的件数。
ask-statement-serial_read = 请从画面中读出序列号，并照原样填写。
ask-statement-inspected = 请填写验货清单；“无法判断”也是一种结果。
ask-statement-waybill_applied = 请确认：面单在画面内贴到该包裹上。
ask-statement-items_packed = 请确认：封箱前展示了全部商品。
ask-statement-cushioning_used = 请确认：放入了缓冲材。
ask-statement-film_on = 请确认：保护膜在位。
ask-statement-sealed_on_camera = 请确认：在画面内完成封箱。

## Documents and facts that a case can lack

ask-fact-order_value = 请填写订单金额（案件信息中的 order_value）。
ask-fact-clock_offset = 请填写拍摄设备时钟的误差（案件信息中的 clock_offset）。
ask-fact-recorder_zone = 请填写录制设备的时钟所用的时区（案件信息中的 recorder_zone）。
ask-document-other_report = 打包视频的报告（--other-report）。
ask-document-weight_record = 包裹重量记录：称重照片或承运人记录。
ask-document-packing_list = 装箱清单。
ask-document-order_screenshot = 订单截图。
ask-document-listing_screenshot = 商品页面截图。
ask-document-ruler_photo = 带尺子的完整尺寸照片。
ask-document-inspection_document = 检验机构或实验室文件：气味、口味无法用视频说明。
ask-document-sign_off_record = 承运人的签收记录。
ask-document-packing_photos = 外包装、内包装、面单和破损处的照片。
ask-document-tracking_record = 承运人的物流轨迹。
ask-document-proof_of_delivery = 妥投证明。
ask-document-chat_record = 相关聊天记录。
ask-document-authenticity_papers = 品牌方或鉴定机构关于商品来源的文件。
ask-document-joint_inspection_minutes = 与承运人共同验货的记录。

## Names of further values

param-files = 文件
param-line = 订单行
param-seen = 看到
param-item = 项目
param-items = 项目
param-condition = 结果
param-criteria = 规则
param-segment = 环节
param-before_segment = 前一环节
param-after_segment = 后一环节
param-evidence = 凭证
param-document = 材料
param-dispute = 争议点
param-disputes = 适用争议
param-accepted_reason = 已接受的原因
param-claim = 主张
param-needs = 需要
param-counted_from = 起算时间
param-offset = 时钟误差
param-margin = 距时限
param-max_gap = 空缺最多
param-fail_gap = 间隔超过即不符合
param-from_value = 适用订单金额起
param-value = 订单金额
param-max_high_motion = 晃动最多
param-limits = 已注明的局限
param-scanned_with = 扫描程序
param-judged_with = 判断程序
word-tool = 扫描程序的名称和版本
word-libraries = 程序库的版本
word-coverage = 各项检查的范围
limits-scene = 只说明文件内容，不说明场景真实
limits-bytes = 针对哪个文件
limits-pause = 暂停可能不留痕迹
limits-nothing_found = 未发现不等于证明
limits-partly_checked = 只检查了一部分的内容
limits-clock_unchecked = 时钟未经核对
limits-record_not_compared = 扫描记录未与视频核对
limits-no_advice = 不是法律意见
word-order_value = 订单金额
word-custody = 经手环节
word-dispute = 争议点
word-clock_offset = 时钟误差
param-name = 文件名
word-file_name = 文件名中的时间
word-file_system = 磁盘上的最后修改时间
word-unknown_zone = 未注明，按所有可能的时区计算
word-undecided = 无法据此判断
word-opened_by_installer_at = 安装人员开箱时间
place-start = 首个画面之前
place-middle = 两个画面之间
place-end = 最后一个画面之后
place-unknown = 无法确定
word-agreement = 多个画面或两种读码方法一致
word-plausible_number = 快递公司可能使用的号码
word-whole_symbol = 完整的码
word-place = 自己的位置
word-print = 条纹印迹的佐证
word-note = 备注
word-whole_take = 整段视频
word-exceptions = 例外情况
word-other_report = 打包视频的报告
word-sound = 声音
word-ruler = 尺子
word-document = 文件材料
word-video = 视频
word-resale_affected = 影响二次销售
word-quality = 质量问题
word-missing_or_wrong = 少发或错发
word-change_of_mind = 无理由
dispute-empty_parcel = 空包
dispute-missing_items = 少件
dispute-wrong_item = 发错
dispute-swapped_return = 退回商品不符
dispute-quality_visible = 可见质量问题
dispute-quality_invisible = 气味、口味
dispute-sound_fault = 声音故障
dispute-function_fault = 功能故障
dispute-size_differs = 尺寸不符
dispute-transit_damage = 物流破损
dispute-not_received = 未收到
dispute-human_damage = 拆封或使用过程中的破损
dispute-not_as_described = 描述不符
dispute-use_traces = 使用痕迹
dispute-counterfeit = 商品来源

## The inspection checklist

item-outer_box = 外箱
item-seal = 封条
item-label = 面单
item-inner_packaging = 内包装
item-cushioning = 缓冲材
item-film = 膜或塑封
item-hang_tag = 吊牌
item-identity = 规格
item-quantity = 数量与配件
item-serial = 序列号或批号
item-flaws = 瑕疵与缺损
item-use_traces = 使用痕迹
item-function = 功能
condition-intact = 完好
condition-wet = 潮湿
condition-dented = 凹陷
condition-torn = 破裂
condition-re_taped = 重新封过
condition-broken = 断开
condition-re_sealed = 重新封口
condition-absent = 没有
condition-matches = 一致
condition-different = 不同
condition-differs = 不符
condition-covered = 被遮挡
condition-damaged = 破损
condition-opened = 已打开
condition-not_original = 非原装
condition-present = 有
condition-displaced = 位移
condition-unopened = 未打开
condition-opened_traces = 有打开过的痕迹
condition-removed = 已去除
condition-attached = 在位
condition-cut = 已剪
condition-as_expected = 数量相符
condition-fewer = 少于应有
condition-more = 多于应有
condition-same = 相同
condition-unreadable = 无法读出
condition-none = 无
condition-described = 见备注
condition-film_only = 仅去除胶膜
condition-used = 有使用痕迹
condition-soiled = 有脏污
condition-works = 正常
condition-fault_shown = 视频可见故障
condition-not_tested = 未测试
condition-not_visible = 无法判断

## 命令的错误信息

failure-open-missing = 没有这个文件，请检查路径
failure-open-stdin = 不从标准输入读取视频；请先存成文件，再给出文件路径
failure-open-address = 不读取网址，也不使用网络；请先把视频存成文件，再给出文件路径
failure-open-directory = 这是一个文件夹，请给出一个视频文件
failure-open-not-regular = 不是普通文件，请先把视频复制到硬盘
failure-open-empty = 文件是空的，请从录制设备重新复制
failure-open-unreadable = 文件无法读取：{ $cause }
failure-media-unknown-format = 不是 onetake 能读取的视频文件（检测到：{ $found }）；请勿转换格式，请使用录制设备的原始文件
failure-media-playlist = 这是指向其他文件的 { $kind }，不是视频；请给出视频文件本身
failure-media-damaged = 文件已损坏或不完整：{ $format } 容器无法读取（{ $message }）；请从录制设备重新完整拷贝
failure-media-no-video = 文件中没有视频流（{ $streams }）；请给出视频，而不只是声音
failure-media-unknown-codec = 视频编码为 { $codec }，onetake 不支持解码
failure-media-above-limit = 视频声明的 { $what } 为 { $declared }，超过上限 { $limit }
failure-media-bad-time-base = 视频流声明的时间基为 { $num }/{ $den }，不是时间单位
failure-media-io = 读取文件失败
failure-media-library = 媒体库在 { $action } 时出错：{ $message }
failure-no-frames = { $packets } 个视频数据包中没有一帧能解码；文件已损坏，或只有开头部分
failure-out-exists = 已存在；请用 --out 指定其他位置，或用 --force 替换
failure-out-not-ours = 其中有并非 onetake 写出的内容，不予替换；请用 --out 指定其他位置
failure-out-no-name = 不能作为新文件或文件夹的名称；请用 --out 指定其他位置
failure-out-no-folder = 没有文件夹 { $parent }；请先创建，或用 --out 指定其他位置
failure-out-not-a-folder = { $parent } 是文件，不是文件夹；请用 --out 指定其他位置
failure-out-busy = 另有一次运行一直在写入这里；请等它结束后再试
failure-out-no-locks = 无法加锁（{ $cause }），同时写入会丢失确认内容；请用 --out 指定本机磁盘上的位置
failure-out-unwritable = 无法写入（{ $cause }）；请用 --out 指定其他位置
failure-unreadable = 无法读取（{ $cause }）；请检查路径
failure-stopped = 已停止，没有写出任何内容
out-aside = 运行期间此处出现了其他内容，已原样保留；结果写入 { $place }
out-kept = 原有结果中新放入了其他内容，已一并保留在 { $place }

## 面单检测

label-looked = { $frames ->
    [one] 已查看 1 张图片，{ $size } 像素
   *[other] 已查看 { $frames } 帧，{ $size } 像素
 }
label-read = 已读出
label-seen = 读到的次数太少，不计
label-unread = 一张未能读出的面单
label-module = 最细的条 { $module } 像素
label-from-to = { $from } 至 { $to }
label-nothing = 没有读出任何条码。
label-advice = 下次录制时：
label-advice-none = 面单清晰可读，尚有余量。
label-advice-no_label = 未能辨认出面单。请在光线充足处把面单放平，使其至少占画面宽度的三分之一。
label-advice-too_small = 面单太小：最细的条 { $module } 像素。请移近摄像头，把拍摄距离缩短到约 1/{ $times }，或用更高的分辨率录制。
label-advice-near_limit = 面单已读出，但偏小：最细的条 { $module } 像素。把拍摄距离缩短到约 1/{ $times }，晃动或光线较弱时也有余量。
label-advice-too_dark = 面单上光线不足。请在摄像头旁加一盏灯。
label-advice-glare = 面单上有灯光反射。请倾斜面单或移动灯。
label-advice-moving = 面单在移动。请静止两秒。
label-advice-too_short = 面单出现的帧数太少。请至少展示两秒。
label-advice-unclear = 面单够大也够亮，但未能读出。请放平并对焦；面单可能有褶皱或打印不清。

## What persons saw, side by side

section-consistent = 所见状态与哪些情形相符
consistent-note = 这不是结论：不影响判断，也不针对任何人。
explain-consistent = 相符情形
consistent-before_dispatch = 与“发货前已是如此”的情形相符，也与“运输中受到冲击而外部未留痕迹”的情形相符；与外力挤压的情形不符。
consistent-transit_handling = 如外箱、内包装和商品的损伤位于同一处，则与运输途中受损的情形相符。
consistent-opened_between = 与“封箱之后、拍摄之前曾被打开”的情形相符；由谁打开，画面未显示。
consistent-short_packing = 与“装箱时数量不足”的情形相符；请与打包视频对照。
consistent-handled_after_unsealing = 与“拆封之后曾被使用或接触”的情形相符。
consistent-nothing_visible = 外箱和内包装都看不到，无法说明与何种情形相符。

## The video of the other direction

section-other = 另一方向的视频
other-waybills = 该视频的应有运单号
other-serials-there = 该视频中的序列号
other-serials-here = 本视频中的序列号
other-count = 清点件数
other-count-value = 订单行 { $line }：该视频 { $there } 件，本视频 { $here } 件
param-counted_there = 另一视频中的件数
param-number_there = 另一视频的运单号

## What the report says of what is open

reason-outside_limit-below = { $name } { $value }，低于 { $limit }。
reason-outside_limit-above = { $name } { $value }，高于 { $limit }。
reason-waybill_different-what = 读到 { $text }，应有 { $expected }。
ask-replacement-waybill_different = 视频中的单号与应有的单号不同：请核对表格里的单号，或换成对的视频。
missing-no-change = 另有 { $count } 项未完成，补充了也不改变结论，因此不列出。

## The head of the report

page-order = 订单号
page-reference = 店铺编号
page-recorded-at = 拍摄时间
basis-line-measured = 程序核对 { $measured } 项规则；尚无人工确认。
basis-line-both = 程序核对 { $measured } 项规则；{ $confirmed } 项由 { $names } 确认。
basis-line-explained = { $line }经人工说明后视为符合：{ $rules }。
basis-person = { $who }（{ $role }，{ $date }）
next-title = 下一步：填写确认，再重新判定
next-note = 第一条命令会逐项询问，并给出扫描建议查看的位置：回车即确认，n 表示看不清。只确认自己看到的内容。
next-note-typed = 请把大写部分换成实际内容：NAME 姓名，ROLE 职务，MIN:SEC 播放器上的时间（分:秒），TEXT 您在该处看到的情况，STATE 填 seen（该情况有合理原因，不作为不符合处理）、not-seen（情况属实）或 not-visible（无法判断）。没有看到的不要填写。
section-sources = 附录：规则出处
policy-page-not-read = 未查阅平台官方页面，规则内容据其他网站转载。
moment-shown-above = 截图见上方

to-do-more = （另有 { $count } 项）

missing-title-optional = 可以补充，不影响结论

## Camera, parcel and clock in the picture
timeline-camera = 机位、画面
timeline-parcel = 包裹
timeline-weak = 浅色：可信度不到一半
timeline-parcel-in = 包裹在画面内
timeline-parcel-edge = 在画面边缘
timeline-parcel-out = 在画面外
timeline-parcel-hidden = 被遮挡或未找到
timeline-parcel-unknown = 无法跟踪
timeline-camera-fixed = 固定
timeline-camera-handheld = 手持
timeline-camera-unknown = 无法判断
presence-name = 状态
presence-fixed = 固定机位
presence-handheld = 手持拍摄
presence-unknown = 无法判断
presence-in = 在画面内
presence-edge = 在画面边缘
presence-out = 在画面外
presence-hidden = 被遮挡或未找到
blocked-name = 画面如何丢失
blocked-covered = 被遮挡
blocked-dark = 变黑
blocked-blurred = 失焦或模糊
edge-name = 画面边缘
edge-left = 左侧
edge-right = 右侧
edge-top = 上方
edge-bottom = 下方
last_edge-name = 最后的动作靠近
last_edge-left = 左侧
last_edge-right = 右侧
last_edge-top = 上方
last_edge-bottom = 下方
clock_level-name = 读出的内容
clock_level-ticks = 只有秒
clock_level-time = 时分秒
clock_level-datetime = 日期和时间
param-fixed = 静止
param-moved = 移动
param-unknown = 无法判断
param-views = 不同的展示面
param-activity = 动作时长
param-quiet = 静止时长
param-quiet_after = 之后静止
param-first = 开始时显示
param-last = 结束时显示
param-dates = 可能的日期
section-recording-times = 各来源的拍摄时间
recording-trust-recorder = 录制设备自身的时钟
recording-trust-person = 人工填写
recording-trust-changeable = 任何人都可改动
recording-zone-unknown = 未注明时区：按所有时区计算
recording-zone = 按时区 { $zone } 理解
recording-began-between = 拍摄开始于 { $from } 至 { $until } 之间
recording-began-before = 拍摄开始于 { $until } 之前
param-clocks_apart = 超出两者允许偏差
param-other_at = 另一时钟的时间
param-other_clock = 另一时钟
param-way = 面单经过的区域
param-table = 工作台区域
param-removal = 试剪时长
param-removal_shown = 能看出的比例
param-instants = 试剪次数
