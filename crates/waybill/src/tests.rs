use proptest::prelude::*;

use super::check::Check;
use super::*;

fn first_carrier(number: &str) -> Option<&'static str> {
    normalise(number).carriers.first().map(|fit| fit.carrier)
}

/// Test numbers of the public data set `tracking_number_data`.
#[test]
fn published_test_numbers_pass_their_check_digits() {
    for (check, number) in [
        (Check::Ups, "1Z5R89390357567127"),
        (Check::Ups, "1Z879E930346834440"),
        (Check::Ups, "1Z410E7W0392751591"),
        (Check::Ups, "1Z8V92A70367203024"),
        (Check::S10, "RB123456785GB"),
        (Check::FedEx12, "986578788855"),
        (Check::FedEx12, "799531274483"),
        (Check::FedEx34, "1001921334250001000300779017972697"),
        (Check::FedEx34, "9622001560001234567100794808390594"),
        (Check::Gs1, "041441760228964"),
        (Check::Gs1, "000123450000000027"),
        (Check::Gs1, "9261290113185417468510"),
        (Check::Gs1Tail(15), "9611020987654312345672"),
        (Check::Mod7, "3318810025"),
        (Check::Mod7, "73891051146"),
        (Check::Mod37, "008182709980000020033350276C"),
        (Check::Mod37, "008182709980000020045327276N"),
    ] {
        assert_eq!(check.of(number), Some(true), "{check:?} {number}");
    }
    for (check, number) in [
        (Check::Ups, "1Z1111111111111111"),
        (Check::FedEx12, "996578788855"),
        (Check::FedEx34, "1001901781990001000300617767839438"),
        (Check::Gs1, "568283610012732"),
        (Check::Mod7, "3318810010"),
        (Check::Mod37, "008182709980000020033350276A"),
    ] {
        assert_eq!(check.of(number), Some(false), "{check:?} {number}");
    }
}

#[test]
fn check_digits_survive_texts_of_any_length() {
    for check in [
        Check::S10,
        Check::Ups,
        Check::Gs1,
        Check::Gs1Tail(15),
        Check::FedEx12,
        Check::FedEx34,
        Check::Mod7,
        Check::Mod37,
    ] {
        for text in ["", "1", "Z", "单号", "1Z", "!!!!!!!!!!!!!!!!!!"] {
            assert_ne!(check.of(text), None);
        }
    }
}

#[test]
fn carriers_are_told_by_check_digit_then_letters_then_digits() {
    assert_eq!(first_carrier("SF1234567890123"), Some("sf-express"));
    assert_eq!(first_carrier("YT1234567890123"), Some("yto"));
    assert_eq!(first_carrier("YT1234567890123456"), Some("yunexpress"));
    assert_eq!(first_carrier("JDVA12345678901"), Some("jd"));
    assert_eq!(first_carrier("RB123456785GB"), Some("royal-mail"));
    assert_eq!(first_carrier("SPXVN063015366786"), Some("spx-vietnam"));
    assert_eq!(first_carrier("986578788855"), Some("fedex"));
    assert!(normalise("73123456789012").plausible());
    assert!(!normalise("73123456789012").distinctive());
}

#[test]
fn a_failing_check_digit_speaks_against_a_number() {
    let wrong = normalise("1Z5R89390357567128");
    assert_eq!(wrong.check, Some(false));
    assert!(!wrong.plausible());
}

#[test]
fn texts_and_fragments_are_not_plausible() {
    for text in ["", "HELLO", "101587", "10158707", "单号单号", "SF123", "WH-A1-02"] {
        assert!(!normalise(text).plausible(), "{text}");
    }
}

#[test]
fn every_step_is_done_in_order_and_recorded() {
    let full_width = normalise("ｓｆ１２３ 4567-8901.23");
    assert_eq!(full_width.text, "SF1234567890123");
    assert_eq!(full_width.steps, [Step::CompatibilityForms, Step::UpperCase, Step::Separators]);

    assert_eq!(normalise("JDVA00012345678-1-2-").text, "JDVA00012345678");
    assert_eq!(normalise("JDVA00012345678-1-2").steps, [Step::ChildSuffix]);
    assert_eq!(normalise("DPK123456789012-3").text, "DPK123456789012");
    // A dash inside a number is a separator, not a suffix.
    assert_eq!(normalise("DPK1234567-89012").text, "DPK123456789012");

    let routed = normalise("(420)10282\u{1d}9261290113185417468510");
    assert_eq!(routed.text, "9261290113185417468510");
    assert_eq!(routed.steps, [Step::PostalPrefix]);
    assert_eq!(normalise("4201028200009261290113185417468510").text, "9261290113185417468510");
    // Without a number of USPS behind it the prefix may be part of the number.
    assert_eq!(normalise("42012345678901").text, "42012345678901");
}

#[test]
fn look_alikes_become_digits_only_where_a_check_digit_says_so() {
    let read = normalise("RB12345678SGB");
    assert_eq!(read.text, "RB12345678SGB");
    let ups = normalise("IZ5R89390357567I27");
    assert_eq!(ups.text, "1Z5R89390357567127");
    assert_eq!(ups.steps, [Step::LookAlikes]);
    // S10: 2*0 + 0... a number with zeros whose letters stay letters.
    let s10 = normalise("ROI23456785GB");
    assert_eq!(s10.text, "RO123456785GB");
    assert_eq!(normalise("SFO123456789012").text, "SFO123456789012");
}

#[test]
fn a_match_is_the_equality_of_normal_forms() {
    let outcome = |read, expected| compare(read, expected).outcome;
    assert_eq!(outcome("SF1234567890123", "sf 1234 5678 90123"), Match::Equal);
    assert_eq!(outcome("SF1234567890123", "SF1234567890124"), Match::Different { plausible: true });
    assert_eq!(outcome("WH-A1-0299", "SF1234567890124"), Match::Different { plausible: false });
    assert_eq!(outcome("SF12345678", "SF1234567890123"), Match::Partial);
    assert_eq!(outcome("567890123", "SF1234567890123"), Match::Partial);
    assert_eq!(outcome("", "SF1234567890123"), Match::Unreadable);
    assert_eq!(outcome("THANKYOU", "SF1234567890123"), Match::Unreadable);
    assert_eq!(outcome("SF1234567890123", " "), Match::Unreadable);

    let look_alike = compare("SFI23456789OI23", "SF1234567890123");
    assert_eq!(look_alike.outcome, Match::Equal);
    assert_eq!(look_alike.read.steps, [Step::LookAlikes]);
}

#[test]
fn numbers_are_found_in_the_forms_that_labels_use() {
    let form = |read: &str, expected: &str| {
        let comparison = compare(read, expected);
        (comparison.outcome, comparison.form)
    };
    let label =
        "MMM={'k1':'755WE','k2':'021WT','k3':'','k4':'T4','k5':'SF1234567890123','k6':'','k7':'39bb4bd9'}";
    assert_eq!(form(label, "SF1234567890123"), (Match::Equal, PayloadForm::SfLabel));
    let prefixed = format!("43100002%M{label}          ");
    assert_eq!(form(&prefixed, "SF1234567890123"), (Match::Equal, PayloadForm::SfLabel));
    assert_eq!(form(label, "SF1234567890124"), (Match::Different { plausible: true }, PayloadForm::SfLabel));

    let address = "https://mini.ems.com.cn/youzheng/mini/1234567890123";
    assert_eq!(form(address, "1234567890123"), (Match::Equal, PayloadForm::Address));
    let query = "http://ucmp.sf-express.com/service/weixin/activity/wx_b2sf_order?p1=123456789012";
    assert_eq!(form(query, "123456789012"), (Match::Equal, PayloadForm::Address));
    assert_eq!(form("http://", "123456789012").0, Match::Unreadable);
    assert_eq!(form("HTTPS://例え/单", "123456789012").0, Match::Unreadable);

    assert_eq!(
        form("9622001560001234567100794808390594", "794808390594"),
        (Match::Equal, PayloadForm::Composite)
    );
    assert_eq!(form("ORDER 77 / SF1234567890123", "SF1234567890123"), (Match::Equal, PayloadForm::Words));
}

#[test]
fn pieces_of_a_number_with_dashes_are_no_child_suffixes() {
    assert_eq!(normalise("JD0-000-000-000-000-000-0").text, "JD00000000000000000");
    assert_eq!(normalise("JDVA00012345678-1-2-").text, "JDVA00012345678");
    assert_eq!(normalise("DPK-123-456-789-012-3").text, "DPK1234567890123");
}

proptest! {
    #[test]
    fn normalising_twice_changes_nothing(text in "\\PC{0,40}|[A-Za-z0-9 ().\\-]{0,40}|(420)?[0-9]{5}9[2-5][0-9]{20}") {
        let once = normalise(&text);
        let twice = normalise(&once.text);
        prop_assert_eq!(&once.text, &twice.text);
        prop_assert!(twice.steps.is_empty());
        prop_assert_eq!(once.carriers, twice.carriers);
    }

    #[test]
    fn a_number_equals_itself_however_it_is_spaced(number in "[A-Z]{2}[0-9]{8,20}", gap in 1_usize..6) {
        let spaced: Vec<String> = number.as_bytes().chunks(gap).map(|part| String::from_utf8_lossy(part).into_owned()).collect();
        prop_assert_eq!(compare(&spaced.join(" "), &number).outcome, Match::Equal);
        prop_assert_eq!(compare(&number, &spaced.join("-").to_lowercase()).outcome, Match::Equal);
    }

    #[test]
    fn one_changed_digit_never_matches(number in "[A-Z]{2}[0-9]{13}", at in 2_usize..15, by in 1_u8..10) {
        let changed = change(&number, at, by);
        prop_assert_eq!(compare(&changed, &number).outcome == Match::Equal, false);
    }

    #[test]
    fn check_digits_notice_one_changed_digit(body in "[0-9]{21}", digits in "[0-9]{15}", at in 2_usize..17, by in 1_u8..10) {
        let gs1 = completed(Check::Gs1, &body, "");
        prop_assert_eq!(Check::Gs1.of(&change(&gs1, at, by)), Some(false));
        let ups = completed(Check::Ups, &format!("1Z{digits}"), "");
        // Every second digit is doubled without folding, so there 5 apart is not noticed.
        prop_assert_eq!(Check::Ups.of(&change(&ups, at, by)), Some(by == 5 && at % 2 == 1));
    }

    #[test]
    fn any_text_can_be_compared(read in "\\PC{0,60}", expected in "\\PC{0,40}") {
        let _ = compare(&read, &expected);
    }
}

/// The number with the digit at `at` raised by `by`, modulo 10.
fn change(number: &str, at: usize, by: u8) -> String {
    let mut bytes = number.as_bytes().to_vec();
    bytes[at] = (bytes[at] - b'0' + by) % 10 + b'0';
    String::from_utf8(bytes).expect("digits are text")
}

/// The body with the check digit that passes.
fn completed(check: Check, body: &str, tail: &str) -> String {
    (0..10)
        .map(|digit| format!("{body}{digit}{tail}"))
        .find(|number| check.of(number) == Some(true))
        .expect("one of ten digits passes")
}

/// Every carrier of the table has a number that fits it, first among the carriers where its format tells it from others, and
/// fits no longer with a character less.
#[test]
fn each_carrier_knows_its_numbers() {
    for (carrier, number, distinctive) in [
        ("sf-express", "SF1390024681357", true),
        ("sf-express", "SFA390024681357", true),
        ("yto", "YT1234567890123", true),
        ("yunexpress", "YT1234567890123456", true),
        ("jt-express", "JT1234567890123", true),
        ("jt-express", "JT123456789012", true),
        ("jd", "JDVB12345678901", true),
        ("deppon", "DPK123456789012", true),
        ("china-post", "PA12345678901", true),
        ("china-post", "RR123456785CN", true),
        ("chunghwa-post", "RR123456785TW", true),
        ("royal-mail", "RB123456785GB", true),
        ("upu", "RB123456785FR", true),
        ("spx-vietnam", "SPXVN063015366786", true),
        ("spx-vietnam", "SPXVN06301536678A", true),
        ("amazon", "TBA123456789012", true),
        ("amazon", "C1234567890", true),
        ("ups", "1Z5R89390357567127", true),
        ("ups", "K1234567890", true),
        ("usps", "9261290113185417468510", true),
        ("fedex", "9611020987654312345672", true),
        ("fedex", "986578788855", false),
        ("fedex", "041441760228964", false),
        ("gs1-sscc", "00000123450000000027", true),
        ("dhl", "JJD1234567890", true),
        ("dhl", "GM1234567890", true),
        ("dhl", "3318810025", false),
        ("dpd", "008182709980000020033350276C", true),
        ("yodel", "JJD1234567890123456", true),
        ("gofo", "GFUS12345678901234", true),
        ("zto", "73123456789012", false),
        ("sto", "773123456789012", false),
        ("yunda", "312345678901234", false),
        ("yunda", "5123456789012", false),
        ("cainiao", "621123456789012", false),
        ("jt-vietnam", "802835136377", false),
    ] {
        let read = normalise(number);
        let fit = read.carriers.iter().find(|fit| fit.carrier == carrier);
        assert!(fit.is_some(), "{carrier} {number}: {:?}", read.carriers);
        assert_eq!(read.text, number);
        if distinctive {
            assert!(read.distinctive(), "{carrier} {number}");
            assert_eq!(first_carrier(number), Some(carrier), "{number}: {:?}", read.carriers);
        }
        let shorter = normalise(&number[..number.len() - 1]);
        let still = shorter.carriers.iter().any(|fit| fit.carrier == carrier && fit.distinctive);
        // Formats of several lengths know the shorter one too.
        let several = matches!(number, "JT1234567890123" | "JJD1234567890" | "GM1234567890");
        assert!(!still || several, "{carrier} {number}: {:?}", shorter.carriers);
    }
}

#[test]
fn a_suffix_of_jd_says_which_parcel_of_how_many() {
    assert_eq!(parcel_of("JDVA00012345678-2-3-"), Some((2, 3)));
    assert_eq!(parcel_of("jdva00012345678-1-1"), Some((1, 1)));
    for other in [
        "JDVA00012345678",
        "JDVA00012345678-4-3-",
        "JDVA00012345678-0-3-",
        "DPK123456789012-1",
        "SF1-2-3",
        "",
    ] {
        assert_eq!(parcel_of(other), None, "{other}");
    }
}

#[test]
fn what_is_like_a_number_is_one_word_of_mostly_digits() {
    for like in ["M0012345678", "2611-4471-0092", "771234567890"] {
        assert!(is_number_like(like), "{like}");
    }
    for other in
        ["20261127", "HELLO WORLD 123", "https://a.example/12345678901", "m0012345678", "ABCDEFGH1234", ""]
    {
        assert!(!is_number_like(other), "{other}");
    }
    assert!(is_carrier_address("https://mini.ems.com.cn/youzheng/mini/9876543210123"));
    assert!(!is_carrier_address("https://ems.com.cn.example.com/9876543210123"));
}
