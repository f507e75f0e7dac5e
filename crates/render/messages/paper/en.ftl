### Words on paper: the certificate, the pages behind it, and sheets of stills

paper-title = Video check
paper-number = Report number
paper-page = { $page } / { $pages }
paper-expected = Expected
paper-read = Read on the label
paper-read-none = nothing
paper-failed = Not met
paper-to_do = Still asked of a person
paper-more = … { $count } more, from page 2 on
paper-digest = SHA-256 of the video
paper-check = How to check
paper-check-digest = The file is this one if “sha256sum” prints the digest above.
paper-check-report = “onetake check” compares the report with its record and the video.
paper-open = Not met or open
paper-also = Advice
paper-moments = Moments
paper-settled = Met, or does not apply
paper-statements = What persons stated
paper-times = When it was recorded
paper-file = The file
paper-limits = What this report does not show
paper-sources = Sources of the rules
paper-stills = Stills
paper-masked = { $count } places of pictures are covered. The original video shows all of them.
