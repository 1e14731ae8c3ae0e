//! A file that comes with a report.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| lichamen::keur(bytes));
