//! Files that are not what their name says.

use std::path::Path;

use crate::error::Error;
use crate::ffmpeg;

/// Writes one of the hostile files.
pub(crate) fn write(kind: &str, out: &Path) -> Result<(), Error> {
    let text = match kind {
        "empty" => "",
        "text" => "This is a text file. Its name ends in .mp4, but no video is in it.\n",
        // A player that believes the content opens another file than the one it was given.
        "hls" => {
            "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:9\n#EXTINF:9.0,\nsound-take-pass.mp4\n#EXT-X-ENDLIST\n"
        }
        "ffconcat" => "ffconcat version 1.0\nfile 'sound-take-pass.mp4'\n",
        "audio_only" => {
            return ffmpeg::run(
                "-f lavfi -i anoisesrc=r=48000:d=3:c=pink:a=0.2:seed=5 -c:a aac -ac 1 -b:a 32k -fflags +bitexact \
                 -flags:a +bitexact -movflags +faststart -f mp4 -y {}",
                out,
            );
        }
        "no_frames" => {
            return ffmpeg::run(
                "-f lavfi -i color=c=gray:s=640x360:r=20 -frames:v 0 -c:v libx264 -pix_fmt yuv420p -fflags +bitexact \
                 -flags:v +bitexact -movflags +empty_moov+frag_keyframe -f mp4 -y {}",
                out,
            );
        }
        other => {
            return Err(Error::Recipe(format!(
                "hostile is {other:?}; it may be empty, text, hls, ffconcat, audio_only or no_frames"
            )));
        }
    };
    std::fs::write(out, text).map_err(Error::file(out))
}
