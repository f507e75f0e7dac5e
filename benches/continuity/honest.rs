//! Honest versions of takes: as recorders encode them ([`crate::coding`]), and with what happens before a lens.
//!
//! There are many kinds, and encoding is slow: each kind is made of some takes only, in turn, in an order that a seed draws, so that
//! every kind is made of as many takes as are asked for, and every take in about as many kinds.

use std::path::Path;

use sha2::{Digest as _, Sha256};

use crate::clips::Clip;
use crate::coding::{self, CODINGS, Coding};
use crate::ffprobe::ffprobe;
use crate::made::Made;
use crate::pictures;
use crate::takes::Take;
use crate::tamper::SECONDS;

/// Grows when the same take would give other clips.
const EDITION: &str = "1";

/// Takes that each kind is made of, where nothing else is asked for.
pub(crate) const TAKES_PER_KIND: usize = 8;

/// A hand that comes over the lens from the side and goes again within a second.
macro_rules! hand {
    () => {
        "drawbox=w=iw/4:h=ih:color=0x6b4a3e:t=fill:enable='between(t,A,A+1)',\
         drawbox=w=iw/2:h=ih:color=0x6b4a3e:t=fill:enable='between(t,A+0.05,A+0.95)',\
         drawbox=w=iw*3/4:h=ih:color=0x6b4a3e:t=fill:enable='between(t,A+0.1,A+0.9)',\
         drawbox=w=iw:h=ih:color=0x6b4a3e:t=fill:enable='between(t,A+0.15,A+0.85)'"
    };
}

/// What happens before the lens: a name, and filters in which `A` and `B` stand for two instants in seconds and `N` for a frame. Their
/// encoder is one of a camera's.
const SCENES: &[(&str, &str)] = &[
    ("exposure", "eq=eval=frame:brightness='if(lt(t,A),0,if(lt(t,A+0.07),0.04,if(lt(t,B),0.08,0.02)))'"),
    ("white", "colorchannelmixer=rr=0.92:bb=1.12:enable='between(t,A,B)'"),
    (
        "focus",
        "gblur=sigma=0.8:enable='between(t,A,A+0.9)',gblur=sigma=1.6:enable='between(t,A+0.1,A+0.7)',\
         gblur=sigma=3:enable='between(t,A+0.25,A+0.5)'",
    ),
    ("nudge", "crop=iw-32:ih-32:'16+if(gte(t,A),8,0)-if(gte(t,B),14,0)':'16-if(gte(t,A),5,0)'"),
    (
        "jerk",
        "crop=iw-48:ih-48:'24+if(between(t,A,A+0.2),20*sin((t-A)*31),0)':'24+if(between(t,B,B+0.1),16*sin((t-B)*31),0)'",
    ),
    ("flash", "lutyuv=y='clip(val*1.5+30,16,235)':enable='eq(n,N)'"),
    (
        "light-off",
        "lutyuv=y='16+(val-16)*0.07':u='128+(val-128)*0.07':v='128+(val-128)*0.07':enable='between(t,A,A+0.8)'",
    ),
    ("hand", hand!()),
    (
        "display",
        "drawbox=x=iw*0.68:y=ih*0.3:w=iw/5:h=ih/5:color=0x203040:t=fill,\
         drawbox=x=iw*0.70:y=ih*0.33:w=iw/14:h=ih/9:color=0xd0e0f0:t=fill:enable='lt(mod(t,A),A/2)',\
         drawbox=x=iw*0.79:y=ih*0.37:w=iw/16:h=ih/12:color=0x60c080:t=fill:enable='gte(mod(t,A),A/2)'",
    ),
];

/// As [`SCENES`], of kinds that came later: they have their own turn, so that those before keep the takes that they are made of.
const LATER_SCENES: &[(&str, &str)] = &[
    (
        "order",
        "drawtext=text='No. SF1234567890123  1/2':fontsize=h/18:fontcolor=white:borderw=1:x=w/30:y=h-2*th:enable='lt(t,A)',\
         drawtext=text='No. SF9876543210987  2/2':fontsize=h/18:fontcolor=white:borderw=1:x=w/30:y=h-2*th:\
         enable='between(t,A,B)',\
         drawtext=text='OK 78123':fontsize=h/16:fontcolor=white:box=1:boxcolor=black@0.6:boxborderw=4:x=w/30:y=h-2*th:\
         enable='gt(t,B)'",
    ),
    (
        "clock",
        "drawtext=text='%{pts\\:gmtime\\:1767261596\\:%Y-%m-%d %H.%M.%S}':fontsize=h/16:fontcolor=white:borderw=1:\
         x=w-tw-w/30:y=th/2,\
         drawtext=text='0.00 kg':fontsize=h/14:fontcolor=yellow:x=w/30:y=th/2:enable='lt(t,A)',\
         drawtext=text='12.84 kg':fontsize=h/14:fontcolor=yellow:x=w/30:y=th/2:enable='gte(t,A)'",
    ),
    (
        "light-off-long",
        "lutyuv=y='16+(val-16)*0.07':u='128+(val-128)*0.07':v='128+(val-128)*0.07':enable='between(t,A,A+7)'",
    ),
    ("grainy-hand", concat!(hand!(), ",noise=alls=30:allf=t:enable='between(t,A,A+1)'")),
];

/// The operation of a display in the picture.
pub(crate) const DISPLAY: &str = "honest.display";

const CAMERA: Coding = Coding {
    name: "camera",
    filter: "",
    encoder: "libx264 -preset superfast -crf 24 -g 60 -bf 0",
    again: None,
    keeps_frames: true,
};

/// A kind of honest version.
struct Kind {
    name: String,
    coding: Coding,
    scene: Option<&'static str>,
}

/// All kinds, in the order of their turns.
fn kinds() -> Vec<Kind> {
    let coded =
        CODINGS.iter().map(|coding| Kind { name: coding.name.to_owned(), coding: *coding, scene: None });
    let scene = |&(name, filter): &(&str, &'static str)| Kind {
        name: name.to_owned(),
        coding: CAMERA,
        scene: Some(filter),
    };
    let mut kinds: Vec<Kind> = coded.chain(SCENES.iter().map(scene)).collect();
    kinds.sort_by_key(|kind| drawn(&kind.name));
    kinds.extend(LATER_SCENES.iter().map(scene));
    kinds
}

fn drawn(name: &str) -> u64 {
    let digest: [u8; 32] = Sha256::digest(format!("honest 1:{name}")).into();
    digest.iter().take(8).fold(0, |number, &byte| number << 8 | u64::from(byte))
}

/// Makes the honest versions of a take, where they are not there yet: those of the kinds that the draw gives it, with so many takes
/// of each kind.
pub(crate) fn make(take: &Take, all: &[Take], kept: &Path, takes_per_kind: usize) {
    let folder = kept.join(&take.name);
    let made = Made::open(&folder, &format!("honest {EDITION}"), take);
    let mut takes: Vec<&str> = all.iter().map(|take| take.name.as_str()).collect();
    takes.sort_by_key(|name| drawn(name));
    let place = takes.iter().position(|name| *name == take.name).unwrap();
    for (turn, kind) in kinds().iter().enumerate() {
        let first = turn * takes_per_kind % takes.len();
        if (place + takes.len() - first) % takes.len() < takes_per_kind && !made.has(&kind.name) {
            make_one(take, kind, &folder, made.moving);
            made.add(&kind.name);
        }
    }
}

fn make_one(take: &Take, kind: &Kind, folder: &Path, moving: bool) {
    let (_, _, rate) = pictures::probe(&take.path);
    let rate = rate.min(30.0);
    let seconds = f64::min(SECONDS, duration_s(&take.path));
    let share = |name: &str| {
        0.2 + 0.25 * (drawn(&format!("{name} {} {}", take.name, kind.name)) % 1000) as f64 / 1000.0
    };
    let (first, second) = (seconds * share("first"), seconds * (share("second") + 0.4));
    let size = "scale='if(gt(iw,ih),trunc(min(640,iw)/2)*2,-2)':'if(gt(iw,ih),-2,trunc(min(640,ih)/2)*2)':flags=area";
    let mut before = format!("{size},fps={rate:.6}");
    if let Some(scene) = kind.scene {
        let scene = scene
            .replace("(n,N)", &format!("(n,{})", (first * rate) as u64))
            .replace('A', &format!("{first:.3}"))
            .replace('B', &format!("{second:.3}"));
        before = format!("{before},{scene}");
    }
    let op = format!("honest.{}", kind.name);
    let file = folder.join(format!("{op}.mp4"));
    coding::encode(&kind.coding, &["-t".to_owned(), SECONDS.to_string()], &take.path, &before, &file);
    let (_, _, rate) = pictures::probe(&file);
    let frames = (duration_s(&file) * rate).round() as usize;
    Clip { take: take.name.clone(), moving, op, file, rate, frames, events: Vec::new() }.write(folder);
}

fn duration_s(path: &Path) -> f64 {
    ffprobe("-show_entries format=duration -of csv=p=0", path).trim().parse().unwrap_or(0.0)
}

/// Whether nothing is tuned on this take: chosen by the hash of its name, before anybody looked at what is told of its clips. Of the
/// footage these are nine of 24; the takes that had been named as bad examples before are not among them.
pub(crate) fn held_back(name: &str) -> bool {
    const BELOW: u8 = 0x84;
    <[u8; 32]>::from(Sha256::digest(name.as_bytes()))[0] < BELOW
}
