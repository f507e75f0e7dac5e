### Words of the page of the return desk

## The bar, and what is said at the foot

page-places = Places
page-queue = Cases
page-numbers = Numbers of the day
page-setup = Take in videos
page-help = Keys
page-search = Part of a number, or scan a label
page-search_none = Nothing holds “{ $text }”
page-search_several = { $count } cases hold “{ $text }”
page-search_open = “{ $text }” is the case that is open
page-search_leave = Leave the search
page-close = Close
page-go_back = Back
page-details = Details
page-lost = The desk does not answer. What you filled in is kept. If it was closed, open it again and go on in the page that it opens.
page-back = The desk answers again
page-no_answer = The desk does not answer. Nothing is lost.
page-refused = This could not be done.
page-slip = The page made a slip ({ $text }). Reload it: drafts are kept.

## Time

page-left = { $time } left
page-overdue = overdue { $time }
page-days = { $days } d
page-days_hours = { $days } d { $hours } h
page-hours_minutes = { $hours } h { $minutes } min
page-hours = { $hours } h
page-minutes = { $minutes } min

## The queue

page-filters = Show
page-filter_person = For a person
page-filter_look = To look at
page-filter_invalid = Not valid
page-filter_valid = Valid
page-filter_unmatched = No match
page-filter_set_aside = Set aside
page-filter_all = All
page-export = Export
page-expected = expected
page-read = read
page-same = same
page-differs = differs
page-number_part = { $count } missing
page-number_none = not read
page-expected_none = not given
page-no_picture = no picture
page-no_video = No video
page-videos = { $count } videos
page-empty_desk = No cases yet. Take in a folder of videos first.
page-empty_filter = Nothing is like this. Show all cases?
page-nothing_waits = Nothing waits any more.
page-still_waits = Nothing can be filled in for { $count } more: they need something else.

## A review

page-review = Review
page-papers = Papers
page-video = Video
page-videos_of_case = Videos of the case
page-tasks = To do
page-order_is = Order { $number }
page-waits = open
page-waits_for = Waits for: { $what }
page-drafted = Filled in: { $text }
page-kept = { $count } drafts from before were kept. Save with s.
page-facts_missing = { $count } facts of the case are missing:
page-notes_more = { $count } more notes
page-place_proposed = Look at
page-place_look = Look at
page-confidence = { $text } sure
page-signed = signed for { $time }
page-place_set = Set:
page-place_none = No place is proposed: set start and end with [ ]
page-place_missing = Set start and end with [ ] first
page-start_missing = Start still missing: press [ there
page-end_missing = End still missing: press ] there
page-span_set = Start and end are set. y takes them.
page-start = Start
page-end = End
page-confirm = Confirm
page-contrary = Contrary
page-state_seen = seen
page-state_not_seen = contrary seen
page-state_not_visible = cannot be told
page-same_take = same take
page-is_cut = A cut
page-note = Note
page-note_same_take = The take goes on here.
page-note_cut = The take is interrupted here.
page-note_not_visible = It cannot be told from the picture.
page-note_missing = Write what it is, press Enter, then c.
page-before = Before
page-after = After
page-ordered = ordered: { $count }
page-count = Count
page-count_label = How many are seen of { $line }
page-pieces = { $count } pieces
page-number = Number
page-look_keys = A moment: c same take, x a cut, n cannot be told
page-only_moments = c is for moments; here it is y or n
page-count_missing = Type how many pieces are seen
page-number_missing = Type the number as it stands there
page-number_unread = If it cannot be read, leave it open and go on
page-sides_missing = Choose the sides that are shown with 1–6
page-no_task = Nothing is asked here
page-nothing_asked = Nobody has to confirm anything in this video.
page-all_answered = All answered. s saves and goes on.
page-undo = Undo
page-undone = Taken back: { $title }
page-nothing_to_undo = Nothing to take back
page-save_count = Save { $count }, next
page-next_case = Next case
page-saved = { $count } saved.
page-nothing_to_save = There was nothing to save.
page-changed = Somebody stated something meanwhile.
page-save_again = Yours are kept: s saves them.
page-stated = Stated ({ $count })
page-change = Change
page-beside = State beside it
page-beside_says = What { $who } stated stays. Both count; where they differ, somebody looks again.
page-replaced = replaced
page-findings = Checks: { $count } · not met { $fail } · to look at { $review }
page-findings_list = What was checked
page-one_video = This case has one video
page-label = Label
page-no_label = There is no picture of the label
page-zoom_size = Full size
page-checklist = Checklist

## The player and its timeline

page-space = Space
page-frame_back = One frame back
page-frame_forth = One frame on
page-volume = Volume
page-playhead = Place in the video
page-timeline = Timeline
page-lane_moment = Moments
page-lane_stage = Steps
page-lane_label = Label
page-lane_clock = Clock
page-lane_mine = Yours
page-preview_mark = Preview made for viewing; the original decides
page-preview_making = Making a preview: this browser cannot play the original
page-preview_failed = No preview could be made.
page-stills_stay = The pictures beside it can still be used.

## Who is there

page-sign_in = Sign in
page-sign_in_title = Who is confirming?
page-sign_in_other = Change person
page-signed_in = { $name } is signed in
page-sign_out = Sign out
page-who = Person
page-name = Name
page-role = Role
page-pin = PIN
page-pin_needed = At least 4 characters
page-pin_optional = May stay empty on this computer
page-person_add = Add a person
page-role_inspector = Inspector
page-role_packer = Packer
page-role_lead = Shift leader
page-role_service = Customer service

## Papers of a case

page-packing = Packing
page-return = Return
page-order_lines = The order
page-article = Article
page-quantity = Ordered
page-counted = Counted
page-serials = Serial numbers
page-not_counted = not counted
page-documents = Documents
page-documents_none = Nothing is attached.
page-document_kind = Kind
page-document_file = File
page-attach = Attach
page-attached = { $name } is attached
page-sending = Sending …
page-facts = Still missing
page-keep = Keep
page-fact_kept = Kept
page-reports = Reports

## Numbers of the day

page-reasons = Most frequent reasons
page-reasons_none = No reasons yet.
page-reason = Reason
page-cases = Cases
page-advice = What to change
page-stations = Stations
page-stations_none = File names tell of no stations.
page-station = Station
page-taken_in = Videos
page-label_small = Label too small

## Taking in videos

page-setup_lead = Choose the folder of videos and tick the sheets of returns. Videos are only read, never changed.
page-batch = Work
page-folders = Folders
page-folders_none = No folders in here.
page-folder_up = Up
page-sheets = Sheets
page-sheets_none = No sheets in here. Go to the folder that holds them.
page-videos_here = { $count } videos in this folder
page-videos_none_here = No videos in this folder
page-without_sheet = Without a sheet no number can be compared.
page-start_batch = Start
page-batch_idle = Nothing runs
page-batch_running = Videos are being scanned
page-batch_done = Done
page-batch_failed = It stopped
page-batch_again = Look for new videos
page-to_queue = Go to the cases

## Keys

page-keys_queue = In the list
page-keys_review = In a case
page-keys_player = Video
page-keys_everywhere = Everywhere
page-key_move = next, previous
page-key_open = open
page-key_papers = papers of the case
page-key_all = back to what waits
page-key_confirm = confirm what is proposed
page-key_not_visible = Cannot tell
page-key_contrary = the video shows the contrary
page-key_span = start, end
page-key_sides = choose the sides shown
page-key_count = type a count, Enter takes it
page-key_same_take = Same take
page-key_cut = it is a cut
page-key_undo = take back the last
page-key_save = save, next
page-key_task = next, previous question
page-key_checklist = checklist
page-key_video = the other video
page-key_hand_over = evidence, bundle and the folder to hand in
page-hand_over_begun = Evidence, bundle and the folder to hand in are being made …
page-hand_over_save = Save first with s: what is not saved is in no report
page-key_back = back to the list
page-key_play = play, pause
page-key_frame = frame by frame
page-key_second = 1 second
page-key_seconds = 5 seconds
page-key_speed = speed
page-key_sound = sound on, off
page-key_zoom = enlarge
page-key_search = search
page-key_scan = a scanned number searches at once
page-key_help = all keys
page-key_tab = to the next control
page-explained = Explain
page-is_so = It is so
page-note_is_so = Looked at it: it is as it looks.
