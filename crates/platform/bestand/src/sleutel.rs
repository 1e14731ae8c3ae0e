//! A 256-bit key and the two things that are done with it: sealing and hashing. The only file that touches a cipher.
//!
//! AES-256-GCM-SIV keeps its promise even if a random nonce ever repeats. Randomness comes from the operating system and not
//! from an argument: a caller that could choose a nonce could choose it twice.

use crate::KluisFout;
use aes_gcm_siv::{
    Aes256GcmSiv, Nonce,
    aead::{Aead, KeyInit, Payload},
};
use hmac::{Hmac, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

/// Bytes in a key.
pub(crate) const LENGTE: usize = 32;
/// First byte of everything sealed, so that another cipher can follow one day.
const VERSIE: u8 = 1;
const NONCE: usize = 12;
/// Block size of SHA-256: a shorter HMAC key is padded with zeros to this.
const BLOK: usize = 64;

/// A key, wiped from memory when dropped. It has no `Debug`.
#[derive(Clone)]
pub(crate) struct Sleutel(Zeroizing<[u8; LENGTE]>);

/// What a seal is bound to: pieces with their length before them, so that "ab"+"c" never equals "a"+"bc".
pub(crate) struct Context(Vec<u8>);

impl Context {
    pub(crate) fn voor(doel: &'static str) -> Self {
        Self(vec![VERSIE]).met(doel.as_bytes())
    }

    #[must_use]
    pub(crate) fn met(mut self, stuk: &[u8]) -> Self {
        self.0.extend_from_slice(&(stuk.len() as u64).to_be_bytes());
        self.0.extend_from_slice(stuk);
        self
    }
}

/// Random bytes from the operating system.
pub(crate) fn toeval<const N: usize>() -> Result<[u8; N], KluisFout> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| KluisFout::GeenToeval)?;
    Ok(bytes)
}

impl Sleutel {
    /// A fresh key.
    pub(crate) fn nieuw() -> Result<Self, KluisFout> {
        toeval().map(|bytes| Self(Zeroizing::new(bytes)))
    }

    /// The key in these bytes, or `None` when they are not exactly one.
    pub(crate) fn uit(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(|bytes| Self(Zeroizing::new(bytes)))
    }

    /// The bytes, to be sealed under another key or written to the key file.
    pub(crate) fn bytes(&self) -> &[u8; LENGTE] {
        &self.0
    }

    /// A key for one purpose, from which neither this key nor a key for another purpose follows.
    pub(crate) fn afgeleid(&self, doel: &'static str) -> Self {
        Self(Zeroizing::new(self.hash(&Context::voor(doel))))
    }

    /// HMAC-SHA256 over the context.
    pub(crate) fn hash(&self, context: &Context) -> [u8; LENGTE] {
        let mut blok = Zeroizing::new([0; BLOK]);
        for (plek, byte) in blok.iter_mut().zip(self.0.iter()) {
            *plek = *byte;
        }
        let mut mac = <Hmac<Sha256> as KeyInit>::new((&*blok).into());
        mac.update(&context.0);
        mac.finalize().into_bytes().into()
    }

    /// Version, nonce, ciphertext with its tag.
    pub(crate) fn verzegel(&self, context: &Context, inhoud: &[u8]) -> Result<Vec<u8>, KluisFout> {
        let nonce = toeval::<NONCE>()?;
        let lading = Payload { msg: inhoud, aad: &context.0 };
        let vercijferd = self.cijfer().encrypt(&Nonce::from(nonce), lading).map_err(|_| KluisFout::Beschadigd)?;
        let mut uit = Vec::with_capacity(1 + NONCE + vercijferd.len());
        uit.push(VERSIE);
        uit.extend_from_slice(&nonce);
        uit.extend_from_slice(&vercijferd);
        Ok(uit)
    }

    /// The content, only when not one bit of it or of its context has changed.
    pub(crate) fn ontzegel(&self, context: &Context, verzegeld: &[u8]) -> Result<Vec<u8>, KluisFout> {
        let (kop, vercijferd) = verzegeld.split_at_checked(1 + NONCE).ok_or(KluisFout::Beschadigd)?;
        let (versie, nonce) = kop.split_first().ok_or(KluisFout::Beschadigd)?;
        let nonce: [u8; NONCE] = nonce.try_into().map_err(|_| KluisFout::Beschadigd)?;
        if *versie != VERSIE {
            return Err(KluisFout::Beschadigd);
        }
        let lading = Payload { msg: vercijferd, aad: &context.0 };
        self.cijfer().decrypt(&Nonce::from(nonce), lading).map_err(|_| KluisFout::Beschadigd)
    }

    fn cijfer(&self) -> Aes256GcmSiv {
        Aes256GcmSiv::new((&*self.0).into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use data_encoding::HEXLOWER;

    fn sleutel(byte: u8) -> Sleutel {
        Sleutel::uit(&[byte; LENGTE]).unwrap()
    }

    #[test]
    fn hmac_klopt_met_een_bekende_waarde() {
        // RFC 4231, test case 2: key "Jefe" padded with zeros is the same key.
        let mut bytes = [0; LENGTE];
        bytes[..4].copy_from_slice(b"Jefe");
        let context = Context(b"what do ya want for nothing?".to_vec());
        assert_eq!(
            HEXLOWER.encode(&Sleutel::uit(&bytes).unwrap().hash(&context)),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        );
    }

    #[test]
    fn stukken_van_een_context_lopen_niet_in_elkaar_over() {
        let een = Context::voor("proef").met(b"ab").met(b"c");
        let twee = Context::voor("proef").met(b"a").met(b"bc");
        assert_ne!(sleutel(1).hash(&een), sleutel(1).hash(&twee));
    }

    #[test]
    fn elke_omgeklapte_bit_wordt_gezien() {
        let context = Context::voor("proef");
        let heel = sleutel(1).verzegel(&context, b"verzonnen tekst").unwrap();
        for index in 0..heel.len() {
            let mut kapot = heel.clone();
            kapot[index] ^= 0x10;
            assert!(matches!(sleutel(1).ontzegel(&context, &kapot), Err(KluisFout::Beschadigd)), "byte {index}");
        }
        for lengte in 0..heel.len() {
            assert!(sleutel(1).ontzegel(&context, &heel[..lengte]).is_err(), "afgekapt op {lengte}");
        }
        assert_eq!(sleutel(1).ontzegel(&context, &heel).unwrap(), b"verzonnen tekst");
    }

    #[test]
    fn een_andere_sleutel_of_context_opent_niet() {
        let verzegeld = sleutel(1).verzegel(&Context::voor("een"), b"tekst").unwrap();
        assert!(sleutel(2).ontzegel(&Context::voor("een"), &verzegeld).is_err());
        assert!(sleutel(1).ontzegel(&Context::voor("twee"), &verzegeld).is_err());
    }

    #[test]
    fn twee_keer_dezelfde_tekst_is_niet_te_herkennen() {
        let context = Context::voor("proef");
        let verzegeld = || sleutel(1).verzegel(&context, b"tekst").unwrap();
        assert_ne!(verzegeld(), verzegeld());
    }
}
