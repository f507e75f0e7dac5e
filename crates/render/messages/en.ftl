# Words of reports in English. Plain and neutral: what is visible, what is not, what cannot be determined.
# Never who did it, and never a cause.

## Verdicts

verdict-valid = Valid
verdict-invalid = Not valid
verdict-needs_review = Needs review
verdict-valid-text = Every mandatory rule that applies is met.
verdict-invalid-text =
    { $fails ->
        [one] One mandatory rule is not met.
       *[other] { $fails } mandatory rules are not met.
    }
verdict-needs_review-look =
    { $looks ->
        [one] The checks found one point that a person must look at.
       *[other] The checks found { $looks } points that a person must look at.
    }
verdict-needs_review-open =
    { $opens ->
        [one] The checks found nothing against the rules. A person must still confirm one point.
       *[other] The checks found nothing against the rules. A person must still confirm { $opens } points.
    }
verdict-needs_review-both = A person must look at { $looks } and confirm { $opens }.

## Outcomes

outcome-pass = met
outcome-fail = not met
outcome-review = look
outcome-open = to confirm
outcome-not_applicable = does not apply

level-mandatory = mandatory
level-advisory = advisory

## Observers

observer-integrity = File
observer-provenance = Origin
observer-cadence = Timing
observer-splice = Cuts
observer-stillness = Still picture
observer-sound = Sound
observer-clarity = Clarity
observer-clock = Clock in picture
observer-waybill = Waybill
observer-presence = Camera and parcel
observer-fingerprint = Fingerprint of motion
observer-stage = Steps (proposed)
observer-unknown = Unknown check

## What was observed

code-integrity-truncated = the file ends early
code-integrity-undeclared = the file does not say how long it should be
code-integrity-corrupt_packet = damaged data
code-integrity-undecodable = data without a picture
code-integrity-concealed = damaged pictures
code-integrity-missing_pts = pictures without a time
code-integrity-mismatch = declared and actual length differ
code-integrity-changed = the file changed while it was read

code-provenance-edit_list = the file skips or reorders parts when played
code-provenance-editor = mark of an editing program
code-provenance-encoder = mark of an encoding program
code-provenance-device = mark of a recording device
code-provenance-creation_time = recording time stated in the file
code-provenance-creation_time_conflict = recording times in the file disagree
code-provenance-parameter_change = recording settings change midway
code-provenance-sample_descriptions = several recording settings in one track
code-provenance-keyframe_rhythm = the regular spacing of complete pictures breaks
code-provenance-unreferenced_data = data in the file that is never played
code-provenance-gop_phase = traces of an earlier saving break off
code-provenance-c2pa = C2PA statement present, not checked
code-provenance-join = traces of joined segments

code-cadence-gap = hole in the timestamps
code-cadence-overlap = overlapping timestamps
code-cadence-backward = timestamps step back
code-cadence-drop = frames lost by the recorder
code-cadence-rate_change = frame rate changes
code-cadence-variable = frame intervals vary
code-cadence-length = picture and sound differ in length
code-cadence-speed = playback speed differs from recorded speed
code-cadence-derived_times = picture times derived from the frame rate, where the file states none

code-splice-cut = cut in the picture
code-splice-dissolve = blend between two pictures
code-splice-insert = pictures from elsewhere
code-continuity-break = break that several independent traces mark
code-continuity-power = what a removal would have shown
code-unknown = something that this version does not know

code-stillness-freeze = frozen picture
code-stillness-stall = picture held for a moment, then a jump
code-stillness-repeat = repeated pictures
code-stillness-reversal = pictures played backwards
code-stillness-black = black picture
code-stillness-covered = covered lens

code-sound-absent = no sound track
code-sound-silent = silence
code-sound-late = sound starts late
code-sound-ends_early = sound ends early
code-sound-break = break in the sound
code-sound-gap = hole in the sound timestamps
code-sound-unbroken = no trace of a cut in the sound of this span (one of exactly a multiple of 1024 samples leaves none)

code-clarity-measured = clarity of the whole video
code-clarity-step = clarity in a step
code-clarity-blurred = blurred picture
code-clarity-dark = picture too dark
code-clarity-overexposed = picture too bright

code-clock-reading = clock read from the picture
code-clock-jump = clock in the picture jumps
code-clock-rate = clock in the picture runs at another speed
code-clock-overlay_number = number printed beside the clock

code-waybill-reading = code read
code-waybill-conflict = two readers disagree
code-waybill-returned = number read again after a while
code-waybill-sighting = code seen too few times
code-waybill-unread = label that could not be read

code-presence-camera = how the camera stood
code-presence-moved = camera moved
code-presence-blocked = view lost
code-presence-parcel = where the parcel is
code-presence-idle = nothing happens
code-presence-changed = part of the picture changed for good
code-fingerprint-motion = course of motion, for comparing videos with each other

code-stage-label_shown = label shown (proposed)
code-stage-outside_shown = outside shown (proposed)
code-stage-opening = opening (proposed)
code-stage-contents_shown = contents shown (proposed)
code-stage-sealing = closing and sealing (proposed)

## Why an observer could not judge

coverage-still_scene = the scene stands still, so a removal would leave no trace
coverage-no_sound = there is no sound track
coverage-sound_not_decoded = the sound could not be decoded
coverage-damaged = pictures are damaged or missing
coverage-too_few_frames = too few pictures to compare
coverage-no_timestamps = the pictures carry no time
coverage-undeclared = the file does not say how long it should be
coverage-no_picture = the picture is too dark or shows no detail
coverage-camera_unknown = nothing at rest in the picture tells whether the camera moved
coverage-parcel_unknown = the parcel could not be followed
coverage-observer_failed = this check stopped because of an error of its own
coverage-not_built = this version lacks the check
coverage-foreign_container = this kind of file cannot be looked into
coverage-nothing_to_observe = the video shows nothing of the kind
coverage-limit_reached = the limit of the scan was reached
coverage-not_asked = nobody asked for this check
coverage-unknown = for a reason that this version does not know

## Why a rule has its outcome

reason-met = Meets the rule.
reason-met-silence = Nothing was found. { $silence }
silence = Had { $length } been taken out, it would have shown at { $share } of the instants that were tried.
reason-no_rule = No rule in this policy.
reason-not_for_case = Does not apply to this case.
reason-partial_coverage = Only a part of the video could be checked.
reason-no_coverage = This could not be checked.
reason-unknown_predicate = This version does not know the check that the policy asks for.
reason-unknown = A reason that this version does not know; a newer onetake can say it.
reason-observed_fail = Visible: { $what }. Beyond what the rule allows.
reason-observed_review = Possible: { $what }. A person must look.
reason-observed_review-sure = Found: { $what }. A person must look.
reason-outside_limit = The measured value is not within the limit.
reason-near_limit = The measured value is close to the limit.
reason-not_measured = This could not be measured.
reason-case_lacks = The case does not state what the rule needs.
reason-not_attested = No person has confirmed this yet.
reason-not_attested-what = Not confirmed by a person yet: { $what }.
reason-not_attested-natural_speed = Nothing in the record tells whether a part plays faster or slower: no clock in the picture covers this, and frames left out evenly leave no trace. A person must look whether hands and things move at natural speed.
reason-proposal_accepted = The policy accepts this as the scan proposes it; no person has confirmed it.
reason-proposal_accepted-what = The policy accepts this as the scan proposes it; no person has confirmed it: { $what }.
reason-attested = Confirmed by a person.
reason-attested-what = Confirmed by a person: { $what }.
reason-attested_contrary = A person stated the opposite.
reason-attested_contrary-what = A person stated that this is not so: { $what }.
reason-waybill_equal = The waybill number in the picture equals the expected number.
reason-waybill_different = The waybill number in the picture differs from the expected number.
reason-waybill_partial = Only a part of the expected waybill number was read.
reason-waybill_unreadable = The waybill number in question could not be read.
reason-waybill_bars_consistent = Bars that could not be read are consistent with the expected number, and less so with any number like it. That is no reading: a person must look.
reason-waybill_bars_inconsistent = Bars that could not be read are those of another number than the expected one. That is no reading: a person must look.
reason-waybill_reading_doubtful = Another number was read than the expected one, but the bars may be those of the expected number: parts of them may not have printed. A person must look.
reason-waybill_several = More than one number was read.
reason-burned_in_differs = The recorder burned in another number than the expected one. That is no reading of the label: a person must look.
reason-not_same_take = A break lies between the waybill number and the inspection.
reason-order_accepted = The steps come in an accepted order.
reason-order_not_accepted = The steps come in an order that the rule does not accept.
reason-inside_window = Recorded within the time limit.
reason-outside_window = Recorded outside the time limit.
reason-margin_too_small = Too close to the time limit for the precision of the clock.
reason-would_not_show = Nothing in the picture would show a removal here, such as in a part where nothing moves. A person must look.
reason-weak_clock = The recording time comes from a weak source only.
reason-digest_equal = The file equals the one stated before.
reason-digest_different = The file differs from the one stated before.
reason-statements_differ = Persons stated the one and the other.
reason-explained = A person looked at this and explained it.
reason-explained-what = A person looked at this and explained it: { $what }.
reason-left_out = Some observations of this kind were left out of the record; a person must look.
reason-left_out-what = Left out of the record, of this kind: { $what }. A person must look.
reason-beside_table = The label left the work table inside the picture.
reason-clocks_differ = Two clocks disagree.

## What a person can look at

look-integrity = Ask for the original file from the recorder and compare.
look-provenance = Ask how the file came from the recorder to here.
look-cadence = Compare the pictures before and after: did anything happen in between?
look-splice = Compare the pictures before and after: do hands, items or light change at once?
look-doubt-late_picture = This picture came late, and no more changes than in as much time around it: does the motion go on?
look-doubt-beat = A copy at a lower frame rate left a picture out here, and no more changes than that explains: does the motion go on?
look-doubt-overlay = Text over the picture changes here. Look beside it: does anything else change at once?
look-doubt-jerk = The whole picture moves and hardly anything in it: a camera that was pushed does so. Are hands and items where they were?
look-doubt-one_place = One small place alone changes. A display or a lamp does so. If an item is there, gone or elsewhere at once, pictures are missing.
look-doubt-view_returns = The view was dark, covered or gone for a while, and something is elsewhere when it is back. Could it be moved in that time?
look-doubt-panning = The camera turns fast here. Step through picture by picture: does the turn go on?
look-doubt-stall = A picture was held here before the jump. Is the jump as long as the hold, as when a recorder stalls?
look-stillness = Play this span: does anything move in it?
look-sound = Listen to this instant: does the sound break off or jump?
look-clarity = Play this span: can what matters be seen?
look-clock = Read the clock in both pictures.
look-waybill = Read the number in the picture and compare every character.
look-presence = Play this span: does the inspection stay in the picture?
look-fingerprint = Play both videos side by side: is it the same recording?
look-stage = Play this span: is this step shown? It is only proposed here.

## What a person still has to confirm, by criterion

attest-COV-SEALEDSTART = Confirm that the parcel is still sealed when the video starts.
attest-COV-OUTER = Confirm that all sides of the parcel are shown.
attest-COV-OPENING = Confirm that the opening itself is visible, from when to when.
attest-COV-CONTENTS = Confirm that every item is shown, and count them.
attest-COV-INFRAME = Confirm that the inspection stays in the picture from the opening to the last item.
attest-CONT-SPEED = Confirm that hands and things move at natural speed from beginning to end, with no part that plays faster or slower.
attest-COV-SEQUENCE = Mark when the label, the outside, the opening and the contents are shown.
attest-ID-ATTACHED = Confirm that the label is on the parcel that is opened.
attest-ID-SERIAL = Read the serial number of the item.
attest-ID-DECODE = Read the waybill number from the picture.
attest-PACK-WAYBILL = Confirm that the label goes onto this parcel.
attest-PACK-ITEMS = Confirm that every item is shown before the parcel is closed.
attest-PACK-CUSHION = Confirm that cushioning is used, and which.
attest-PACK-FILM = Confirm that the protective film is on.
attest-PACK-SEAL = Confirm that the parcel is sealed in the picture.
attest-CHK-LIST = Fill in the inspection checklist.

## Where the numbers of a rule come from

basis-stated = stated by the source
basis-published = published page
basis-computed = measured or computed
basis-proposed = proposed by onetake, may be changed

## Statements of persons

statement-sealed_at_start = the parcel is sealed at the start
statement-outside_shown = the outside of the parcel is shown
statement-opening_seen = the opening is visible
statement-contents_shown = all contents are shown
statement-stayed_in_frame = the inspection stays in the picture
statement-natural_speed = hands and things move at natural speed
statement-label_on_parcel = the label is on this parcel
statement-waybill_transcribed = waybill number read by eye
statement-event_explained = a flagged event is explained
statement-finding_explained = what a rule found is explained
state-seen = visible
state-not_seen = not so
state-not_visible = cannot be determined
state-explained = does not count against the video
state-as_it_looks = is as it looks, counts against the video

## Groups of criteria

group-FILE = File
group-CONT = Uninterrupted
group-COV = Whole process in the picture
group-ID = Parcel and waybill
group-CLR = Clearly visible
group-TIME = Time
group-PACK = Packing
group-CHK = Checklist
group-CUST = Handling stages
group-REL = Fit for the dispute
group-REP = Report
group-PKG = Upload
group-other = Other

## Directions

direction-return_unboxing = Return unboxing
direction-outbound_packing = Packing for dispatch
direction-buyer_unboxing = Unboxing by the buyer

## Stills

still-label = label
still-before = before
still-after = after
still-within = inside the span
still-strip = overview
still-at = { $purpose }, { $at }

## Quantities

unit-seconds = { $n } s
unit-minutes = { $n } min
unit-hours = { $n } h
unit-days = { $n } d
unit-milliseconds = { $n } ms
unit-pixels = { $n } px
unit-frames = { $n ->
        [one] { $n } frame
       *[other] { $n } frames
    }
unit-times = { $n ->
        [one] once
       *[other] { $n } times
    }
unit-bytes = { $n } bytes
unit-fps = { $n } fps
unit-hertz = { $n } Hz
list-separator = {", "}
clause-separator = {" · "}
label-separator = {": "}
something = what the rule names

## Names of measured values

param-fail = limit
confidence-limit = fails from
param-review = to be looked at from
param-review_medians = to be looked at from (× usual)
param-accept_proposals = accepted as proposed from
param-min_share = at least
param-min_sides = sides needed
param-min_luma = darkest allowed
param-max_luma = brightest allowed
param-max_clipped = overexposed at most
param-max_difference = allowed difference
param-frames_needed = frames needed
param-label_module = narrowest bar needed
param-window = time limit
param-tolerance = allowed
param-after_at_least = after sign-off, at least
param-after_at_most = at most
param-at = time
param-utc = in UTC
param-stated = stated
param-earliest = earliest
param-latest = latest
param-local = local time
param-zone = time zone
param-clock = clock
param-which = read from
param-field = entry
param-lacks = missing
param-says = this clock says
param-measure = not measured
param-exceptions = exceptions
param-number = number
param-number_shown = number shown
param-inspection = inspection
param-order = accepted order
param-difference = difference
param-shown = shown
param-audio_start = sound starts
param-audio = sound
param-video = picture
param-late = late by
param-early = early by
param-gap = hole
param-step = step
param-median = usual interval
param-longest = longest interval
param-shortest = shortest interval
param-before = before
param-after = after
param-duration = length
param-length = length
param-declared = declared
param-delivered = delivered
param-hidden_before = hidden before
param-hidden_after = hidden after
param-frames = frames
param-frames_lost = frames lost
param-places = places
param-gaps = holes
param-steps = steps back
param-packets = packets
param-refused = undecodable
param-missing = missing
param-fail_missing = missing at most
param-count = count
param-changes = changes
param-edits = edits
param-spans = spans
param-total = in all
param-share = share
param-ratio = ratio
param-confidence = certainty
param-short_side = shorter side of the picture
param-module = narrowest bar
param-rate = frame rate
param-mean_luma = mean brightness
param-clipped = over- or underexposed
param-dark_clipped = black
param-bright_clipped = overexposed
param-sharp = sharp
param-edgeless = without detail
param-high_motion = shaky
param-text = text
param-other_text = other text
param-expected = expected
param-bars = bars and number
param-score = likeness
param-best_other = likeness of the next best number
param-others = numbers compared with
param-symbology = code type
param-normalized_by = brought into normal form by
param-carriers = carriers
param-from = from
param-to = to
param-source = stated in
param-sides = sides
param-state = stated
param-attested_by = confirmed by
param-stated_sha256 = SHA-256 stated
param-sha256 = SHA-256
param-was = flagged
param-break = break
param-code = concerns

## Words in values

word-container = recording time in the file
word-burned_in = clock in the picture
word-stated = stated by a person
word-expected_waybills = expected waybill number
word-signed_off_at = time of sign-off
word-recorded_at = time of recording
word-zone = time zone
word-inside = within the limit
word-outside = outside the limit
word-too_near = too close to the limit
word-not_visible = cannot be determined
word-consistent = consistent
word-inconsistent = not consistent
word-undecidable = cannot be decided
word-seen = visible
word-not_seen = not so
word-milli_fps = frame rate
word-clipped_ppm = exposure
word-mean_luma_milli = brightness
word-mean_luma = brightness
word-sharp_ppm = sharpness
word-sharp_share_ppm = share of sharp pictures
word-high_motion_ppm = steadiness
word-bulky = bulky goods
word-installation = opened by the installer
word-platform_delay = delay on the platform's side
word-top = top
word-bottom = bottom
word-front = front
word-back = back
word-left = left
word-right = right
word-location = place of recording (withheld)

## The page

page-title = Video check report
page-for = { $direction }: check report
page-skip = Skip to the findings
page-file = File
page-length = Length
page-judged = Judged
page-policy = Rules
page-waybill-expected = Expected waybill
page-signed-off = Signed for
page-direction = Kind of video

section-reasons = Why
section-also = Also worth knowing
section-todo = What a person still has to do
section-waybill = Waybill
section-timeline = The whole video at a glance
section-moments = Moments to look at
section-criteria = Every rule
section-file = The file
section-statements = Statements of persons
section-made = How this report was made
section-limits = What this report does not show

reasons-none = No open point.
reasons-more = { $count ->
        [one] One more in the table below.
       *[other] { $count } more in the table below.
    }
todo-none = Nothing. No statement of a person is missing.

waybill-none = No code on a label was read in this video.
waybill-not-expected = No waybill number was stated for this case, so there is nothing to compare with.
waybill-read = Read from the picture
waybill-expected = Expected
waybill-equal = Equal
waybill-different = Different
waybill-undetermined = Cannot be determined
waybill-not-compared = Not compared
waybill-seen = Seen { $times }, from { $from } to { $to }
waybill-seen-once = Seen at { $from }
waybill-same = The same number was also read from: { $codes }
waybill-parcel = The code says: parcel { $parcel } of { $parcels } of this waybill.
waybill-others = Other codes read
waybill-other-note = Old labels and item codes are common on parcels.
waybill-no-picture = No picture of the label was kept.
waybill-picture = The label at { $at }, at the resolution of the recording
waybill-picture-unread = A label that could not be read, at { $at }
burned_in-number = Number burned in by the recorder
burned_in-same = Equal to the expected number
burned_in-part = Agrees with the expected number as far as it was read
burned_in-differs = Differs from the expected number
burned_in-other = Differs from the expected number; it may be a number of another kind
burned_in-unreadable = Too little of it was read to compare
burned_in-not-compared = Not compared
burned_in-span = from { $from } to { $to }
burned_in-note = The recorder prints this number beside its clock. It says what the recorder was told, not what the label says; “?” stands for what was not read.

timeline-lead = Each row is one check. Hover over a mark to see what it is; click it to see its pictures.
timeline-print = Each row is one check.
timeline-legend-neutral = observed
timeline-legend-review = look
timeline-legend-fail = not met
timeline-legend-gap = could not be checked
timeline-full = all checked
timeline-partial = part checked
timeline-none = not checked
timeline-not-covered = What could not be checked
timeline-whole-take = whole video
timeline-strip = Pictures at even intervals
timeline-mark = { $what }, { $at }
timeline-mark-sure = { $what }, { $at }, certainty { $confidence }
timeline-gap = { $at }: { $reason }
timeline-crowded = { $count ->
        [one] One more mark is not drawn.
       *[other] { $count } more marks are not drawn.
    }

moments-none = No moment was flagged.
moment-no-picture = No picture was kept of this moment.
moment-certainty = certainty { $confidence }
moment-frame = frame { $frame }
moments-more = { $count ->
        [one] One more moment is in the JSON report.
       *[other] { $count } more moments are in the JSON report.
    }
moments-explained = Not shown here, as an honest cause explains them: { $what }.
cause-keyframe = { $count ->
        [one] one keyframe pop
       *[other] { $count } keyframe pops
    }
cause-focus = { $count ->
        [one] one change of focus or of the coding's quality
       *[other] { $count } changes of focus or of the coding's quality
    }
cause-push = { $count ->
        [one] one push of the camera
       *[other] { $count } pushes of the camera
    }
cause-part = { $count ->
        [one] one change in a small part of the picture, such as a display
       *[other] { $count } changes in a small part of the picture, such as a display
    }
cause-view_returns = { $count ->
        [one] one view that was dark or covered and came back
       *[other] { $count } views that were dark or covered and came back
    }
cause-overlay = { $count ->
        [one] one change of text that is laid over the picture
       *[other] { $count } changes of text that is laid over the picture
    }
cause-late_picture = { $count ->
        [one] one late picture
       *[other] { $count } late pictures
    }
omitted = Left out to keep the report small: { $count } × { $what }, { $at }.

table-rule = Rule
table-outcome = Outcome
table-why = Why
table-source = Source
table-and-more = { $count ->
        [one] and one more
       *[other] and { $count } more
    }

file-name = Name
file-size = Size
file-sha256 = SHA-256
file-check = To check that a file is this one:
file-format = File type
file-video = Picture
file-audio = Sound
file-audio-none = none
file-duration = Duration
file-duration-value = { $delivered } delivered, { $declared } declared
file-duration-undeclared = { $delivered } delivered, none declared
file-frames = Frames
file-frames-value = { $delivered } delivered, { $declared } declared
file-frames-undeclared = { $delivered } delivered, none declared
file-rate = Frame rate
file-created = Recording time in the file
file-modified = Last change on disk
file-tags = Marks in the file
file-rotation = turned by { $degrees }°
file-damage = Damage
file-damage-none = none met
file-damage-value = { $corrupt } damaged, { $refused } undecodable, { $concealed } concealed

made-tool = Program
made-libraries = Libraries
made-policy = Rules
made-policy-sha256 = SHA-256 of the rules
made-record-sha256 = SHA-256 of the scan record
made-report-sha256 = SHA-256 of report.json
made-scanned = Scanned
made-judged = Judged
made-platform = Machine
made-evidence = This page is a view. The evidence is report.json; its SHA-256 is above.
made-warning = { $criterion }: { $what }
warning-loosened = this line asks for less than the rule that it follows

limit-scene = This report tells what was observed in the listed bytes. It does not show that the scene was real, complete, or recorded at the stated place or time, nor that the person recording is independent.
limit-bytes = The SHA-256 names exactly these bytes. A clip, a screenshot or a copy from a platform is not the original; compare the original by its SHA-256.
limit-pause = Pausing a camera can leave no trace in the timestamps. Where the scene stands still, a removal cannot be determined from the picture.
limit-nothing_found = Where a check found nothing, this says only that nothing was visible to it. It says nothing about any person or any cause.
limit-partly_checked = Some checks could not judge the whole video; the timeline and the record say which, where and why.
limit-clock_unchecked = Nobody stated how far the recorder's clock is off. Times are those that the recorder states.
limit-record_not_compared = The record behind this report was read from a file and not compared with the video. Whether it is what a scan of that video gives is not shown here; scan the video anew to see.
limit-no_advice = This is not legal advice.
limit-unknown = A limit that this version does not know; a newer onetake can say it.

stills-differ = { $count ->
        [one] One still is another picture than the record names, and is left out: { $files }
       *[other] { $count } stills are other pictures than the record names, and are left out: { $files }
    }
stills-missing = { $count ->
        [one] One still that the record names is not at hand.
       *[other] { $count } stills that the record names are not at hand.
    }

cut-note = { $count ->
        [one] … (one more character)
       *[other] … ({ $count } more characters)
    }
unnamed-file = (no name)

## The terminal

text-verdict = Verdict
text-reasons = Why
text-also = Also
text-waybill = Waybill
text-at = at { $at }

## Policies in words

policy-criteria = { $count } criteria
explain-asks = asks for
explain-values = values
explain-blank = no rule in this policy
explain-quote = requirement
explain-basis = origin of the numbers
explain-confirm = to confirm by eye
diff-none = The policies ask for the same.
diff-stricter = asks for more
diff-looser = asks for less
diff-untold = whether that is more or less cannot be told
diff-words = other words
warning-untold = this line asks for something else than the rule it follows; whether that is more or less cannot be told
warning-not_compared = this policy does not come with the program and extends none that does: it was compared with no platform's rule

## What a test asks for

check-digest = the file equals the one whose SHA-256 was stated before
check-file_intact = all that the file declares is there
check-observed_none = nothing of the kind is found
check-native = the file carries the marks of a recorder and none of an editing program
check-recording_time_known = a clock says when it was recorded
check-gap = the timestamps have no hole
check-span_limit = spans of the kind are short
check-speed = it plays at the speed at which it was recorded
check-attested = a named person states it
check-in_frame = a named person states that the inspection stays in the picture, and nothing found speaks against it
check-sequence = the steps come in an accepted order
check-waybill_read = the waybill number is read by machine often enough
check-waybill_match = the waybill number equals the expected number
check-waybill_single = no other number is read
check-same_take = the number and the inspection lie in one unbroken take
check-resolution = the picture and the label have enough pixels
check-sharpness = the picture is sharp often enough
check-light = the picture is neither too dark nor too bright
check-frame_rate = there are enough frames per second
check-time_window = recording began within the time limit after sign-off
check-time_order = recording did not begin before sign-off
check-take_length = the recording is not too long
check-zone_stated = the times of the case carry their zone
check-upload = the file can be handed in as it is

## How a person can confirm it

confirm-digest = Compute the SHA-256 of the file, as with sha256sum, and compare every character.
confirm-file_intact = Play the file to its end and compare its length with what the recorder shows for the original.
confirm-observed_none = Step through the named moments picture by picture and compare hands, items and light before and after.
confirm-native = Ask how the file came from the recorder to here, and compare with the original on the recorder.
confirm-recording_time_known = Read the recording time in the file's properties or on a clock in the picture, and ask which clock set it.
confirm-gap = Step over the named moment picture by picture: does anything move at once that should take time?
confirm-span_limit = Play the named span: does anything in it move, and can it be seen?
confirm-speed = Watch whether hands and falling things move at natural speed, listen whether voices and noises sound natural, and compare with a clock in the picture.
confirm-attested = Play the span that the person named and see whether the picture shows it.
confirm-in_frame = Play from the opening to the last item: are parcel, hands and items in the picture all the time?
confirm-sequence = Note when number, outside, opening and contents are first shown, and compare with the accepted orders.
confirm-waybill_read = Scan the label in the still with a telephone, or read the number from it.
confirm-waybill_match = Read the number on the still and compare every character with the expected one.
confirm-waybill_single = Look at each number that was read: which label does it stand on?
confirm-same_take = Play from the label to the last item without stopping: is it one take?
confirm-resolution = Look at the picture in its full size: can you read the label?
confirm-sharpness = Play the parts that matter: can you recognise what is shown?
confirm-light = Play the parts that matter: is anything lost in the dark or in glare?
confirm-frame_rate = Play quick movements: do they jump?
confirm-time_window = Compare the sign-off time in the carrier's records with the time of recording, both in one time zone.
confirm-time_order = Compare the sign-off time in the carrier's records with the time of recording, both in one time zone.
confirm-take_length = Read the length in a player.
confirm-zone_stated = Ask in which time zone each time was noted down.
confirm-upload = Compare size, length and format of the file with the platform's upload page.

## Names of the parameters of tests

param-codes = kinds
param-fail_codes = not met by
param-review_codes = look at
param-hint_codes = look at, where found
param-covered_by = settled by
param-statement = statement
param-contrary = if stated otherwise
param-from_start = from the start, at least
param-orders = accepted orders
param-frames_apart = or, apart in time
param-apart = by at least
param-gap_fail = hole that breaks
param-clock_uncertainty = a clock may be off by
param-fail_in_key_span_only = not met only between opening and last item
param-window_end = limit ends
param-hours = hours
param-calendar = calendar days, the first being that of sign-off
param-utc_offset = zone, hours east of UTC
param-size = size
param-max = at most
param-max_megabytes = at most, MB
param-max_seconds = at most, seconds
param-below = smaller than that, not equal
param-formats = formats
param-format = format
param-max_formats = formats taken
word-fail = not met
word-review = look
step-number = number
step-outside = outside
step-opening = opening
step-contents = contents

## What is still needed

missing-title = Still needed, the most useful first
missing-more = { $count } more in report.json
missing-advisory = does not decide the verdict
missing-proposed = place proposed by the scan
missing-look = Look at this and say what it is: { $title }.
missing-replacement = { $title }: not met, and nothing that is stated can change this. Hand in the original file from the recorder or other evidence.
missing-fact = State this in the case: { $title }.
missing-document = Hand in: { $title }.
missing-statement = A person must confirm: { $title }.
ask-fact-expected_waybills = State the waybill number that is expected (--waybill).
ask-fact-signed_off_at = State when the carrier recorded delivery, with its time zone (--signed-at).
ask-fact-zone = State the time zone of each time, such as +08:00.
ask-fact-recorded_at = State when the recording began and which clock says so (recorded_at in the case). --file-clocks takes the time in the file's name and its last change on disk as clocks of their own.
ask-fact-recorded_at-else = State when the recording began and which clock says so (recorded_at in the case).
ask-statement-sealed_at_start = Confirm that the parcel is still sealed when the video starts.
ask-statement-outside_shown = Confirm which sides of the parcel are shown.
ask-statement-opening_seen = Confirm that the opening itself is visible, from when to when.
ask-statement-contents_shown = Confirm that every item is shown, and count them.
ask-statement-stayed_in_frame = Confirm that the inspection stays in the picture from the opening to the last item.
ask-statement-natural_speed = Confirm that hands and things move at natural speed from beginning to end, with no part that plays faster or slower.
ask-statement-label_on_parcel = Confirm that the label is on the parcel that is opened.
ask-statement-waybill_transcribed = Read the waybill number from the picture by eye and type it as it stands there.

## What a report waits for

waits-look = Look first at { $at }.
waits-facts = The checks found nothing against the rules. Facts or documents of the case are missing.

## Explaining a finding

explain-because = because
explain-stills = stills
explain-needed = still needed
explain-policy = policy

## What further tests ask for

check-single_file = the recording is one file
check-sound_present = there is sound where the dispute needs it
check-sound_steady = the sound goes on without a step
check-clock_steady = a clock in the picture runs evenly
check-steadiness = the camera is held steadily enough
check-clock_offset = it is known how far the recorder's clock is off, or it is too little to matter
check-contents = a named person states that all contents are shown, and each line of the order with all its pieces
check-serial = a serial number was read, and is one that is known
check-other_side = there is a report on the packing of the same order
check-checklist = each item of the inspection checklist has a state
check-custody = every part of the way of the goods is shown by something
check-dispute_fit = this kind of video can show what is in dispute
check-reason_fit = what the evidence is for fits the reason that was accepted
check-modality_fit = the dispute can be shown in this medium
check-neutral_words = what persons typed is neutral
check-limits_stated = the report states what it does not show
check-reproducible = the same video scanned again gives the same record
confirm-single_file = Look at the recorder: did it split one recording, and do the files follow each other without a pause?
confirm-sound_present = Listen to the whole video.
confirm-sound_steady = Listen to the named instants: does the sound break off or jump?
confirm-clock_steady = Read the clock in the picture before and after the named instant and compare with the time that passed in the video.
confirm-steadiness = Play the video: can everything be followed?
confirm-clock_offset = Hold the recorder's clock beside a clock of known time and note the difference.
confirm-contents = Play the span in which the contents are shown and count the pieces of each line of the order.
confirm-serial = Read the serial number on the still and compare every character.
confirm-other_side = Compare goods, label and serial numbers in both videos.
confirm-checklist = Play the span of each item and see whether the picture shows its state.
confirm-custody = Compare the times with the carrier's tracking record and the shop's own records.
confirm-dispute_fit = Compare what is in dispute with what the video can show.
confirm-reason_fit = Look up which reason was accepted, also by a time limit that passed.
confirm-modality_fit = Ask whether one can see or hear in the video what is in dispute.
confirm-neutral_words = Read what was typed: does it state facts alone?
confirm-limits_stated = Read the last section of the report: does it say what the checks do not show?
confirm-reproducible = Scan the same file again with the same version and compare the SHA-256 of both records; compare the SHA-256 of the video first.

## Further reasons

reason-fits_dispute = The evidence fits what is in dispute.
reason-fits_partly = The evidence fits what is in dispute only together with other evidence.
reason-does_not_fit = This kind of evidence cannot show what is in dispute.
reason-document_missing = A document that the dispute needs is not at hand.
reason-custody_gap = Nothing shows where the goods were for this time.
reason-count_short = Fewer pieces were counted than the order has.
reason-serials_equal = The serial number is one that is known.
reason-serials_differ = The serial number is none of those that are known.
reason-several_files = The recording has several files; a person must look whether the camera split it.
reason-other_not_valid = The video of the other direction is not valid, or a person must still look at it.
reason-record_not_compared = The record was read from a file and not compared with the video.
reason-not_neutral = What was typed presumes a cause or a culprit; state what is visible instead.

## Further statements

statement-line_shown = a line of the order is shown and counted
statement-serial_read = serial number read by eye
statement-inspected = an item of the inspection checklist
statement-waybill_applied = the label goes onto this parcel in the picture
statement-items_packed = all items are shown before the parcel is closed
statement-cushioning_used = cushioning is put in
statement-film_on = the protective film is on
statement-sealed_on_camera = the parcel is sealed in the picture
ask-statement-line_shown = Count the pieces of each line of the order in the picture.
ask-statement-serial_read = Read the serial number from the picture by eye and type it as it stands there.
ask-statement-inspected = Fill in the inspection checklist; "cannot be determined" is an answer too.
ask-statement-waybill_applied = Confirm that the label goes onto this parcel in the picture.
ask-statement-items_packed = Confirm that every item is shown before the parcel is closed.
ask-statement-cushioning_used = Confirm that cushioning is put in.
ask-statement-film_on = Confirm that the protective film is on.
ask-statement-sealed_on_camera = Confirm that the parcel is sealed in the picture.

## Documents and facts that a case can lack

ask-fact-order_value = State the value of the order (order_value in the case).
ask-fact-clock_offset = State how far the recorder's clock is off (clock_offset in the case).
ask-fact-recorder_zone = State in which zone the recorder's clock is set (recorder_zone in the case).
ask-document-other_report = The report on the video of packing (--other-report).
ask-document-weight_record = A record of the parcel's weight: a photograph on a scale, or the carrier's.
ask-document-packing_list = The packing list.
ask-document-order_screenshot = A screenshot of the order.
ask-document-listing_screenshot = A screenshot of the page on which the goods were offered.
ask-document-ruler_photo = A photograph with a ruler from end to end.
ask-document-inspection_document = A document of an inspection or laboratory: no video shows smell or taste.
ask-document-sign_off_record = The carrier's record of the sign-off.
ask-document-packing_photos = Photographs of the outer and inner packaging, the label and the damage.
ask-document-tracking_record = The carrier's tracking record.
ask-document-proof_of_delivery = The proof of delivery.
ask-document-chat_record = The record of the conversation about it.
ask-document-authenticity_papers = Papers of the brand or of a test about the origin of the goods.
ask-document-joint_inspection_minutes = The minutes of the joint inspection with the carrier.

## Names of further values

param-files = files
param-line = order line
param-seen = seen
param-item = item
param-items = items
param-condition = state
param-criteria = rules
param-segment = stage
param-before_segment = after the stage
param-after_segment = before the stage
param-evidence = shown by
param-document = document
param-dispute = dispute
param-disputes = for disputes about
param-accepted_reason = accepted reason
param-claim = handed in for
param-needs = needs
param-counted_from = counted from
param-offset = clock off by
param-margin = distance to the limit
param-max_gap = hole at most
param-fail_gap = not met from a pause above
param-from_value = for orders from
param-value = order value
param-max_high_motion = shaky at most
param-limits = limits stated
param-scanned_with = scanned with
param-judged_with = judged with
word-tool = program that scanned
word-libraries = versions of its libraries
word-coverage = how far the checks reached
limits-scene = what these bytes hold, not that the scene is true
limits-bytes = which bytes it is about
limits-pause = a pause can leave no trace
limits-nothing_found = nothing found is no proof
limits-partly_checked = what was only partly checked
limits-clock_unchecked = that the clock was not checked
limits-record_not_compared = that the record was not compared with the video
limits-no_advice = no legal advice
word-order_value = value of the order
word-custody = stages of handling
word-dispute = what is in dispute
word-clock_offset = clock offset
param-name = file name
word-file_name = clock in the file name
word-file_system = last change on disk
word-unknown_zone = not stated, so every zone on Earth counts
word-undecided = leaves it open
word-opened_by_installer_at = opening by the installer
place-start = before the first picture
place-middle = between two pictures
place-end = after the last picture
place-unknown = not known
word-agreement = frames or readers that agree
word-plausible_number = a number that a carrier may have issued
word-whole_symbol = the whole symbol
word-place = a place of its own
word-print = bars that bear it out
word-note = note
word-whole_take = whole video
word-exceptions = exceptions
word-other_report = report on the video of packing
word-sound = sound
word-ruler = a ruler
word-document = a document
word-video = video
word-resale_affected = goods cannot be sold again as new
word-quality = quality
word-missing_or_wrong = missing or wrong
word-change_of_mind = no reason needed
dispute-empty_parcel = empty parcel
dispute-missing_items = missing items
dispute-wrong_item = wrong item
dispute-swapped_return = returned item differs
dispute-quality_visible = visible flaw
dispute-quality_invisible = smell or taste
dispute-sound_fault = sound fault
dispute-function_fault = function fault
dispute-size_differs = size differs
dispute-transit_damage = damage on the way
dispute-not_received = not received
dispute-human_damage = damage in opening or handling
dispute-not_as_described = not as described
dispute-use_traces = traces of use
dispute-counterfeit = origin of the goods

## The inspection checklist

item-outer_box = outer box
item-seal = seal or tape
item-label = waybill label
item-inner_packaging = inner packaging
item-cushioning = cushioning
item-film = film or shrink-wrap
item-hang_tag = hang tag
item-identity = article, variant, colour
item-quantity = quantity with accessories
item-serial = serial or batch number
item-flaws = flaws and missing parts
item-use_traces = traces of use
item-function = function
condition-intact = intact
condition-wet = wet
condition-dented = dented
condition-torn = torn
condition-re_taped = taped again
condition-broken = broken
condition-re_sealed = sealed again
condition-absent = absent
condition-matches = matches
condition-different = different
condition-differs = differs
condition-covered = covered
condition-damaged = damaged
condition-opened = opened
condition-not_original = not the original one
condition-present = present
condition-displaced = displaced
condition-unopened = unopened
condition-opened_traces = traces of opening
condition-removed = removed
condition-attached = attached
condition-cut = cut off
condition-as_expected = as expected
condition-fewer = fewer
condition-more = more
condition-same = the same
condition-unreadable = unreadable
condition-none = none
condition-described = described in the note
condition-film_only = film removed only
condition-used = used
condition-soiled = soiled
condition-works = works
condition-fault_shown = fault shown in the video
condition-not_tested = not tested
condition-not_visible = cannot be determined

## Failures of the command

failure-open-missing = no such file; check the path
failure-open-stdin = a video is not read from standard input; save it as a file first and give its path
failure-open-address = addresses are not read, and no network is used; save the video as a file first and give its path
failure-open-directory = this is a folder; give one video file
failure-open-not-regular = not a regular file; copy the video to disk first
failure-open-empty = the file is empty; copy it again from the recorder
failure-open-unreadable = the file cannot be read: { $cause }
failure-media-unknown-format = not a video file of a kind that onetake reads (found { $found }); do not convert it: use the recorder's original file
failure-media-playlist = a { $kind } that points at other files, not a video; give the video file itself
failure-media-damaged = the file is damaged or incomplete: its { $format } container cannot be read ({ $message }); copy it anew, whole, from the recorder
failure-media-no-video = the file has no video stream ({ $streams }); give the video, not only its sound
failure-media-unknown-codec = the video is coded as { $codec }, which onetake does not decode
failure-media-above-limit = the video declares { $what } of { $declared }, above the limit of { $limit }
failure-media-bad-time-base = the video stream states a time base of { $num }/{ $den }, which is not a unit of time
failure-media-io = reading the file failed
failure-media-library = the media library failed at { $action }: { $message }
failure-no-frames = not one picture could be decoded from { $packets } video packets; the file is damaged or only its beginning
failure-out-exists = is there already; give another --out, or --force to replace it
failure-out-not-ours = holds other things than onetake writes and is not replaced; give another --out
failure-out-no-name = names no new file or folder; give another --out
failure-out-no-folder = there is no folder { $parent }; make it first, or give another --out
failure-out-not-a-folder = { $parent } is a file, not a folder; give another --out
failure-out-busy = another run has been writing there for a while; try again when it has ended
failure-out-no-locks = cannot be locked ({ $cause }), and two runs at once would lose statements; give an --out on a local disk
failure-out-unwritable = cannot be written ({ $cause }); give another --out
failure-unreadable = cannot be read ({ $cause }); check the path
failure-stopped = stopped; nothing was written
out-aside = something else is there by now and was left as it is; the results are in { $place }
out-kept = something new had been put into the earlier results; these were kept in { $place }

## The label test

label-looked = { $frames ->
    [one] 1 picture looked at, { $size } pixels
   *[other] { $frames } frames looked at, { $size } pixels
 }
label-read = read
label-seen = seen, too few times to count
label-unread = a label that could not be read
label-module = narrowest bar { $module } pixels
label-from-to = from { $from } to { $to }
label-nothing = No code was read.
label-advice = For the next recording:
label-advice-none = The label can be read with room to spare.
label-advice-no_label = No label was recognised. Show it flat and well lit, so that it fills at least a third of the picture's width.
label-advice-too_small = The label is too small: the narrowest bars are { $module } pixels wide. Move the camera closer, about { $times } times as near, or film at a higher resolution.
label-advice-near_limit = The label was read, but it is small: the narrowest bars are { $module } pixels wide. About { $times } times as near leaves room for movement and weaker light.
label-advice-too_dark = There is too little light on the label. Put a lamp beside the camera.
label-advice-glare = A lamp is mirrored in the label. Tilt the label or move the lamp.
label-advice-moving = The label moves. Hold it still for two seconds.
label-advice-too_short = The label was seen in too few frames. Show it for at least two seconds.
label-advice-unclear = The label could not be read although it is large and bright. Hold it flat and in focus; it may be crumpled or badly printed.

## What persons saw, side by side

section-consistent = What the observations are consistent with
consistent-note = No finding: it decides nothing, and says nothing about a person.
explain-consistent = side by side
consistent-before_dispatch = Consistent with a state of the goods from before dispatch, and with a shock on the way that leaves nothing to see outside; not with crushing from outside.
consistent-transit_handling = Consistent with damage on the way, if outside, packaging and goods are damaged at the same place.
consistent-opened_between = Consistent with an opening between sealing and filming. By whom is not shown.
consistent-short_packing = Consistent with fewer pieces at packing. Compare with the video of packing.
consistent-handled_after_unsealing = Consistent with use or handling after the unsealing.
consistent-nothing_visible = Nothing can be said: neither the outside nor the inner packaging can be seen.

## The video of the other direction

section-other = The video of the other direction
other-waybills = Expected waybill there
other-serials-there = Serial numbers there
other-serials-here = Serial numbers here
other-count = Pieces counted
other-count-value = line { $line }: { $there } there, { $here } here
param-counted_there = counted on the other video
param-number_there = number on the other video

## What the report says of what is open

reason-outside_limit-below = { $name }: { $value }, below { $limit }.
reason-outside_limit-above = { $name }: { $value }, above { $limit }.
reason-waybill_different-what = Read: { $text }. Expected: { $expected }.
ask-replacement-waybill_different = The number in the video is another than the expected one. Check the number in the sheet, or take the right video.
missing-no-change =
    { $count ->
        [one] One other point is open. Nothing stated about it changes the verdict.
       *[other] { $count } other points are open. Nothing stated about them changes the verdict.
    }

## The head of the report

page-order = Order number
page-reference = Reference of the shop
page-recorded-at = Recorded
basis-line-measured = Measured by the program: { $measured } rules. Confirmed by a person: none yet.
basis-line-both = Measured by the program: { $measured } rules. Confirmed by persons: { $confirmed }, by { $names }.
basis-line-explained = { $line } Met as a person explained what was found: { $rules }.
basis-person = { $who } ({ $role }) on { $date }
next-title = Next: state what you saw, then judge again
next-note = The first command asks for each point in turn and shows where the scan proposes to look: Enter confirms, n says that it cannot be determined. Confirm what you saw yourself, and nothing else.
next-note-typed = Put in what stands in capitals: NAME, ROLE, the times as the player shows them (MIN:SEC), as TEXT what you saw there, and as STATE seen where that explains it, so that it does not count against the video, not-seen where it is just what it looks like, not-visible where it cannot be told. Leave out what you did not see.
section-sources = Sources of the rules
policy-page-not-read = The platform's own page was not read; the rules are as other sites print them.
moment-shown-above = Pictures: see above

to-do-more = (and { $count } more)

missing-title-optional = Can be added; the verdict stays as it is

## Camera, parcel and clock in the picture
timeline-camera = Camera, view
timeline-parcel = Parcel
timeline-weak = pale: less than half sure
timeline-parcel-in = parcel in the picture
timeline-parcel-edge = at the edge of the picture
timeline-parcel-out = out of the picture
timeline-parcel-hidden = hidden or not found
timeline-parcel-unknown = could not be followed
timeline-camera-fixed = on a stand
timeline-camera-handheld = in the hand
timeline-camera-unknown = cannot be told
presence-name = state
presence-fixed = on a stand
presence-handheld = in the hand
presence-unknown = cannot be told
presence-in = in the picture
presence-edge = at the edge of the picture
presence-out = out of the picture
presence-hidden = hidden or not found
blocked-name = how the view is lost
blocked-covered = covered
blocked-dark = dark
blocked-blurred = out of focus or smeared
edge-name = edge of the picture
edge-left = left
edge-right = right
edge-top = top
edge-bottom = bottom
last_edge-name = last activity at
last_edge-left = left
last_edge-right = right
last_edge-top = top
last_edge-bottom = bottom
clock_level-name = what could be read
clock_level-ticks = seconds only
clock_level-time = time of day
clock_level-datetime = date and time
param-fixed = at rest
param-moved = moving
param-unknown = cannot be told
param-views = different views
param-activity = activity
param-quiet = at rest
param-quiet_after = at rest afterwards
param-first = shows at first
param-last = shows at last
param-dates = possible dates
section-recording-times = Recording time, clock by clock
recording-trust-recorder = the recorder's own clock
recording-trust-person = stated by a person
recording-trust-changeable = can be changed by anyone
recording-zone-unknown = zone not stated: every zone counts
recording-zone = read in the zone { $zone }
recording-began-between = recording began between { $from } and { $until }
recording-began-before = recording began before { $until }
param-clocks_apart = beyond what both may be off
param-other_at = the other clock says
param-other_clock = other clock
param-way = way of the label
param-table = work table
param-removal = removal tried
param-removal_shown = would have shown in
param-instants = instants tried
