//! `onetake desk`

use std::sync::Arc;

use onetake::message::{Catalogue, Language};
use onetake::report::ExitCode;
use onetake_desk::page::{self, PageOptions};

use super::batch::{options, worker};
use crate::args::DeskPage;
use crate::failure::Failure;
use crate::{interrupt, output};

/// `onetake desk`
pub(super) fn run(asked: &DeskPage, language: Language) -> Result<ExitCode, Failure> {
    let mut wanted = PageOptions::new(options(&asked.desk, &asked.places, language)?);
    wanted.listen = asked.listen;
    wanted.hosts.clone_from(&asked.host);
    let words = Catalogue::of(language);
    if asked.listen.is_some_and(|listen| !listen.ip().is_loopback()) {
        output::complain(&[words.plain("desk-no_tls")]);
    }
    let ready = |address: &str| {
        // A program that started the desk reads the address as the first line.
        let told = output::product(format!("{address}\n").as_bytes());
        if told.is_err() || !asked.no_browser && open::that_detached(address).is_err() {
            output::complain(&[words.text("desk-open", &[("address", address.into())])]);
        }
    };
    page::serve(&wanted, Arc::new(worker(language)?), &interrupt::token(), ready)?;
    Ok(ExitCode::Valid)
}
