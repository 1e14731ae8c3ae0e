//! How many typed answers a second: `cargo test -p recht --release --test snelheid -- --ignored --nocapture`.

use jiff::{ToSpan, civil::date};
use recht::atw::Kalender;
use recht::awb::art_06_07_bezwaartermijn::bezwaartermijn;
use std::hint::black_box;
use std::time::Instant;

#[test]
#[ignore = "a measurement, for a release build on a quiet machine"]
fn een_miljoen_bezwaartermijnen_per_seconde() {
    const AANTAL: usize = 2_000_000;
    let kalender = Kalender::wettelijk();
    let dagen: Vec<_> = date(2023, 1, 1).series(1.day()).take(2000).collect();
    let begin = Instant::now();
    for dag in dagen.iter().cycle().take(AANTAL) {
        black_box(bezwaartermijn(&kalender, black_box(*dag))).unwrap();
    }
    let per_seconde = u128::try_from(AANTAL).unwrap() * 1_000_000 / begin.elapsed().as_micros();
    println!("{per_seconde} per seconde");
    assert!(per_seconde >= 1_000_000, "{per_seconde} per seconde");
}
