#![expect(clippy::cast_possible_truncation, reason = "patterns of small numbers")]

use std::sync::Arc;

use onetake_report::StillPurpose;

use super::*;
use crate::media::picture::PlanarPicture;
use crate::media::{Chroma, Luma, Orientation, Picture, Plane};

/// A picture in 4:2:0 with its colour planes interleaved.
#[derive(Debug, Clone)]
struct Planes {
    width: usize,
    height: usize,
    y: Vec<u8>,
    cbcr: Option<Vec<u8>>,
    full_range: bool,
    bt709: bool,
    orientation: Orientation,
}

impl Planes {
    fn grey(width: usize, height: usize, y: impl Fn(usize, usize) -> u8) -> Self {
        let y = (0..width * height).map(|index| y(index % width, index / width)).collect();
        Self {
            width,
            height,
            y,
            cbcr: None,
            full_range: true,
            bt709: false,
            orientation: Orientation::default(),
        }
    }

    fn plain(y: u8, cb: u8, cr: u8) -> Self {
        let mut planes = Self::grey(8, 8, |_, _| y);
        planes.cbcr = Some([cb, cr].repeat(16));
        planes
    }

    fn picture(&self) -> Picture {
        Picture::new(Arc::new(self.clone()))
    }
}

impl PlanarPicture for Planes {
    fn luma(&self) -> Luma<'_> {
        Luma::new(&self.y, self.width, self.height, self.width).expect("a sound plane")
    }

    fn chroma(&self) -> Option<Chroma<'_>> {
        let data = self.cbcr.as_deref()?;
        let plane = |data| Plane { data, stride: self.width.div_ceil(2) * 2, step: 2 };
        Some(Chroma {
            cb: plane(data),
            cr: plane(&data[1..]),
            width: self.width.div_ceil(2),
            height: self.height.div_ceil(2),
        })
    }

    fn full_range(&self) -> bool {
        self.full_range
    }

    fn bt709(&self) -> bool {
        self.bt709
    }

    fn orientation(&self) -> Orientation {
        self.orientation
    }
}

fn draft(frame: u64, purpose: StillPurpose, planes: &Planes) -> DraftStill {
    DraftStill { frame, picture: planes.picture(), purpose, crop: None }
}

fn pixel(rgb: &shown::Rgb, x: u32, y: u32) -> [u8; 3] {
    let at = ((y * rgb.width_px + x) * 3) as usize;
    rgb.pixels[at..at + 3].try_into().expect("three bytes")
}

#[test]
fn colours_follow_the_matrix_and_the_range() {
    // Reference values from the definitions of the two standards, computed with exact fractions.
    let cases = [
        (false, false, [81, 90, 240], [255, 0, 0]),
        (false, false, [145, 54, 34], [0, 255, 1]),
        (false, true, [63, 102, 240], [255, 1, 0]),
        (false, true, [173, 42, 26], [0, 255, 1]),
        (true, false, [76, 85, 255], [254, 0, 0]),
        (true, true, [18, 255, 116], [0, 1, 254]),
        (false, false, [16, 128, 128], [0, 0, 0]),
        (false, false, [235, 128, 128], [255, 255, 255]),
    ];
    for (full_range, bt709, [y, cb, cr], wanted) in cases {
        let planes = Planes { full_range, bt709, ..Planes::plain(y, cb, cr) };
        let rgb = shown::shown(&planes, None, 100).expect("a picture");
        for (channel, wanted) in pixel(&rgb, 3, 3).into_iter().zip(wanted) {
            let off = i32::from(channel) - wanted;
            assert!(off.abs() <= 1, "{full_range} {bt709} {y} {cb} {cr}: {channel} for {wanted}");
        }
    }
}

#[test]
fn a_turned_picture_is_shown_upright() {
    // A bright mark in the upper left corner of what is shown, whichever way the camera was held.
    let (width, height) = (8, 4);
    for quarter_turns in 0..4 {
        for mirrored in [false, true] {
            let orientation = Orientation { quarter_turns, mirrored };
            let coded = Planes::grey(width, height, |x, y| {
                let shown = orientation.shown_point(x as i64, y as i64, width as u32, height as u32);
                if shown == (0, 0) { 250 } else { 10 }
            });
            let planes = Planes { orientation, ..coded };
            let rgb = shown::shown(&planes, None, 100).expect("a picture");
            assert_eq!((rgb.width_px, rgb.height_px), orientation.shown_size(8, 4));
            assert_eq!(pixel(&rgb, 0, 0), [250; 3], "{orientation:?}");
            assert_eq!(rgb.pixels.iter().filter(|value| **value == 250).count(), 3);
        }
    }
}

#[test]
fn scaling_down_averages_areas() {
    let planes = Planes::grey(6, 4, |x, _| if x < 3 { 0 } else { 240 });
    let rgb = shown::shown(&planes, None, 4).expect("a picture");
    assert_eq!((rgb.width_px, rgb.height_px), (4, 3));
    let row: Vec<u8> = (0..4).map(|x| pixel(&rgb, x, 1)[0]).collect();
    assert_eq!(row, [0, 0, 240, 240]);

    let stripes = Planes::grey(1000, 10, |x, _| if x % 2 == 0 { 0 } else { 255 });
    let rgb = shown::shown(&stripes, None, 100).expect("a picture");
    assert!(rgb.pixels.iter().all(|value| *value == 128), "stripes become grey without beats");
}

#[test]
fn a_crop_is_kept_in_its_own_resolution_and_cut_at_the_edge() {
    let planes = Planes::grey(2000, 100, |x, _| (x % 251) as u8);
    let crop = |x, width| Some(Crop { x, y: 10, width, height: 20 });
    let inside = shown::shown(&planes, crop(400, 300), CROP_SIDE_PX).expect("a picture");
    assert_eq!((inside.width_px, inside.height_px), (300, 20));
    assert_eq!(pixel(&inside, 0, 0), [(400 % 251) as u8; 3]);
    let at_the_edge = shown::shown(&planes, crop(1900, 300), CROP_SIDE_PX).expect("a picture");
    assert_eq!(at_the_edge.width_px, 100);
    assert_eq!(shown::shown(&planes, crop(2000, 10), CROP_SIDE_PX), None);
    assert_eq!(shown::shown(&planes, crop(u32::MAX, u32::MAX), CROP_SIDE_PX), None);
    assert_eq!(shown::shown(&planes, crop(10, 0), CROP_SIDE_PX), None);
}

#[test]
fn colour_planes_that_are_too_short_do_no_harm() {
    let mut planes = Planes::plain(120, 90, 200);
    planes.cbcr = Some(vec![90, 200, 90]);
    assert!(shown::shown(&planes, None, 4).is_some());
}

#[test]
fn the_strip_is_even_and_bounded_for_any_length() {
    let planes = Planes::grey(4, 4, |_, _| 100);
    for frames in [0_u64, 1, 9, 16, 17, 100, 1000, 4321] {
        let mut keeper = StillStore::new(64);
        for number in 0..frames {
            keeper.strip(&frame(number, &planes.picture()));
        }
        let kept = keeper.finish(&|frame| frame as i64 * 40);
        let numbers: Vec<u64> = kept.stills.iter().map(|still| still.frame).collect();
        assert!(numbers.len() <= STRIP_PICTURES);
        assert!(numbers.len() as u64 >= frames.min(8), "{frames} frames gave {numbers:?}");
        let steps: Vec<u64> = numbers.windows(2).map(|pair| pair[1] - pair[0]).collect();
        assert!(steps.windows(2).all(|pair| pair[0] == pair[1]), "uneven: {numbers:?}");
    }
}

fn frame(number: u64, picture: &Picture) -> Frame<'_> {
    Frame {
        number,
        pts: None,
        duration_ticks: None,
        keyframe: false,
        concealed: false,
        luma: picture.luma(),
        picture,
    }
}

#[test]
fn the_same_part_of_a_frame_is_kept_once() {
    let planes = Planes::grey(64, 64, |x, y| (x * y) as u8);
    let mut keeper = StillStore::new(64);
    let before = keeper.keep(draft(7, StillPurpose::Before, &planes)).expect("room");
    assert_eq!(keeper.keep(draft(7, StillPurpose::Within, &planes)), Some(before));
    let crop = Some(Crop { x: 0, y: 0, width: 32, height: 32 });
    let label = DraftStill { crop, ..draft(7, StillPurpose::Label, &planes) };
    let label = keeper.keep(label).expect("room");
    assert_ne!(label, before);
    assert_eq!(keeper.finish(&|_| 0).stills.len(), 2);
}

#[test]
fn one_purpose_never_starves_another() {
    let planes = Planes::grey(4, 4, |_, _| 100);
    let mut keeper = StillStore::new(64);
    let kept = |keeper: &mut StillStore, purpose, from: u64| {
        (from..from + 1000).filter(|frame| keeper.keep(draft(*frame, purpose, &planes)).is_some()).count()
    };
    let within = kept(&mut keeper, StillPurpose::Within, 0);
    let after = kept(&mut keeper, StillPurpose::After, 1000);
    let label = kept(&mut keeper, StillPurpose::Label, 2000);
    assert!(after > label && label > within && within > 0, "{after} {label} {within}");
    for number in 0..3000 {
        keeper.strip(&frame(number, &planes.picture()));
    }
    assert!(keeper.finish(&|_| 0).stills.len() <= 64);
}

#[test]
fn stills_are_numbered_and_named_in_the_order_of_time() {
    let planes = Planes::grey(64, 48, |x, y| (x + y) as u8);
    let mut keeper = StillStore::new(8);
    let late = keeper.keep(draft(106, StillPurpose::After, &planes)).expect("room");
    let early = keeper.keep(draft(2, StillPurpose::Label, &planes)).expect("room");
    keeper.strip(&frame(0, &planes.picture()));
    let kept = keeper.finish(&|frame| frame as i64 * 40);
    let names: Vec<&str> = kept.stills.iter().map(|still| still.file.as_str()).collect();
    assert_eq!(names, ["0000-strip-00m00s000.jpg", "0001-label-00m00s080.jpg", "0002-after-00m04s240.jpg"]);
    assert_eq!((kept.ids[&early], kept.ids[&late]), (1, 2));
    for (still, picture) in kept.stills.iter().zip(&kept.pictures) {
        assert_eq!(still.file, picture.file);
        assert_eq!(still.sha256, sha256_hex(&picture.jpeg));
        let decoded = image::load_from_memory(&picture.jpeg).expect("a sound JPEG");
        assert_eq!((decoded.width(), decoded.height()), (still.width_px, still.height_px));
    }
}

#[test]
fn times_before_the_first_frame_have_names_too() {
    assert_eq!(file_name(3, StillPurpose::Before, -1), "0003-before-minus-00m00s001.jpg");
    assert_eq!(file_name(12_345, StillPurpose::Strip, 7_265_004), "12345-strip-121m05s004.jpg");
}
