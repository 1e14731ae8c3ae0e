//! Codes from an app (TOTP, RFC 6238): six digits that hold for half a minute, each usable once.

use crate::Mislukt;
use crate::geheim::Kast;
use kern::{GebruikerId, Moment, Secret};
use qrcodegen::{QrCode, QrCodeEcc};
use std::fmt::Write;
use store::{Tx, args};
use totp_rs::{Builder, Totp};

store::sql! {
    GEHEIM = "SELECT totp FROM gebruiker WHERE id = $1";
    // Only forward: a code of this step or an earlier one was used or has passed.
    GEBRUIK_STAP = "UPDATE gebruiker SET totp_stap = $2 WHERE id = $1 AND (totp_stap < $2 OR totp_stap IS NULL)";
    STEL_IN = "UPDATE gebruiker SET totp = $2, totp_stap = $3, versie = versie + 1 WHERE id = $1 AND totp IS NULL";
}

/// Bytes of a secret: what RFC 4226 recommends.
pub(crate) const GEHEIM_BYTES: usize = 20;

fn totp(secret: &[u8]) -> Result<Totp, Mislukt> {
    let built = Builder::new().with_secret(secret.to_vec()).build();
    built.map_err(|_| Mislukt::Machine("het geheim van de app is onbruikbaar"))
}

/// The step of the code when it is right; one step before or after counts too, for clocks that differ.
fn step(secret: &[u8], code: &str, now: Moment) -> Result<Option<i64>, Mislukt> {
    let digits: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Ok(None);
    }
    let seconds = u64::try_from(now.0.div_euclid(1_000_000)).unwrap_or(0);
    Ok(totp(secret)?.check(&digits, seconds).and_then(|step| i64::try_from(step).ok()))
}

/// Uses a code up. False when it is wrong or was used before.
pub(crate) fn gebruik(
    tx: &mut Tx<'_>,
    now: Moment,
    kast: &Kast,
    gebruiker: GebruikerId,
    code: &str,
) -> Result<bool, Mislukt> {
    let Some(sealed) = tx.row(GEHEIM, args![gebruiker])?.get::<Option<Vec<u8>>>(0)? else { return Ok(false) };
    let Some(step) = step(kast.open(gebruiker, &sealed)?.expose(), code, now)? else { return Ok(false) };
    Ok(tx.exec(GEBRUIK_STAP, args![gebruiker, step])? == 1)
}

/// Sets up the app when the code shows that it works. False when the code is wrong or there is an app already.
pub(crate) fn stel_in(
    tx: &mut Tx<'_>,
    now: Moment,
    kast: &Kast,
    gebruiker: GebruikerId,
    sealed: &[u8],
    code: &str,
) -> Result<bool, Mislukt> {
    let Some(step) = step(kast.open(gebruiker, sealed)?.expose(), code, now)? else { return Ok(false) };
    Ok(tx.exec(STEL_IN, args![gebruiker, sealed, step])? == 1)
}

/// The code at this moment; for tests that sign in.
#[cfg(test)]
pub(crate) fn code(secret: &[u8], now: Moment) -> String {
    let seconds = u64::try_from(now.0 / 1_000_000).expect("after 1970");
    totp(secret).expect("a usable secret").generate(seconds).to_string()
}

/// What somebody needs to set up his app.
#[derive(Debug, Clone)]
pub(crate) struct Instelling {
    /// The secret in letters, in groups of four, for typing over.
    pub tekst: Secret<String>,
    /// The QR code as the `d` of an SVG path.
    pub pad: Secret<String>,
    /// Width and height of the QR code with its margin, in modules.
    pub maat: i32,
}

/// The secret as text and as QR code. `uitgever` and `account` are what the app shows beside the code.
pub(crate) fn instelling(secret: &Secret<Vec<u8>>, uitgever: &str, account: &str) -> Result<Instelling, Mislukt> {
    let letters = data_encoding::BASE32_NOPAD.encode(secret.expose());
    let (issuer, account) = (percent(uitgever), percent(account));
    let url = format!("otpauth://totp/{issuer}:{account}?secret={letters}&issuer={issuer}");
    let qr = QrCode::encode_text(&url, QrCodeEcc::Medium).map_err(|_| Mislukt::Machine("de QR-code past niet"))?;
    let groups: Vec<String> =
        letters.as_bytes().chunks(4).map(|four| String::from_utf8_lossy(four).into_owned()).collect();
    Ok(Instelling { tekst: Secret::new(groups.join(" ")), pad: Secret::new(path(&qr)), maat: qr.size() + 2 * MARGIN })
}

/// Light modules around the code, without which a camera does not see it.
const MARGIN: i32 = 4;

fn path(qr: &QrCode) -> String {
    let mut path = String::new();
    for y in 0..qr.size() {
        for x in (0..qr.size()).filter(|x| qr.get_module(*x, y)) {
            // Writing to a String cannot fail.
            let _ = write!(path, "M{},{}h1v1h-1z", x + MARGIN, y + MARGIN);
        }
    }
    path
}

/// Text as part of an address.
pub(crate) fn percent(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~@".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const SECRET: [u8; GEHEIM_BYTES] = *b"12345678901234567890";

    #[test]
    fn de_code_is_die_van_rfc_6238() {
        // Appendix B gives eight digits, of which the app shows the last six.
        assert_eq!(code(&SECRET, Moment(59_000_000)), "287082");
        assert_eq!(step(&SECRET, "287 082", Moment(59_000_000)), Ok(Some(1)));
    }

    #[test]
    fn een_code_geldt_een_stap_ervoor_en_erna_en_verder_niet() {
        let now = kern::moment_van(date(2026, 11, 23).at(9, 0, 0, 0));
        let right = code(&SECRET, now);
        for (seconds, holds) in [(-60, false), (-30, true), (0, true), (30, true), (60, false)] {
            let found = step(&SECRET, &right, now.plus_seconds(seconds)).expect("a usable secret");
            assert_eq!(found.is_some(), holds, "{seconds}");
        }
    }

    #[test]
    fn wat_geen_zes_cijfers_is_is_geen_code() {
        for tekst in ["", "12345", "1234567", "abcdef", "١٢٣٤٥٦"] {
            assert_eq!(step(&SECRET, tekst, Moment(59_000_000)), Ok(None));
        }
    }

    #[test]
    fn het_geheim_staat_er_in_letters_en_als_plaatje() {
        let instelling = instelling(&Secret::new(SECRET.to_vec()), "Baken Soest", "a@b.nl").expect("it fits");
        assert_eq!(instelling.tekst.expose(), "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
        assert!(instelling.pad.expose().starts_with("M4,4h1v1h-1z") && instelling.maat > 40);
        assert_eq!(percent("Baken Soest:é"), "Baken%20Soest%3A%C3%A9");
    }
}
