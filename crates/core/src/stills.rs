//! Which frames are kept as pictures, few and bounded, and how a picture becomes a JPEG.
