//! A document that carries a fact of an order.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| lichamen::document(bytes));
