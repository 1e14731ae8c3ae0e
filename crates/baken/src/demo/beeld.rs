//! A photo and a sound that show nothing and nobody, made by code.

use flate2::{Compression, Crc, write::ZlibEncoder};
use std::io::Write;

/// A grey picture of 64 by 48 with a lighter band.
pub(super) fn foto() -> Vec<u8> {
    let (width, height) = (64_u32, 48_u32);
    let mut rows = Vec::new();
    for y in 0..height {
        rows.push(0);
        rows.extend((0..width).map(|x| if (y / 8 + x / 8) % 2 == 0 { 96 } else { 160 }));
    }
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::default());
    // Writing to memory cannot fail; an empty picture would be refused by the vetting and seen at once.
    let body = packed.write_all(&rows).and_then(|()| packed.finish()).unwrap_or_else(|_| Vec::new());
    let mut head = [width.to_be_bytes(), height.to_be_bytes()].concat();
    head.extend([8, 0, 0, 0, 0]);
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    for (kind, data) in [(b"IHDR", head), (b"IDAT", body), (b"IEND", Vec::new())] {
        let mut crc = Crc::new();
        crc.update(kind);
        crc.update(&data);
        png.extend(u32::try_from(data.len()).unwrap_or(0).to_be_bytes());
        png.extend(kind);
        png.extend(&data);
        png.extend(crc.sum().to_be_bytes());
    }
    png
}

/// A tenth of a second of a soft tone.
pub(super) fn geluid() -> Vec<u8> {
    let samples: Vec<u8> = (0..800_u32).map(|n| if n / 10 % 2 == 0 { 120 } else { 136 }).collect();
    let size = u32::try_from(samples.len()).unwrap_or(0);
    let mut wav = b"RIFF".to_vec();
    wav.extend((36 + size).to_le_bytes());
    wav.extend(b"WAVEfmt ");
    wav.extend(16_u32.to_le_bytes());
    wav.extend([1_u16.to_le_bytes(), 1_u16.to_le_bytes()].concat());
    wav.extend([8000_u32.to_le_bytes(), 8000_u32.to_le_bytes()].concat());
    wav.extend([1_u16.to_le_bytes(), 8_u16.to_le_bytes()].concat());
    wav.extend(b"data");
    wav.extend(size.to_le_bytes());
    wav.extend(samples);
    wav
}
