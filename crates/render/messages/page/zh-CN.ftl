### Words of the page of the return desk

## The bar, and what is said at the foot

page-places = 页面
page-queue = 案件
page-numbers = 今日统计
page-setup = 导入视频
page-help = 按键说明
page-search = 输入单号的任意部分，或扫描面单
page-search_none = 没有找到“{ $text }”
page-search_several = “{ $text }”有 { $count } 件
page-search_open = “{ $text }”就是当前案件
page-search_leave = 退出搜索
page-close = 关闭
page-go_back = 返回
page-details = 详情
page-lost = 工作台没有回应。已填的内容都还在。如已关闭，请重新打开，在它打开的新页面继续。
page-back = 工作台已恢复
page-no_answer = 工作台没有应答，内容没有丢失。
page-refused = 未能完成。
page-slip = 页面出错（{ $text }）。请刷新，已填的内容会保留。

## Time

page-left = 剩 { $time }
page-overdue = 已超时 { $time }
page-days = { $days } 天
page-days_hours = { $days } 天 { $hours } 小时
page-hours_minutes = { $hours } 小时 { $minutes } 分
page-hours = { $hours } 小时
page-minutes = { $minutes } 分钟

## The queue

page-filters = 筛选
page-filter_person = 待人工
page-filter_look = 需查看
page-filter_invalid = 无效
page-filter_valid = 有效
page-filter_unmatched = 未匹配
page-filter_set_aside = 已搁置
page-filter_all = 全部
page-export = 导出
page-expected = 应有
page-read = 读到
page-same = 一致
page-differs = 不符
page-number_part = 缺 { $count } 个
page-number_none = 未读到
page-expected_none = 未填写
page-no_picture = 无画面
page-no_video = 没有视频
page-videos = { $count } 个视频
page-empty_desk = 还没有案件。请先导入视频文件夹。
page-empty_filter = 没有这类案件。可查看全部。
page-nothing_waits = 没有待处理的案件了。
page-still_waits = 还有 { $count } 件没有可填的内容，需另行处理。

## A review

page-review = 查看案件
page-papers = 案件材料
page-video = 视频
page-videos_of_case = 本案的视频
page-tasks = 待确认
page-order_is = 订单 { $number }
page-waits = 待确认
page-waits_for = 等待：{ $what }
page-drafted = 已填：{ $text }
page-kept = 之前填的 { $count } 项还在，按 s 保存。
page-facts_missing = 还缺 { $count } 项案件信息：
page-notes_more = 另有 { $count } 条提示
page-place_proposed = 建议查看
page-place_look = 请查看
page-confidence = 把握 { $text }
page-signed = 签收 { $time }
page-place_set = 已设定：
page-place_none = 没有建议位置：用 [ ] 设定起止
page-place_missing = 请先用 [ ] 设定开始和结束
page-start_missing = 还缺开始：到位后按 [
page-end_missing = 还缺结束：到位后按 ]
page-span_set = 起止已设定，按 y 确认。
page-start = 开始
page-end = 结束
page-confirm = 确认
page-contrary = 相反
page-state_seen = 可见
page-state_not_seen = 看到相反情况
page-state_not_visible = 看不清
page-same_take = 连续拍摄
page-is_cut = 是剪切
page-note = 说明
page-note_same_take = 此处连续拍摄，没有剪切。
page-note_cut = 画面在此处中断。
page-note_not_visible = 从画面无法判断。
page-note_missing = 请写明这是什么情况，按回车，再按 c。
page-before = 之前
page-after = 之后
page-ordered = 订单数量 { $count }
page-count = 件数
page-count_label = 看到几件：{ $line }
page-pieces = { $count } 件
page-number = 号码
page-look_keys = 这一处：c 连续拍摄，x 是剪切，n 看不清
page-only_moments = c 只用于标出的时刻，这里用 y 或 n
page-count_missing = 请输入看到几件
page-number_missing = 请照原样输入号码
page-number_unread = 读不出就先留空，继续下一项
page-sides_missing = 请用 1–6 选择展示的面
page-no_task = 这里没有待确认项
page-nothing_asked = 这段视频没有需要人工确认的内容。
page-all_answered = 已全部填完，按 s 保存并看下一件。
page-undo = 撤回
page-undone = 已撤回：{ $title }
page-nothing_to_undo = 没有可撤回的
page-save_count = 保存 { $count } 项，下一件
page-next_case = 下一件
page-saved = 已保存 { $count } 项。
page-nothing_to_save = 没有要保存的内容。
page-changed = 这期间有人作了确认。
page-save_again = 您填的还在，按 s 保存。
page-stated = 已确认（{ $count }）
page-change = 更改
page-beside = 另作确认
page-beside_says = { $who } 的确认保留不变，两者都算数；若不一致，需再次查看。
page-replaced = 已被替换
page-findings = 检查 { $count } 项 · 不符合 { $fail } · 需查看 { $review }
page-findings_list = 检查项
page-one_video = 本案只有一个视频
page-label = 面单
page-no_label = 没有面单的画面
page-zoom_size = 原始大小
page-checklist = 验货清单

## The player and its timeline

page-space = 空格
page-frame_back = 上一帧
page-frame_forth = 下一帧
page-volume = 音量
page-playhead = 播放位置
page-timeline = 时间轴
page-lane_moment = 时刻
page-lane_stage = 步骤
page-lane_label = 面单
page-lane_clock = 时钟
page-lane_mine = 我的
page-preview_mark = 仅供观看的预览，以原视频为准
page-preview_making = 此浏览器不能播放原视频，正在制作预览
page-preview_failed = 无法制作预览。
page-stills_stay = 旁边的截图仍可使用。

## Who is there

page-sign_in = 登录
page-sign_in_title = 谁在确认？
page-sign_in_other = 换人
page-signed_in = { $name } 已登录
page-sign_out = 退出登录
page-who = 人员
page-name = 姓名
page-role = 职务
page-pin = PIN 码
page-pin_needed = 至少 4 位
page-pin_optional = 在本机可以不设
page-person_add = 添加人员
page-role_inspector = 验货员
page-role_packer = 打包员
page-role_lead = 班组长
page-role_service = 客服

## Papers of a case

page-packing = 发货
page-return = 退货
page-order_lines = 订单商品
page-article = 商品
page-quantity = 数量
page-counted = 清点
page-serials = 序列号
page-not_counted = 未清点
page-documents = 附件
page-documents_none = 还没有附件。
page-document_kind = 类型
page-document_file = 文件
page-attach = 添加附件
page-attached = 已添加 { $name }
page-sending = 正在上传…
page-facts = 还缺的信息
page-keep = 保存
page-fact_kept = 已保存
page-reports = 报告

## Numbers of the day

page-reasons = 最常见的原因
page-reasons_none = 还没有。
page-reason = 原因
page-cases = 案件
page-advice = 怎样改进
page-stations = 工位
page-stations_none = 文件名中没有工位。
page-station = 工位
page-taken_in = 视频
page-label_small = 面单太小

## Taking in videos

page-setup_lead = 选择视频文件夹，勾选退货表格。只读取视频，不会改动。
page-batch = 进度
page-folders = 文件夹
page-folders_none = 这里没有文件夹。
page-folder_up = 上一级
page-sheets = 表格
page-sheets_none = 这里没有表格，请打开存放表格的文件夹。
page-videos_here = 此文件夹有 { $count } 个视频
page-videos_none_here = 此文件夹没有视频
page-without_sheet = 没有表格就无法核对单号。
page-start_batch = 开始
page-batch_idle = 没有进行中的任务
page-batch_running = 正在扫描视频
page-batch_done = 已完成
page-batch_failed = 已中断
page-batch_again = 查找新视频
page-to_queue = 去看案件

## Keys

page-keys_queue = 列表中
page-keys_review = 案件中
page-keys_player = 视频
page-keys_everywhere = 随处可用
page-key_move = 下一行、上一行
page-key_open = 打开
page-key_papers = 案件材料
page-key_all = 回到待人工
page-key_confirm = 确认建议的内容
page-key_not_visible = 看不清
page-key_contrary = 看到相反情况
page-key_span = 设定开始、结束
page-key_sides = 选择展示的面
page-key_count = 输入件数，回车确认
page-key_same_take = 连续拍摄
page-key_cut = 是剪切
page-key_undo = 撤回上一项
page-key_save = 保存，下一件
page-key_task = 下一项、上一项
page-key_checklist = 验货清单
page-key_video = 换另一个视频
page-key_hand_over = 生成证据、证据包和提交材料
page-hand_over_begun = 正在生成证据、证据包和提交材料……
page-hand_over_save = 请先按 s 保存：未保存的内容不会写入报告
page-key_back = 返回列表
page-key_play = 播放、暂停
page-key_frame = 逐帧
page-key_second = 1 秒
page-key_seconds = 5 秒
page-key_speed = 速度
page-key_sound = 声音开关
page-key_zoom = 放大
page-key_search = 搜索
page-key_scan = 扫码枪扫面单即可搜索
page-key_help = 全部按键
page-key_tab = 到下一个控件
page-explained = 说明情况
page-is_so = 情况属实
page-note_is_so = 已查看，情况属实。
