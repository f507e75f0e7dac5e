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

## How a video was matched

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
desk-note-several_files = 这段拍摄有多个文件：请全部查看
desk-note-same_bytes = 相同内容的文件还在：{ $paths }
