//! Numbers and addresses of persons in a text.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| lichamen::kenmerken(bytes));
