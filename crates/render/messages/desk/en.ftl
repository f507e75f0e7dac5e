### Words of the return desk: its table, and what its commands say

desk-title = Return desk
desk-summary = { $cases } cases: { $valid } valid, { $invalid } not valid, { $review } for a person, { $none } without a verdict
desk-no-verdict = No verdict
desk-made = Made by onetake; open a report to see what it rests on.
desk-all = All
desk-search = Any part of a number or name
desk-packing = packing
desk-place = { $file }, { $sheet }row { $lines }

## Columns

desk-column-verdict = Verdict
desk-column-waits = Waits for
desk-column-order = Order
desk-column-reference = Reference
desk-column-expected = Expected number
desk-column-read = Number read
desk-column-match = Match
desk-column-file = Video
desk-column-signed = Signed for
desk-column-deadline = Record until
desk-column-reasons = Reasons
desk-column-report = Report
desk-column-sheet = Row of the sheet

## How a video was matched

desk-match-by_name = by name
desk-match-by_reading = by the label
desk-match-unmatched = no match
desk-match-ambiguous = several could match

## What a case waits for

desk-waits-nothing = nothing
desk-waits-statements = statements of a person
desk-waits-facts = facts of the case
desk-waits-look = a person to look
desk-waits-order = a person to say which order it is
desk-waits-video = its video
desk-waits-scan = its scan
desk-waits-file = a file that can be read

## Notes

desk-note-cell = { $text }
desk-note-could_be = it could be { $numbers }
desk-note-other_order = the label in the video is that of another order: { $numbers }
desk-note-several_files = the recording has several files: look at all of them
desk-note-same_recording = from { $here } it shows the same recording as { $other } from { $there }
desk-note-same_bytes = the same bytes lie under { $paths } too

## Failures of a batch

failure-batch-stopped = stopped; what was done is kept: the same command goes on
failure-batch-column = "{ $given }" names no column: write it as waybill=NAME
failure-batch-away = it cannot be found: is the path right, and the share connected? Nothing was changed
failure-batch-nothing = no video is there and no sheet was given: name a folder of videos
failure-batch-file = { $cause }
failure-ledger-missing = there is no ledger; a batch makes one
failure-ledger-none = this is no ledger of onetake: name another file
failure-ledger-newer = a newer onetake wrote this ledger (format { $format }, known here: { $known }): use that one; nothing was changed
failure-ledger-damaged = the ledger is damaged ({ $said })
failure-ledger-busy = another program keeps the ledger; wait for it, or end it, and try again
failure-ledger-full = the disk is full: make room and go on; what was written before is kept
failure-ledger-record_gone = the record { $record } is no longer beside the ledger: scan its video again
failure-ledger-sqlite = the ledger cannot be used ({ $cause })

## What a batch tells while it works

batch-zone = times without a zone are read as { $zone }
batch-sheet = { $file }: { $orders } orders; columns: { $columns }
batch-encoding = { $file }: the text is read as { $encoding }
batch-found = { $videos } videos, { $orders } orders
batch-unreadable = { $file }: passed over ({ $reason })
batch-rescued_none = { $ledger }: the ledger was damaged and nothing of it can be read; it is kept as { $damaged }, and a new one was begun: videos are scanned again
batch-rescued = { $ledger }: the ledger was damaged; { $entries } entries were saved, { $lost } are lost, the damaged file is kept as { $damaged }
batch-set_aside = { $file }: set aside: { $reason }
batch-retry = { $file }: will be tried again: { $reason }
batch-paused = paused; remove { $file } to go on
batch-statements = { $file }: statements taken over
batch-confirm = where statements of a person are waited for: onetake attest { $folder }, then the same command again

## Help of batch

help-batch = Take in a folder of videos and a sheet of orders: scan what is new, judge every case, write a table
help-batch-after = What was scanned before is known: run the same command again to go on, after a stop, with new videos, or with statements of persons. Ctrl-C stops it; nothing that was done is lost.
help-batch-places = Folders of videos, single videos, patterns such as `returns/*.mp4`, and sheets
help-batch-rescan = Scan again what was scanned before
help-batch-retry = Try again what was set aside because it is no video that can be read
help-batch-json = Print one JSON object for each case and line
help-batch-attest = File in which a named person states what they saw, or a folder of such files; each goes to the video that it is about
help-batch-out = Folder for the table and the reports [default: onetake-results beside the ledger]
help-batch-file_clocks = Take the time in a video's name and its last change on disk as clocks of their own, both weak
help-arg-table = Sheet of orders: CSV, TSV, XLSX, XLS or ODS, as the shop's program exports it; give it again for several
help-arg-column = What the column of that name holds, such as `waybill=退货号`; give it again for several [default: by its name]
help-arg-dates = Which part comes first in dates such as 03/04/2026 [default: such dates are not read]
help-arg-zone = Zone of times that carry none, such as +08:00 or Asia/Shanghai [default: that of this computer]
help-arg-ledger = File that keeps what is known, so that nothing is done twice [default: onetake.sqlite beside the videos]
help-arg-drop = Folder into which each case that changes is dropped as a JSON file, for another program to fetch
help-arg-jobs = How many videos are scanned at once [default: one for each core]
help-scan-progress_json = Print on stdout how far it is and why there is no record, as one JSON object for each line
help-scan-background = Leave the computer to others: run with low priority
dates-day_first = day first
dates-month_first = month first

## The ledger and the watch

ledger-whole = whole: { $entries } rows, { $purged } of them purged; hash of the last row: { $head }
ledger-changed = not whole: rows that were changed: { $broken }; rows whose words were changed: { $altered } (of { $entries })
ledger-judged = { $judged } judged again: { $valid } valid, { $invalid } not valid, { $review } for a person; { $changed } changed; records gone: { $gone }
ledger-purged = removed what was said before { $before }: words of { $bodies } rows, { $files } records and pictures; the digests stay
ledger-paused = paused: scans that run go on, no other begins
ledger-resumed = goes on
batch-sheet_refused = { $file }: cannot be read just now; what it said before counts: { $reason }
help-watch = Do what batch does for weeks: take each video when somebody has finished writing it
help-watch-after = A first Ctrl-C, or SIGTERM, begins no further scan and lets those that run end; a second one stops at once. Neither loses what was done.
help-watch-places = Folders into which videos come
help-arg-settle = Seconds for which a file must stay as it is to count as finished
help-arg-poll = Seconds after which folders are looked through in any case, for shares that tell of no change
help-arg-metrics = Address at which Prometheus may ask for numbers, such as 127.0.0.1:9184
help-ledger = Look after the ledger of a desk: check it, judge all of it again, purge it, pause its work
help-ledger-check = Say whether nothing in the chain of a ledger was changed, and print the hash of its last row
help-ledger-judge = Judge all cases again under another policy, without their videos
help-ledger-purge = Remove what was said before some day, but for its digests; videos are not touched
help-ledger-pause = Begin no further scan until resume; those that run go on
help-ledger-resume = Go on after a pause
help-arg-ledger_file = The ledger
help-arg-keep_days = How many days are kept
help-watch-attest = File in which a named person states what they saw, or a folder of such files; each goes to the video that it is about
help-watch-out = Folder for the table and the reports [default: onetake-results beside the ledger]
help-watch-file_clocks = Take the time in a video's name and its last change on disk as clocks of their own, both weak

## Why a file gave no record, where the desk itself says it

desk-set_aside-scan_stuck = the scan made no progress for ten minutes and was ended
desk-set_aside-video_changed = the file changed while it was scanned
desk-set_aside-scan_ended = the scan ended without a record ({ $reason })
desk-set_aside-process = the scan could not be started ({ $reason })
desk-set_aside-record_unreadable = the scan left no record that can be read ({ $reason })
desk-set_aside-record_unwritable = its record could not be written ({ $reason })
