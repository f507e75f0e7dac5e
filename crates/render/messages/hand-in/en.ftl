# What is handed in: texts to paste, and the page that says what each file is for.

## Texts to paste

kit-caption-waybill = Waybill number: { $waybill }
kit-caption-order = Order number: { $order }
kit-caption-read = The label in the video reads { $waybill } at { $at }
kit-caption-length = The recording lasts { $length }
kit-caption-whole = The recording lasts { $length } and is shown whole
kit-caption-more = … and { $count } more
kit-caption-seen = At { $at }: { $what }
kit-caption-original = SHA-256 of the original video: { $sha256 }
kit-caption-copy = The video here is a copy of the whole recording, encoded anew so that it fits; it is not the original. SHA-256 of the copy: { $sha256 }

## What the form takes

kit-title = To hand in: { $form }
kit-title-unknown = To hand in. Of the form of this platform nothing is known: compare its limits yourself
kit-source = What the form takes, as read on { $date } at { $source }. Compare it with the form before you upload:
kit-takes-video = Video: { $limits }
kit-takes-photo = Pictures: { $limits }
kit-takes-text = Text: { $limits }
kit-takes-pdf = PDF: { $limits }
kit-takes-link = Link: { $limits }
kit-up_to = up to { $value }
kit-below = less than { $value }
kit-formats = as { $formats }
kit-count = at most { $count }
kit-characters = up to { $count } characters
kit-taken = taken
kit-not_taken = not taken
kit-unknown = not known: look at the form
kit-no_limit = no limit is stated

## The files

kit-files = The files, and what each is for:
kit-file-pdf = the certificate: upload it where documents are taken
kit-file-pictures = the certificate as a picture, then pictures of the recording with their times: upload them where pictures are taken
kit-pictures-labels = In the pictures of the certificate and of the sheets, labels are masked where they were read, all but the number. Where none was read nothing is masked: look at them before you hand them in, and mask more with --mask.
kit-pictures-labels_kept = Labels in the pictures of the certificate and of the sheets are shown whole: mask them with --mask where names or addresses can be read.
kit-file-copy = the copy of the whole recording: upload it where a video is taken
kit-file-copy_facts = how the copy was made: keep it, and show it when somebody asks
kit-file-captions = text to paste beside the files ({ $characters } characters)
kit-captions-cut = Lines left out of it, as the form takes { $max } characters: { $count }
kit-sums = SHA-256 of the files, to be checked with sha256sum -c:
kit-original = The original: SHA-256 { $sha256 }, { $size }. Keep it as it is: only it can be compared with the report.

## The video

kit-copy-fits = The copy fits: { $size }, { $length }. It shows every picture of the recording at its own time ({ $frames }); nothing is cut or sped up.
kit-copy-no_limit = The copy has { $size } and lasts { $length }. It shows every picture of the recording at its own time ({ $frames }); nothing is cut or sped up.
kit-copy-read = A machine can still read the number in it: { $numbers }
kit-copy-unread = No number was read in the original, so how well a label can be read in the copy was not measured: look at it.
kit-copy-line = In its picture stands: { $line }
kit-copy-masked = Parts of the picture that are masked: { $count }
kit-copy-labels = Labels are masked where they were read, all but the number. Where none was read nothing is masked: look at the copy before you hand it in, and mask more with --mask. Where the platform wants to see the whole label, use --keep-label.
kit-copy-labels_kept = Labels are shown whole, with the names and addresses on them.
kit-original-fits = The original is within these limits too, as it is; nothing is masked in it.
kit-no-too_long = The whole recording cannot be handed in here as a video: it lasts { $length }, the form takes { $max }. It is not cut and not sped up.
kit-no-fit = The whole recording cannot be handed in here as a video: in { $size } nothing could be told in it.
kit-no-legible = The whole recording cannot be handed in here as a video: in a copy that fits, the number can no longer be read ({ $numbers }).
kit-no-whole = There is no copy of the whole recording: of { $frames } pictures { $copies } came into it, or not at their own times, as it happens with damaged files. Hand in the original.
kit-no-times = There is no copy of the whole recording: not all of its { $frames } pictures came into it at their own times, as it happens with damaged files. Hand in the original.
kit-no-video = There is no copy, as the video is not at hand: name it after the folder.
kit-no-taken = There is no copy: the form takes no video of that kind.
kit-instead-link = The form takes a link: put the original where the platform can fetch it.
kit-instead-pdf = The form takes a PDF instead.
kit-instead-unknown = Whether the form takes a link or a PDF instead is not known: ask the platform.
kit-instead-none = The form takes neither a link nor a PDF instead: ask the platform.
