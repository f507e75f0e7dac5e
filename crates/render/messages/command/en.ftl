# The words of the command: help, progress, and what is wrong with what was typed or handed in.

## Help: headings and words

help-heading-usage = Usage
help-heading-commands = Commands
help-heading-arguments = Arguments
help-heading-options = Options
help-heading-examples = Examples
help-word-options = {"["}OPTIONS]
help-word-command = <COMMAND>
help-word-optional-command = {"["}COMMAND]
help-default = {"["}default: { $value }]
help-values = {"["}possible values: { $values }]

## Help: the command

help-onetake = Is this unboxing or packing video good evidence, and how do we know?
help-onetake-long = onetake reads a video file from its first byte to its last, records what is there (breaks in time, picture and sound, labels, damage), and compares the record with the rules of a platform. It never changes the video, and uses no network unless a timestamp is asked for.
help-exit =
    Exit status:
      0    the verdict is valid, or the command did what it was asked for
      1    the verdict is invalid: a mandatory criterion is not met
      2    nothing could be judged: wrong arguments, an unreadable file, a policy with a fault
      3    the verdict is needs_review: a person must look
      130  stopped by Ctrl-C; nothing was left behind
help-exit-after = The product goes to stdout; progress and complaints go to stderr.
help-arg-lang = Language of words and reports [default: that of the locale, else English]
help-arg-verbose = Say on stderr what is being done; twice for more
help-arg-help = Print help
help-arg-version = Print version
help-help = Print this message or the help of the given subcommand(s)
help-help-command = Print help for the subcommand(s)

## Help: verbs

help-verify = Scan a video and judge it
help-scan = Scan a video: record what is there, without any rule
help-judge = Judge a record that a scan wrote; the video is not needed
help-judge-after = The report says that its record was not compared with the video: only a scan shows what the video holds.
help-bundle = Put evidence, video and documents into one bundle that anybody can check: a BagIt folder or ZIP file
help-bundle-after = The video goes in as it is. Nothing is compressed, and nothing that is there is replaced.
help-check = Check evidence again: whether it is whole, hangs together, and says what the video shows
help-check-after = Exit status: 0 everything is as stated; 1 something is not; 2 it could not be checked; 3 nothing contradicts, but not everything could be compared. Without the video it is at best 3: only a scan shows what the video holds.
help-label = Say what can be read on the label of a picture or a short video, and how to film it better
help-attest = State as a named person what the video shows
help-attest-after = Without --statement it judges the record with the case and policy that are given and asks for each statement that is open, with the place that the scan proposes: Enter confirms. Each answer is written at once to the file, which is bound to the scan: judge it with --attest FILE. That something cannot be seen is an answer too.
help-explain = Explain a finding of a report: rule, source, measured values, how a person can confirm it
help-hand-in = Make the folder to hand in on a platform: a copy of the whole take that fits its form, texts to paste, what each is for
help-hand-in-after = The copy shows the whole recording, neither cut nor sped up; where it cannot fit so, that is said. In it, labels are masked but for their number. The original is only read. It needs the program ffmpeg.
help-policies = List policies, explain one, check a policy file, compare two
help-policies-after = A policy is named by its id, or by a file. An overlay follows after a plus sign: taobao-tmall+high-value.
help-policies-list = List the built-in policies [the same as without a verb]
help-policies-explain = Say in words what a policy asks for, where that stands, and how a person can confirm it
help-policies-show = Print the file of a built-in policy, comments included: a start for one's own
help-policies-validate = Check policy files: faults with line and column, and where one asks for less than the policy that it extends
help-policies-diff = Say where a policy differs from another, and what of it is stricter or looser
help-completions = Print a completion script for a shell
help-man = Print the man page, or write one for each verb

## Help: what belongs to a verb

help-arg-video = The video file, as the recorder wrote it
help-verify-out = Folder to write record.json, report.json, report.html and stills/ into [default: VIDEO.onetake in the current folder; with --json none]
help-scan-out = File to write the record to; its stills go to FILE.stills beside it. `-` is stdout, without stills
help-scan-force = Replace a record that is there already
help-judge-record = The record that a scan wrote, or the folder that verify made; `-` is stdin
help-judge-out = Folder to write record.json, report.json, report.html and stills/ into [default: none]
help-explain-report = A report, or the folder that verify made; `-` is stdin
help-explain-criterion = The criterion to explain, such as CONT.CUT [default: list all]
help-hand-in-report = The folder that verify or judge made, or its report.json
help-hand-in-video = The video that was judged [default: where the scan found it, if it is still there]
help-hand-in-platform = The platform: a built-in policy by its id, or a policy file [default: the policy of the report]
help-hand-in-out = Folder to write into [default: hand-in-ID in the current folder]
help-hand-in-mask = Mask a part of the picture in the copy: left, top, width and height in per cent, for a while with @FROM-TO behind, such as 10,20,30,15@0:03-0:07; give it again for several
help-hand-in-font = A font file for the certificate, where the system has none with all characters; give it again for several
help-hand-in-keep_label = Leave labels as they are in the copy; else all but their number is masked where they are read
help-attest-record = The record that a scan wrote, or the folder that verify made
help-attest-out = The file to add statements to; it is made when it is not there. JSON if its name ends in .json, else TOML [default: RECORD.statements.toml]
help-attest-who = Who states it
help-attest-role = In which role
help-attest-statement = What is stated [default: asks for each statement that is open, with the place that the scan proposes]
help-attest-accept_proposed = State all that the scan proposes, without asking: NAME answers for it, and each statement says so
help-attest-state = Whether the video shows it; of an explanation: seen where it does not count against the video, not-seen where it does [default: seen, but for explanations]
help-attest-from = From when in the video, such as 0:12.5 [default: its start]
help-attest-to = Until when in the video [default: its end]
help-attest-side = A side of the parcel that is shown; give it again for several (outside-shown). No scan proposes sides: with --accept-proposed, name them
help-attest-text = The number as it stands there (waybill-transcribed, serial-read)
help-attest-line = The line of the order, by its id in the case (line-shown, serial-read)
help-attest-count = How many pieces are seen (line-shown)
help-attest-item = An item of the inspection checklist (inspected)
help-attest-condition = How the item is (inspected); a wrong word is answered with those that it can have
help-attest-observation = The observation that is explained, by its number in the record (event-explained)
help-attest-criterion = A rule whose finding is explained, by its id, as CLR.RES; give it again for another one (finding-explained)
help-attest-still = The still that shows it, by its number in the record [default: the one nearest to the middle of the span]
help-attest-note = What the person adds: what is visible, not who or why
help-attest-at = When it is stated, with zone [default: now]
help-arg-waybill = Tracking number that the label should show; give it again for several
help-arg-region = The part of the picture that is the work table: left, top, width and height in per cent, such as 10,20,60,50; or the file of a station that holds these numbers
help-arg-signed_at = When the carrier recorded delivery, with its time zone, such as 2026-03-01T14:05:00+08:00
help-arg-direction = What the video is of [default: return-unboxing]
help-arg-policy = A built-in policy by its id, or a policy file; `+ID` lays an overlay over it
help-arg-case = File that states the case: expected waybills, sign-off time, direction; TOML, JSON, or a table in CSV. Options given beside it win
help-arg-row = The row of the table, by its number from 1 or by its waybill [default: that of --waybill, or the only order]
help-arg-order = Number of the order on the platform, for the report
help-arg-reference = The shop's own reference, such as the number of its return, for the report
help-arg-attest = File in which a named person states what they saw; give it again for several
help-arg-dispute = What is in dispute: says whether this video can show it, and what else is needed
help-arg-other_report = Report on the video of the other direction, such as that of packing when a return is judged
help-arg-file_clocks = Take the time in the file's name and its last change on disk as clocks of their own, both weak: anybody can change them. The report then holds the file's name
help-arg-keep_words = Go on although something that was typed is not neutral; the report says which words
help-arg-json = Print the report alone, as JSON
help-arg-force = Replace an output folder of onetake that is there already
help-bundle-evidence = The folder that verify or judge made
help-bundle-video = The video that it is about; without it the bundle holds none
help-bundle-documents = Another file to put in: statements, the shop's policy, a photograph, a document; give it again for several
help-bundle-no_pdf = Put in no report on paper (PDF), which needs a font with all characters
help-bundle-font = A font file for it, where the system has none with all characters; give it again for several
help-bundle-out = Folder or ZIP file to make [default: FOLDER.bundle.zip in the current folder]
help-check-evidence = The folder that verify or judge made, its report.json, or a bundle
help-check-video = The video, to scan it again and compare
help-check-policy = The policy of the report, where it is none of the built-in ones
help-check-json = Print what was compared as JSON
help-check-scan = Scan the video that lies in the bundle and compare
help-key = Make a key to sign evidence with
help-key-after = Give the line that it prints to those who check your evidence, by a way that they trust. Keep the key itself to yourself.
help-key-file = File for the key, which you alone can read; its public half goes beside it, with .pub behind the name
help-key-name = Whose key it is, as lists of signers name it, such as station-3@shop.example
help-seal = Seal evidence: sign exactly these bytes, and have an authority state since when they exist
help-seal-after = Seals lie beside their file, as FILE.sig and FILE.tsr, and change nothing in it. Anybody verifies them, with onetake check or with ssh-keygen and openssl.
help-seal-files = Folder of evidence, folder of a bundle, or any file; several are sealed one by one
help-seal-list = Write a list of the files, as sha256sum writes it, and seal that list once
help-seal-request = Write the request for a timestamp to FILE.tsq instead, for an authority that is asked by another way
help-seal-attach = Keep the answer of an authority that came by another way
help-arg-key = Sign with this key: one of onetake key, or an Ed25519 or ECDSA P-256 key of ssh; of a public one, the agent has the other half
help-arg-timestamp = Ask this authority for a timestamp (RFC 3161); a digest alone goes over the network
help-arg-authorities = Certificates of the timestamp authorities that you trust, in PEM; another's timestamp is refused
help-check-signers = List of the signers that you trust, as ssh-keygen has it: then one of them must have signed
help-check-authorities = Certificates of the timestamp authorities that you trust, in PEM: then one of them must have stamped
help-check-list = Sealed list of videos, as sha256sum writes it, which must name this one
help-label-file = A PNG or JPEG picture, or a video of a few seconds
help-label-json = Print what was found as JSON
help-policies-explain-policy = A built-in policy by its id, or a policy file
help-policies-explain-criterion = One criterion of it, such as TIME.WINDOW [default: all]
help-policies-show-policy = A built-in policy by its id
help-policies-validate-files = Policy files
help-policies-diff-before = The policy to compare with: an id or a file
help-policies-diff-after = The policy that differs: an id or a file
help-completions-shell = The shell
help-man-out = Folder to write a page for each verb into

## Words of options

side-top = top
side-bottom = bottom
side-front = front
side-back = back
side-left = left
side-right = right

## Progress

progress-hashing = hashing
progress-looking = looking
progress-left = left
progress-video = of video
progress-copying = copying

## What was typed wrongly

arguments-unknown-option = there is no option { $given }
arguments-unknown-word = { $given } is one word too many here: only one file or folder can be given
arguments-unknown-command = there is no command { $given }
arguments-missing-command = say what to do: give a command
arguments-missing = give { $names } too
arguments-no-value = { $option } needs a value after it
arguments-no-value-known = { $option } needs a value after it; known are: { $known }
arguments-bad-value = { $option } cannot be { $given }; known are: { $known }
arguments-no-time = { $option } cannot be { $given }: write a time in the video as 1:02.5
arguments-no-number = { $option } cannot be { $given }: write a whole number, such as 2
arguments-no-mask = { $option } cannot be { $given }: write left, top, width and height in per cent of the picture, such as 10,20,30,15, and for a while of it @0:03-0:07 behind
arguments-invalid = { $option } cannot be { $given }
arguments-twice = { $option } is given twice: give it once
arguments-conflict = { $option } and { $other } do not go together: leave one out
arguments-stray-value = { $option } takes no value: leave { $given } out
arguments-not-text = an argument is not text in UTF-8: type it anew
arguments-wrong = the arguments cannot be understood
arguments-meant = did you mean { $near }?
clause-end = {"; "}
arguments-help = see { $command }

## Faults: places and ends of sentences

fault-meant = , did you mean "{ $near }"?
fault-at-line = line { $line }: { $fault }
fault-at-place = line { $line }, column { $column }: { $fault }
fault-at-cell = line { $line }, column { $column } ({ $name }): { $fault }

## Faults: files

fault-file-not_regular = not a regular file
fault-file-too_large = too large: is this the right file?
fault-file-not_text = not a text in UTF-8: save it as UTF-8

## Faults: waybill numbers and times

fault-waybill-control_characters = it has control characters
fault-waybill-other_characters = it has characters that no number has; state several numbers one by one
fault-waybill-too_long = it is longer than any carrier's number
fault-waybill-other_digits = it has other digits than 0 to 9; type them anew
fault-waybill-too_short = it has too few digits and letters; was it cut off?
fault-time-none = "{ $given }" is no time: write it as 2026-11-20T15:04:00+08:00
fault-time-date_alone = "{ $given }" is a date without a time of day: write it as 2026-11-20T15:04:00+08:00
fault-time-impossible = "{ $given }" does not exist or contradicts itself: { $cause }
fault-time-unknown_zone = "{ $given }" names the unknown zone "{ $name }": write an offset such as +08:00

## Faults: the case

fault-case-shape = the case cannot be used: { $fault }
fault-case-field = { $field }: { $fault }
fault-case-waybill = the expected waybill "{ $waybill }" is no number: { $problem }
fault-case-waybill_twice = the expected waybill "{ $waybill }" is stated twice: state each number once
fault-case-digest = the stated SHA-256 "{ $stated }" is none: it has 64 hexadecimal digits
fault-case-future = "{ $stated }" lies after now, { $now }: check the date and the zone
fault-case-no_table = --row chooses a row of a table, and this file is none: give a .csv or .tsv file, or leave --row out
fault-case-no_clock = recorded_at does not say which clock it was read from: fill in clock
field-signed_off_at = sign-off time
field-recorded_at = recording time
field-opened_by_installer_at = opening by the installer
field-file_modified_at = last change of the file
field-other_report = the other report
field-region = work table
field-recorder_zone = zone of the recorder
field-file_name = name of the file
field-documents = documents
field-order_value = order value
field-order_lines = order lines
field-custody = custody
field-files = files
fault-entry-same_direction = it is about a video of the same direction: give the one of the other direction
fault-entry-no_region = "{ $given }" is no part of the picture: write left, top, width and height in per cent of it, such as 10,20,60,50, or give the file of a station that holds them
fault-entry-no_zone = "{ $given }" is no zone: write it as +08:00 or Asia/Shanghai
fault-entry-name_empty = it is empty: give the name that the recorder gave the file
fault-entry-name_too_long = it is longer than the name of any file
fault-entry-name_control = it has control characters
fault-entry-rounded = "{ $given }" was rounded by a spreadsheet: format the column as text and export it again
fault-entry-no_document = there is no document "{ $given }"{ $near }; known are: { $known }
fault-entry-no_currency = "{ $code }" is no code of a currency: write it as CNY, TWD, VND
fault-entry-opened_before = { $opened } lies before the sign-off, { $signed_off }: check both
fault-entry-line_without_id = a line has no id: number the lines
fault-entry-line_twice = the line "{ $id }" is there twice: give each an id of its own
fault-entry-line_of_nothing = the line "{ $id }" has quantity 0: leave it out
fault-entry-too_many_serials = the line "{ $id }" has more serial numbers than pieces: check both
fault-entry-serial_twice = the serial number "{ $serial }" is there twice
fault-entry-text_too_long = a text is longer than { $limit } characters: shorten it
fault-entry-no_segment = an event does not say which part of the way it is: fill in `segment`
fault-entry-file_twice = the file "{ $name }" is there twice
fault-entry-time_without_zone = "{ $given }" has no zone: write it as 2026-11-20T15:04:00+08:00
fault-entry-too_early = "{ $given }" lies before the year { $year }: check its year
fault-entry-end_before_start = { $end } lies before { $start }: check both

## Faults: the table of cases

fault-table-unreadable = the table cannot be read: { $cause }
fault-table-empty = the table is empty: its first line names the columns
fault-table-too_many_cells = it has { $cells } cells where the first line names { $wanted }: put a cell that holds the divider between quotes
fault-table-no_row = the table has no row { $row }: it has { $rows } rows
fault-table-no_waybill = the table has no waybill "{ $waybill }"{ $near }
fault-table-no_rows = the table has names of columns and no row
fault-table-several_rows = the table has { $rows } rows: say which with --row, by its number from 1 or by its waybill
fault-table-differs = "{ $here }" differs from "{ $there }" on line { $line }, of the same waybill: an order has one
fault-table-rounded = "{ $given }" was rounded by a spreadsheet: format the column as text and enter the whole number
fault-table-waybill = the expected waybill "{ $waybill }" is no number: { $problem }
fault-table-waybill_twice = the expected waybill "{ $waybill }" is stated twice: state each number once
fault-table-no_zone = "{ $given }" is no zone: write it as +08:00 or Asia/Shanghai
fault-table-year_not_first = "{ $given }": write the year first, as 2026-11-20 15:04
fault-table-two_dates = "{ $given }" could be { $one } or { $other }: write the year first, as 2026-11-20 15:04, or say which comes first, the day or the month
fault-table-time = { $problem }
fault-table-no_currency = "{ $given }" names no currency: write it as 1299.00 CNY, or add a column currency
fault-table-no_amount = "{ $given }" is no amount: write it as 1299.00 CNY
fault-table-no_quantity = its row has no quantity: add how many pieces were ordered
fault-table-no_pieces = "{ $given }" is no number of pieces: write it as 2
fault-table-no_word = there is no "{ $given }"{ $near }; known are: { $known }
fault-table-column_twice = it says the same as column { $number } ({ $name }): keep one
fault-table-no_column = no column is called "{ $given }"{ $near }; there are: { $names }
fault-table-no_waybill_column = no column holds the waybill: name one of them { $names }; the first line names the columns

## Faults: statements

fault-attest-shape = the statements cannot be used: { $fault }
fault-attest-number = statement { $number } ({ $statement }, { $who }): { $fault }
fault-attest-about_nothing = the attestations do not say which video they are about: give source_sha256 or record_sha256 under [about]
fault-attest-other_video = the attestations are about another video: they name { $stated }, this one is { $found }
fault-attest-other_record = the attestations are about another record: they name { $stated }, this one is { $found }
fault-attest-twice = statement { $number } was handed in before, in this file or another one: hand it in once
fault-attest-written = the statement cannot be written: { $cause }
fault-statement-after_now = `at` = "{ $at }" lies after now, { $now }: give the time at which it is stated
fault-statement-too_early = `at` = "{ $at }" lies before any video of today's kinds: give the time at which it is stated
fault-statement-no_zone = `at` = "{ $at }" has no zone: write it as 2026-11-20T15:04:00+08:00
fault-statement-no_time = `at`: { $problem }
fault-statement-no_person = `{ $name }` is empty: a statement needs a person who makes it
fault-statement-text_too_long = a text is longer than { $limit } characters: shorten it
fault-statement-no_still = the record has no still { $still }
fault-statement-same = the same person stated the same about this span before: remove one of them
fault-statement-contrary = the same person stated another state about this span before: keep the right one
fault-statement-no_span = the span ends at { $end_ms }, not after its start at { $start_ms }
fault-statement-outside = the span { $start_ms } to { $end_ms } lies outside the video, which runs from { $first_ms } to { $last_ms }
fault-statement-no_side = no side is named: list the sides that are shown
fault-statement-no_number = `text` holds no number: write the number as it stands on the label
fault-statement-no_observation = the record has no observation { $observation }
fault-statement-no_note = an explanation needs a `note` that says what it is
fault-statement-no_criterion = no rule is named: list the ids of those that are answered, such as CLR.RES
fault-statement-no_line = `line` is empty: give the id of the order line
fault-statement-no_serial = `text` holds no number: write the serial number as it stands there
fault-statement-no_condition = `condition` is not given: say how the { $item } is ({ $known }), or `state = "not_visible"`
fault-statement-condition_unseen = the { $item } cannot be seen and has a `condition`: keep one of both
fault-statement-condition_not_seen = a condition is `seen` or `not_visible`; name the condition that is seen
fault-statement-other_condition = "{ $given }" is no condition of the { $item }{ $near }; known are: { $known }
failure-statement = { $statement }: { $problem }
failure-statement-stray = { $option } belongs to another statement: leave it out
failure-statement-lacks = give { $option }
failure-words = "{ $word }" is not neutral: state what is visible, not who or why; or go on with --keep-words

## Faults: policies

fault-policy-shape = { $problem }
fault-policy-no_format = the file names no format: write `format = "{ $known }"` into its first line
fault-policy-other_format = the format is "{ $found }", needed is "{ $wanted }"
fault-policy-newer_format = the format is "{ $found }", newer than "{ $wanted }": use a newer onetake
fault-policy-unknown = there is no policy "{ $id }"{ $near }; known are: { $known }
fault-policy-no_overlay = "{ $id }" cannot be laid over another policy; overlays are: { $known }
fault-policy-parent = { $cause }
fault-policy-stranger = there is no `{ $id }` in "{ $parent }" to take the rest from
fault-policy-stranger_meant = there is no `{ $id }` in "{ $parent }" to take the rest from: did you mean `{ $meant }`?
fault-policy-id_form = an id has lower-case letters, digits and dashes, such as `taobao-tmall`
fault-policy-overlay_alone = an overlay needs a policy to lie over: name one with `extends`, such as `extends = "base"`
fault-policy-no_criteria = the policy has no criterion: add a [[criterion]]
fault-policy-criterion_twice = `{ $id }` is there twice: give each criterion an id of its own
fault-policy-criterion_id_form = an id has upper-case parts with dots between them, such as `CONT.CUT`
fault-policy-no_source = `{ $name }` is empty: say where the rule stands
fault-policy-no_address = published values need the address of the page that they were read on: add it to `source`
fault-policy-no_direction = an empty list concerns no video: list directions, or remove the criterion
fault-policy-never_decides = whether evidence fits a dispute never decides the verdict: make it advisory
fault-policy-no_test = there is no test named `{ $name }`: the tests are { $known }
fault-policy-no_test_meant = there is no test named `{ $name }`: did you mean `{ $meant }`?
fault-policy-impossible = `{ $parameter }`: { $cause }
fault-policy-blank_empty = `blank` is empty: say why there is no rule
fault-policy-test_and_blank = a criterion has a `check` or is `blank`: remove one of them
fault-policy-nothing_tested = the criterion tests nothing: add a [criterion.check.<test>], or `blank = "why"`
fault-policy-no_date = "{ $given }" is no date: write it as 2026-11-21
failure-criterion-policy = the policy "{ $policy }" has no criterion "{ $id }"{ $near }
failure-criterion-report = the report has no criterion "{ $id }"{ $near }; known are: { $known }
failure-policy-no_file = "{ $policy }" is one policy over another and has no file: print each of both

## Faults: the shape of files

fault-shape-missing = missing field `{ $name }`
fault-shape-unknown_name = unknown field `{ $name }`{ $near }; known are: { $known }
fault-shape-unknown_word = unknown variant `{ $given }`{ $near }; known are: { $known }
fault-shape-other_type = { $cause }
fault-shape-other = { $cause }

## Faults: records and reports

fault-wire-too_large = { $bytes } bytes are too many for a record or report (at most { $limit }): is this the right file?
fault-wire-not_json = not a JSON file ({ $cause }): give the record or report that a scan wrote
fault-wire-no_format = the file names no format; expected is { $wanted }: is this the right file?
fault-wire-shape = the file does not keep to its format { $found }: { $fault }

## What the system says

system-not_found = no such file or folder
system-permission_denied = permission denied
system-already_exists = it is there already
system-storage_full = no space left on the disk
system-quota_exceeded = the disk quota is used up
system-file_too_large = the file is too large for the disk
system-is_a_directory = it is a folder
system-not_a_directory = a part of the path is not a folder
system-read_only = the disk can only be read
system-name_too_long = the name is too long
system-busy = it is in use
system-interrupted = it was interrupted
system-loop = symbolic links lead in a circle
system-broken_pipe = the reader has closed its end
system-timed_out = it took too long
failure-no_terminal = attest asks on a terminal, and this is none: name one statement with --statement, or state all that the scan proposes with --accept-proposed
failure-terminal = the terminal cannot be used ({ $cause })
failure-stdout = stdout cannot be written ({ $cause }); check where it leads to
failure-program-missing = the program ffmpeg is not there: install it, and see that it is found
failure-program-failed = the program ffmpeg failed: { $cause }
failure-hand_in-other_record = the report is about another record: it names { $stated }, this one is { $found }; take both from one folder
failure-hand_in-other_video = the report is about another video: it names { $stated }, this one is { $found }
failure-internal = a fault in onetake itself, please report it: { $cause }
failure-sheet-too_large = it is too large for a sheet: is this the right file?
failure-sheet-workbook = it is no workbook that can be read ({ $cause }): save it anew as XLSX or CSV
failure-sheet-password = it has a password: save it without one
failure-sheet-page = it is a web page without a table: export the sheet again, after logging in
failure-sheet-encoding = its text is in no encoding that is known: save it as UTF-8

## What a file looks like that is no video

found-pdf = a PDF document
found-zip = a ZIP archive or an Office document
found-rar = a RAR archive
found-seven_zip = a 7-Zip archive
found-gzip = a gzip archive
found-jpeg = a JPEG picture
found-png = a PNG picture
found-gif = a GIF picture
found-mp3 = an MP3 sound file
found-ogg = an Ogg file
found-flac = a FLAC sound file
found-program = a program
found-wav = a WAV sound file
found-zeros = nothing but zero bytes
found-text = text
found-unknown = unknown data
found-hls = HLS playlist
found-ffconcat = ffconcat script
found-dash = DASH manifest
found-smil = SMIL playlist
found-pls = PLS playlist
found-frame_size = a frame size in pixels
found-streams = a count of streams
found-pixels = number of pixels
found-unnamed_codec = an unnamed codec
found-mpeg_ps = MPEG program stream
found-mpeg_ts = MPEG transport stream

## Statements asked for one after the other
attest-who = Your name
attest-role = Your role, such as inspector
attest-proposed = proposed by the scan: { $at }, { $confidence } sure
attest-place = look at { $at }
attest-no_place = the scan proposes no place: type from when to when, such as 0:12-0:25 (for the contrary: c 0:12-0:25)
attest-keys = Enter: seen there · 0:12-0:25: seen there instead · n: cannot be determined · c: the contrary is seen · s: skip · q: end
attest-keys_typed = 0:12-0:25: seen there · n: cannot be determined · c 0:12-0:25: the contrary is seen · s: skip · q: end
attest-sides = Which sides are shown? Type their numbers: { $all } · Enter only if these are all shown: { $offered } · s: skip · q: end
attest-no_answer = this is no answer to the question
attest-count = How many pieces of line { $line } are seen? Enter: { $ordered }
attest-number = Type the number as it stands there
attest-nothing_open = no statement is open that can be asked for
attest-still_open = still open: { $statements }
attest-looks = to be looked at and explained besides: { $count }. The report prints the command for each (event-explained, finding-explained).
attest-not_proposed = not stated, as the scan proposes nothing that suffices: { $statements }
attest-by_itself = to be stated by itself, with --statement: { $statements }
attest-accepted_note = Accepted as the scan proposes it, without a look at each.

## A check of evidence

checked-passed = Passed: everything is as the evidence states it, compared with the video.
checked-incomplete = Not complete: nothing contradicts the evidence, but not everything could be compared.
checked-failed = Failed: something is not as the evidence states it.
checked-verdict = The report says: { $verdict }
checked-step-files = Files of the folder
checked-step-record = Record, by its digest in the report
checked-step-report = Report, made again from the record, the policy, the case and the statements
checked-step-page = Page for people
checked-step-paper = Report on paper
checked-step-stills = Pictures, by their digests in the record
checked-step-packet_hashes = List of packet hashes, by its digest in the record
checked-step-video = Bytes of the video, by their digest in the record
checked-step-scan = Record, compared with a new scan of the video
checked-no_video = No video was given: only a scan shows what the video holds. Give it after the folder; that of a bundle is scanned with --scan.
checked-not_stated = The record names no such list.
checked-not_here = The list is not here; a new scan of the video makes it again.
checked-view = report.pdf was not compared, as it depends on fonts, and no seal of somebody whom you trust covers it: what counts is report.json.
checked-other_page = The page was made by version { $theirs }; this is { $ours }, which may write it in another way. What counts is report.json.
checked-unknown_facts = Something in it is not known to this version, so it cannot be compared: use a newer onetake.
checked-no_policy = The policy { $policy } is not built in: give it with --policy. SHA-256 of its file: { $sha256 }
checked-other_judge = Made by version { $theirs }; this is { $ours }, which may judge in another way.
checked-other_verdict = This version judges otherwise: { $verdict }. Do not rely on the verdict of the report without a look.
checked-other_scanner = Made by other versions of the program or its libraries, which may see something else. What differs:
checked-missing = { $file }: missing
checked-unlisted = { $file }: does not belong there
checked-page_differs = { $file }: does not say what report.json says
checked-unreadable = { $file }: cannot be read: { $why }
checked-digest = { $file }: SHA-256 is { $found }, stated is { $stated }
checked-value = { $file }: other value at { $place }
checked-only-record = In the record, not in the new scan: { $what }, { $from } to { $to }
checked-only-scan = In the new scan, not in the record: { $what }, { $from } to { $to }
checked-coverage = { $what }: the record says that it could judge { $record }, the new scan says { $scan }
checked-coverage-none = nothing
checked-coverage-partial = a part
checked-coverage-full = everything
checked-packets-picture = Picture changed from { $from } to { $to }: { $missing } frames missing, { $added } in their place
checked-packets-sound = Sound changed from { $from } to { $to }: { $missing } packets missing, { $added } in their place
checked-packets-all = No frame is that of the recorded video: coded anew, or another video
checked-public = Anyone can compare with public tools:
checked-public-value = must print { $value }
checked-public-packets = must print nothing: every packet is that of the recorded video
bundle-made = Anybody can check it: onetake check, or sha256sum -c manifest-sha256.txt in its folder.
bundle-evidence = the evidence is not as it states itself; see what onetake check says, and make it again
bundle-other_video = another video: its SHA-256 is { $found }, and the evidence is about { $stated }
bundle-exists = is there already; give another --out
bundle-name = give it a name of its own, of one line and without per cent signs
bundle-secret_key = a secret key belongs into no bundle
bundle-unsafe = no bundle that can be opened safely: { $why }
checked-step-manifest = Files of the bundle, by its manifests

## Seals

key-made = Key { $fingerprint }
key-line = This line belongs into the list of signers of those who check your evidence:
seal-signed = Signed with the key { $fingerprint }
seal-stamped = Existed before { $time }, says { $authority }
seal-fault-signature_unreadable = it is no signature of OpenSSH
seal-fault-signature_namespace = it was made for "{ $found }", not for "onetake"
seal-fault-signature_unsupported = a key of the kind { $what } is not supported here; ssh-keygen may verify it
seal-fault-signature_other_bytes = it is not a signature over these bytes
seal-fault-timestamp_unreadable = it is no answer of a timestamp authority (RFC 3161)
seal-fault-timestamp_refused = the authority refused: { $what }
seal-fault-timestamp_other_bytes = it is a timestamp of other bytes
seal-fault-timestamp_other_request = it is an answer to another request
seal-fault-timestamp_unsupported = { $what } is not supported here; openssl ts may verify it
seal-fault-timestamp_signature = the authority's signature does not hold
seal-fault-timestamp_no_certificate = the authority's certificate is not in it
seal-fault-timestamp_purpose = its certificate is not one for timestamps alone
seal-fault-timestamp_foreign = { $what } is none of the authorities that you trust
seal-fault-timestamp_expired = the certificate of { $what } was not valid at that time
failure-key-file = { $cause }; give another file
failure-key-not_a_key = it is no key of OpenSSH: make one with onetake key
failure-key-open = others can read this key: run chmod 600 on it first
failure-key-name = "{ $name }": give a name without spaces, commas and quotes, such as station-3@shop.example
failure-key-no_random = the system gives no random numbers, so no key can be made
failure-seal-no_evidence = a folder without a bundle or a report: name the file to seal
failure-seal-too_large = too large to be signed by itself: seal a list of such files with --list
failure-seal-name = a name with line ends or a backslash stands in no list: rename the file
failure-seal-no_program = the program ssh-keygen is not there: install OpenSSH's client, or use a key of onetake key
failure-seal-refused = it was not signed: { $cause }
failure-seal-network = no timestamp: { $cause }. Try again later, or seal without --timestamp
failure-seal-network-address = is no http or https address: check what --timestamp is given
failure-seal-network-host = no timestamp: this host is not known. Check the address and the network
failure-seal-network-refused = no timestamp: nothing takes connections there. Check the address, or try again later
failure-seal-network-late = no timestamp: no answer came in time. Try again later, or seal without --timestamp
failure-seal-network-status = no timestamp: the server answers with error { $status }. Check the address, or try again later
failure-seal-answer = the timestamp cannot be used: { $cause }
failure-seal-exists = is there already, and a seal is never replaced
failure-signers-form = line { $line } is not a name, options and a key, as ssh-keygen writes lists of signers
failure-signers-option = line { $line } has an option that is not supported: namespaces, valid-after and valid-before are
failure-signers-time = line { $line }: write times as 20261120Z or 20261120083000Z
failure-authorities-nothing = no certificate is in it: give those of the authorities in PEM
failure-authorities-unreadable = certificate { $number } in it cannot be read
checked-more = … and { $count } more; --json tells all
checked-step-seals = Seals
checked-not_sealed = No seal: nothing shows who made it and since when it exists.
checked-no_trust = What is sealed is unchanged. Whose seals these are, only your own lists say: --signers, --authorities.
checked-unsupported_seal = { $file }: not verified: { $what }
checked-seal-signed = { $file }: signed by { $by }, key { $fingerprint }
checked-seal-key = { $file }: signed with the key { $fingerprint }
checked-seal-stamped = { $file }: existed before { $time }, says { $by }
checked-seal-time = { $file }: stated to have existed before { $time }
checked-seal-list = ; names this video
checked-signature = { $file }: the signature does not hold: { $why }
checked-timestamp = { $file }: the timestamp does not hold: { $why }
checked-signer-unknown = { $file }: signed with the key { $fingerprint }, which is not in the list of signers
checked-signer-namespace = { $file }: signed by { $by }, whose key is not listed for such signatures
checked-signer-time = { $file }: signed by { $by }, whose key is not listed for { $at }
checked-not_signed = { $file }: not signed by anyone in the list of signers
checked-not_stamped = { $file }: without a timestamp of a listed authority
checked-not_listed = { $file }: does not name this video
checked-list_not_sealed = { $file }: a list without a seal
checked-public-manifests = must print nothing: every file is as listed
checked-public-signature = must begin with: Good "onetake" signature
checked-public-timestamp = must end with: Verification: OK

## A certificate that cannot be drawn

paper-fault-font = the font cannot be read ({ $cause }): give a TTF, OTF or TTC file
paper-fault-no_font = no font was found for the certificate: install one (Debian: fonts-noto-cjk; Windows: Microsoft YaHei, Microsoft JhengHei; macOS: PingFang) or name a file with --font
paper-fault-missing_glyph = no font has the character { $character } of "{ $text }": install one (Debian: fonts-noto-cjk; Windows: Microsoft YaHei, Microsoft JhengHei; macOS: PingFang) or name a file with --font
paper-fault-too_large = a picture of the certificate needs more than { $most } bytes, which is all that the form takes: hand in the PDF, where it takes one
