//! What is read at all. Everything else that the FFmpeg at hand may have been built with stays out of reach: network
//! protocols, playlists that open other files, and decoders that no recorder uses.

/// Containers that recorders, phones, cameras and platforms use. The match is by any name in a demuxer's list.
pub const DEMUXERS: &str = "mov,matroska,avi,mpegts,mpeg,flv,asf,rm";

/// No protocol: all bytes come through the handle that was hashed. An empty list would allow everything.
pub(super) const PROTOCOLS: &str = "none";

/// Decoders by name, picture first, then sound.
pub const DECODERS: &str = "h264,hevc,mpeg4,mpeg2video,mpeg1video,mjpeg,h263,h263p,flv,vp8,vp9,libdav1d,libaom-av1,av1,\
    msmpeg4v1,msmpeg4v2,msmpeg4,wmv1,wmv2,wmv3,vc1,rv10,rv20,rv30,rv40,dvvideo,prores,rawvideo,theora,vvc,\
    aac,aac_latm,mp3,mp3float,mp2,mp2float,mp1,mp1float,ac3,eac3,alac,flac,opus,libopus,vorbis,amrnb,amrwb,libopencore_amrnb,\
    libopencore_amrwb,wmav1,wmav2,wmapro,cook,dca,speex,libspeex,\
    pcm_s16le,pcm_s16be,pcm_s24le,pcm_s24be,pcm_s32le,pcm_s32be,pcm_u8,pcm_s8,pcm_f32le,pcm_f32be,pcm_alaw,pcm_mulaw,\
    adpcm_ms,adpcm_ima_wav,adpcm_ima_qt,adpcm_swf,g726,gsm_ms,nellymoser,pcm_bluray,pcm_dvd";

/// Whether a decoder may be used.
pub(super) fn decoder(name: &str) -> bool {
    DECODERS.split(',').any(|allowed| allowed.trim() == name)
}

/// Text files that name other files, by their beginning. FFmpeg would open what they name.
const PLAYLISTS: [(&[u8], &str); 5] = [
    (b"#EXTM3U", "HLS playlist"),
    (b"ffconcat", "ffconcat script"),
    (b"<MPD", "DASH manifest"),
    (b"<smil", "SMIL playlist"),
    (b"[playlist]", "PLS playlist"),
];

/// The kind of playlist that a file beginning with `head` is.
pub(super) fn playlist(head: &[u8]) -> Option<&'static str> {
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    if let Some((_, kind)) = PLAYLISTS.iter().find(|(start, _)| head.starts_with(start)) {
        return Some(kind);
    }
    let xml = head.starts_with(b"<?xml");
    let names = |name: &[u8]| head.windows(name.len()).any(|window| window == name);
    if xml && names(b"<MPD") {
        return Some("DASH manifest");
    }
    (xml && names(b"<smil")).then_some("SMIL playlist")
}

/// What a file beginning with `head` looks like, in words for an error message.
pub(super) fn describe(head: &[u8]) -> String {
    const KNOWN: [(&[u8], &str); 12] = [
        (b"%PDF", "a PDF document"),
        (b"PK\x03\x04", "a ZIP archive or an Office document"),
        (b"Rar!", "a RAR archive"),
        (b"7z\xbc\xaf", "a 7-Zip archive"),
        (b"\x1f\x8b", "a gzip archive"),
        (b"\xff\xd8\xff", "a JPEG picture"),
        (b"\x89PNG", "a PNG picture"),
        (b"GIF8", "a GIF picture"),
        (b"ID3", "an MP3 sound file"),
        (b"OggS", "an Ogg file"),
        (b"fLaC", "a FLAC sound file"),
        (b"\x7fELF", "a program"),
    ];
    if let Some((_, what)) = KNOWN.iter().find(|(start, _)| head.starts_with(start)) {
        return (*what).to_owned();
    }
    if head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WAVE") {
        return "a WAV sound file".to_owned();
    }
    if head.iter().all(|&byte| byte == 0) {
        return "nothing but zero bytes".to_owned();
    }
    let printable = |byte: &u8| byte.is_ascii_graphic() || byte.is_ascii_whitespace() || *byte >= 0x80;
    if std::str::from_utf8(head).is_ok_and(|_| head.iter().all(printable)) {
        return "text".to_owned();
    }
    "unknown data".to_owned()
}

/// Whether the beginning is one of a container that is read, so that a failure means damage and not another kind of file.
pub(super) fn container(head: &[u8]) -> Option<&'static str> {
    let iso_boxes: [&[u8]; 7] = [b"ftyp", b"moov", b"mdat", b"free", b"wide", b"skip", b"styp"];
    if head.get(4..8).is_some_and(|kind| iso_boxes.contains(&kind)) {
        return Some("MP4/MOV");
    }
    match head {
        [0x1a, 0x45, 0xdf, 0xa3, ..] => Some("Matroska/WebM"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'A', b'V', b'I', ..] => Some("AVI"),
        [b'F', b'L', b'V', ..] => Some("FLV"),
        [0x30, 0x26, 0xb2, 0x75, ..] => Some("ASF/WMV"),
        [b'.', b'R', b'M', b'F', ..] => Some("RealMedia"),
        [0, 0, 1, 0xba, ..] => Some("MPEG program stream"),
        [0x47, ..] if head.get(188) == Some(&0x47) => Some("MPEG transport stream"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn playlists_are_known_by_their_beginning() {
        assert_eq!(playlist(b"#EXTM3U\n#EXT-X-VERSION:3\n"), Some("HLS playlist"));
        assert_eq!(playlist(b"\xef\xbb\xbf\n ffconcat version 1.0\n"), Some("ffconcat script"));
        assert_eq!(playlist(b"<?xml version=\"1.0\"?>\n<MPD xmlns=\"\">"), Some("DASH manifest"));
        assert_eq!(playlist(b"\0\0\0\x20ftypisom"), None);
    }

    #[test]
    fn other_files_are_described() {
        assert_eq!(describe(b"%PDF-1.7"), "a PDF document");
        assert_eq!(describe("快递单号\n".as_bytes()), "text");
        assert_eq!(describe(&[0; 64]), "nothing but zero bytes");
        assert_eq!(describe(&[0, 1, 2, 3]), "unknown data");
    }

    #[test]
    fn decoders_match_by_whole_name() {
        assert!(decoder("h264"));
        assert!(decoder("pcm_s16le"));
        assert!(!decoder("h26"));
        assert!(!decoder("png"));
    }
}
