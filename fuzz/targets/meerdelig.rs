//! A submitted form with files.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| lichamen::meerdelig(bytes));
