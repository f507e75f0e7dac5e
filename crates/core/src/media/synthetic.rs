//! A reader of made-up media, for tests of observers and of the scan: no file, no codec.
