//! What the form of a platform takes, through which evidence is handed in there: dated data beside the policies. It judges
//! nothing. What the platform's page does not state is none here, and whoever hands in is told that it is unknown.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::policy::{Check, Policy};
use crate::rules::Predicate;

macro_rules! files {
    ( $( $id:literal / $edition:literal ),+ $(,)? ) => {
        &[ $( include_str!(concat!("../hand-in/", $id, "/", $edition, ".toml")), )+ ]
    };
}

/// A file for each platform, its editions from the oldest to the newest.
const FILES: &[&str] = files![
    "hoopi" / "2026-11-21",
    "shopee-my" / "2026-11-21",
    "shopee-ph" / "2026-11-21",
    "shopee-sg" / "2026-11-21",
    "shopee-vn" / "2026-11-21",
    "taobao-tmall" / "2026-11-21",
    "tw-general" / "2026-11-21",
    "weixin-store" / "2026-11-21",
];

/// A platform's form.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Form {
    /// The id of the policy that it belongs to.
    pub id: String,
    /// Its edition: a date.
    pub edition: String,
    /// Tag of the language in which the platform reads, as in BCP 47.
    pub language: String,
    /// Its name by language tag.
    pub title: BTreeMap<String, String>,
    /// The page on which it stands.
    pub source: String,
    /// The day on which that page was read.
    pub read_on: String,
    /// What it takes of a video; none where it takes no videos.
    pub video: Option<VideoLimits>,
    /// What it takes of pictures; none where nothing is known of it.
    pub photo: Option<PhotoLimits>,
    /// Whether it takes a PDF; none where that is unknown.
    pub pdf: Option<bool>,
    /// Whether it takes a link; none where that is unknown.
    pub link: Option<bool>,
    /// What it takes of the text beside the files.
    #[serde(default)]
    pub text: TextLimits,
}

/// What a form takes of one video. None is unknown, or no limit that the page states.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct VideoLimits {
    /// Largest file in megabytes.
    pub max_megabytes: Option<u32>,
    /// Whether a file of just that size is too large already.
    #[serde(default)]
    pub below: bool,
    /// Longest video in seconds.
    pub max_seconds: Option<u32>,
    /// Formats by the usual ends of their file names, in lower case; empty where the page names none.
    #[serde(default)]
    pub formats: Vec<String>,
}

/// What a form takes of pictures. None is unknown.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct PhotoLimits {
    /// Largest picture in megabytes.
    pub max_megabytes: Option<u32>,
    /// How many pictures.
    pub max_count: Option<u32>,
}

/// What a form takes of text. None is unknown.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct TextLimits {
    /// Longest text in characters.
    pub max_characters: Option<u32>,
}

impl VideoLimits {
    /// Bytes that fit whichever way the platform counts: a megabyte of 1 000 000 bytes, the smaller of the two that are meant.
    #[must_use]
    pub fn max_bytes(&self) -> Option<u64> {
        let bytes = u64::from(self.max_megabytes?).saturating_mul(1_000_000);
        Some(bytes.saturating_sub(u64::from(self.below)))
    }

    /// Longest video in milliseconds.
    #[must_use]
    pub fn max_ms(&self) -> Option<i64> {
        Some(i64::from(self.max_seconds?).saturating_mul(1000))
    }

    /// Whether the form takes files whose names end so; it takes all where its page names none.
    #[must_use]
    pub fn takes(&self, format: &str) -> bool {
        self.formats.is_empty() || self.formats.iter().any(|taken| taken == format)
    }
}

impl Form {
    /// The newest form of the platform that this policy is of, or extends; none for a policy of no platform. Where the policy
    /// itself limits uploads, as a shop's own may, its limits count.
    #[must_use]
    pub fn of_policy(policy: &Policy) -> Option<Self> {
        let parents = policy.extends().iter().map(|part| part.id.as_str());
        let mut form = [policy.id()].into_iter().chain(parents).find_map(named)?.clone();
        let upload = policy.criteria().iter().find_map(|criterion| match criterion.check() {
            Check::Test(Predicate::Upload(upload)) => Some(upload),
            _ => None,
        });
        if let (Some(video), Some(upload)) = (&mut form.video, upload) {
            // What the policy leaves open is as the form states it.
            if upload.max_megabytes.is_some() {
                (video.max_megabytes, video.below) = (upload.max_megabytes, upload.below);
            }
            video.max_seconds = upload.max_seconds.or(video.max_seconds);
            if !upload.formats.is_empty() {
                video.formats.clone_from(&upload.formats);
            }
        }
        Some(form)
    }

    /// Its name in the language of that tag, else in English.
    #[must_use]
    pub fn title(&self, tag: &str) -> &str {
        self.title.get(tag).or_else(|| self.title.get("en")).map_or(&self.id, String::as_str)
    }
}

/// All forms that are part of this version, read once.
pub fn forms() -> &'static [Form] {
    static FORMS: OnceLock<Vec<Form>> = OnceLock::new();
    // A test reads each of them.
    FORMS.get_or_init(|| FILES.iter().filter_map(|text| toml::from_str(text).ok()).collect())
}

fn named(id: &str) -> Option<&'static Form> {
    // Parts of a policy that is laid over another are joined by plus signs.
    let parts = id.split('+');
    parts.into_iter().find_map(|part| forms().iter().rev().find(|form| form.id == part))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::built_in;

    #[test]
    fn every_form_is_whole_and_states_what_its_policy_judges_by() {
        assert_eq!(forms().len(), FILES.len());
        for form in forms() {
            for tag in ["en", "zh-CN", "zh-TW", "vi"] {
                assert!(form.title.contains_key(tag), "{}: {tag}", form.id);
            }
            assert!(form.source.starts_with("http"), "{}", form.id);
            assert!(form.title.contains_key(&form.language), "{}", form.id);
            let policy = Policy::built_in(&form.id).unwrap();
            assert_eq!(Form::of_policy(&policy).as_ref(), Some(form), "{}", form.id);
        }
    }

    #[test]
    fn every_policy_of_a_platform_has_a_form() {
        let platforms = built_in().iter().filter(|known| known.text.contains("kind = \"platform\""));
        let without: Vec<&str> = platforms.map(|known| known.id).filter(|id| named(id).is_none()).collect();
        assert!(without.is_empty(), "{without:?}");
    }

    #[test]
    fn a_shop_and_an_overlay_have_the_form_of_their_platform() {
        let laid_over = Policy::built_in("shopee-sg+high-value").unwrap();
        assert_eq!(Form::of_policy(&laid_over).unwrap().video.unwrap().max_seconds, Some(60));
        let shop = |check: &str| {
            let text = format!(
                "format = \"onetake.policy/1.0\"\nid = \"our-shop\"\nkind = \"shop\"\nedition = \"2026-11-28\"\n\
                 extends = \"shopee-sg\"\ntitle = {{ en = \"Our shop\", zh-CN = \"本店\", zh-TW = \"本店\", vi = \"Cửa hàng\" }}\n{check}"
            );
            Form::of_policy(&Policy::parse(&text, "shop.toml").unwrap()).unwrap()
        };
        let video = shop("").video.unwrap();
        assert_eq!((video.max_bytes(), video.max_ms()), (Some(30_000_000), Some(60_000)));
        let own = shop(
            "[[criterion]]\nid = \"PKG.UPLOAD\"\nsource = \"our own\"\nread_on = \"2026-11-28\"\nvalues = \"proposed\"\n\
             [criterion.check.upload]\nmax_megabytes = 20\nmax_seconds = 60\n",
        );
        assert_eq!(own.video.unwrap().max_megabytes, Some(20));
        assert_eq!(own.photo.unwrap().max_megabytes, Some(10));
        assert_eq!(Form::of_policy(&Policy::built_in("base").unwrap()), None);
    }

    #[test]
    fn smaller_than_a_limit_is_a_byte_less() {
        let limits = VideoLimits { max_megabytes: Some(200), below: true, ..VideoLimits::default() };
        assert_eq!(limits.max_bytes(), Some(199_999_999));
        assert!(limits.takes("mp4"));
        let named = VideoLimits { formats: vec!["avi".to_owned()], ..limits };
        assert!(!named.takes("mp4"));
    }
}
