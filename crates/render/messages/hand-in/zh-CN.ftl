# 提交的内容：可粘贴的文字，以及说明每个文件用途的一页。

## 可粘贴的文字

kit-caption-waybill = 快递单号：{ $waybill }
kit-caption-order = 订单号：{ $order }
kit-caption-read = 视频中 { $at } 处面单上可读到单号 { $waybill }
kit-caption-length = 录像时长 { $length }
kit-caption-whole = 录像时长 { $length }，完整展示
kit-caption-more = ……另有 { $count } 个
kit-caption-seen = { $at }：{ $what }
kit-caption-original = 原视频的 SHA-256：{ $sha256 }
kit-caption-copy = 此处的视频是完整录像的副本，为符合上传限制而重新编码，不是原件。副本的 SHA-256：{ $sha256 }

## 表单接受什么

kit-title = 提交到：{ $form }
kit-title-unknown = 待提交。该平台的表单情况未知：请自行核对其限制
kit-source = 表单接受的内容，{ $date } 读自 { $source }。上传前请与表单核对：
kit-takes-video = 视频：{ $limits }
kit-takes-photo = 图片：{ $limits }
kit-takes-text = 文字：{ $limits }
kit-takes-pdf = PDF：{ $limits }
kit-takes-link = 链接：{ $limits }
kit-up_to = 不超过 { $value }
kit-below = 小于 { $value }
kit-formats = 格式 { $formats }
kit-count = 最多 { $count } 张
kit-characters = 不超过 { $count } 字
kit-taken = 接受
kit-not_taken = 不接受
kit-unknown = 未知：请查看表单
kit-no_limit = 没有写明限制

## 各个文件

kit-files = 各个文件及其用途：
kit-file-pdf = 证明书：在接受文档的地方上传
kit-file-pictures = 证明书的图片和录像截图（带时间）：在接受图片的地方上传
kit-pictures-labels = 证明书和图片页中，读到面单的地方，除单号外都已遮盖。没有读到的地方没有遮盖：提交前请查看，并用 --mask 补充遮盖。
kit-pictures-labels_kept = 证明书和图片页中的面单未遮盖：若能看到姓名或地址，请用 --mask 遮盖。
kit-file-copy = 完整录像的副本：在接受视频的地方上传
kit-file-copy_facts = 副本是怎样制作的：请保留，有人询问时出示
kit-file-captions = 与文件一起粘贴的文字（{ $characters } 字）
kit-captions-cut = 因表单只接受 { $max } 字而略去的行数：{ $count }
kit-sums = 各文件的 SHA-256，可用 sha256sum -c 核对：
kit-original = 原件：SHA-256 { $sha256 }，{ $size }。请原样保留：只有原件能与报告比对。

## 视频

kit-copy-fits = 副本符合限制：{ $size }，{ $length }。录像的每个画面都在原来的时间（{ $frames }）；没有剪切，也没有加速。
kit-copy-no_limit = 副本为 { $size }，时长 { $length }。录像的每个画面都在原来的时间（{ $frames }）；没有剪切，也没有加速。
kit-copy-read = 程序仍能在其中读到单号：{ $numbers }
kit-copy-unread = 原视频中没有读到单号，所以没有测量副本中的面单是否清楚：请自己查看。
kit-copy-line = 画面中写有：{ $line }
kit-copy-masked = 画面中遮盖的部分：{ $count } 处
kit-copy-labels = 读到面单的地方，除单号外都已遮盖。没有读到的地方没有遮盖：提交前请查看副本，并用 --mask 补充遮盖。平台要求看到整张面单时，请用 --keep-label。
kit-copy-labels_kept = 面单完整展示，包括上面的姓名和地址。
kit-original-fits = 原件本身也在这些限制之内；其中没有任何遮盖。
kit-no-too_long = 完整录像不能作为视频在此提交：时长 { $length }，表单只接受 { $max }。录像不会剪切，也不会加速。
kit-no-fit = 完整录像不能作为视频在此提交：压缩到 { $size } 后什么都看不清。
kit-no-legible = 完整录像不能作为视频在此提交：在符合限制的副本中，单号（{ $numbers }）已无法读出。
kit-no-whole = 没有完整录像的副本：{ $frames } 个画面中有 { $copies } 个进入副本，或不在原来的时间，损坏的文件会这样。请提交原件。
kit-no-times = 没有完整录像的副本：{ $frames } 个画面并非都在原来的时间，损坏的文件会这样。请提交原件。
kit-no-video = 没有副本，因为找不到视频：请在文件夹之后写出视频。
kit-no-taken = 没有副本：表单不接受这种视频。
kit-instead-link = 表单接受链接：请把原件放在平台能取到的地方。
kit-instead-pdf = 表单可改为接受 PDF。
kit-instead-unknown = 表单是否可改为接受链接或 PDF，尚不清楚：请询问平台。
kit-instead-none = 表单也不接受链接和 PDF：请询问平台。
