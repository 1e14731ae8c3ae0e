//! Language: a text, and a question about it.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| lichamen::taal(bytes));
