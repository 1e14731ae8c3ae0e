//! A submitted form.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| lichamen::formulier(bytes));
