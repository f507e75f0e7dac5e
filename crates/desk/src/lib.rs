//! The return desk.
