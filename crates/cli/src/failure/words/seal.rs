//! Failures of keys and seals.

use std::path::Path;

use onetake::evidence::OutputError;
use onetake::message::Catalogue;
use onetake::seal::{
    AskError, AuthoritiesFault, KeyError, NetworkFault, SealError, SignError, SignersFault, SignersProblem,
};

use super::{Words, text};
use crate::command::{signature_fault, timestamp_fault};

pub(super) fn key<'a>(error: &'a KeyError, catalogue: &Catalogue) -> Option<Words<'a>> {
    let words = |path, id, args| Words { id, args, path };
    Some(match error {
        KeyError::File { path, error } => words(
            Some(path.as_path()),
            "failure-key-file",
            vec![("cause", text(catalogue.system_error(error)))],
        ),
        KeyError::NotAKey { path } => words(Some(path.as_path()), "failure-key-not_a_key", Vec::new()),
        KeyError::OpenToOthers { path } => words(Some(path.as_path()), "failure-key-open", Vec::new()),
        KeyError::Name { name } => words(None, "failure-key-name", vec![("name", text(name))]),
        KeyError::NoRandom => words(None, "failure-key-no_random", Vec::new()),
        _ => return None,
    })
}

pub(super) fn seal<'a>(error: &'a SealError, catalogue: &Catalogue) -> Option<Words<'a>> {
    let words = |path, id, args| Words { id, args, path };
    Some(match error {
        SealError::NoEvidence { path } => words(Some(path.as_path()), "failure-seal-no_evidence", Vec::new()),
        SealError::TooLarge { path } => words(Some(path.as_path()), "failure-seal-too_large", Vec::new()),
        SealError::Name { path } => words(Some(path.as_path()), "failure-seal-name", Vec::new()),
        SealError::Sign(SignError::NoProgram) => words(None, "failure-seal-no_program", Vec::new()),
        SealError::Sign(SignError::Refused { said }) => {
            words(None, "failure-seal-refused", vec![("cause", text(said))])
        }
        SealError::Sign(SignError::Unusable(fault)) => {
            words(None, "failure-seal-refused", vec![("cause", text(signature_fault(fault, catalogue)))])
        }
        SealError::Ask(AskError::Network { url, fault }) => {
            let (id, args) = match fault {
                NetworkFault::Address => ("failure-seal-network-address", Vec::new()),
                NetworkFault::UnknownHost => ("failure-seal-network-host", Vec::new()),
                NetworkFault::Refused => ("failure-seal-network-refused", Vec::new()),
                NetworkFault::Late => ("failure-seal-network-late", Vec::new()),
                NetworkFault::Status(status) => {
                    ("failure-seal-network-status", vec![("status", text(status))])
                }
                other => ("failure-seal-network", vec![("cause", text(other))]),
            };
            words(Some(Path::new(url)), id, args)
        }
        SealError::Ask(AskError::Answer { url, fault }) => {
            let cause = text(timestamp_fault(fault, catalogue));
            words(Some(Path::new(url)), "failure-seal-answer", vec![("cause", cause)])
        }
        SealError::Token { path, fault } => {
            let cause = text(timestamp_fault(fault, catalogue));
            words(Some(path.as_path()), "failure-seal-answer", vec![("cause", cause)])
        }
        SealError::Output(OutputError::Exists { path }) => {
            words(Some(path.as_path()), "failure-seal-exists", Vec::new())
        }
        _ => return None,
    })
}

pub(super) fn signers<'a>(path: &'a Path, fault: &SignersFault) -> Words<'a> {
    let id = match fault.problem {
        SignersProblem::Option => "failure-signers-option",
        SignersProblem::Time => "failure-signers-time",
        _ => "failure-signers-form",
    };
    Words { id, args: vec![("line", text(fault.line))], path: Some(path) }
}

pub(super) fn authorities(path: &Path, fault: AuthoritiesFault) -> Option<Words<'_>> {
    let path = Some(path);
    Some(match fault {
        AuthoritiesFault::Nothing => Words { id: "failure-authorities-nothing", args: Vec::new(), path },
        AuthoritiesFault::Unreadable { number } => {
            Words { id: "failure-authorities-unreadable", args: vec![("number", text(number))], path }
        }
        _ => return None,
    })
}
