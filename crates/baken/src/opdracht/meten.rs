//! What `cargo xtask bench` needs of the program: a municipality full of invented signals, and the floors that figures are
//! compared with. Hidden, because nobody else has use for it.
//!
//! Signals come in by the ordinary door, each with its event, mailbox and index, so that what is measured afterwards stands
//! on rows and chains as real work would leave them.

mod maatregelen;
mod tekst;
mod termijnen;

use super::{Map, Uitkomst};
use crate::gemeentemap::{DEMO_MERK, Gemeentemap, env};
use crate::opbouw::inrichting;
use crate::willekeurig::willekeurig;
use access::gebruiker::{NieuweGebruiker, Wissel, maak_gebruiker, zet_wachtwoord};
use access::{Mislukt, wachtwoord};
use audit::Wie;
use kern::{Clock, Code, Moment, OrganisatieId, Persoonsgegeven, Rol, Secret, SignaalId, SystemClock};
use signalen::aannemen::{self, AanneemFout, Voorbereid};
use signalen::inrichting::Inrichting;
use signalen::model::Status;
use signalen::store::plekken;
use std::error::Error;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::{Duration, Instant};
use store::{Synchronous, Tx, args};
use tekst::{BUURTEN, Meldingen, buurt};

store::sql! {
    STAND = "UPDATE signaal SET gevolg = $2, kans = $3, status = $4, behandelaar = $5, politie_op = $6 WHERE id = $1";
    VLOER = "INSERT INTO teller (naam, waarde) VALUES ($1, $2)";
}

/// People of the ordinary and of the widest role, and people who only sign in.
const PER_ROL: usize = 16;
const AANMELDERS: usize = 250;
/// The password of all of them: this municipality lives as long as one measurement, on loopback.
const WACHTWOORD: &str = "meten is weten op loopback";
const WEEK: i64 = 7 * 86_400;
/// Signals in one commit. SQLite keeps what a unit may undo in a list that it walks at each statement: a long unit is slow.
const PORTIE: u64 = 50;

/// What is asked.
#[derive(Debug, clap::Args)]
pub struct Keuzes {
    #[command(subcommand)]
    deel: Deel,
}

#[derive(Debug, clap::Subcommand)]
enum Deel {
    /// Maak een gemeente met verzonnen signalen
    Vullen {
        #[command(flatten)]
        map: Map,
        /// Hoeveel
        #[arg(long)]
        signalen: u64,
    },
    /// Tel hoeveel losse regels per seconde de database duurzaam bewaart
    Vloer {
        #[command(flatten)]
        map: Map,
        /// Hoe lang
        #[arg(long, default_value_t = 5)]
        seconden: u64,
    },
    /// Reken zo veel termijnen uit, op een kern
    Termijnen {
        /// Hoeveel
        #[arg(long, default_value_t = 1_000_000)]
        aantal: u64,
    },
    /// Open de lopende klokken van zo veel maatregelen, zoals Vandaag dat doet
    Klokken {
        #[command(flatten)]
        map: Map,
        /// Hoeveel maatregelen
        #[arg(long, default_value_t = 10_000)]
        aantal: u64,
    },
    /// Maak zo vaak een brief van een pagina
    Brief {
        /// Hoe vaak
        #[arg(long, default_value_t = 25)]
        aantal: usize,
    },
    /// Geef op elk verzoek hetzelfde korte antwoord
    Antwoord {
        /// Adres en poort
        #[arg(long)]
        adres: SocketAddr,
    },
}

/// Does it.
pub fn run(keuzes: &Keuzes) -> Uitkomst {
    match &keuzes.deel {
        Deel::Vullen { map, signalen } => vullen(&map.map, *signalen),
        Deel::Vloer { map, seconden } => vloer(&map.map, Duration::from_secs(*seconden)),
        Deel::Termijnen { aantal } => termijnen::run(*aantal),
        Deel::Klokken { map, aantal } => maatregelen::klokken(&map.map, *aantal),
        Deel::Brief { aantal } => maatregelen::brief(*aantal),
        Deel::Antwoord { adres } => antwoord(*adres),
    }
}

fn vullen(map: &Path, signalen: u64) -> Uitkomst {
    let gemeente = maak(map)?;
    let inrichting = Arc::new(inrichting(&gemeente)?);
    let started = Instant::now();
    let bron = Meldingen::new(&inrichting, SystemClock.now(), signalen);
    let (send, receive) = mpsc::sync_channel::<Vec<Voorbereid>>(2);
    let maker = {
        let inrichting = Arc::clone(&inrichting);
        thread::spawn(move || voorbereiden(&inrichting, &bron, signalen, &send))
    };
    for portie in receive {
        leg_vast(&gemeente, &inrichting, portie)?;
    }
    let made = maker.join().map_err(|_| "het voorbereiden van signalen is gestopt")?;
    made.map_err(|error| -> Box<dyn Error> { error })?;
    gemeente.store.tidy_blocking()?;
    println!("{signalen} signalen in {} ms", started.elapsed().as_millis());
    Ok(())
}

/// Language and numbers take most of the time; the database works meanwhile on the portion before.
fn voorbereiden(
    inrichting: &Inrichting,
    bron: &Meldingen,
    aantal: u64,
    send: &mpsc::SyncSender<Vec<Voorbereid>>,
) -> Result<(), Box<dyn Error + Send + Sync>> {
    let mut next = 0;
    while next < aantal {
        let end = (next + PORTIE).min(aantal);
        let mut portie = Vec::new();
        for nummer in next..end {
            portie.push(aannemen::bereid_voor(inrichting, bron.melding(nummer), willekeurig()?)?);
        }
        // Nobody listens any more when storing failed; the other side tells why.
        if send.send(portie).is_err() {
            return Ok(());
        }
        next = end;
    }
    Ok(())
}

fn leg_vast(gemeente: &Gemeentemap, inrichting: &Arc<Inrichting>, portie: Vec<Voorbereid>) -> Uitkomst {
    let inrichting = Arc::clone(inrichting);
    let nu = SystemClock.now();
    gemeente.store.write_blocking(move |tx| {
        for voorbereid in portie {
            let ontvangen = voorbereid.ontvangen();
            let ontvangst = aannemen::leg_vast(tx, &inrichting, voorbereid, Wie::Niemand, nu)?;
            handel_af(tx, ontvangst.id, ontvangen, nu)?;
        }
        Ok::<_, AanneemFout>(())
    })?;
    Ok(())
}

/// As in a municipality that keeps up: half of what came in this week is new, the rest is weighed, and of that most is
/// closed, some is followed or passed on, some is with somebody, and the police know of some.
fn handel_af(tx: &mut Tx<'_>, id: SignaalId, ontvangen: Moment, nu: Moment) -> store::Result<()> {
    let n = id.0;
    if ontvangen > nu.plus_seconds(-WEEK) && n % 2 == 0 {
        return Ok(());
    }
    let status = match n % 200 {
        1 => Status::Volgen,
        3 => Status::Doorgezet,
        _ => Status::Afgesloten,
    };
    let behandelaar = (n % 25 == 3).then_some(n % 16 + 1);
    let politie = (n % 30 == 4).then_some(ontvangen);
    tx.exec(STAND, args![id, 1 + n % 4, 1 + n / 4 % 4, status.code(), behandelaar, politie]).map(drop)
}

/// A practice municipality: its people sign in without an app, so that a load generator can.
fn maak(map: &Path) -> Result<Gemeentemap, Box<dyn Error>> {
    let toml = "[gemeente]\nnaam = \"Meetdorp\"\n";
    let gemeente = Gemeentemap::maak(map, toml, env, Synchronous::Off)?;
    std::fs::write(map.join(DEMO_MERK), "Gemaakt om te meten.\n")?;
    let (now, hash) = (SystemClock.now(), wachtwoord::hash(&Secret::new(WACHTWOORD.to_owned()), willekeurig()?)?);
    gemeente.store.write_blocking(move |tx| {
        let organisatie = super::nieuw::zet_op(tx, now, "Meetdorp")?;
        for nummer in 0..BUURTEN {
            plekken::zet_gebied(tx, &buurt(nummer), "meting")?;
        }
        mensen(tx, now, organisatie, &hash)
    })?;
    Ok(gemeente)
}

fn mensen(tx: &mut Tx<'_>, now: Moment, organisatie: OrganisatieId, hash: &Secret<String>) -> Result<(), Mislukt> {
    let groups = [("boa", Rol::Boa, PER_ROL), ("adviseur", Rol::Adviseur, PER_ROL), ("inlog", Rol::Boa, AANMELDERS)];
    for (naam, rol, aantal) in groups {
        for nummer in 0..aantal {
            let nieuw = NieuweGebruiker {
                inlognaam: Persoonsgegeven::new(format!("{naam}{nummer}@meetdorp.example")),
                naam: Persoonsgegeven::new(format!("{naam} {nummer}")),
                organisatie,
                rollen: vec![rol],
            };
            let id = maak_gebruiker(tx, now, Wie::Niemand, &nieuw)?;
            zet_wachtwoord(tx, now, Wie::Niemand, id, hash, Wissel::Nee)?;
        }
    }
    Ok(())
}

/// One caller that waits for each commit: no other write can share it.
fn vloer(map: &Path, time: Duration) -> Uitkomst {
    let gemeente = Gemeentemap::open(map, env)?;
    let begin = SystemClock.now().0;
    let (started, mut rows) = (Instant::now(), 0_i64);
    while started.elapsed() < time {
        let nummer = rows;
        gemeente.store.write_blocking(move |tx| tx.exec(VLOER, args![format!("vloer-{begin}-{nummer}"), nummer]))?;
        rows += 1;
    }
    println!("{rows} regels in {} ms", started.elapsed().as_millis());
    Ok(())
}

fn antwoord(adres: SocketAddr) -> Uitkomst {
    let routes = axum::Router::new().fallback(|| async { "goed" });
    super::serve::runtime()?.block_on(async {
        let listener = tokio::net::TcpListener::bind(adres).await?;
        axum::serve(listener, routes).await
    })?;
    Ok(())
}
