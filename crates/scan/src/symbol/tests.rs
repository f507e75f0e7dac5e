use super::scene::{Random, Scene, SceneLuma as _};
use super::upright::Upright;
use super::*;
use crate::features::cells::Cells;

const LABELS: Symbologies = Symbologies::of(&[Symbology::Code128, Symbology::Qr]);

fn texts(symbols: &[Symbol]) -> Vec<&str> {
    symbols.iter().map(|symbol| symbol.text.as_str()).collect()
}

#[test]
fn tiny_pictures_hold_no_symbols() {
    for (width, height) in [(1, 1), (1, 50), (50, 1), (20, 20), (64, 2)] {
        let scene = Scene::flat(width, height, 100.0);
        let shot = scene.shot(20.0, 1);
        let luma = scene.luma(&shot);
        for effort in [Effort::Fast, Effort::Thorough] {
            assert_eq!(searcher().read(&luma, Region::whole(&luma), Symbologies::all(), effort), []);
            assert_eq!(rqrr::Rqrr.read(&luma, Region::whole(&luma), Symbologies::all(), effort), []);
        }
        assert!(region::bars(&Cells::of(&luma)).is_empty());
        let outside = Region { x: 9000, y: 9000, width: usize::MAX, height: usize::MAX };
        assert_eq!(searcher().read(&luma, outside, Symbologies::all(), Effort::Fast), []);
    }
}

#[cfg(feature = "zxing")]
#[test]
fn a_region_is_read_in_place_and_gives_places_of_the_picture() {
    let mut scene = Scene::cluttered(800, 500, 3);
    scene.bars("SF1234567890123", 3.0, 0.0, 420.0, 250.0);
    scene.blur(0.6);
    let shot = scene.shot(3.0, 4);
    // A stride beyond the width, and data that ends with the last pixel.
    let mut padded: Vec<u8> = shot.chunks(800).flat_map(|row| row.iter().copied().chain([0; 13])).collect();
    padded.truncate(padded.len() - 13);
    let luma = Luma::new(&padded, 800, 500, 813).expect("a padded picture");
    let region = Region { x: 120, y: 130, width: 650, height: 240 };
    for region in [region, Region::whole(&luma)] {
        let found = searcher().read(&luma, region, LABELS, Effort::Fast);
        assert_eq!(texts(&found), ["SF1234567890123"]);
        let symbol = &found[0];
        let left = 420 - 145 * 3 / 2;
        assert!((symbol.corners[0].x - left).abs() < 12, "{:?}", symbol.corners);
        assert!(symbol.corners.iter().all(|corner| (corner.y - 250).abs() < 90));
        assert!(symbol.module_millipx.is_some_and(|module| (2800..3200).contains(&module)));
    }
}

#[cfg(feature = "zxing")]
#[test]
fn our_encoding_is_read_as_written() {
    for text in [
        "SF1234567890123",
        "1Z5R89390357567127",
        "73123456789012",
        "JDVA00012345678-1-2-",
        "7",
        "12",
        "1234A",
        "A12345B",
    ] {
        let mut scene = Scene::flat(1000, 240, 200.0);
        scene.bars(text, 3.0, 0.0, 500.0, 120.0);
        let shot = scene.shot(0.0, 1);
        let found = searcher().read(
            &scene.luma(&shot),
            Region { x: 0, y: 0, width: 1000, height: 240 },
            LABELS,
            Effort::Fast,
        );
        assert_eq!(texts(&found), [text]);
    }
}

#[test]
fn the_second_engine_reads_an_enlarged_region() {
    let mut scene = Scene::cluttered(640, 480, 8);
    scene.qr("SF1234567890123", 4.0, 7.0, 300.0, 200.0);
    scene.blur(0.5);
    let shot = scene.shot(3.0, 4);
    let luma = scene.luma(&shot);
    let region = Region { x: 220, y: 120, width: 160, height: 160 };
    let found = rqrr::Rqrr.read(&luma, region, LABELS, Effort::Thorough);
    assert_eq!(texts(&found), ["SF1234567890123"]);
    assert!(region.contains(found[0].corners[0]));
    assert!(found[0].module_millipx.is_some_and(|module| (3700..4300).contains(&module)));
}

/// Bars at every angle are found, turned and read; the engine alone reads none between 22 and 68 degrees.
#[cfg(feature = "zxing")]
#[test]
fn slanted_bars_are_read_after_turning() {
    let mut random = Random::new(11);
    let mut missed = Vec::new();
    for degrees in (0..180).step_by(15) {
        let mut scene = Scene::cluttered(960, 720, 100 + degrees);
        scene.bars("SF1234567890123", 2.5, degrees as f32 + random.unit(), 480.0, 360.0);
        scene.blur(0.7);
        let shot = scene.shot(4.0, degrees);
        let luma = scene.luma(&shot);
        if turned_reads(&luma).as_deref() != Some("SF1234567890123") {
            missed.push(degrees);
        }
    }
    assert!(missed.is_empty(), "missed at {missed:?} degrees");
}

fn turned_reads(luma: &Luma<'_>) -> Option<String> {
    region::bars(&Cells::of(luma)).iter().find_map(|bars| {
        let angle = region::direction(luma, bars.region).unwrap_or(bars.slant.angle);
        let upright = Upright::of(luma, bars.slant.at_angle(angle), 1.0)?;
        let turned = upright.luma()?;
        let found = searcher().read(&turned, Region::whole(&turned), LABELS, Effort::Thorough);
        let symbol = found.first()?;
        assert!(bars.region.contains(upright.back(symbol.corners[0])), "{:?}", symbol.corners);
        Some(symbol.text.clone())
    })
}
