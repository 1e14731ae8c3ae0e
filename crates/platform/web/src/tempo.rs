//! Slowing down who asks too much at a public page. In memory of this process only, under a hash whose key is made at
//! the start and dies with it: nobody can learn from it who visited.

use crate::{Client, Fout};
use kern::Moment;
use std::collections::HashMap;
use std::hash::{BuildHasher as _, RandomState};
use std::sync::{Mutex, PoisonError};

/// So many senders are told apart; beyond that the newcomers share one allowance.
const MAX_SENDERS: usize = 50_000;
const SHARED: u64 = 0;
const MICROS: i64 = 1_000_000;

/// An allowance per sender: so many at once, and one more after each interval.
#[derive(Debug)]
pub struct Tempo {
    burst: i64,
    interval: i64,
    keys: RandomState,
    /// Per sender the moment at which his allowance is whole again, in microseconds.
    whole_at: Mutex<HashMap<u64, i64>>,
}

impl Tempo {
    /// `burst` at once, and one more each `seconden`.
    pub fn new(burst: u32, seconden: u32) -> Self {
        let whole_at = Mutex::new(HashMap::new());
        Self { burst: burst.into(), interval: i64::from(seconden) * MICROS, keys: RandomState::new(), whole_at }
    }

    /// Takes one from the sender's allowance. Errors: 429 with the seconds to wait.
    pub fn take(&self, client: &Client, now: Moment) -> Result<(), Fout> {
        let mut whole_at = self.whole_at.lock().unwrap_or_else(PoisonError::into_inner);
        let mut key = self.keys.hash_one(client);
        if whole_at.len() >= MAX_SENDERS && !whole_at.contains_key(&key) {
            whole_at.retain(|_, moment| *moment > now.0);
            if whole_at.len() >= MAX_SENDERS {
                key = SHARED;
            }
        }
        let entry = whole_at.entry(key).or_insert(now.0);
        let next = (*entry).max(now.0) + self.interval;
        let wait = next - now.0 - self.burst * self.interval;
        if wait > 0 {
            return Err(Fout::te_vaak(u32::try_from(wait.div_euclid(MICROS) + 1).unwrap_or(u32::MAX)));
        }
        *entry = next;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::{IpAddr, Ipv4Addr};

    fn client(number: u32) -> Client {
        IpAddr::V4(Ipv4Addr::from_bits(number)).into()
    }

    #[test]
    fn na_de_voorraad_wacht_een_afzender_en_een_ander_niet() {
        let (tempo, now) = (Tempo::new(3, 10), Moment(1_000 * MICROS));
        for _ in 0..3 {
            tempo.take(&client(1), now).unwrap();
        }
        let Err(Fout::Aanroep(refused)) = tempo.take(&client(1), now) else { panic!("a fourth at once") };
        assert_eq!((refused.status.as_u16(), refused.wacht_seconden), (429, Some(11)));
        tempo.take(&client(2), now).unwrap();
        assert!(tempo.take(&client(1), now.plus_seconds(9)).is_err());
        tempo.take(&client(1), now.plus_seconds(10)).unwrap();
        assert!(tempo.take(&client(1), now.plus_seconds(10)).is_err());
        for _ in 0..3 {
            tempo.take(&client(1), now.plus_seconds(1_000)).unwrap();
        }
        assert!(tempo.take(&client(1), now.plus_seconds(1_000)).is_err());
    }

    #[test]
    fn een_klok_die_terugloopt_geeft_niets_extra() {
        let (tempo, now) = (Tempo::new(1, 10), Moment(1_000 * MICROS));
        tempo.take(&client(1), now).unwrap();
        assert!(tempo.take(&client(1), now.plus_seconds(-5)).is_err());
    }

    #[test]
    fn het_geheugen_blijft_begrensd() {
        let (tempo, now) = (Tempo::new(2, 10), Moment(0));
        let sent = u32::try_from(MAX_SENDERS).unwrap() + 1_000;
        let refused = (0..sent).filter(|number| tempo.take(&client(*number), now).is_err()).count();
        assert_eq!(refused, 998, "the newcomers share one allowance of two");
        assert!(tempo.whole_at.lock().unwrap().len() <= MAX_SENDERS + 1);
        tempo.take(&client(sent + 1), now.plus_seconds(60)).unwrap();
        assert!(tempo.whole_at.lock().unwrap().len() < 3);
    }
}
