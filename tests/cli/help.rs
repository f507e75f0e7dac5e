//! Help, man pages and completions, all from one definition.

use crate::support::Room;

const VERBS: [&str; 16] = [
    "verify", "scan", "judge", "check", "bundle", "hand-in", "attest", "explain", "label", "policies",
    "batch", "watch", "desk", "ledger", "key", "seal",
];

#[test]
fn help_names_every_verb_and_every_exit_status() {
    let help = Room::new().onetake(&["--help"]).exits(0).text();
    for verb in VERBS {
        assert!(help.contains(verb), "{verb}");
    }
    for status in ["  0  ", "  1  ", "  2  ", "  3  ", "  130  "] {
        assert!(help.contains(status), "{status}");
    }
}

#[test]
fn the_help_of_each_verb_has_an_example() {
    for verb in VERBS {
        let help = Room::new().onetake(&[verb, "--help"]).exits(0).text();
        assert!(help.contains(&format!("\n  onetake {verb}")), "{help}");
    }
}

#[test]
fn every_shell_gets_completions() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = Room::new().onetake(&["completions", shell]).exits(0).text();
        assert!(script.contains("signed-at"), "{shell}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn bash_accepts_its_completions() {
    let room = Room::new();
    room.write("onetake.bash", room.onetake(&["completions", "bash"]).exits(0).stdout);
    let typed = "source ./onetake.bash
        COMP_WORDS=(onetake ver) COMP_CWORD=1
        _onetake onetake ver onetake
        echo \"${COMPREPLY[@]}\"";
    let shell = std::process::Command::new("bash")
        .args(["--norc", "-c", typed])
        .current_dir(room.folder())
        .output()
        .unwrap();
    assert_eq!(
        String::from_utf8_lossy(&shell.stdout),
        "verify\n",
        "{}",
        String::from_utf8_lossy(&shell.stderr)
    );
}

#[test]
fn there_is_a_man_page_for_each_verb() {
    let room = Room::new();
    let page = room.onetake(&["man"]).exits(0).text();
    assert!(page.contains(".SH SYNOPSIS") && page.contains("Exit status"), "{page}");

    std::fs::create_dir(room.path("man1")).unwrap();
    room.onetake(&["man", "--out", "man1"]).exits(0);
    let pages = room.names("man1");
    for verb in VERBS {
        assert!(pages.contains(&format!("onetake-{verb}.1")), "{pages:?}");
    }

    // Pages of an earlier version are replaced, and no other file of their names.
    room.onetake(&["man", "--out", "man1"]).exits(0);
    assert_eq!(room.names("man1"), pages);
    room.write("man1/onetake-judge.1", "precious");
    let complaint = room.onetake(&["man", "--out", "man1"]).complaint();
    assert!(complaint.starts_with("man1/onetake-judge.1: holds other things"), "{complaint}");
    assert_eq!(room.read("man1/onetake-judge.1"), b"precious");
    assert_eq!(room.names("man1"), pages);
    let complaint = room.onetake(&["man", "--out", "none"]).complaint();
    assert!(complaint.contains("there is no folder none"), "{complaint}");
}
