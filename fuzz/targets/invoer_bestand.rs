//! A file to import.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| lichamen::invoer_bestand(bytes));
