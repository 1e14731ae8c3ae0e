//! What the public pages keep in memory of one process: allowances per sender, and the outlines for the map.

use super::gebieden::Omtrek;
use kern::Moment;
use std::net::{IpAddr, Ipv4Addr};
use std::sync::Mutex;
use web::{Client, Fout, Tempo};

/// Allowances are generous: a school, a town hall or a telephone network is one sender to us. They stop a machine, not a
/// street that reports the same fire.
#[derive(Debug)]
pub(crate) struct Toestand {
    melden: Tempo,
    schrijven: Tempo,
    code: Tempo,
    codes_samen: Tempo,
    plekken: Tempo,
    pub(super) omtrek: Mutex<Option<Omtrek>>,
}

impl Default for Toestand {
    fn default() -> Self {
        Self {
            melden: Tempo::new(20, 60),
            schrijven: Tempo::new(60, 15),
            code: Tempo::new(15, 20),
            codes_samen: Tempo::new(600, 1),
            plekken: Tempo::new(120, 1),
            omtrek: Mutex::default(),
        }
    }
}

impl Toestand {
    /// May this sender send a report now?
    pub(super) fn mag_melden(&self, client: &Client, nu: Moment) -> Result<(), Fout> {
        self.melden.take(client, nu)
    }

    /// May this sender begin a draft, or add files or a message?
    pub(super) fn mag_schrijven(&self, client: &Client, nu: Moment) -> Result<(), Fout> {
        self.schrijven.take(client, nu)
    }

    /// May this sender try a code? Besides his own allowance there is one for everybody together, so that guessing from
    /// many addresses is slow too: one code a second for the whole municipality, against 80 bits.
    pub(super) fn mag_code_proberen(&self, client: &Client, nu: Moment) -> Result<(), Fout> {
        self.code.take(client, nu)?;
        self.codes_samen.take(&Client::from(IpAddr::V4(Ipv4Addr::UNSPECIFIED)), nu)
    }

    /// May this sender ask for places?
    pub(super) fn mag_zoeken(&self, client: &Client, nu: Moment) -> Result<(), Fout> {
        self.plekken.take(client, nu)
    }
}
