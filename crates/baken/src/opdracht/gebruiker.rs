//! Accounts from the keyboard of the server: for the first ones, and for when no administrator can come in.

use super::{Map, Uitkomst};
use crate::gemeentemap::{Gemeentemap, env};
use crate::willekeurig::{eenmalig_wachtwoord, willekeurig};
use access::gebruiker::{
    Gebruiker, NieuweGebruiker, Wissel, gebruiker_uitzetten, gebruikers, maak_gebruiker, wis_totp, zet_wachtwoord,
};
use access::organisatie::{Organisatie, Organisatiesoort, organisaties};
use access::{Mislukt, wachtwoord};
use audit::Wie;
use kern::{Clock, GebruikerId, Persoonsgegeven, Rol, SystemClock};
use store::Store;

/// What is asked.
#[derive(Debug, clap::Args)]
pub struct Keuzes {
    #[command(subcommand)]
    wat: Wat,
}

#[derive(Debug, clap::Subcommand)]
enum Wat {
    /// Maak een account en toon één keer het wachtwoord
    Toevoegen(Toevoegen),
    /// Zet een account uit: wie ermee is ingelogd is er meteen uit
    Uitzetten(Account),
    /// Geef een account een nieuw wachtwoord en toon het één keer
    Wachtwoord(Nieuw),
    /// Toon alle accounts
    Lijst(Map),
}

#[derive(Debug, clap::Args)]
struct Toevoegen {
    #[command(flatten)]
    map: Map,
    /// E-mailadres om mee in te loggen
    #[arg(long, value_name = "E-MAIL")]
    email: String,
    /// Naam die collega's zien
    #[arg(long)]
    naam: String,
    /// Rol; geef dit meer keren voor meer rollen
    #[arg(long, required = true, value_parser = rol)]
    rol: Vec<Rol>,
    /// Naam van de organisatie; zonder dit de gemeente
    #[arg(long)]
    organisatie: Option<String>,
}

#[derive(Debug, clap::Args)]
struct Account {
    #[command(flatten)]
    map: Map,
    /// E-mailadres van het account
    #[arg(long, value_name = "E-MAIL")]
    email: String,
}

#[derive(Debug, clap::Args)]
struct Nieuw {
    #[command(flatten)]
    wie: Account,
    /// Vergeet ook de app die codes geeft, voor wie zijn telefoon kwijt is
    #[arg(long)]
    wis_app: bool,
}

/// Does it.
pub fn run(keuzes: &Keuzes) -> Uitkomst {
    match &keuzes.wat {
        Wat::Toevoegen(nieuw) => toevoegen(nieuw),
        Wat::Uitzetten(wie) => uitzetten(wie),
        Wat::Wachtwoord(wie) => nieuw_wachtwoord(wie),
        Wat::Lijst(map) => lijst(map),
    }
}

fn rol(text: &str) -> Result<Rol, String> {
    let codes: Vec<_> = Rol::ALL.iter().map(|rol| rol.code()).collect();
    Rol::from_code(text).ok_or_else(|| format!("kies uit {}", codes.join(", ")))
}

fn toevoegen(keuzes: &Toevoegen) -> Uitkomst {
    let gemeente = Gemeentemap::open(&keuzes.map.map, env)?;
    let organisatie = organisatie(&gemeente.store, keuzes.organisatie.as_deref())?.id;
    let nieuw = NieuweGebruiker {
        inlognaam: Persoonsgegeven::new(keuzes.email.clone()),
        naam: Persoonsgegeven::new(keuzes.naam.clone()),
        organisatie,
        rollen: keuzes.rol.clone(),
    };
    let (now, password) = (SystemClock.now(), eenmalig_wachtwoord()?);
    let hash = wachtwoord::hash(&password, willekeurig()?)?;
    gemeente.store.write_blocking(move |tx| {
        let id = maak_gebruiker(tx, now, Wie::Niemand, &nieuw)?;
        Ok::<_, Mislukt>(zet_wachtwoord(tx, now, Wie::Niemand, id, &hash, Wissel::Moet)?)
    })?;
    toon(&keuzes.email, password.expose());
    Ok(())
}

fn uitzetten(keuzes: &Account) -> Uitkomst {
    let gemeente = Gemeentemap::open(&keuzes.map.map, env)?;
    let (id, now) = (zoek(&gemeente.store, &keuzes.email)?.id, SystemClock.now());
    gemeente.store.write_blocking(move |tx| gebruiker_uitzetten(tx, now, Wie::Niemand, id))?;
    println!("Het account {} is uitgezet.", keuzes.email);
    Ok(())
}

fn nieuw_wachtwoord(keuzes: &Nieuw) -> Uitkomst {
    let gemeente = Gemeentemap::open(&keuzes.wie.map.map, env)?;
    let id: GebruikerId = zoek(&gemeente.store, &keuzes.wie.email)?.id;
    let (now, password, wis_app) = (SystemClock.now(), eenmalig_wachtwoord()?, keuzes.wis_app);
    let hash = wachtwoord::hash(&password, willekeurig()?)?;
    gemeente.store.write_blocking(move |tx| {
        zet_wachtwoord(tx, now, Wie::Niemand, id, &hash, Wissel::Moet)?;
        if wis_app { wis_totp(tx, now, Wie::Niemand, id) } else { Ok(()) }
    })?;
    toon(&keuzes.wie.email, password.expose());
    Ok(())
}

fn lijst(map: &Map) -> Uitkomst {
    let gemeente = Gemeentemap::open(&map.map, env)?;
    for gebruiker in gemeente.store.read_blocking(gebruikers)? {
        let rollen: Vec<_> = gebruiker.rollen.iter().map(|rol| rol.code()).collect();
        let stand = if gebruiker.actief { "" } else { "  (uitgezet)" };
        let (inlognaam, naam) = (gebruiker.inlognaam.expose(), gebruiker.naam.expose());
        println!("{inlognaam}  {naam}  {}{stand}", rollen.join(", "));
    }
    Ok(())
}

fn toon(email: &str, password: &str) {
    println!("Log in als {email} met het wachtwoord {password}");
    println!("Dit wachtwoord staat nergens anders. Bij het inloggen wordt een eigen wachtwoord gekozen.");
}

fn zoek(store: &Store, email: &str) -> Result<Gebruiker, Box<dyn std::error::Error>> {
    let wanted = email.trim().to_lowercase();
    let found = store.read_blocking(gebruikers)?.into_iter().find(|known| *known.inlognaam.expose() == wanted);
    found.ok_or_else(|| format!("er is geen account {email}; zie `baken gebruiker lijst`").into())
}

fn organisatie(store: &Store, naam: Option<&str>) -> Result<Organisatie, Box<dyn std::error::Error>> {
    let all = store.read_blocking(organisaties)?;
    let is_asked = |known: &Organisatie| match naam {
        Some(naam) => known.naam.eq_ignore_ascii_case(naam.trim()),
        None => known.soort == Organisatiesoort::Gemeente,
    };
    let names: Vec<_> = all.iter().map(|known| known.naam.clone()).collect();
    let found = all.into_iter().find(is_asked);
    found.ok_or_else(|| format!("die organisatie is er niet; kies uit: {}", names.join(", ")).into())
}
