use std::fs;

use proptest::prelude::Strategy as _;

use super::*;

mod requirements;

/// A policy without faults, with one criterion; tests change a line of it.
const SOUND: &str = r#"format = "onetake.policy/1.0"
id = "test"
edition = "2026-11-21"
title = { en = "a", zh-CN = "a", zh-TW = "a" }

[[criterion]]
id = "CONT.PTSGAP"
title = { en = "a", zh-CN = "a", zh-TW = "a" }
requirement = "R05"
source = "s"
read_on = "2026-11-21"
values = "proposed"
level = "mandatory"
applies_to = ["return_unboxing"]
[criterion.check.gap]
fail_ms = 1000
review_ms = 250
review_medians = 4
"#;

/// The first problem of the policy with one text replaced, as `line:column: text`.
#[track_caller]
fn problem(from: &str, to: &str) -> String {
    assert!(SOUND.contains(from), "nothing to replace: {from}");
    let error = Policy::parse(&SOUND.replacen(from, to, 1), "test.toml").unwrap_err();
    let PolicyError::Unsound { problems, .. } = error else { panic!("{error}") };
    let Problem { line, column, fault } = &problems[0];
    format!("{line}:{column}: {fault}")
}

#[test]
fn every_built_in_policy_is_sound_and_names_itself() {
    for built_in in built_in() {
        let policy = Policy::built_in(&format!("{}/{}", built_in.id, built_in.edition)).unwrap();
        assert_eq!((policy.id(), policy.edition()), (built_in.id, built_in.edition));
        assert_eq!(policy.sha256(), digest::sha256_hex(built_in.text.as_bytes()));
        for criterion in policy.criteria() {
            assert!(criterion.title.values().all(|title| !title.trim().is_empty()), "{}", criterion.id);
        }
    }
}

#[test]
fn the_base_rule_has_every_criterion_of_its_kind() {
    let policy = Policy::built_in("base").unwrap();
    assert_eq!(policy.criteria().len(), 44);
    let stands_for: Vec<&str> = policy.criteria().iter().flat_map(|c| c.requirement.split(", ")).collect();
    for requirement in ["R01", "R02", "R03", "R04", "R05", "R06", "R07", "R08", "R09", "R10"] {
        assert!(stands_for.contains(&requirement), "{requirement}");
    }
}

#[test]
fn a_slip_in_the_id_gets_the_nearest_name() {
    let error = Policy::built_in("bsae").unwrap_err().to_string();
    assert!(
        error.starts_with(r#"there is no policy "bsae", did you mean "base"?; known are: base, "#),
        "{error}"
    );
    let error = Policy::built_in("base/2026-11-12").unwrap_err().to_string();
    assert!(error.contains(r#"did you mean "base/2026-11-21"?"#), "{error}");
}

#[test]
fn errors_say_where_and_what_to_do() {
    assert_eq!(Policy::parse(SOUND, "test.toml").unwrap().criteria().len(), 1);
    let cases = [
        ("fail_ms = 1000", "fail_ms = 100", "16:11: `fail_ms`: 100 is below `review_ms` = 250"),
        ("review_ms = 250", "review_ms = 0", "17:13: `review_ms`: 0 can never be met"),
        ("fail_ms = 1000", "fail_ms = -1", "16:11: invalid value: integer `-1`, expected u32"),
        ("fail_ms = 1000", "fail_ms = \"a\"", "16:11: invalid type: string"),
        ("fail_ms = 1000", "fail_msec = 1000", "16:1: unknown field `fail_msec`, expected one of `fail_ms`"),
        ("check.gap", "check.gaps", "15:1: there is no test named `gaps`: did you mean `gap`?"),
        ("values = \"proposed\"", "values = \"remembered\"", "12:10: unknown variant `remembered`"),
        ("values = \"proposed\"", "values = \"published\"", "10:10: published values need the address"),
        ("level = \"mandatory\"", "level = \"must\"", "13:9: unknown variant `must`"),
        ("[\"return_unboxing\"]", "[]", "14:14: an empty list concerns no video"),
        ("2026-11-21\"\ntitle", "2026-13-21\"\ntitle", "3:11: \"2026-13-21\" is no date"),
        ("CONT.PTSGAP", "gap", "7:6: an id has upper-case parts"),
        ("id = \"test\"", "id = \"Test\"", "2:6: an id has lower-case letters"),
        ("requirement = \"R05\"", "requirement = \"\"", "9:15: `requirement` is empty"),
        (
            "onetake.policy/1.0",
            "onetake.policy/2.0",
            "1:10: the format is \"onetake.policy/2.0\", newer than",
        ),
        ("onetake.policy/1.0", "onetake.record/1.0", "1:10: the format is \"onetake.record/1.0\", needed is"),
        ("format = \"onetake.policy/1.0\"", "", "1:1: the file names no format"),
        ("zh-TW = \"a\" }\n\n", "}\n\n", "4:"),
        ("source = \"s\"", "sauce = \"s\"", "10:1: unknown field `sauce`"),
    ];
    let other = |(from, to, wanted): (&str, &str, &str)| {
        let found = problem(from, to);
        (!found.starts_with(wanted)).then(|| format!("\n{to}\n  wanted {wanted}\n  found  {found}"))
    };
    let others: Vec<String> = cases.into_iter().filter_map(other).collect();
    assert!(others.is_empty(), "{}", others.concat());
}

#[test]
fn a_criterion_tests_one_thing_or_says_that_there_is_no_rule() {
    let check = "[criterion.check.gap]\nfail_ms = 1000\nreview_ms = 250\nreview_medians = 4\n";
    assert!(problem(check, "").starts_with("6:1: the criterion tests nothing"));
    assert!(problem(check, "blank = \"\"\n").starts_with("15:9: `blank` is empty"));
    assert!(
        problem("[criterion.check.gap]", "blank = \"x\"\n[criterion.check.gap]")
            .starts_with("15:9: a criterion has")
    );
    let two = "[criterion.check.digest]\n[criterion.check.gap]";
    assert!(problem("[criterion.check.gap]", two).contains("names two tests"));
    let blank = Policy::parse(&SOUND.replace(check, "blank = \"nobody says\"\n"), "test.toml").unwrap();
    assert!(matches!(blank.criteria()[0].check(), Check::NoRule { .. }));
}

#[test]
fn ids_are_there_once_and_all_problems_are_named() {
    let start = SOUND.find("[[criterion]]").unwrap();
    let twice = format!("{SOUND}\n{}", SOUND[start..].replace("review_ms = 250", "review_ms = 2500"));
    let error = Policy::parse(&twice, "shop.toml").unwrap_err().to_string();
    assert_eq!(error.matches("shop.toml:").count(), 2, "{error}");
    assert!(error.contains("shop.toml:21:6: `CONT.PTSGAP` is there twice"), "{error}");
}

#[test]
fn parameters_that_nothing_can_meet_are_errors() {
    let check = "[criterion.check.gap]\nfail_ms = 1000\nreview_ms = 250\nreview_medians = 4\n";
    let cases = [
        ("observed_none = {}", "without codes every video meets this"),
        (
            "observed_none = { fail_codes = [\"splice.cut\"], review_codes = [\"splice.cut\"] }",
            "in `fail_codes` too",
        ),
        ("observed_none = { fail_codes = [\"splice.cup\"] }", "unknown variant `splice.cup`"),
        ("observed_none = { fail_codes = [\"splice.cut\"], fail_ppm = 1000001 }", "more than 1000000"),
        ("sequence = { orders = [] }", "without an accepted order"),
        ("sequence = { orders = [[[\"number\"], [\"number\"]]] }", "names a step twice"),
        ("attested = { statement = \"opening_seen\", contrary = \"fail\", min_sides = 4 }", "has sides"),
        ("attested = { statement = \"outside_shown\", contrary = \"fail\", min_sides = 7 }", "six sides"),
        ("time_window = { hours = 0, clock_uncertainty_minutes = 5 }", "0 can never be met"),
        ("time_window = { clock_uncertainty_minutes = 5 }", "give one of them"),
        (
            "time_window = { hours = 72, calendar_days = 3, clock_uncertainty_minutes = 5 }",
            "give one of them",
        ),
        ("time_window = { calendar_days = 3, clock_uncertainty_minutes = 5 }", "need its zone"),
        ("upload = {}", "without any limit every file fits"),
        ("upload = { formats = [\"mp5\"] }", "`mp5` is no format that is known here"),
        ("time_window = { hours = 1, clock_uncertainty_minutes = 60 }", "every video needs review"),
        ("light = { min_luma = 9, max_luma = 9, max_clipped_ppm = 0 }", "no picture lies between"),
        ("waybill_read = { frames = 1, frames_apart = 2, apart_ms = 0 }", "below `frames_apart`"),
        ("resolution = { fail_px = 800, review_px = 720, label_module_milli_px = 0 }", "above `review_px`"),
    ];
    for (inline, wanted) in cases {
        let found = problem(check, &format!("check.{inline}\n"));
        assert!(found.contains(wanted), "{inline}: {found}");
        assert!(found.starts_with("15:"), "{found}");
    }
}

#[test]
fn a_policy_file_is_read_and_named_in_its_errors() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mine.toml");
    assert!(Policy::read(&path).unwrap_err().to_string().contains("mine.toml"));
    fs::write(&path, SOUND).unwrap();
    assert_eq!(Policy::read(&path).unwrap().sha256(), digest::sha256_hex(SOUND.as_bytes()));
    fs::write(&path, [0xff, 0xfe]).unwrap();
    assert!(Policy::read(&path).unwrap_err().to_string().contains("UTF-8"));
    assert!(Policy::read(folder.path()).unwrap_err().to_string().contains("not a regular file"));
}

/// A shop's policy over the base rule, with one criterion that follows.
fn shop(criterion: &str) -> String {
    format!(
        r#"format = "onetake.policy/1.0"
id = "our-shop"
edition = "2026-11-22"
extends = "base"
title = {{ en = "Our shop", zh-CN = "本店", zh-TW = "本店" }}

[[criterion]]
{criterion}
"#
    )
}

const CITED: &str = "source = \"shop rule 4\"\nread_on = \"2026-11-22\"\nvalues = \"stated\"\n";

#[track_caller]
fn shop_policy(criterion: &str) -> Policy {
    Policy::parse(&shop(criterion), "shop.toml").unwrap_or_else(|error| panic!("{error}"))
}

fn warned(policy: &Policy) -> Vec<String> {
    let warning = |warning: &PolicyWarning| {
        let said = |name: &str| warning.params.text(name).unwrap_or_default().to_owned();
        let (code, rule, before, after) = (&warning.code, said("rule"), said("in_parent"), said("here"));
        format!("{} {code}: {rule} {before} -> {after}", warning.criterion)
    };
    policy.warnings().iter().map(warning).collect()
}

#[test]
fn a_shop_takes_over_what_it_does_not_state() {
    let base = Policy::built_in("base").unwrap();
    let shop =
        shop_policy(&format!("id = \"TIME.WINDOW\"\n{CITED}[criterion.check.time_window]\nhours = 48\n"));
    assert_eq!((shop.id(), shop.kind()), ("our-shop", Kind::Shop));
    assert_eq!(shop.extends(), [base.part()]);
    assert_eq!(warned(&shop), [""; 0]);
    let ids = |policy: &Policy| policy.criteria().iter().map(|c| c.id().to_owned()).collect::<Vec<_>>();
    assert_eq!(ids(&shop), ids(&base));
    let changed: Vec<Difference> = differences(&base, &shop);
    let said: Vec<(&str, &str, Change)> =
        changed.iter().map(|one| (one.criterion.as_str(), one.what.as_str(), one.change)).collect();
    assert_eq!(said, [("TIME.WINDOW", "hours", Change::Stricter), ("TIME.WINDOW", "source", Change::Words)]);
    let window = shop.criteria().iter().find(|criterion| criterion.id() == "TIME.WINDOW").unwrap();
    let Check::Test(Predicate::TimeWindow(window)) = window.check() else { panic!("{window:?}") };
    assert_eq!((window.hours, window.clock_uncertainty_minutes), (Some(48), 5));
}

#[test]
fn what_a_shop_loosens_is_kept_and_told() {
    let window = format!("id = \"TIME.WINDOW\"\n{CITED}[criterion.check.time_window]\nhours = 96\n");
    assert_eq!(warned(&shop_policy(&window)), ["TIME.WINDOW loosened: hours 72 -> 96"]);
    let advisory = "id = \"COV.INFRAME\"\nlevel = \"advisory\"\n";
    assert_eq!(warned(&shop_policy(advisory)), ["COV.INFRAME loosened: level mandatory -> advisory"]);
    let blank = format!("id = \"CONT.CUT\"\n{CITED}blank = \"we trust our staff\"\n");
    assert_eq!(warned(&shop_policy(&blank)), ["CONT.CUT loosened: check observed_none -> blank"]);
    let fewer = "id = \"ID.MATCH\"\napplies_to = [\"return_unboxing\"]\n";
    assert!(warned(&shop_policy(fewer))[0].starts_with("ID.MATCH loosened: applies_to return_unboxing, "));
    let other = format!("id = \"CONT.CUT\"\n{CITED}[criterion.check.digest]\n");
    assert_eq!(warned(&shop_policy(&other)), ["CONT.CUT untold: check observed_none -> digest"]);
}

#[test]
fn a_platform_may_have_other_rules_than_the_base_rule_and_a_stranger_is_told() {
    for built_in in built_in() {
        let policy = Policy::built_in(built_in.id).unwrap();
        assert!(policy.warnings().is_empty(), "{}: {:?}", built_in.id, policy.warnings());
        assert!(built_in.id == "base" || !policy.extends().is_empty(), "{}", built_in.id);
    }
    assert_eq!(Policy::parse(SOUND, "test.toml").unwrap().warnings()[0].code, "not_compared");
}

#[test]
fn faults_of_an_extending_policy_have_their_place_too() {
    let problem = |text: &str| {
        let PolicyError::Unsound { problems, .. } = Policy::parse(text, "shop.toml").unwrap_err() else {
            panic!()
        };
        let Problem { line, column, fault } = &problems[0];
        format!("{line}:{column}: {fault}")
    };
    for (criterion, wanted) in [
        ("id = \"TIME.WINDOW\"\n[criterion.check.time_window]\nhours = 48", "7:1: missing field `source`"),
        (
            "id = \"TIME.WINDO\"\nlevel = \"advisory\"",
            "7:1: there is no `TIME.WINDO` in \"base\" to take the rest from: did you mean `TIME.WINDOW`?",
        ),
        (
            &format!("id = \"CONT.PTSGAP\"\n{CITED}[criterion.check.gap]\nfail_ms = 100"),
            "13:11: `fail_ms`: 100 is below `review_ms` = 250",
        ),
        (
            &format!("id = \"CONT.PTSGAP\"\n{CITED}[criterion.check.gap]\nfail_ms = \"a\""),
            "13:11: invalid type: string",
        ),
    ] {
        let found = problem(&shop(criterion));
        assert!(found.starts_with(wanted), "wanted {wanted}\nfound  {found}");
    }
    let unknown = problem(&shop("id = \"ID.MATCH\"").replace("\"base\"", "\"taobao\""));
    assert!(unknown.starts_with("4:11: there is no policy \"taobao\""), "{unknown}");
    let overlay = SOUND.replace("id = \"test\"", "id = \"test\"\nkind = \"overlay\"");
    assert!(problem(&overlay).starts_with("3:8: an overlay needs a policy"), "{}", problem(&overlay));
}

#[test]
fn every_parameter_says_which_way_it_is_stricter() {
    for built_in in built_in() {
        for criterion in Policy::built_in(built_in.id).unwrap().criteria() {
            let Check::Test(predicate) = criterion.check() else { continue };
            let strictness: Vec<&str> = predicate.strictness().iter().map(|(name, _)| *name).collect();
            let mut parameters: Vec<String> = predicate.json_parameters().keys().cloned().collect();
            let mut known = strictness.clone();
            known.sort_unstable();
            parameters.sort();
            assert_eq!(known, parameters, "{}", predicate.name());
        }
    }
}

proptest::proptest! {
    /// Whatever number of a rule of whichever platform a shop changes to ask for less, its policy says so; and if it asks for
    /// more, it does not.
    #[test]
    fn loosening_is_always_told(
        parent in (0..built_in().len()).prop_map(|index| built_in()[index].id),
        index in 0_usize..400,
        by in 1_i64..5,
    ) {
        use rules::Strictness;
        let platform = Policy::built_in(parent).unwrap();
        let numbers: Vec<(&Criterion, &str, &str, Strictness, i64)> = platform
            .criteria()
            .iter()
            .filter_map(|criterion| match criterion.check() {
                Check::Test(predicate) => Some((criterion, predicate)),
                Check::NoRule { .. } => None,
            })
            .flat_map(|(criterion, predicate)| {
                predicate.strictness().iter().filter_map(move |(name, strictness)| {
                    let number = predicate.json_parameters().get(*name)?.as_i64()?;
                    let test = Predicate::NAMES.iter().find(|test| **test == predicate.name())?;
                    matches!(strictness, Strictness::Lower | Strictness::Higher).then_some((criterion, *test, *name, *strictness, number))
                })
            })
            .collect();
        let (criterion, test, name, strictness, number) = numbers[index % numbers.len()];
        for (change, looser) in [(by, strictness == Strictness::Lower), (-by, strictness == Strictness::Higher)] {
            let id = criterion.id();
            let text = shop(&format!(
                "id = \"{id}\"\n{CITED}[criterion.check.{test}]\n{name} = {}\n", number + change
            ));
            let text = text.replace("extends = \"base\"", &format!("extends = \"{parent}\""));
            // Some steps leave what is possible; then there is no policy.
            let Ok(policy) = Policy::parse(&text, "shop.toml") else { continue };
            let told = warned(&policy);
            proptest::prop_assert_eq!(!told.is_empty(), looser, "{}: {} {} {:?}", parent, id, name, told);
        }
    }
}
