//! Decoded sound as one channel of floating-point samples: the mean of all channels, at the stream's own rate.
#![expect(clippy::cast_precision_loss, reason = "a channel count and a 32-bit sample as floating point")]

use ffmpeg_next::format::Sample;
use ffmpeg_next::frame;

use super::raw;

/// Appends the mean of all channels of a frame; false when the sample format is unknown or the frame is damaged.
pub(super) fn mix(frame: &frame::Audio, mixed: &mut Vec<f32>) -> bool {
    match frame.format() {
        Sample::U8(_) => mix_as::<1>(frame, mixed, |[byte]| (f32::from(byte) - 128.0) / 128.0),
        Sample::I16(_) => mix_as::<2>(frame, mixed, |bytes| f32::from(i16::from_ne_bytes(bytes)) / 32_768.0),
        Sample::I32(_) => {
            mix_as::<4>(frame, mixed, |bytes| i32::from_ne_bytes(bytes) as f32 / 2_147_483_648.0)
        }
        Sample::F32(_) => mix_as::<4>(frame, mixed, f32::from_ne_bytes),
        #[expect(clippy::cast_possible_truncation, reason = "narrowing a sample to single precision")]
        Sample::F64(_) => mix_as::<8>(frame, mixed, |bytes| f64::from_ne_bytes(bytes) as f32),
        _ => false,
    }
}

fn mix_as<const BYTES: usize>(
    frame: &frame::Audio,
    mixed: &mut Vec<f32>,
    sample: impl Fn([u8; BYTES]) -> f32,
) -> bool {
    let (channels, samples) = (raw::channels(frame), frame.samples());
    let Some(channels_f32) = u16::try_from(channels).ok().filter(|&count| count > 0).map(f32::from) else {
        return false;
    };
    let start = mixed.len();
    mixed.resize(start + samples, 0.0);
    let Some(target) = mixed.get_mut(start..) else { return false };
    let planes = if frame.is_planar() { channels } else { 1 };
    let per_plane = channels / planes;
    for index in 0..planes {
        let Some(data) = raw::sound_plane(frame, index, samples * per_plane * BYTES) else {
            mixed.truncate(start);
            return false;
        };
        let values = data.as_chunks::<BYTES>().0;
        for (sum, group) in target.iter_mut().zip(values.chunks_exact(per_plane)) {
            *sum += group.iter().map(|&bytes| sample(bytes)).sum::<f32>();
        }
    }
    for sum in target {
        *sum /= channels_f32;
        // A damaged float stream may hold anything; not-a-number would spoil every later sum.
        if !sum.is_finite() {
            *sum = 0.0;
        }
    }
    true
}
