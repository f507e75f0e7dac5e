//! Symbols on labels: those that were read, those that count for less, and those that were not.

use super::macros::{facts, words};

words! {
    /// A kind of symbol.
    pub enum SymbologyName {
        /// Code 128 and GS1-128 (ISO/IEC 15417).
        Code128 = "code_128",
        /// Code 39 (ISO/IEC 16388).
        Code39 = "code_39",
        /// Code 93.
        Code93 = "code_93",
        /// Codabar.
        Codabar = "codabar",
        /// Interleaved 2 of 5 (ISO/IEC 16390).
        Itf = "itf",
        /// EAN-13, EAN-8, UPC-A, UPC-E (ISO/IEC 15420).
        EanUpc = "ean_upc",
        /// QR code (ISO/IEC 18004).
        Qr = "qr",
        /// Data Matrix (ISO/IEC 16022).
        DataMatrix = "data_matrix",
        /// PDF417 (ISO/IEC 15438).
        Pdf417 = "pdf417",
        /// MaxiCode (ISO/IEC 16023).
        MaxiCode = "maxicode",
        /// Aztec (ISO/IEC 24778).
        Aztec = "aztec",
    }
}

words! {
    /// What a text is.
    pub enum ReadingKind {
        /// A number that a carrier may have issued.
        Waybill = "waybill",
        /// An address.
        Url = "url",
        /// The number of an article, which says nothing about the label.
        ArticleNumber = "article_number",
        /// Any other text.
        Text = "text",
    }
}

words! {
    /// Why a text counts as read: whichever holds first.
    pub enum Agreement {
        /// Two engines agree.
        Engines = "engines",
        /// Frames apart in time agree.
        Time = "time",
        /// Several frames agree.
        Frames = "frames",
    }
}

words! {
    /// What a text lacks to count as read.
    pub enum ReadingLack {
        /// Frames or engines that agree.
        Agreement = "agreement",
        /// A number that a carrier may have issued, where the symbology checks nothing itself.
        PlausibleNumber = "plausible_number",
        /// The whole symbol: it may be a piece of another text.
        WholeSymbol = "whole_symbol",
        /// A place of its own: at its place another text was read.
        Place = "place",
        /// Bars that bear it out: they may be of another text.
        Print = "print",
    }
}

facts! {
    /// A text read from symbols, gathered over its sightings; or one that was seen too few times to count as read.
    pub struct WaybillText of_each [WaybillReading, WaybillSighting] {
        /// The text as the symbol states it. Hostile input: escape it wherever it is shown.
        text: String,
        /// What it is.
        kind: ReadingKind,
        /// Frames in which it was read.
        frames: u64,
        /// Frames in which its place had not changed since, so that it was not read again.
        unchanged_frames: u64,
        /// Who read it.
        engines: Vec<String>,
        /// All kinds of symbol that it was read from.
        symbologies: Vec<SymbologyName>,
        /// The kind that it was read from most.
        symbology: Option<SymbologyName>,
        /// Of a carrier's number: the number in normal form, without what the symbol wraps around it.
        number: Option<String>,
        /// Of a carrier's number: how the text carries it, as `onetake-waybill` names it.
        form: Option<String>,
        /// Of a carrier's number: what led to the normal form, as `onetake-waybill` names it.
        normalized_by: Option<Vec<String>>,
        /// Of a carrier's number: carriers whose numbers look like this, each with `low`, `medium` or `high`.
        carriers: Option<Vec<[String; 2]>>,
        /// Of a carrier's number: whether its check digit fits; absent where none is known.
        check_digit: Option<bool>,
        /// Which parcels of the waybill it speaks of, each as number and count, such as 2 of 3.
        parcels: Option<Vec<[u32; 2]>>,
        /// Runs of frames in which it was seen, each as first and last frame.
        sightings_frames: Vec<[u64; 2]>,
        /// Runs beyond the limit of that list.
        sightings_left_out: Option<u64>,
        /// The frame of its sharpest sighting, which the still shows.
        best_frame: Option<u64>,
        /// Its corners in that frame: x and y of each, in pixels of the picture as shown.
        corners_px: Option<Vec<i64>>,
        /// The width of its modules in that frame, in thousandths of a pixel.
        module_milli_px: Option<i64>,
        /// Of a reading: why it counts as read.
        agreement: Option<Agreement>,
        /// Of a sighting: what it lacks to count as read.
        lacks: Option<ReadingLack>,
        /// Of the first sighting: how many further texts were seen and are not recorded.
        texts_left_out: Option<u64>,
        /// Where it was read from bars of Code 128 alone, for some: the brightness across them, as of [`WaybillUnread`].
        bar_profile: Option<String>,
        /// How many frames that is the mean of.
        bar_profile_frames: Option<u64>,
    }
}

facts! {
    /// Two texts disagree: two readers about one symbol, or two symbols side by side.
    pub struct WaybillConflict of WaybillConflict {
        /// One text. Hostile input: escape it wherever it is shown.
        text: String,
        /// The other text. Hostile input.
        other_text: String,
        /// The two readers that disagree about one symbol.
        engines: Option<Vec<String>>,
        /// The kinds of two symbols that disagree.
        symbologies: Option<Vec<SymbologyName>>,
        /// Frames in which readers disagree.
        frames: Option<u64>,
        /// The corners of the symbol: x and y of each, in pixels of the picture as shown.
        corners_px: Vec<i64>,
    }
}

facts! {
    /// A number that is read again after a while in which it was not; the span is that while.
    pub struct WaybillReturned of WaybillReturned {
        /// The text. Hostile input: escape it wherever it is shown.
        text: String,
        /// The number in normal form.
        number: String,
    }
}

facts! {
    /// A region like bars, or a code whose frame was found, that could not be read.
    pub struct WaybillUnread of WaybillUnread {
        /// Frames in which it was followed.
        frames: u64,
        /// Attempts to read it.
        attempts: u64,
        /// Edges between bars and spaces.
        edges: u64,
        /// Width of a module in thousandths of a pixel, as estimated from the edges.
        module_milli_px: i64,
        /// Brightness of the paper in the best picture, in grey levels, 0 to 255.
        paper: i64,
        /// Grey levels between bars and paper, 0 to 255.
        contrast: i64,
        /// Share of the region that is white, 0 to 1,000,000.
        glare_ppm: u64,
        /// Its way from frame to frame, in thousandths of a pixel.
        speed_milli_px: u64,
        /// The frame of the best picture, which the still shows.
        best_frame: u64,
        /// Its corners in that frame: x and y of each, in pixels of the picture as shown.
        corners_px: Vec<i64>,
        /// The kind of symbol, of a code whose frame was found.
        symbology: Option<SymbologyName>,
        /// Where it may be the bars of a label: the brightness across them, three values per pixel with two hexadecimal digits
        /// each (`40` on bars, `c0` on spaces), so that an expected number can be compared with them later.
        bar_profile: Option<String>,
        /// How many frames, laid over each other, that is the mean of.
        bar_profile_frames: Option<u64>,
    }
}
