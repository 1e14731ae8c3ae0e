//! Look-up tables that are made once from the lists in this module.

use std::{
    collections::{HashMap, HashSet},
    hash::{BuildHasherDefault, Hasher},
};

/// Words to what they stand for. What is stored is ours, so nobody can choose words that collide, and the hash may be a
/// fast one: every word of every report asks a dozen of these.
pub(super) type Tabel<S, W> = HashMap<S, W, BuildHasherDefault<Woordhash>>;

/// A set of words.
pub(super) type Verzameling<S> = HashSet<S, BuildHasherDefault<Woordhash>>;

/// Eight bytes at a time: rotate, mix in, multiply by a large odd number (the idea of FxHash).
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Woordhash(u64);

impl Woordhash {
    fn meng(&mut self, stuk: u64) {
        self.0 = (self.0.rotate_left(5) ^ stuk).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
}

impl Hasher for Woordhash {
    fn write(&mut self, bytes: &[u8]) {
        let (achttallen, rest) = bytes.as_chunks::<8>();
        for achttal in achttallen {
            self.meng(u64::from_le_bytes(*achttal));
        }
        self.meng(rest.iter().fold(0, |stuk, byte| stuk << 8 | u64::from(*byte)));
    }

    // The closing byte of a text says nothing: a text is never hashed together with another.
    fn write_u8(&mut self, _: u8) {}

    fn finish(&self) -> u64 {
        // The product is best in its high bits and the table looks at low and high ones: stir once more (as splitmix64 ends).
        let geroerd = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        geroerd ^ (geroerd >> 31)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::hash::{BuildHasher, RandomState};

    #[test]
    fn woorden_spreiden_als_bij_een_sterke_hash() {
        let vakken = |hash: &dyn Fn(&str) -> u64| -> usize {
            let woorden = ["straat", "overlast", "jongere", "s", ""]
                .iter()
                .flat_map(|kop| (0..400).map(move |n| format!("{kop}{n}")));
            woorden.map(|woord| hash(&woord) % 4096).collect::<HashSet<_>>().len()
        };
        let sterk = RandomState::new();
        let (hier, daar) =
            (vakken(&|w| BuildHasherDefault::<Woordhash>::default().hash_one(w)), vakken(&|w| sterk.hash_one(w)));
        assert!(hier * 10 > daar * 9, "{hier} vakken tegen {daar}");
    }
}
