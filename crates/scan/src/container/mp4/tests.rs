use proptest::prelude::*;

use super::*;

fn full(version: u8, body: &[u8]) -> Vec<u8> {
    let mut out = vec![version, 0, 0, 0];
    out.extend(body);
    out
}

fn a_box(kind: &[u8; 4], body: &[u8]) -> Vec<u8> {
    let mut out = u32::try_from(body.len() + 8).unwrap().to_be_bytes().to_vec();
    out.extend(kind);
    out.extend(body);
    out
}

fn words(words: &[u32]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_be_bytes()).collect()
}

/// Four samples of ten bytes in two chunks, edits, one text, one place.
fn movie(data_at: u32, edits: &[[u32; 3]]) -> Vec<u8> {
    let count = u32::try_from(edits.len()).unwrap();
    let stbl = [
        a_box(b"stsd", &full(0, &[words(&[1]), a_box(b"avc1", &[0; 8])].concat())),
        a_box(b"stts", &full(0, &words(&[1, 4, 3000]))),
        a_box(b"stsc", &full(0, &words(&[1, 1, 2, 1]))),
        a_box(b"stsz", &full(0, &words(&[0, 4, 10, 10, 10, 10]))),
        a_box(b"stco", &full(0, &words(&[2, data_at, data_at + 20]))),
    ]
    .concat();
    let hdlr = full(0, &[words(&[0]), b"vide".to_vec(), vec![0; 12], b"\x0bVideoHandle".to_vec()].concat());
    let mdia = [
        a_box(b"mdhd", &full(0, &words(&[3_600_000_000, 0, 90_000, 12_000, 0]))),
        a_box(b"hdlr", &hdlr),
        a_box(b"minf", &a_box(b"stbl", &stbl)),
    ]
    .concat();
    let trak = [
        a_box(b"tkhd", &full(0, &words(&[3_600_000_000, 0, 7, 0]))),
        a_box(b"edts", &a_box(b"elst", &full(0, &[words(&[count]), words(edits.as_flattened())].concat()))),
        a_box(b"mdia", &mdia),
    ]
    .concat();
    let too = a_box(b"\xa9too", &a_box(b"data", &[words(&[1, 0]), b"Lavf61.1.100".to_vec()].concat()));
    let meta_handler = full(0, &[words(&[0]), b"mdir".to_vec(), vec![0; 13]].concat());
    let meta = full(0, &[a_box(b"hdlr", &meta_handler), a_box(b"ilst", &too)].concat());
    let place = a_box(b"\xa9xyz", &[&[0, 8, 0x15, 0xc7], &b"+12+012/"[..]].concat());
    a_box(
        b"moov",
        &[
            a_box(b"mvhd", &full(0, &words(&[3_600_000_000, 0, 1000, 133]))),
            a_box(b"trak", &trak),
            a_box(b"udta", &[a_box(b"meta", &meta), place].concat()),
        ]
        .concat(),
    )
}

/// A file of four frames of 1/30 s, written on 2018-01-28, with a leading empty edit.
pub(crate) fn small_file() -> Vec<u8> {
    file_with_edits(&[[30, u32::MAX, 0x10000], [133, 0, 0x10000]])
}

/// The same with these edits: duration in ms, start in ticks of 1/90,000 s, rate.
pub(crate) fn file_with_edits(edits: &[[u32; 3]]) -> Vec<u8> {
    let head = a_box(b"ftyp", &[b"isom".to_vec(), words(&[512]), b"isommp42".to_vec()].concat());
    let data_at = u32::try_from(head.len() + movie(0, edits).len() + 8).unwrap();
    [head, movie(data_at, edits), a_box(b"mdat", &[9; 40])].concat()
}

#[test]
fn a_whole_file_is_described() {
    let movie = Movie::read(&small_file()).unwrap();
    assert_eq!(movie.brands, [FourCc(*b"isom"), FourCc(*b"mp42")]);
    assert_eq!(movie.layout, [FourCc(*b"ftyp"), FourCc(*b"moov"), FourCc(*b"mdat")]);
    assert_eq!((movie.created, movie.timescale, movie.duration), (Some(3_600_000_000), 1000, 133));
    assert_eq!((movie.media_bytes, movie.overruns.len(), movie.broken_at), (40, 0, None));
    let track = movie.track(7).unwrap();
    assert_eq!((track.handler, track.handler_name.as_str()), (Some(FourCc(*b"vide")), "VideoHandle"));
    assert_eq!(track.edit_count, 2);
    assert!(track.edits[0].is_empty() && !track.edits[1].is_empty());
    let table = &track.samples;
    assert_eq!((table.samples, table.timed_samples, table.timed_ticks), (4, 4, 12_000));
    assert_eq!((table.placed, table.bytes, table.past_end), (4, 40, 0));
    assert_eq!(table.descriptions, [FourCc(*b"avc1")]);
    assert_eq!(movie.texts.all.len(), 1);
    assert_eq!(movie.texts.all[0].text, "Lavf61.1.100");
    assert!(movie.texts.location, "a place is stated, and its value is not kept");
}

#[test]
fn a_cut_file_loses_samples() {
    let mut file = small_file();
    file.truncate(file.len() - 15);
    let movie = Movie::read(&file).unwrap();
    assert_eq!(movie.overruns.len(), 1);
    assert_eq!(movie.overruns[0].element, "mdat");
    let table = &movie.track(7).unwrap().samples;
    assert_eq!((table.past_end, table.first_past_end), (2, Some(2)));
}

#[test]
fn a_large_size_is_read_and_does_not_overflow() {
    let mut file = a_box(b"ftyp", b"isom\0\0\0\0");
    file.extend(words(&[1]));
    file.extend(b"mdat");
    file.extend(u64::MAX.to_be_bytes());
    let movie = Movie::read(&file).unwrap();
    assert_eq!(movie.overruns[0].declared_end, u64::MAX);
}

#[test]
fn fragments_are_counted_by_track() {
    let traf = [a_box(b"tfhd", &full(0, &words(&[7]))), a_box(b"trun", &full(0, &words(&[25])))].concat();
    let moof = a_box(b"moof", &a_box(b"traf", &traf));
    let data = a_box(b"mdat", &[1; 16]);
    let file = [small_file(), moof.clone(), data.clone(), moof, data].concat();
    let movie = Movie::read(&file).unwrap();
    assert_eq!(movie.fragments, 2);
    assert_eq!(movie.track(7).unwrap().declared_samples(), 4 + 50);
}

#[test]
fn another_kind_of_file_is_left_alone() {
    assert!(Movie::read(&b"RIFF\x10\0\0\0AVI LIST".to_vec()).is_none());
    assert!(Movie::read(&Vec::new()).is_none());
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        let file = [a_box(b"ftyp", b"isom\0\0\0\0"), bytes].concat();
        let _ = Movie::read(&file);
    }

    #[test]
    fn no_damage_makes_it_panic(
        flips in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
        cut in any::<prop::sample::Index>(),
    ) {
        let mut file = small_file();
        for (at, value) in flips {
            let at = at.index(file.len());
            file[at] = value;
        }
        file.truncate(cut.index(file.len() + 1));
        if let Some(movie) = Movie::read(&file) {
            // Whatever the file claims, what is kept stays small.
            prop_assert!(movie.texts.all.len() <= 128);
            prop_assert!(movie.layout.len() <= 32);
        }
    }
}
