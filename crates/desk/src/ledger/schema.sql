-- The ledger of a return desk, format 1. `application_id` and `user_version` in the header of the file say so. Published: a later
-- format is a further step of migration.rs, and this file stays as it is.

-- What happened, in order. A row is never changed or removed. `hash` is the SHA-256, in lower-case hex, of these five lines,
-- each but the last with a line feed behind it: prev, seq, at, kind, body_sha256.
CREATE TABLE entry (
    seq         INTEGER PRIMARY KEY CHECK (seq > 0),
    at          TEXT NOT NULL,          -- RFC 3339, UTC
    kind        TEXT NOT NULL,          -- file, scan, set_aside, same_recording, case, statement, judgement, purge, rescue
    body_sha256 TEXT NOT NULL,          -- names the row of `body` that holds what is said
    prev        TEXT NOT NULL,          -- hash of the row before; of the first 64 zeros
    hash        TEXT NOT NULL UNIQUE
) STRICT;
CREATE TRIGGER entry_is_never_changed BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry of the ledger is never changed'); END;
CREATE TRIGGER entry_is_never_removed BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry of the ledger is never removed'); END;

-- What the entries say, as JSON. A purge removes rows here; their digests stay in `entry`.
CREATE TABLE body (
    sha256 TEXT PRIMARY KEY,
    json   TEXT NOT NULL
) STRICT;
CREATE TRIGGER body_is_never_changed BEFORE UPDATE ON body
BEGIN SELECT RAISE(ABORT, 'what an entry says is never changed'); END;

-- The rest follows from the entries and can be made anew from them.

-- Which video a path led to, the last time that somebody looked.
CREATE TABLE file (
    path        TEXT PRIMARY KEY,
    video       TEXT NOT NULL,          -- SHA-256 of its bytes
    bytes       INTEGER NOT NULL,
    modified_ms INTEGER NOT NULL,       -- milliseconds since 1970, UTC
    at          TEXT NOT NULL
) STRICT;
CREATE INDEX file_by_video ON file (video);
CREATE INDEX file_by_bytes ON file (bytes);

-- The newest scan of a video. Its record lies beside the ledger in records/, its pictures in stills/, named by digest.
CREATE TABLE scan (
    video    TEXT PRIMARY KEY,
    record   TEXT NOT NULL,             -- SHA-256 of the record's file
    scanner  TEXT NOT NULL,             -- what made it, with the versions of its observers
    at       TEXT NOT NULL
) STRICT;

-- The course of motion over each video, as its record has it, to find copies of it.
CREATE TABLE fingerprint (
    id     INTEGER PRIMARY KEY,
    video  TEXT NOT NULL UNIQUE,
    detail TEXT NOT NULL                -- JSON
) STRICT;

-- Pairs of videos that show the same recording over some time; each pair once, from both sides.
CREATE TABLE same_recording (
    video         TEXT NOT NULL,
    start_ms      INTEGER NOT NULL,
    end_ms        INTEGER NOT NULL,
    other         TEXT NOT NULL,
    other_start_ms INTEGER NOT NULL,
    other_end_ms  INTEGER NOT NULL,
    score_ppm     INTEGER NOT NULL,
    PRIMARY KEY (video, other)
) STRICT;

-- Files that could not be scanned.
CREATE TABLE set_aside (
    path        TEXT PRIMARY KEY,
    bytes       INTEGER NOT NULL,
    modified_ms INTEGER NOT NULL,
    tries       INTEGER NOT NULL,
    code        TEXT NOT NULL,
    reason      TEXT NOT NULL,
    passing     INTEGER NOT NULL,       -- 1 where another run may well succeed: the next one tries again
    at          TEXT NOT NULL
) STRICT;

-- Cases as they stand. What the body of the entry says, by its number.
CREATE TABLE desk_case (
    id  TEXT PRIMARY KEY,
    seq INTEGER NOT NULL REFERENCES entry (seq),
    at  TEXT NOT NULL
) STRICT;

-- Statements of persons about a video.
CREATE TABLE statement (
    seq   INTEGER PRIMARY KEY REFERENCES entry (seq),
    video TEXT NOT NULL,
    who   TEXT NOT NULL,
    at    TEXT NOT NULL
) STRICT;
CREATE INDEX statement_by_video ON statement (video);

-- The newest judgement of each video of a case.
CREATE TABLE judgement (
    desk_case TEXT NOT NULL,
    video     TEXT NOT NULL,
    inputs    TEXT NOT NULL,            -- SHA-256 over all that the report follows from
    verdict   TEXT NOT NULL,            -- valid, invalid, needs_review
    policy    TEXT NOT NULL,
    seq       INTEGER NOT NULL REFERENCES entry (seq),
    at        TEXT NOT NULL,
    PRIMARY KEY (desk_case, video)
) STRICT;
CREATE INDEX judgement_by_verdict ON judgement (verdict);

-- Which process works on a file just now. No history: rows come and go.
CREATE TABLE claim (
    path  TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    at    TEXT NOT NULL
) STRICT;
