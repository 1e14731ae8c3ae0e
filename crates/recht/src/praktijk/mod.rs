//! What the municipality agreed with itself: no statute, but public policy that anybody can look up.
//!
//! | File | Question |
//! |---|---|
//! | [`halt`] | R53: how many referrals to Halt per thousand young people? |
//! | [`slachtofferhulp`] | R52: how much subsidy is asked, and how much is that above what was granted? |
//! | [`vergaderreeks`] | R54: on which days does a meeting take place? |

pub mod halt;
pub mod slachtofferhulp;
pub mod vergaderreeks;

use kern::Bron;

/// The public programme budget of Soest for 2023, chapter on safety.
pub const PROGRAMMABEGROTING: Bron = Bron {
    regeling: "Programmabegroting Soest 2023",
    artikel: "deelprogramma Veiligheid",
    geldig_vanaf: "2023-01-01",
    url: "https://begroting.soest.nl/programmas/bestuurlijke-omgeving/veiligheid",
    bevestigd: true,
};
