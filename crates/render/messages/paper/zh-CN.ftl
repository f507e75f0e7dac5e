### 纸面用语：首页结论、其后各页和截图页

paper-title = 视频检查
paper-number = 报告编号
paper-page = { $page } / { $pages }
paper-expected = 应为
paper-read = 面单上读到
paper-read-none = 未读到
paper-failed = 未满足
paper-to_do = 仍需人工完成
paper-more = … 另有 { $count } 项，见第 2 页起
paper-digest = 视频的 SHA-256
paper-check = 如何核对
paper-check-digest = “sha256sum” 显示的值与上面一致，就是同一个文件。
paper-check-report = “onetake check” 把报告与记录和视频对照。
paper-open = 未满足或待定
paper-also = 建议
paper-moments = 时刻
paper-settled = 已满足，或不适用
paper-statements = 人员陈述
paper-times = 录制时间
paper-file = 文件
paper-limits = 本报告不能说明什么
paper-sources = 规则来源
paper-stills = 截图
paper-masked = 图片中有 { $count } 处被遮盖，原视频中全部可见。
