//! A mapping and a row.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| lichamen::invoer_kaart(bytes));
