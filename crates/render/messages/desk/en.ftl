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

## What columns of a sheet hold, beside those above

desk-field-direction = kind of video
desk-field-opened = opened by the installer
desk-field-zone = time zone
desk-field-dispute = dispute
desk-field-accepted_reason = accepted reason
desk-field-order_value = value of the order
desk-field-currency = currency
desk-field-line = line of the order
desk-field-quantity = quantity
desk-field-title = article
desk-field-serials = serial numbers
desk-field-sha256 = SHA-256

## How a video was matched

desk-match-by_person = matched by a person
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

## The page of the desk: why it refuses something

refusal-session = This page belongs to an earlier start of the desk: open the address that the desk shows now
refusal-foreign = This request did not come from the page of the desk
refusal-sign_in = Please sign in first: a statement carries the name of the person who makes it
refusal-pin = That PIN is wrong; { $left } more tries
refusal-locked = Too many wrong PINs: try again in { $minutes } minutes
refusal-no_case = This case is no longer in the ledger
refusal-no_record = The record of this video is no longer beside the ledger: scan the video again
refusal-no_picture = This picture is no longer there, or no longer what the record says
refusal-no_preview = There is no preview yet
refusal-no_document = This document is not in the ledger
refusal-malformed = The desk cannot read this request: load the page again
refusal-changed = Somebody else stated something meanwhile: look at it, then save again
refusal-not_neutral = Say what is visible, not who is to blame: please leave out “{ $word }”
refusal-name = Give a name and a role, each at most 60 characters
refusal-new_pin = A PIN has 4 to 64 characters
refusal-known_person = This person is in the list already: sign in there
refusal-too_large = This is too large: at most { $limit }
refusal-no_pin = This person has no PIN and can sign in at the computer of the desk alone
refusal-empty_document = This file is empty
refusal-fault = The desk has a fault; please report it

## The page of the desk: what it says

desk-nobody = not signed in
desk-looked-same_take = Looked at it: the same take goes on, nothing is missing
desk-looked-clear = Looked at it: everything that matters can be seen
desk-looked-cut = Looked at it: it is what it looks like
desk-filmed_in_time = filmed in time
desk-which_order = Which order is this video of? Type its order number or waybill number; the case then goes there.
desk-ask-expected_waybills = Which waybill number is expected?
desk-ask-signed_off_at = When did the carrier record delivery? For example 2026-11-17 18:20
desk-ask-recorded_at = When did the recording begin, as a clock in the picture shows it?
desk-ask-recorder_zone = In which time zone is the recorder's clock set? For example +08:00
desk-ask-clock_offset = How far the recorder's clock is off belongs into a case file
desk-ask-order_value = The value of the order belongs into the sheet
desk-video-changed = The file is no longer what was scanned: take the folder in again. Its pictures can still be seen here.
desk-video-gone = The file is no longer there. Its pictures can still be seen here.
desk-preview-ready = A copy for viewing; the original decides
desk-preview-making = A copy for viewing is being made
desk-preview-no_program = This browser cannot play the video, and no copy can be made as the program ffmpeg is not installed
desk-preview-failed = No copy for viewing can be made ({ $reason })
desk-batch-begun = Looking through the folder
desk-batch-left = { $left } left
desk-batch-done = Everything is taken in
desk-other_policy = Cases were judged by { $policy } last; here they are judged by the rules named above. Start the desk with --policy to choose.
desk-number-taken_in = Taken in
desk-number-judged = Judged
desk-number-person = Wait for a person
desk-number-overdue = Overdue
desk-number-valid = Valid
desk-number-invalid = Invalid
desk-number-no_video = Orders without a video
desk-number-set_aside = Set aside
desk-advice-label = Labels of this station are too small or blurred: bring the label closer to the camera, hold it still for two seconds
desk-advice-ID_DECODE = Hold the label still before the camera for two seconds, close enough to fill a quarter of the picture
desk-advice-ID_MATCH = Compare the number in the sheet with the one on the parcel before recording
desk-advice-CLR_RES = Set the recorder to 1280 × 720 or more
desk-advice-CLR_LIGHT = Add light over the table, and turn the camera away from windows
desk-advice-CLR_SHARP = Clean the lens and fix the focus on the table
desk-advice-CONT_CUT = Record in one go: do not pause, and let nobody cut the file
desk-advice-CONT_DARK = Keep hands and parcel away from the lens
desk-advice-COV_OUTER = Turn the parcel slowly before opening it, so that four sides are seen
desk-advice-COV_OPENING = Open the parcel in front of the camera, with the cut visible
desk-advice-COV_CONTENTS = Lay out every item before the camera for two seconds
desk-advice-COV_INFRAME = Mark the table: everything stays inside the marked area
desk-advice-COV_SEALEDSTART = Begin to record before the parcel is touched
desk-advice-TIME_WINDOW = Record within the window after sign-off: the oldest parcels first
desk-no_tls = Other computers can reach this address. Nothing here is encrypted: put a proxy with TLS in front of it.
desk-open = Open this address in a browser: { $address }
failure-page-listen = The address { $listen } cannot be used ({ $cause }): choose another one by --listen
failure-page-no_persons = Other computers can reach { $listen }: open the page at 127.0.0.1 first and add persons with PINs there
help-desk = Open the page on which a person finishes cases: look, confirm, count, and the verdict follows
help-desk-after = It serves a page for this computer alone and opens it. Without a ledger the page asks for a folder and a sheet. Every key is listed under `?`. Ctrl-C ends it; nothing that was saved is lost.
help-desk-places = Folders of videos and sheets to take in; without them, what the ledger has is shown
help-desk-attest = File in which a named person states what they saw, or a folder of such files; each goes to the video that it is about
help-desk-out = Folder for the table and the reports [default: onetake-results beside the ledger]
help-desk-file_clocks = Take the time in a video's name and its last change on disk as clocks of their own, both weak
help-arg-listen = Address at which the page is served; port 0 takes one that is free [default: 127.0.0.1:8717]
help-arg-host = Name, with its port, under which others ask for the page, such as that of a proxy; give it again for several
help-arg-no_browser = Print the address and open no browser

desk-hand_over = Ready to hand in: { $place }
desk-hand_over-failed = Nothing was made: { $cause }
