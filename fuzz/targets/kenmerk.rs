//! A reference.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| lichamen::kenmerk(bytes));
