//! A drawn area with its corridors.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| lichamen::vlak(bytes));
