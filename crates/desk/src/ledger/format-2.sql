-- What format 2 of the ledger adds: cases as a table shows them, what persons add to a case, and the persons themselves. Kinds of
-- entries that it adds: case_fact, document, assignment.

-- Facts of a case that persons typed, the newest of each field. What the body of the entry says, by its number.
CREATE TABLE case_fact (
    desk_case TEXT NOT NULL,
    field     TEXT NOT NULL,            -- such as signed_off_at
    seq       INTEGER NOT NULL REFERENCES entry (seq),
    at        TEXT NOT NULL,
    PRIMARY KEY (desk_case, field)
) STRICT;

-- Documents that persons attached to a case. The files lie beside the ledger in documents/, named by digest.
CREATE TABLE document (
    desk_case TEXT NOT NULL,
    sha256    TEXT NOT NULL,
    seq       INTEGER NOT NULL REFERENCES entry (seq),
    at        TEXT NOT NULL,
    PRIMARY KEY (desk_case, sha256)
) STRICT;

-- Cases as the table shows them. Written by each batch and each judgement at the page, and made anew by them.
CREATE TABLE case_row (
    changed   INTEGER PRIMARY KEY AUTOINCREMENT, -- rises with each change of any row; no number comes twice
    desk_case TEXT NOT NULL UNIQUE,
    language  TEXT NOT NULL,            -- in which its reasons are written
    json      TEXT NOT NULL
) STRICT;

-- Which order a video is of, as a person said: a number of its parcel or of the order.
CREATE TABLE assignment (
    video  TEXT PRIMARY KEY,
    number TEXT NOT NULL,
    seq    INTEGER NOT NULL REFERENCES entry (seq),
    at     TEXT NOT NULL
) STRICT;

-- What was taken in last: folders and sheets, to be taken in again.
CREATE TABLE intake (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    json TEXT NOT NULL
) STRICT;

-- Persons who sign in at the page. They are no part of the chain: what they state is, with their names.
CREATE TABLE person (
    id           INTEGER PRIMARY KEY,
    name         TEXT NOT NULL,
    role         TEXT NOT NULL,
    pin          TEXT,                  -- Argon2id, as a PHC string; none where the person has no PIN
    wrong_pins   INTEGER NOT NULL DEFAULT 0,
    last_wrong_ms INTEGER NOT NULL DEFAULT 0, -- milliseconds since 1970, UTC
    at           TEXT NOT NULL,
    UNIQUE (name, role)
) STRICT;
