//! A template of a municipality, and a value that goes into it.
#![no_main]

#[path = "../../crates/platform/documents/tests/brieven/lichaam.rs"]
mod lichaam;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| lichaam::sjabloon(bytes));
