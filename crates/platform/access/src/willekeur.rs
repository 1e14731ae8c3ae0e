//! The one place where randomness enters; everywhere else random values are arguments.

use crate::Mislukt;

/// Unguessable bytes from the operating system.
pub(crate) fn bytes<const N: usize>() -> Result<[u8; N], Mislukt> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes)
        .map_err(|_| Mislukt::Machine("het besturingssysteem geeft geen willekeurige getallen"))?;
    Ok(bytes)
}
