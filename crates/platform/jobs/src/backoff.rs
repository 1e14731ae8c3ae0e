//! How long to wait before a failed job is tried again.

/// Waiting doubles with every failure up to a ceiling.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Backoff {
    /// Seconds after the first failure.
    pub eerste: i64,
    /// Seconds that a wait never exceeds: a receiver that comes back is served within this time.
    pub hoogste: i64,
}

impl Backoff {
    /// Fifteen seconds, then double, up to half an hour.
    pub const STANDAARD: Self = Self { eerste: 15, hoogste: 1800 };

    /// Seconds to wait after failure number `poging` (counted from 1).
    /// `random` spreads jobs that failed together over the upper half of the wait, so that they do not come back together.
    pub fn seconds(self, poging: u32, random: u32) -> i64 {
        let doublings = poging.saturating_sub(1).min(32);
        let full = self.eerste.saturating_mul(1_i64 << doublings).clamp(1, self.hoogste.max(1));
        let half = full / 2;
        full - i64::from(random) * half / i64::from(u32::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn het_wachten_verdubbelt_tot_het_plafond() {
        let waits: Vec<_> = (1..=9).map(|poging| Backoff::STANDAARD.seconds(poging, 0)).collect();
        assert_eq!(waits, [15, 30, 60, 120, 240, 480, 960, 1800, 1800]);
    }

    #[test]
    fn de_spreiding_haalt_hoogstens_de_helft_eraf() {
        assert_eq!(Backoff::STANDAARD.seconds(3, u32::MAX), 30);
        assert_eq!(Backoff::STANDAARD.seconds(3, u32::MAX / 2), 46);
    }

    proptest! {
        #[test]
        fn een_wachttijd_is_nooit_nul_en_nooit_boven_het_plafond(poging: u32, random: u32) {
            let wait = Backoff::STANDAARD.seconds(poging, random);
            prop_assert!((1..=Backoff::STANDAARD.hoogste).contains(&wait));
            prop_assert!(wait >= Backoff::STANDAARD.seconds(poging, 0) / 2);
        }
    }
}
