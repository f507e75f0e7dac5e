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
desk-note-several_files = the recording has several files: look at all of them
desk-note-same_bytes = the same bytes lie under { $paths } too
