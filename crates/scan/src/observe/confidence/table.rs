//! Every confidence that is not the outcome of a model, with what it rests on.

use onetake_report::Code;

/// What a confidence rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Basis {
    /// Set from a count of cases of which the truth was known.
    Measured,
    /// Set by hand, by what it should lead to: whether a person looks.
    ByHand,
}

/// A confidence of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Entry {
    /// Its name in the code.
    pub name: &'static str,
    /// The observation that has it.
    pub code: Code,
    /// 0 to 1,000,000.
    pub ppm: u32,
    /// What it rests on.
    pub basis: Basis,
}

macro_rules! confidences {
    ( $( $(#[doc = $doc:literal])+ $NAME:ident: $Code:ident = $ppm:literal, $Basis:ident; )+ ) => {
        $( $(#[doc = $doc])+ pub(crate) const $NAME: u32 = $ppm; )+

        /// All confidences that no model gives. Those of `splice.cut` and `splice.dissolve` come from models with fitted weights, those
        /// of `splice.insert` and joined runs of `stillness.reversal` from one whose weights are set by hand; what the file states
        /// has 1,000,000.
        pub const TABLE: &[Entry] = &[ $( Entry {
            name: stringify!($NAME), code: Code::$Code, ppm: $ppm, basis: Basis::$Basis,
        }, )+ ];
    };
}

confidences! {
    /// Most that is believed of a cut while the camera pans, of a jump that a held picture explains, and of one where a view that was
    /// covered or dark comes back with things elsewhere: two honest clips filmed with a phone in the hand were told as cuts at up to
    /// 974,000, recorders that stall at up to 990,000, and light that is off for 0.8 s over hands in motion at 995,000.
    MAX_UNSURE_CUT: SpliceCut = 850_000, Measured;
    /// Most that is believed of a cut at a late picture whose change is what its time explains: it is recorded, and nobody needs to
    /// look.
    MAX_EXPECTED_CUT: SpliceCut = 250_000, ByHand;
    /// Most that is believed of a cut where a copy at a lower frame rate left out a picture and no more changes than that explains,
    /// so that a person looks: in honest copies of 25 takes such instants reached 957,000 without it.
    MAX_CUT_ON_BEAT: SpliceCut = 450_000, ByHand;
    /// Most that is believed of a jump of the whole picture of a camera in the hand, in which nothing else is displaced, at once or while
    /// the view was covered or dark: a jerk, or a cut that leaves nothing else; of a view that goes where nothing can be compared, as it
    /// is away for long or for good; of a change in a small part of the picture while all else is at rest or goes on as it did, as a display shows it;
    /// and of what is weak beside text that changes. A person looks.
    MAX_JERK: SpliceCut = 450_000, ByHand;
    /// What is believed of a joint that is sure by its fine detail alone where an encoder refreshed the picture, so that a person looks.
    DOUBTFUL_CUT: SpliceCut = 300_000, ByHand;
    /// The same of a mix that an encoder may have made.
    DOUBTFUL_DISSOLVE: SpliceDissolve = 300_000, ByHand;
    /// Removals that were tried on the take's own pictures.
    POWER: ContinuityPower = 900_000, ByHand;
    /// Two neighbouring pictures in the wrong order: nothing is lost by it, and nobody needs to look. What trembles or repeats looks
    /// alike at low frame rates, four times in 11 minutes of honest copies at 12 to 27 frames per second.
    SWAPPED_PICTURES: StillnessReversal = 250_000, Measured;
    /// A picture held while life went on before and after, which begins at once and ends with a jump.
    FREEZE_WITH_JUMP: StillnessFreeze = 930_000, ByHand;
    /// The same that begins within two frames.
    FREEZE_WITH_JUMP_SOON: StillnessFreeze = 800_000, ByHand;
    /// One that ends without a jump before two seconds are over: no time was lost, and nobody needs to look. An untouched take of a
    /// fixed camera has two of them, of 0.9 s and less.
    FREEZE_SHORT_HANG: StillnessFreeze = 250_000, ByHand;
    /// Most that is believed of one of pictures that show nothing, dark or covered: a still hand or darkness looks held, and a held dark
    /// picture may hide what a bright one does, so that a person looks.
    FREEZE_BLANK: StillnessFreeze = 450_000, ByHand;
    /// The same where the view goes and comes back: what jumps is the view.
    FREEZE_VIEW_AWAY: StillnessFreeze = 250_000, ByHand;
    /// A longer one that ends without a jump: no time was lost. A recorder that hangs shows the same picture some more.
    FREEZE_AS_HANG: StillnessFreeze = 450_000, ByHand;
    /// One that neither begins nor ends as a hold does.
    FREEZE_UNLIKELY: StillnessFreeze = 250_000, ByHand;
    /// Pictures shown again, too few to be no recorder that ran out of new ones.
    REPEAT_SHORT: StillnessRepeat = 450_000, ByHand;
    /// Twelve to twenty of them.
    REPEAT_LONGER: StillnessRepeat = 800_000, ByHand;
    /// More.
    REPEAT_LONG: StillnessRepeat = 920_000, ByHand;
    /// A picture without light: hardly anything else looks so.
    BLACK: StillnessBlack = 990_000, ByHand;
    /// A picture without structure: a hand before the lens, or a wall.
    COVERED: StillnessCovered = 700_000, ByHand;
    /// The end of a file is missing by its duration alone, or by half a packet at the end: some live writers state too much, and some
    /// tools pad.
    TRUNCATED_NOT_PROVEN: IntegrityTruncated = 700_000, ByHand;
    /// A number that matrix codes and other engines bear out too.
    READ_TWICE: WaybillReading = 999_000, ByHand;
    /// A number of a carrier's form, read from bars by one engine.
    READ_PLAUSIBLE: WaybillReading = 998_000, ByHand;
    /// Other text from bars that counts as read.
    READ_OTHER: WaybillReading = 980_000, ByHand;
    /// A text that was seen and does not count as read, with a second witness.
    SEEN_TWICE: WaybillSighting = 990_000, ByHand;
    /// The same of a carrier's form, with one witness.
    SEEN_PLAUSIBLE: WaybillSighting = 700_000, ByHand;
    /// The same of another form.
    SEEN_OTHER: WaybillSighting = 200_000, ByHand;
    /// Two engines that read two texts at one place.
    CONFLICT_OF_ENGINES: WaybillConflict = 900_000, ByHand;
    /// Two numbers of carriers on one label, in bars and in a matrix code.
    CONFLICT_OF_NUMBERS: WaybillConflict = 800_000, ByHand;
    /// What is like a number in a matrix code beside another on bars: it may be the order's.
    CONFLICT_MAYBE: WaybillConflict = 500_000, ByHand;
    /// Bars of a label that could not be read.
    UNREAD: WaybillUnread = 600_000, ByHand;
    /// A number that was gone for a while.
    RETURNED: WaybillReturned = 900_000, ByHand;
    /// Most that is believed of a grid of earlier sound and of its break, however clear: a grid tells nothing of the time before the
    /// encoding that it comes from (`benches/sound/README.md` counts such files). So it must not cover a still scene alone.
    MAX_SOUND_GRID: SoundUnbroken = 850_000, Measured;
    /// An encoder's header inside of a stream.
    ENCODER_STARTS_AGAIN: ProvenanceJoin = 900_000, ByHand;
    /// A sound packet of an odd length inside of a track.
    ODD_SOUND_PACKET: ProvenanceJoin = 500_000, ByHand;
    /// An odd group of pictures among many: it may be a key frame that the recorder was asked for.
    ODD_GROUP: ProvenanceKeyframeRhythm = 400_000, ByHand;
    /// A phase of groups that breaks: a hint, with no rate of false alarms beyond the clips of its measurement.
    GOP_PHASE: ProvenanceGopPhase = 400_000, ByHand;
    /// A mark of a phone's system library: programs on a phone write with it too, and keep the place of recording.
    SYSTEM_MARK: ProvenanceDevice = 500_000, ByHand;
    /// A part of the picture that looks different at rest than before; shadows do so too.
    CHANGED: PresenceChanged = 800_000, ByHand;
    /// Where the face with the label is, each state with its own evidence.
    PARCEL: PresenceParcel = 900_000, ByHand;
    /// A lasting change where the parcel lies, in which its label is lost for good: an opening, or another face.
    OPENING_LABEL_LOST: StageOpening = 650_000, ByHand;
    /// A lasting change where the parcel lies, after which its label is not seen there: an opening, or another face.
    OPENING: StageOpening = 600_000, ByHand;
    /// A lasting change of which no label tells what lies there: it may be no parcel at all.
    OPENING_UNLABELLED: StageOpening = 400_000, ByHand;
    /// One after which the label is still seen, or where the label alone tells.
    OPENING_UNLIKELY: StageOpening = 300_000, ByHand;
    /// What comes before the likeliest opening.
    OUTSIDE: StageOutsideShown = 500_000, ByHand;
    /// What comes after it, with a second in which nothing happens.
    CONTENTS: StageContentsShown = 550_000, ByHand;
    /// The same without.
    CONTENTS_BUSY: StageContentsShown = 350_000, ByHand;
    /// The last change before the label is shown at the end.
    SEALING: StageSealing = 400_000, ByHand;
    /// Silence below -80 dB, which microphones of phones reach in a quiet room.
    SILENT_DEEP: SoundSilent = 950_000, ByHand;
    /// Silence above that.
    SILENT: SoundSilent = 700_000, ByHand;
    /// A hole in the times that is common in its clip.
    GAP_USUAL: CadenceGap = 500_000, ByHand;
    /// A camera that is seen to stand still, or to move, through most of what can be told.
    CAMERA: PresenceCamera = 950_000, ByHand;
    /// One of which too little can be told.
    CAMERA_UNKNOWN: PresenceCamera = 500_000, ByHand;
    /// A camera that is seen to move, and shows the same scene displaced afterwards.
    MOVED: PresenceMoved = 950_000, ByHand;
    /// One that shows the same scene displaced after a stretch in which nothing could be told.
    MOVED_BETWEEN: PresenceMoved = 800_000, ByHand;
    /// One that is seen to move, after which the scene is another: it was turned away, or a parcel that fills the picture was.
    MOVED_AWAY: PresenceMoved = 200_000, ByHand;
    /// One after which the scene is another, where what was seen at rest just before moved as one: it was turned away.
    MOVED_FROM_REST: PresenceMoved = 600_000, ByHand;
    /// One that is seen to move and shows the same afterwards: shaken, or something large moved before it.
    MOVED_AND_BACK: PresenceMoved = 200_000, ByHand;
    /// Any of these while a label is shown close to the camera: a parcel that fills the picture moves as a camera does.
    MOVED_BEHIND_PARCEL: PresenceMoved = 200_000, ByHand;
    /// A view that is lost before a camera that stands still. Below what policies fail a video for: a scene from which most things
    /// are taken away can look so.
    BLOCKED: PresenceBlocked = 850_000, ByHand;
    /// The same of a camera in the hand: it may look at a bare surface.
    BLOCKED_IN_HAND: PresenceBlocked = 600_000, ByHand;
    /// The same for less than half a second: so long a hand passes over one.
    BLOCKED_BRIEFLY: PresenceBlocked = 400_000, ByHand;
    /// A span in which nothing happens.
    IDLE: PresenceIdle = 900_000, ByHand;
    /// A view that is lost in a way that cannot be told.
    BLOCKED_SOMEHOW: PresenceBlocked = 600_000, ByHand;
    /// A burned-in clock whose ten digits were learned from its own cycle and carry, and whose hours and minutes run on.
    CLOCK_READ: ClockReading = 950_000, ByHand;
    /// The same of which the seconds alone are told, where their minute ends after sixty or hours stand beside them.
    CLOCK_TICKS: ClockReading = 700_000, ByHand;
    /// What counts by one a second and may be no clock: a counter, a scale, the time that a take has run.
    CLOCK_COUNTER: ClockReading = 400_000, ByHand;
    /// One in a clip too short to prove itself, told by what digits usually look like: for a person to look at.
    CLOCK_SHORT: ClockReading = 400_000, ByHand;
    /// A step of two seconds and more with three agreeing seconds on each side.
    CLOCK_JUMP: ClockJump = 950_000, ByHand;
    /// A smaller one, which a recorder that sets its clock right makes too, or one of a clock that did not prove itself.
    CLOCK_JUMP_SMALL: ClockJump = 450_000, ByHand;
    /// A clock at another rate than the timestamps, over eight seconds and more.
    CLOCK_RATE: ClockRate = 900_000, ByHand;
    /// A number beside a clock that proved itself, read with its figures and the same all the while.
    CLOCK_OVERLAY_NUMBER: ClockOverlayNumber = 800_000, ByHand;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_confidence_stands_once_and_is_a_share() {
        let mut names: Vec<&str> = TABLE.iter().map(|entry| entry.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), TABLE.len());
        assert!(TABLE.iter().all(|entry| entry.ppm <= onetake_report::PPM));
    }

    /// A confidence that is written down elsewhere would have no basis.
    #[test]
    fn no_observer_has_a_confidence_of_its_own() {
        let mut open = vec![std::path::PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/src"))];
        let mut found = Vec::new();
        while let Some(folder) = open.pop() {
            for entry in std::fs::read_dir(folder).expect("a folder") {
                let path = entry.expect("an entry").path();
                if path.is_dir() {
                    open.push(path);
                } else if path.extension().is_some_and(|ext| ext == "rs")
                    && !path.to_string_lossy().contains("tests")
                {
                    let text = std::fs::read_to_string(&path).expect("a source");
                    let code = text.split("#[cfg(test)]").next().unwrap_or(&text).to_owned();
                    let given = code.match_indices("confidence_ppm(").filter(|(at, call)| {
                        code.get(at + call.len()..)
                            .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
                    });
                    found.extend(given.map(|_| path.clone()));
                }
            }
        }
        assert_eq!(found, Vec::<std::path::PathBuf>::new());
    }
}
