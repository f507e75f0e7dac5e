//! `onetake hand-in`

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use onetake::evidence::{RECORD_FILE, REPORT_FILE, file_in};
use onetake::hand_in::{Form, HandIn as Order, HandInError, Kit};
use onetake::inputs::{self, GivenRecord, policy_named};
use onetake::message::Language;
use onetake::report::{ExitCode, Report};
use onetake_desk::drawn;
use onetake_paper::Fonts;

use super::input::read;
use crate::args::{Args, HandIn};
use crate::failure::Failure;
use crate::progress::CopyProgressBar;
use crate::{interrupt, output};

/// `onetake hand-in`
pub(super) fn run(asked: &HandIn, args: &Args, language: Language) -> Result<ExitCode, Failure> {
    let path = file_in(&asked.report, REPORT_FILE);
    let report: Report = inputs::parse(&path, &read(&path)?)?;
    let given = GivenRecord::read(path.with_file_name(RECORD_FILE))?;
    let named = asked.platform.clone().unwrap_or_else(|| OsString::from(&report.policy.id));
    let policy = policy_named(&named)?;
    let form = Form::of_policy(&policy);
    let out = asked.out.clone().unwrap_or_else(|| PathBuf::from(format!("hand-in-{}", policy.id())));
    let kit = Kit::begin(out).map_err(HandInError::from)?;
    let video = asked.video.clone().or_else(|| where_it_was(&given));
    // Before the long work: without a font nothing can be drawn.
    let fonts = Fonts::find(&asked.font)?;
    let order = Order {
        report: &report,
        record: &given.record,
        form: form.as_ref(),
        video: video.as_deref(),
        masks: &asked.mask,
        keep_labels: asked.keep_label,
        language,
    };
    let mut bar = CopyProgressBar::new(args.verbose > 0, language);
    let cancel = interrupt::token();
    let copied = kit.copy_take(&order, &cancel, &mut |permille| bar.show(permille))?;
    drop(bar);
    let stills = given.stills();
    let mut masks = asked.mask.clone();
    if !asked.keep_label {
        masks.extend(
            drawn::label_masks(&given.record, &stills, copied.as_ref(), &cancel)
                .map_err(HandInError::from)?,
        );
    }
    let parts = drawn::draw(&report, &given.record, &stills, form.as_ref(), &masks, &fonts, language)?;
    let handed_in = kit.put(&order, copied, &parts)?;
    output::tell_place(&handed_in.published, language);
    let place = output::one_line(&handed_in.published.path.display().to_string());
    output::product(format!("{}\n→ {place}\n", handed_in.readme).as_bytes())?;
    Ok(ExitCode::Valid)
}

/// The video where the scan found it, if a file is there; whether it is the same one is looked at before it is copied.
fn where_it_was(given: &GivenRecord) -> Option<PathBuf> {
    let path = Path::new(given.record.run.path.as_deref()?);
    path.is_file().then(|| path.to_owned())
}
