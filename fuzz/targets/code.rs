//! The code of a mailbox.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| lichamen::code(bytes));
