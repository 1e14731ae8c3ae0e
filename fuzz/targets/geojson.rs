//! A file of areas.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| lichamen::geojson(bytes));
