//! An address as somebody types it.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| lichamen::adres(bytes));
