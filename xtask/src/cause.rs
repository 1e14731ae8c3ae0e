//! Why a tool failed, in the words of someone who wants to get on.

use std::path::Path;

use crate::process::tail;

/// Why a tool that said `text` failed: one sentence when the reason lies outside our code, otherwise `general` after what
/// it said. `folder` is where it wrote.
pub fn explanation(text: &str, folder: &Path, general: &str) -> String {
    // A linker on a full disk often dies without a word about the disk.
    let is_full = rustix::fs::statvfs(folder).is_ok_and(|disk| disk.f_bavail * disk.f_frsize < FULL_BELOW_BYTES);
    let cause = if is_full { Some(DISK_FULL) } else { outside_cause(text) };
    cause.map_or_else(|| format!("{}\n\n{general}", tail(text, 60)), str::to_owned)
}

fn outside_cause(text: &str) -> Option<&'static str> {
    const CAUSES: [(&[&str], &str); 3] = [
        (&["ENOSPC", "No space left on device", "os error 28"], DISK_FULL),
        (&["linker `cc` not found", "failed to find tool \"cc\"", "is `cc` not installed"], NO_COMPILER),
        (
            &[
                "ENOTFOUND",
                "EAI_AGAIN",
                "ETIMEDOUT",
                "ECONNREFUSED",
                "ECONNRESET",
                "ENETUNREACH",
                "Could not resolve host",
                "Couldn't resolve host",
                "failed to download",
                "Could not connect to server",
                "Temporary failure resolving",
            ],
            NO_NETWORK,
        ),
    ];
    CAUSES.iter().find(|(signs, _)| signs.iter().any(|sign| text.contains(sign))).map(|(_, sentence)| *sentence)
}

const FULL_BELOW_BYTES: u64 = 20 << 20;
const DISK_FULL: &str = "De schijf is vol. Maak ten minste 4 GB vrij en probeer het opnieuw.";
const NO_COMPILER: &str = "Er is geen C-compiler. Installeer er een (Debian en Ubuntu: apt-get install build-essential) en probeer het opnieuw.";
const NO_NETWORK: &str =
    "Pakketten ophalen lukt niet: er is geen verbinding. Controleer het netwerk of de proxy en probeer het opnieuw.";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_causes_become_sentences() {
        assert_eq!(outside_cause("npm error code ENOSPC"), Some(DISK_FULL));
        assert_eq!(outside_cause("error: linker `cc` not found"), Some(NO_COMPILER));
        assert_eq!(outside_cause("npm error code EAI_AGAIN"), Some(NO_NETWORK));
        assert_eq!(outside_cause("error[E0308]: mismatched types"), None);
    }

    #[test]
    fn a_fault_of_our_own_is_shown_as_the_tool_said_it() {
        let text = explanation("error[E0308]: mismatched types", Path::new("."), "Bouwen lukt niet.");
        assert_eq!(text, "error[E0308]: mismatched types\n\nBouwen lukt niet.");
        assert_eq!(explanation("npm error code EAI_AGAIN", Path::new("."), "npm ci lukt niet."), NO_NETWORK);
    }
}
