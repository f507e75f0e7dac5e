//! The rules that recognise marks. A data table: what is searched where, and what it means. Each rule rests on what its
//! program is publicly known to write; a rule that matches is evidence of the program and of nothing else.

use crate::observe::confidence::table;
use onetake_report::Code;
use onetake_report::facts::{MarkFamily, ProvenanceMark};

use super::evidence::{Evidence, Item, Place};
use crate::observe::{DraftSpan, ObservationDraft, ObservationSink};

/// Most different texts that one rule records.
const MAX_TEXTS_PER_RULE: usize = 3;

/// What a rule says about the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Family {
    /// Cuts and joins.
    Editor,
    /// Encodes anew.
    Converter,
    /// Encodes pictures or sound.
    Encoder,
    /// Writes the container.
    Writer,
    /// Records what is shown on a screen.
    ScreenRecorder,
    /// Sends and stores videos, often encoding them anew.
    Platform,
    /// The system library that phones record with, and programs on them write with.
    System,
    /// A phone.
    Phone,
    /// A camera.
    Camera,
    /// A surveillance recorder.
    Recorder,
}

impl Family {
    fn code(self) -> Code {
        match self {
            Self::Editor => Code::ProvenanceEditor,
            Self::Converter | Self::Encoder | Self::Writer | Self::ScreenRecorder | Self::Platform => {
                Code::ProvenanceEncoder
            }
            Self::System | Self::Phone | Self::Camera | Self::Recorder => Code::ProvenanceDevice,
        }
    }

    /// How sure it is that the mark is one of its kind: programs on a phone write with the phone's system library too, and
    /// keep the place of recording.
    fn confidence_ppm(self) -> u32 {
        if self == Self::System { table::SYSTEM_MARK } else { onetake_report::PPM }
    }

    fn name(self) -> MarkFamily {
        match self {
            Self::Editor => MarkFamily::Editor,
            Self::Converter => MarkFamily::Converter,
            Self::Encoder => MarkFamily::Encoder,
            Self::Writer => MarkFamily::Writer,
            Self::ScreenRecorder => MarkFamily::ScreenRecorder,
            Self::Platform => MarkFamily::Platform,
            Self::System => MarkFamily::System,
            Self::Phone => MarkFamily::Phone,
            Self::Camera => MarkFamily::Camera,
            Self::Recorder => MarkFamily::Recorder,
        }
    }
}

/// What a rule looks for. Letters match in both cases.
#[derive(Debug, Clone, Copy)]
enum Pattern {
    /// The text holds this.
    Holds(&'static str),
    /// The text starts with this.
    Starts(&'static str),
    /// The text is this.
    Is(&'static str),
    /// The text is one of these.
    IsAny(&'static [&'static str]),
    /// The key of a tag is this, whatever its text.
    Key(&'static str),
    /// The key of a tag starts with this, whatever its text.
    KeyStarts(&'static str),
}

struct Rule {
    id: &'static str,
    family: Family,
    /// Where; anywhere when none.
    place: Option<Place>,
    pattern: Pattern,
    means: &'static str,
}

const fn rule(
    id: &'static str,
    family: Family,
    place: Option<Place>,
    pattern: Pattern,
    means: &'static str,
) -> Rule {
    Rule { id, family, place, pattern, means }
}

use Family::{Camera, Converter, Editor, Encoder, Phone, Platform, Recorder, ScreenRecorder, System, Writer};
use Pattern::{Holds, Is, IsAny, Key, KeyStarts, Starts};

const TAG: Option<Place> = Some(Place::Tag);
const HANDLER: Option<Place> = Some(Place::Handler);
const STREAM: Option<Place> = Some(Place::Stream);
const TOP_BOX: Option<Place> = Some(Place::TopBox);
const LAYOUT: Option<Place> = Some(Place::Layout);

/// All rules, in the order of the record.
const RULES: &[Rule] = &[
    // Editors.
    rule("capcut", Editor, None, Holds("\"vicut\""), "exported by CapCut"),
    rule("capcut-name", Editor, None, Holds("capcut"), "exported by CapCut"),
    rule("jianying-name", Editor, None, Holds("剪映"), "exported by Jianying (剪映)"),
    rule("jianying-latin", Editor, None, Holds("jianying"), "exported by Jianying (剪映)"),
    rule(
        "jianying-project",
        Editor,
        None,
        Holds("videofusion"),
        "exported by Jianying (剪映), by its program name",
    ),
    rule("jianying-meta", Editor, TAG, Key("LvMetaInfo"), "exported by CapCut or Jianying (剪映)"),
    rule(
        "bytedance-editor",
        Editor,
        None,
        Holds("te_is_reencode"),
        "written by the editing engine of CapCut, Jianying and Douyin",
    ),
    rule("premiere", Editor, None, Holds("adobe premiere"), "exported by Adobe Premiere"),
    rule("media-encoder", Editor, None, Holds("adobe media encoder"), "exported by Adobe Media Encoder"),
    rule("after-effects", Editor, None, Holds("adobe after effects"), "exported by Adobe After Effects"),
    rule("resolve", Editor, None, Holds("davinci resolve"), "exported by DaVinci Resolve"),
    rule("final-cut", Editor, None, Holds("final cut pro"), "exported by Final Cut Pro"),
    rule(
        "apple-proapps",
        Editor,
        TAG,
        KeyStarts("com.apple.proapps"),
        "written by Apple's professional applications",
    ),
    rule("imovie", Editor, None, Holds("imovie"), "exported by iMovie"),
    rule("vegas", Editor, None, Holds("vegas pro"), "exported by VEGAS"),
    rule("filmora", Editor, None, Holds("filmora"), "exported by Wondershare Filmora"),
    rule("wondershare", Editor, None, Holds("wondershare"), "written by a Wondershare program"),
    rule("movavi", Editor, None, Holds("movavi"), "exported by a Movavi program"),
    rule("inshot", Editor, None, Holds("inshot"), "exported by InShot"),
    rule("kinemaster", Editor, None, Holds("kinemaster"), "exported by KineMaster"),
    rule("vivavideo", Editor, None, Holds("vivavideo"), "exported by VivaVideo"),
    rule("camtasia", Editor, None, Holds("camtasia"), "exported by Camtasia"),
    rule("powerdirector", Editor, None, Holds("powerdirector"), "exported by PowerDirector"),
    rule("avidemux", Editor, None, Holds("avidemux"), "exported by Avidemux"),
    rule("kdenlive", Editor, None, Holds("kdenlive"), "exported by Kdenlive"),
    rule("mlt", Editor, None, Holds("mlt framework"), "exported by an editor on the MLT framework"),
    rule("shotcut", Editor, None, Holds("shotcut"), "exported by Shotcut"),
    rule("openshot", Editor, None, Holds("openshot"), "exported by OpenShot"),
    rule("virtualdub", Editor, None, Holds("virtualdub"), "exported by VirtualDub"),
    rule("movie-maker", Editor, None, Holds("movie maker"), "exported by Windows Movie Maker"),
    // Converters.
    rule("handbrake", Converter, None, Starts("handbrake"), "converted by HandBrake"),
    rule("format-factory", Converter, None, Holds("formatfactory"), "converted by Format Factory"),
    rule("xmedia", Converter, None, Holds("xmedia recode"), "converted by XMedia Recode"),
    // Encoders and writers.
    rule("x264", Encoder, STREAM, Starts("x264"), "pictures encoded by x264"),
    rule("x265", Encoder, STREAM, Starts("x265"), "pictures encoded by x265"),
    rule("lavc-sound", Encoder, STREAM, Starts("lavc"), "sound encoded by FFmpeg (libavcodec)"),
    rule("lavc", Encoder, TAG, Starts("lavc"), "encoded by FFmpeg (libavcodec)"),
    rule("lavf", Writer, TAG, Starts("lavf"), "container written by FFmpeg (libavformat)"),
    rule("lavf-layout", Writer, LAYOUT, Holds(""), "container laid out as by FFmpeg (libavformat)"),
    rule("gpac", Writer, None, Holds("gpac"), "container written by GPAC (MP4Box)"),
    rule("l-smash", Writer, HANDLER, Holds("l-smash"), "container written by L-SMASH"),
    rule("bento4", Writer, HANDLER, Holds("bento4"), "container written by Bento4"),
    rule(
        "mainconcept",
        Encoder,
        HANDLER,
        Holds("mainconcept"),
        "encoded by MainConcept, the encoder of many editors",
    ),
    rule("nero", Encoder, TAG, Holds("nero aac"), "sound encoded by Nero"),
    rule("libmkv", Writer, TAG, Starts("libebml"), "container written by MKVToolNix"),
    rule(
        "mkvmerge",
        Writer,
        TAG,
        Holds("mkvmerge"),
        "container written by MKVToolNix, which joins and splits files",
    ),
    rule("gstreamer", Writer, TAG, Holds("gstreamer"), "container written by GStreamer"),
    rule("chrome", Writer, TAG, Is("chrome"), "recorded by a browser of the Chrome family"),
    rule("firefox", Writer, TAG, Starts("qtmuxingapplibwebm"), "recorded by a browser"),
    rule(
        "core-media",
        System,
        HANDLER,
        Starts("core media"),
        "container written by Apple's system library: an Apple device or program",
    ),
    rule(
        "android-writer",
        System,
        HANDLER,
        IsAny(&["videohandle", "soundhandle"]),
        "container written by Android's system library: an Android device or program",
    ),
    // Screen recorders.
    rule("obs", ScreenRecorder, None, Holds("obs-output"), "recorded by OBS Studio"),
    rule("obs-name", ScreenRecorder, None, Holds("obs studio"), "recorded by OBS Studio"),
    rule("bandicam", ScreenRecorder, None, Holds("bandicam"), "recorded by Bandicam"),
    // Platforms and chat apps.
    rule("google", Platform, HANDLER, Holds("produced by google"), "processed by Google (YouTube, Photos)"),
    rule("bytedance-vid", Platform, TAG, Starts("vid:v"), "downloaded from Douyin or TikTok"),
    rule("bytedance-key", Platform, TAG, Key("com.bytedance.info"), "processed by a ByteDance app"),
    rule("bytedance-handler", Platform, HANDLER, Holds("bytedance"), "processed by a ByteDance app"),
    rule(
        "aigc",
        Platform,
        TAG,
        KeyStarts("aigc"),
        "labelled as made with generative means, as Chinese rules ask",
    ),
    rule("twitter", Platform, HANDLER, Holds("twitter"), "processed by X (Twitter)"),
    rule("wechat", Platform, None, Holds("wechat"), "processed by WeChat"),
    rule("whatsapp", Platform, TOP_BOX, Is("beam"), "sent by WhatsApp"),
    rule("whatsapp-name", Platform, None, Holds("whatsapp"), "sent by WhatsApp"),
    rule("telegram", Platform, None, Holds("telegram"), "sent by Telegram"),
    // Phones.
    rule("apple-make", Phone, TAG, Key("com.apple.quicktime.make"), "maker, as an Apple device states it"),
    rule("apple-model", Phone, TAG, Key("com.apple.quicktime.model"), "model, as an Apple device states it"),
    rule(
        "apple-software",
        Phone,
        TAG,
        Key("com.apple.quicktime.software"),
        "system or program, as an Apple device states it",
    ),
    rule("udta-make", Phone, TAG, Key("udta/©mak"), "maker of the recording device"),
    rule("udta-model", Phone, TAG, Key("udta/©mod"), "model of the recording device"),
    rule("android-version", Phone, TAG, Key("com.android.version"), "version of Android"),
    rule(
        "android-maker",
        Phone,
        TAG,
        Key("com.android.manufacturer"),
        "maker, as an Android device states it",
    ),
    rule("android-model", Phone, TAG, Key("com.android.model"), "model, as an Android device states it"),
    rule(
        "android-slow-motion",
        Phone,
        TAG,
        Key("com.android.capture.fps"),
        "frames per second at capture: slow or fast motion",
    ),
    rule("samsung", Phone, TAG, KeyStarts("udta/smta"), "model of a Samsung device"),
    rule("xiaomi", Phone, TAG, KeyStarts("com.xiaomi."), "written by a Xiaomi device"),
    rule("huawei", Phone, TAG, KeyStarts("com.huawei."), "written by a Huawei device"),
    rule("honor", Phone, TAG, KeyStarts("com.hihonor."), "written by an Honor device"),
    rule("oppo", Phone, TAG, KeyStarts("com.oplus."), "written by an OPPO, OnePlus or realme device"),
    // Cameras.
    rule("gopro", Camera, HANDLER, Starts("gopro"), "recorded by a GoPro"),
    rule("gopro-firmware", Camera, TAG, Key("udta/FIRM"), "firmware of a GoPro"),
    rule("dji", Camera, HANDLER, Starts("dji"), "recorded by a DJI camera"),
    rule("canon", Camera, TAG, Key("udta/CNCV"), "recorded by a Canon camera"),
    rule("canon-avi", Camera, TAG, Starts("canonmvi"), "recorded by a Canon camera"),
    rule(
        "sony-xavc",
        Camera,
        Some(Place::Brand),
        Is("xavc"),
        "recorded by a Sony camera, or written in its format",
    ),
    rule("insta360", Camera, None, Holds("insta360"), "recorded by an Insta360 camera"),
    rule("manufacturer", Camera, TAG, Key("udta/manu"), "maker of the recording device"),
    rule("model", Camera, TAG, Key("udta/modl"), "model of the recording device"),
    // Surveillance.
    rule("hikvision", Recorder, None, Holds("hikvision"), "recorded by Hikvision equipment"),
    rule("dahua", Recorder, None, Holds("dahua"), "recorded by Dahua equipment"),
    rule("uniview", Recorder, None, Holds("uniview"), "recorded by Uniview equipment"),
    rule("ezviz", Recorder, None, Holds("ezviz"), "recorded by EZVIZ equipment"),
    rule("reolink", Recorder, None, Holds("reolink"), "recorded by Reolink equipment"),
];

impl Rule {
    fn matches(&self, item: &Item) -> bool {
        if self.place.is_some_and(|place| place != item.place) {
            return false;
        }
        let text = item.text.to_lowercase();
        match self.pattern {
            Holds(part) => text.contains(part),
            Starts(start) => text.starts_with(start),
            Is(whole) => text == whole,
            IsAny(wholes) => wholes.contains(&text.as_str()),
            Key(key) => item.place == Place::Tag && item.key.eq_ignore_ascii_case(key),
            KeyStarts(start) => {
                item.place == Place::Tag
                    && item.key.to_ascii_lowercase().starts_with(&start.to_ascii_lowercase())
            }
        }
    }
}

/// Notes every rule that matches, with the different texts that it matched.
pub(super) fn note(evidence: &Evidence, sink: &mut ObservationSink) {
    for rule in RULES {
        let mut place = None;
        let mut texts: Vec<&str> = Vec::new();
        for item in evidence.items.iter().filter(|item| rule.matches(item)) {
            place.get_or_insert(item.key.as_str());
            if !texts.contains(&item.text.as_str()) && texts.len() < MAX_TEXTS_PER_RULE {
                texts.push(&item.text);
            }
        }
        let Some(place) = place else { continue };
        let facts = ProvenanceMark {
            rule: rule.id.to_owned(),
            family: rule.family.name(),
            means: rule.means.to_owned(),
            place: place.to_owned(),
            text: texts.join(", "),
        };
        let draft = ObservationDraft::of_code(rule.family.code(), DraftSpan::Whole, facts);
        sink.emit(draft.confidence_ppm(rule.family.confidence_ppm()));
    }
    if evidence.location {
        let facts = ProvenanceMark {
            rule: "location".to_owned(),
            family: MarkFamily::Position,
            means: "the file states where it was recorded; the value is withheld".to_owned(),
            place: "location".to_owned(),
            text: "present".to_owned(),
        };
        let draft = ObservationDraft::of_code(Code::ProvenanceDevice, DraftSpan::Whole, facts);
        sink.emit(draft.confidence_ppm(System.confidence_ppm()));
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn marks(place: Place, key: &str, text: &str) -> Vec<(Code, String)> {
        let item = Item { place, key: key.to_owned(), text: text.to_owned() };
        let mut sink = ObservationSink::default();
        note(&Evidence { items: vec![item], location: false }, &mut sink);
        let found = sink.take();
        found.iter().map(|draft| (draft.code, draft.detail.text("rule").unwrap_or("").to_owned())).collect()
    }

    #[test]
    fn rules_have_names_of_their_own_and_patterns_in_lower_case() {
        let ids: BTreeSet<_> = RULES.iter().map(|rule| rule.id).collect();
        assert_eq!(ids.len(), RULES.len());
        for rule in RULES {
            if let Holds(text) | Starts(text) | Is(text) = rule.pattern {
                assert_eq!(text, text.to_lowercase(), "{}", rule.id);
            }
        }
    }

    #[test]
    fn public_examples_are_recognised() {
        let export = r#"{"source_type":"vicut","data":{"os":"ios","product":"vicut"}}"#;
        let cases = [
            (Place::Tag, "artwork", export, Code::ProvenanceEditor, "capcut"),
            (Place::Tag, "encoder", "Lavf61.1.100", Code::ProvenanceEncoder, "lavf"),
            (Place::Tag, "encoder", "HandBrake 1.0.7 2017040900", Code::ProvenanceEncoder, "handbrake"),
            (Place::Xmp, "xmp", "Adobe Premiere Pro 2023.0 (Windows)", Code::ProvenanceEditor, "premiere"),
            (Place::Tag, "com.apple.quicktime.model", "iPhone X", Code::ProvenanceDevice, "apple-model"),
            (Place::Handler, "hdlr", "GoPro AVC", Code::ProvenanceDevice, "gopro"),
            (Place::TopBox, "box", "beam", Code::ProvenanceEncoder, "whatsapp"),
            (Place::Stream, "user data", "x264 - core 164", Code::ProvenanceEncoder, "x264"),
        ];
        for (place, key, text, code, rule) in cases {
            assert_eq!(marks(place, key, text), [(code, rule.to_owned())], "{text}");
        }
        assert_eq!(marks(Place::Tag, "title", "my return"), []);
    }
}
