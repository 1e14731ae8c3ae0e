//! A list of cases for the rules of the law.
#![no_main]

#[path = "../../crates/recht/tests/lichaam/mod.rs"]
mod lichaam;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| lichaam::geval(bytes));
