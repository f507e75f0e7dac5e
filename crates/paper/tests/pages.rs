//! Pages of kept records, read back with tools that are not ours.

#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::path::{Path, PathBuf};
use std::process::Command;

use onetake_judge::case;
use onetake_judge::policy::Policy;
use onetake_paper::{
    Fonts, MaskBox, Masks, PaperError, PaperInput, SheetLimits, certificate_jpeg, pdf, sheets,
};
use onetake_render::message::{Catalogue, Language};
use onetake_report::digest::sha256_hex;
use onetake_report::{Report, ReportRun, ScanRecord, StillPicture, Verdict, wire};

struct Sample {
    report: Report,
    record: ScanRecord,
    stills: Vec<StillPicture>,
}

/// A kept record with drawn pictures, judged by the base policy.
fn sample(name: &str, path: &str, expected: &str) -> Sample {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/records");
    let bytes = std::fs::read(folder.join(name).with_extension("json")).unwrap();
    let mut record: ScanRecord = wire::parse(&bytes).unwrap();
    let mut stills = Vec::new();
    for still in &mut record.stills {
        let picture = image::RgbImage::from_fn(still.width_px, still.height_px, |x, y| {
            image::Rgb([(x % 200) as u8, (y % 200) as u8, 160])
        });
        let mut jpeg = Vec::new();
        image::codecs::jpeg::JpegEncoder::new(&mut jpeg).encode_image(&picture).unwrap();
        still.sha256 = sha256_hex(&jpeg);
        stills.push(StillPicture { file: still.file.clone(), jpeg });
    }
    let mut draft = case::Draft::default();
    draft.expected_waybills = vec![expected.to_owned()];
    draft.order_number = Some("2026112000017".to_owned());
    draft.signed_off_at = Some("2026-11-17T18:20:00+08:00".to_owned());
    let policy = Policy::built_in("base").unwrap();
    let mut report = onetake_judge::judge::judge(&record, &draft.check(None).unwrap(), &[], &policy).unwrap();
    report.run = ReportRun { judged_at: Some("2026-11-21T10:00:09Z".into()), path: Some(path.to_owned()) };
    Sample { report, record, stills }
}

fn cut() -> Sample {
    sample("splice-cut-2s-fail", "退货拆包 2026-11-20.mp4", "SF1390024681358")
}

fn whole() -> Sample {
    sample("sound-take-pass", "VID_20261118_101500.mp4", "SF1390024681357")
}

fn input(sample: &Sample, language: Language) -> PaperInput<'_> {
    PaperInput::new(&sample.report, &sample.record, &sample.stills, language)
}

/// What a public reader finds on the first page.
fn first_page(bytes: &[u8], name: &str) -> String {
    let file = kept(bytes, name);
    let told =
        Command::new("pdftotext").args(["-f", "1", "-l", "1", "-raw"]).arg(&file).arg("-").output().unwrap();
    String::from_utf8(told.stdout).unwrap().split_whitespace().collect()
}

fn kept(bytes: &[u8], name: &str) -> PathBuf {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&file, bytes).unwrap();
    file
}

#[test]
fn the_first_page_says_what_came_of_it_in_every_language() {
    let fonts = Fonts::find(&[]).unwrap();
    for (name, sample) in [("cut", cut()), ("whole", whole())] {
        for language in Language::ALL {
            let bytes = pdf(&input(&sample, language), &fonts).unwrap();
            let text = first_page(&bytes, &format!("{name}-{language}.pdf"));
            let words = Catalogue::of(language);
            let told = [
                words.verdict(sample.report.verdict),
                sample.report.source.sha256.clone(),
                onetake_paper::report_number(&sample.report).unwrap(),
                sample.report.case.expected_waybills[0].clone(),
                words.plain("paper-check-digest"),
            ];
            for one in told {
                let one: String = one.split_whitespace().collect();
                assert!(text.contains(&one), "{name} {language}: {one} in {text}");
            }
            assert_eq!(
                bytes,
                pdf(&input(&sample, language), &fonts).unwrap(),
                "{name} {language}: same bytes"
            );
        }
    }
    assert_eq!(cut().report.verdict, Verdict::Invalid);
}

#[test]
fn the_certificate_is_one_page_however_much_there_is_to_say() {
    let fonts = Fonts::find(&[]).unwrap();
    let mut sample = cut();
    sample.report.run.path = Some("箱😀\u{202e}".repeat(3_000));
    let fails: Vec<_> =
        sample.report.findings.iter().filter(|one| one.criterion == "CONT.CUT").cloned().collect();
    for _ in 0..50 {
        sample.report.findings.extend(fails.clone());
    }
    let bytes = pdf(&input(&sample, Language::ZhCn), &fonts).unwrap();
    let text = first_page(&bytes, "long.pdf");
    let digest = &sample.report.source.sha256;
    assert!(text.contains(digest.as_str()), "the digest stays on the first page: {text}");
    assert!(text.contains("[U+202E]"), "{text}");
    assert!(text.contains("1/"), "the first page ends with its foot: {text}");
}

#[test]
fn a_character_that_no_font_has_is_an_error_in_our_words_and_a_number_in_those_of_others() {
    let dejavu = Fonts::of(&["/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf".into()]).unwrap();
    let error = pdf(&input(&cut(), Language::ZhCn), &dejavu).unwrap_err();
    assert!(matches!(error, PaperError::MissingGlyph { .. }), "{error}");
    assert!(error.to_string().contains("fonts-noto-cjk"), "{error}");
    let mut sample = cut();
    sample.report.run.path = Some("箱 1.mp4".to_owned());
    // A font that has no Chinese at all writes the certificate in English, and what others typed as numbers.
    let bytes = certificate_jpeg(&input(&sample, Language::En), &dejavu, 10_000_000);
    assert!(bytes.is_ok(), "{:?}", bytes.err());
}

#[test]
fn sheets_keep_to_the_limits_and_masks_cover() {
    let fonts = Fonts::find(&[]).unwrap();
    let sample = cut();
    let limits = SheetLimits { bytes: 250_000, count: 2 };
    let open = sheets(&input(&sample, Language::En), &fonts, &limits).unwrap();
    assert!(!open.is_empty() && open.len() <= 2 && open.iter().all(|sheet| sheet.jpeg.len() <= 250_000));
    let everything = MaskBox { width: 1_000, height: 1_000, ..MaskBox::default() };
    let masked = input(&sample, Language::En).masks(Masks { boxes: vec![everything], ..Masks::default() });
    let masked = sheets(&masked, &fonts, &limits).unwrap();
    kept(&masked[0].jpeg, "masked.jpg");
    kept(&open[0].jpeg, "open.jpg");
    let dark = |jpeg: &[u8]| {
        let picture = image::load_from_memory(jpeg).unwrap().to_luma8();
        picture.pixels().filter(|pixel| pixel[0] < 20).count()
    };
    assert!(dark(&masked[0].jpeg) > 10 * dark(&open[0].jpeg) + 10_000);
    let small = SheetLimits { bytes: 2_000, count: 1 };
    let error = sheets(&input(&sample, Language::En), &fonts, &small).unwrap_err();
    assert!(matches!(error, PaperError::TooLarge { most: 2_000 }), "{error}");
}
