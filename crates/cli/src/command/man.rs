use clap::CommandFactory as _;
use onetake::evidence::put_pages;
use onetake::report::ExitCode;

use crate::args::{Args, Man};
use crate::failure::Failure;
use crate::output;

/// `onetake man`
pub(super) fn run(asked: &Man) -> Result<ExitCode, Failure> {
    let command = Args::command();
    if let Some(folder) = &asked.out {
        put_pages(folder, |made| clap_mangen::generate_to(command, made))?;
    } else {
        let mut page = Vec::new();
        clap_mangen::Man::new(command).render(&mut page).map_err(Failure::Stdout)?;
        output::product(&page)?;
    }
    Ok(ExitCode::Valid)
}
