//! What stays in the picture: the camera and its view.

#![cfg_attr(
    not(test),
    expect(dead_code, reason = "what the following of points and pictures is made of comes first")
)]

mod flow;
mod similarity;
