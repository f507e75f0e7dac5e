//! What the safe binding does not give: a few fields and strings of FFmpeg's structures, each behind a safe function.
#![expect(unsafe_code, reason = "the binding has no safe way to these fields, or its way trusts the file")]

use std::collections::BTreeMap;
use std::ffi::{CStr, c_char, c_int};
use std::ptr;

use ffmpeg_next::ffi;
use ffmpeg_next::format::context::Input;
use ffmpeg_next::format::stream::Stream;
use ffmpeg_next::{Packet, frame, packet::Ref as _};

/// Tags of the file. The binding's own dictionary takes any bytes of the file for UTF-8; this does not.
pub(super) fn file_tags(input: &Input) -> BTreeMap<String, String> {
    // SAFETY: the context lives as long as the borrow, and its dictionary with it.
    unsafe { tags((*input.as_ptr()).metadata) }
}

/// Tags of a stream.
pub(super) fn stream_tags(stream: &Stream<'_>) -> BTreeMap<String, String> {
    // SAFETY: as above.
    unsafe { tags((*stream.as_ptr()).metadata) }
}

/// # Safety
///
/// `dictionary` is null or a valid dictionary.
unsafe fn tags(dictionary: *const ffi::AVDictionary) -> BTreeMap<String, String> {
    let mut tags = BTreeMap::new();
    let mut entry: *const ffi::AVDictionaryEntry = ptr::null();
    loop {
        // SAFETY: a null dictionary has no entries; keys and values of an entry are C strings.
        unsafe {
            entry = ffi::av_dict_get(dictionary, c"".as_ptr(), entry, ffi::AV_DICT_IGNORE_SUFFIX as c_int);
            if entry.is_null() {
                return tags;
            }
            if let (Some(key), Some(value)) = (text((*entry).key), text((*entry).value)) {
                tags.insert(key.to_lowercase(), value);
            }
        }
    }
}

/// # Safety
///
/// `string` is null or a C string.
unsafe fn text(string: *const c_char) -> Option<String> {
    // SAFETY: as the caller promises.
    (!string.is_null()).then(|| unsafe { CStr::from_ptr(string) }.to_string_lossy().into_owned())
}

/// Whether the duration is stated by the file rather than estimated from its last packets or its size.
pub(super) fn duration_is_stated(input: &Input) -> bool {
    // SAFETY: the context lives as long as the borrow.
    let method = unsafe { (*input.as_ptr()).duration_estimation_method };
    method == ffi::AVDurationEstimationMethod::AVFMT_DURATION_FROM_STREAM
}

/// Codec parameters of a stream, as the container states them.
pub(super) struct Parameters {
    pub(super) codec: String,
    pub(super) profile: Option<String>,
    pub(super) bit_rate: i64,
    pub(super) width: c_int,
    pub(super) height: c_int,
    pub(super) pixel_format: Option<String>,
    pub(super) sample_aspect_ratio: (c_int, c_int),
    pub(super) sample_rate: c_int,
    pub(super) channels: c_int,
}

/// The codec parameters of a stream.
pub(super) fn parameters(stream: &Stream<'_>) -> Parameters {
    // SAFETY: a stream always has parameters; the names are static C strings or null.
    unsafe {
        let par = &*(*stream.as_ptr()).codecpar;
        let is_video = par.codec_type == ffi::AVMediaType::AVMEDIA_TYPE_VIDEO;
        let pixel_format = is_video.then(|| {
            // An unknown number would be no variant of the enum: the library is asked by number.
            let name = if par.format < 0 { ptr::null() } else { pixel_format_name(par.format) };
            text(name)
        });
        Parameters {
            codec: match par.codec_id {
                ffi::AVCodecID::AV_CODEC_ID_NONE => four_characters(par.codec_tag),
                known => text(ffi::avcodec_get_name(known)).unwrap_or_default(),
            },
            profile: text(ffi::avcodec_profile_name(par.codec_id, par.profile)),
            bit_rate: par.bit_rate,
            width: par.width,
            height: par.height,
            pixel_format: pixel_format.flatten(),
            sample_aspect_ratio: (par.sample_aspect_ratio.num, par.sample_aspect_ratio.den),
            sample_rate: par.sample_rate,
            channels: par.ch_layout.nb_channels,
        }
    }
}

/// The codec's parameters that the container stores apart from the packets.
pub(super) fn extradata<'a>(stream: &'a Stream<'_>) -> Option<&'a [u8]> {
    // SAFETY: a stream always has parameters; they own so many bytes as they say.
    unsafe {
        let par = &*(*stream.as_ptr()).codecpar;
        let length = usize::try_from(par.extradata_size).ok().filter(|&length| length > 0)?;
        (!par.extradata.is_null()).then(|| std::slice::from_raw_parts(par.extradata, length))
    }
}

/// The shape of a pixel as FFmpeg hands it on: that of the container, else that of the codec.
pub(super) fn sample_aspect_ratio(stream: &Stream<'_>) -> (c_int, c_int) {
    // SAFETY: a stream always has parameters.
    let (own, codec) = unsafe {
        let raw = &*stream.as_ptr();
        (raw.sample_aspect_ratio, (*raw.codecpar).sample_aspect_ratio)
    };
    let chosen = if own.num == 0 { codec } else { own };
    (chosen.num, chosen.den)
}

/// Samples of one packet of sound, where the codec has a fixed count of them; else 0.
pub(super) fn frame_samples(stream: &Stream<'_>) -> c_int {
    // SAFETY: a stream always has parameters.
    unsafe { (*(*stream.as_ptr()).codecpar).frame_size }
}

/// Frames that the codec of a video stream shows after others that are stored behind them.
pub(super) fn reordered_frames(stream: &Stream<'_>) -> c_int {
    // SAFETY: a stream always has parameters.
    unsafe { (*(*stream.as_ptr()).codecpar).video_delay }
}

/// The layout of the channels in FFmpeg's words; where the file states a count alone, the usual layout of so many.
pub(super) fn channel_layout(stream: &Stream<'_>) -> Option<String> {
    let mut name: [c_char; 128] = [0; 128];
    // SAFETY: a stream always has parameters; the usual layouts own no memory; FFmpeg writes no more than the length and a zero
    // at the end.
    unsafe {
        let stated = &raw const (*(*stream.as_ptr()).codecpar).ch_layout;
        let mut usual: ffi::AVChannelLayout = std::mem::zeroed();
        let counted = (*stated).order == ffi::AVChannelOrder::AV_CHANNEL_ORDER_UNSPEC;
        if counted {
            ffi::av_channel_layout_default(&raw mut usual, (*stated).nb_channels);
        }
        let layout = if counted { &raw const usual } else { stated };
        let needed = ffi::av_channel_layout_describe(layout, name.as_mut_ptr(), name.len());
        if needed < 0 { None } else { text(name.as_ptr()) }
    }
}

/// The earliest timestamp of the file, in microseconds.
pub(super) fn start_us(input: &Input) -> Option<i64> {
    // SAFETY: the context lives as long as the borrow.
    Some(unsafe { (*input.as_ptr()).start_time }).filter(|&start| start != ffi::AV_NOPTS_VALUE)
}

/// The name and version that libavformat writes into files.
pub(super) fn libavformat_name() -> String {
    // SAFETY: takes nothing and changes nothing.
    let version = unsafe { ffi::avformat_version() };
    format!("Lavf{}.{}.{}", version >> 16, (version >> 8) & 0xff, version & 0xff)
}

/// The container's own name of a codec that FFmpeg does not know.
fn four_characters(tag: u32) -> String {
    let name: String =
        tag.to_le_bytes().iter().map(|&byte| char::from(byte)).filter(char::is_ascii_graphic).collect();
    if name.is_empty() { "an unnamed codec".to_owned() } else { name }
}

/// # Safety
///
/// None needed beyond FFmpeg's: a number out of range gives null.
unsafe fn pixel_format_name(number: c_int) -> *const c_char {
    let mut descriptor: *const ffi::AVPixFmtDescriptor = ptr::null();
    // SAFETY: walks FFmpeg's static table; ids are compared as numbers.
    unsafe {
        loop {
            descriptor = ffi::av_pix_fmt_desc_next(descriptor);
            if descriptor.is_null() {
                return ptr::null();
            }
            if ffi::av_pix_fmt_desc_get_id(descriptor) as c_int == number {
                return (*descriptor).name;
            }
        }
    }
}

/// Whether an edit list asks to decode a packet and not to show it.
pub(super) fn is_discarded(packet: &Packet) -> bool {
    // SAFETY: the packet lives as long as the borrow.
    unsafe { (*packet.as_ptr()).flags & ffi::AV_PKT_FLAG_DISCARD != 0 }
}

/// One plane of a frame: `rows` rows of `row_bytes` bytes each, and the bytes from row to row. `None` when the plane is
/// missing, upside down, or too narrow for what is asked.
pub(super) fn plane(
    frame: &frame::Video,
    index: usize,
    row_bytes: usize,
    rows: usize,
) -> Option<(&[u8], usize)> {
    // SAFETY: the frame lives as long as the borrow. FFmpeg allocates `linesize` bytes for each row of a plane; no more
    // than the last row's own bytes are taken of the last row.
    unsafe {
        let raw = &*frame.as_ptr();
        let data = *raw.data.get(index)?;
        let stride = usize::try_from(*raw.linesize.get(index)?).ok()?;
        if data.is_null() || stride < row_bytes || rows == 0 {
            return None;
        }
        let length = stride.checked_mul(rows - 1)?.checked_add(row_bytes)?;
        Some((std::slice::from_raw_parts(data, length), stride))
    }
}

/// The bytes of one plane of sound: `bytes` from its start. `None` when there is no such plane.
pub(super) fn sound_plane(frame: &frame::Audio, index: usize, bytes: usize) -> Option<&[u8]> {
    // SAFETY: `extended_data` has a pointer for each plane, and each plane holds all samples of its channels.
    unsafe {
        let raw = &*frame.as_ptr();
        let channels = usize::try_from(raw.ch_layout.nb_channels).ok()?;
        let planes = if frame.is_planar() { channels } else { 1 };
        if index >= planes || raw.extended_data.is_null() {
            return None;
        }
        let data = *raw.extended_data.add(index);
        (!data.is_null()).then(|| std::slice::from_raw_parts(data, bytes))
    }
}

/// Channels of a frame of sound.
pub(super) fn channels(frame: &frame::Audio) -> usize {
    // SAFETY: the frame lives as long as the borrow.
    usize::try_from(unsafe { (*frame.as_ptr()).ch_layout.nb_channels }).unwrap_or(0)
}

/// Name of the decoder behind a context.
pub(super) fn decoder_name(decoder: &ffmpeg_next::codec::Context) -> Option<String> {
    // SAFETY: an opened context has a codec with a static name.
    unsafe {
        let codec = (*decoder.as_ptr()).codec;
        if codec.is_null() { None } else { text((*codec).name) }
    }
}
