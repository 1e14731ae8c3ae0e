//! A cursor over bytes that cannot read past the end.

use super::Afwijzing;

/// Reads forward; anything that is not there makes the file damaged.
#[derive(Clone)]
pub(super) struct Lezer<'a> {
    rest: &'a [u8],
}

impl<'a> Lezer<'a> {
    pub(super) const fn nieuw(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    pub(super) const fn rest(&self) -> &'a [u8] {
        self.rest
    }

    pub(super) const fn is_op(&self) -> bool {
        self.rest.is_empty()
    }

    pub(super) fn neem(&mut self, lengte: usize) -> Result<&'a [u8], Afwijzing> {
        let (stuk, rest) = self.rest.split_at_checked(lengte).ok_or(Afwijzing::Beschadigd)?;
        self.rest = rest;
        Ok(stuk)
    }

    pub(super) fn vast<const N: usize>(&mut self) -> Result<[u8; N], Afwijzing> {
        let (stuk, rest) = self.rest.split_first_chunk().ok_or(Afwijzing::Beschadigd)?;
        self.rest = rest;
        Ok(*stuk)
    }

    pub(super) fn verwacht(&mut self, bytes: &[u8]) -> Result<(), Afwijzing> {
        if self.neem(bytes.len())? == bytes { Ok(()) } else { Err(Afwijzing::Beschadigd) }
    }

    pub(super) fn u8(&mut self) -> Result<u8, Afwijzing> {
        self.vast().map(u8::from_be_bytes)
    }

    pub(super) fn u16_be(&mut self) -> Result<u16, Afwijzing> {
        self.vast().map(u16::from_be_bytes)
    }

    /// A 32-bit length, most significant byte first.
    pub(super) fn lengte_be(&mut self) -> Result<usize, Afwijzing> {
        self.vast().map(u32::from_be_bytes).and_then(als_lengte)
    }

    /// A 32-bit length, least significant byte first.
    pub(super) fn lengte_le(&mut self) -> Result<usize, Afwijzing> {
        self.vast().map(u32::from_le_bytes).and_then(als_lengte)
    }
}

fn als_lengte(getal: u32) -> Result<usize, Afwijzing> {
    usize::try_from(getal).map_err(|_| Afwijzing::Beschadigd)
}
