//! Passwords: what is a good one, and argon2id without making anybody else wait.

use crate::Mislukt;
use argon2::password_hash::phc::PasswordHash;
use argon2::{Argon2, PasswordHasher, PasswordVerifier};
use kern::{Secret, Weigering};
use std::sync::LazyLock;
use tokio::sync::Semaphore;

/// Fewest characters.
pub const MINSTENS: usize = 12;
/// Most characters: enough for any sentence, too few to keep the processor busy with.
pub const HOOGSTENS: usize = 200;

/// Words that everybody tries first. What remains of a password without digits, signs and these must still be something.
const BEKEND: [&str; 24] = [
    "wachtwoord",
    "password",
    "welkom",
    "welcome",
    "gemeente",
    "veiligheid",
    "baken",
    "beheerder",
    "admin",
    "geheim",
    "qwerty",
    "qwertyuiop",
    "azerty",
    "asdfgh",
    "zomer",
    "winter",
    "lente",
    "herfst",
    "januari",
    "december",
    "nederland",
    "voetbal",
    "inloggen",
    "letmein",
];

/// As many hashes at a time as there are processors: each takes about 20 MiB and all of one processor.
static PLACES: LazyLock<Semaphore> =
    LazyLock::new(|| Semaphore::new(std::thread::available_parallelism().map_or(2, std::num::NonZero::get)));

/// A hash that no password has; checked when there is no account, so that it takes as long as when there is one.
static NOBODY: LazyLock<Option<String>> = LazyLock::new(|| {
    let hash: PasswordHash = Argon2::default().hash_password_with_salt(&[0; 32], &[0; 16]).ok()?;
    Some(hash.to_string())
});

/// Refuses a password that is too short, or that contains what anybody would guess: the person's own names and the
/// words that everybody uses. No rule about kinds of characters: a sentence is better than a riddle.
pub fn keur(wachtwoord: &Secret<String>, eigen_woorden: &[&str]) -> Result<(), Weigering> {
    let text = wachtwoord.expose().to_lowercase();
    let length = text.chars().count();
    if length < MINSTENS {
        return Err(Weigering::new("wachtwoord-kort", format!("Gebruik minstens {MINSTENS} tekens. Een zin mag ook.")));
    }
    if length > HOOGSTENS {
        return Err(Weigering::new("wachtwoord-lang", format!("Gebruik ten hoogste {HOOGSTENS} tekens.")));
    }
    let own = eigen_woorden.iter().flat_map(|words| words.split(|c: char| !c.is_alphanumeric())).map(str::to_lowercase);
    if own.filter(|word| word.chars().count() >= 3).any(|word| text.contains(&word)) {
        let reden = "Gebruik niet uw eigen naam of e-mailadres in uw wachtwoord.";
        return Err(Weigering::new("wachtwoord-eigen-naam", reden));
    }
    let mut left: String = text.chars().filter(|c| c.is_alphabetic()).collect();
    for word in BEKEND {
        left = left.replace(word, "");
    }
    let mut different: Vec<char> = left.chars().collect();
    different.sort_unstable();
    different.dedup();
    if different.len() < 4 {
        return Err(Weigering::new(
            "wachtwoord-bekend",
            "Dit wachtwoord is te makkelijk te raden. Kies een eigen zin.",
        ));
    }
    Ok(())
}

/// The argon2id hash with its salt, as PHC text. Takes tens of milliseconds: not on an async thread.
pub fn hash(wachtwoord: &Secret<String>, zout: [u8; 16]) -> Result<Secret<String>, Mislukt> {
    let hash: PasswordHash = Argon2::default()
        .hash_password_with_salt(wachtwoord.expose().as_bytes(), &zout)
        .map_err(|_| Mislukt::Machine("het wachtwoord kon niet worden versleuteld"))?;
    Ok(Secret::new(hash.to_string()))
}

/// Whether the password is that of the hash. `None` stands for no account: always false, after the same work.
pub fn klopt(wachtwoord: &Secret<String>, hash: Option<&Secret<String>>) -> bool {
    let stored = hash.map(|hash| hash.expose().as_str()).or(NOBODY.as_deref());
    let Some(parsed) = stored.and_then(|text| PasswordHash::new(text).ok()) else { return false };
    let same = Argon2::default().verify_password(wachtwoord.expose().as_bytes(), &parsed).is_ok();
    same && hash.is_some()
}

/// Runs work of a hash's weight in its turn: who comes when all processors are busy waits, and nobody is refused.
pub(crate) async fn in_turn<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Mislukt> {
    let stopped = |_| Mislukt::Machine("het programma stopt");
    let place = PLACES.acquire().await.map_err(stopped)?;
    let done = tokio::task::spawn_blocking(work).await;
    drop(place);
    done.map_err(|_| Mislukt::Machine("het programma stopt"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code_of(wachtwoord: &str) -> Option<&'static str> {
        keur(&Secret::new(wachtwoord.to_owned()), &["Anke de Wit", "anke.dewit@voorbeeld.nl"]).err().map(|w| w.code)
    }

    #[test]
    fn een_zin_van_twaalf_tekens_mag() {
        assert_eq!(code_of("drie ganzen op een fiets"), None);
        assert_eq!(code_of("kameelpotlood"), None);
    }

    #[test]
    fn wat_iedereen_zou_raden_mag_niet() {
        assert_eq!(code_of("elf tekens."), Some("wachtwoord-kort"));
        assert_eq!(code_of(&"ab cd ef ".repeat(30)), Some("wachtwoord-lang"));
        assert_eq!(code_of("Anke kameelpotlood"), Some("wachtwoord-eigen-naam"));
        assert_eq!(code_of("xxDEWITxxkameel"), Some("wachtwoord-eigen-naam"));
        for bekend in
            ["Wachtwoord123!", "Welkom012345", "123456789012", "aaaaaaaaaaaa", "QwertyQwerty1", "wachtwoordwelkom"]
        {
            assert_eq!(code_of(bekend), Some("wachtwoord-bekend"), "{bekend}");
        }
    }

    #[test]
    fn een_hash_past_alleen_bij_zijn_wachtwoord() {
        let goed = Secret::new("drie ganzen op een fiets".to_owned());
        let hash = hash(&goed, [7; 16]).expect("argon2 runs");
        assert!(hash.expose().starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{}", hash.expose());
        assert!(klopt(&goed, Some(&hash)));
        assert!(!klopt(&Secret::new("vier ganzen op een fiets".to_owned()), Some(&hash)));
        assert!(!klopt(&goed, None));
        assert!(!klopt(&goed, Some(&Secret::new("geen hash".to_owned()))));
    }
}
