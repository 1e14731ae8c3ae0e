//! Randomness enters the program here.

use access::Mislukt;
use kern::Secret;

/// Fresh random bytes.
pub fn willekeurig<const N: usize>() -> Result<[u8; N], Mislukt> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| Mislukt::Machine("deze computer geeft geen willekeurige getallen"))?;
    Ok(bytes)
}

/// A password that can be read aloud; used once, then replaced by one's own.
pub fn eenmalig_wachtwoord() -> Result<Secret<String>, Mislukt> {
    let code = signalen::code::maak(willekeurig()?);
    Ok(Secret::new(code.expose().to_lowercase()))
}
