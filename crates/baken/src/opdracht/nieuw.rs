//! A new municipality: folder, key, database, kringen, and the first administrator.

use super::{Map, Uitkomst};
use crate::config::BESTAND;
use crate::gemeentemap::{BESTANDEN, DATABASE, Gemeentemap, SLEUTEL, env};
use crate::willekeurig::{eenmalig_wachtwoord, willekeurig};
use access::gebruiker::{NieuweGebruiker, Wissel, maak_gebruiker, zet_wachtwoord};
use access::organisatie::{Organisatiesoort, maak_organisatie};
use access::{Mislukt, wachtwoord};
use audit::Wie;
use kern::{Clock, Moment, OrganisatieId, Persoonsgegeven, Rol, Secret, SystemClock};
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use store::{Synchronous, Tx};

/// What is asked.
#[derive(Debug, clap::Args)]
pub struct Keuzes {
    #[command(flatten)]
    map: Map,
    /// Naam van de gemeente, zonder "Gemeente"
    #[arg(long)]
    naam: String,
    /// E-mailadres van de eerste beheerder
    #[arg(long, value_name = "E-MAIL")]
    beheerder: String,
    /// Naam van de eerste beheerder
    #[arg(long, value_name = "NAAM", default_value = "Beheerder")]
    beheerder_naam: String,
}

/// Makes it, and prints the password of the administrator once.
pub fn run(keuzes: &Keuzes) -> Uitkomst {
    let map = &keuzes.map.map;
    let new: Vec<PathBuf> = PARTS.iter().map(|part| map.join(part)).filter(|path| !path.exists()).collect();
    let map_is_new = !map.exists();
    let password = set_up(keuzes).inspect_err(|_| {
        for path in &new {
            remove(path);
        }
        if map_is_new {
            // Only an empty folder goes: whatever else came to lie there is not ours.
            drop(fs::remove_dir(map));
        }
    })?;
    println!("Gemeente {} staat in {}.", keuzes.naam, map.display());
    println!("Log in als {} met het wachtwoord {}", keuzes.beheerder, password.expose());
    println!("Dit wachtwoord staat nergens anders. Bij het inloggen kiest u een eigen wachtwoord.");
    println!("Bewaar een kopie van het bestand `sleutel` op een veilige plek, los van de reservekopie.");
    println!("Starten: baken serve --map {}", map.display());
    Ok(())
}

/// Everything that is made in the folder; what was not there before goes again when the rest fails.
const PARTS: [&str; 6] = [BESTAND, SLEUTEL, BESTANDEN, DATABASE, "baken.db-wal", "baken.db-shm"];

fn remove(path: &Path) {
    // Already on the way out with an error; what cannot be removed is seen at the next attempt.
    drop(if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) });
}

fn set_up(keuzes: &Keuzes) -> Result<Secret<String>, Box<dyn Error>> {
    let toml = config_tekst(&keuzes.naam, env("BAKEN_DATABASE").is_some());
    let gemeente = Gemeentemap::maak(&keuzes.map.map, &toml, env, Synchronous::Full)?;
    let now = SystemClock.now();
    let password = eenmalig_wachtwoord()?;
    let hash = wachtwoord::hash(&password, willekeurig()?)?;
    let (naam, inlognaam) = (keuzes.naam.clone(), keuzes.beheerder.clone());
    let beheerder_naam = keuzes.beheerder_naam.clone();
    gemeente.store.write_blocking(move |tx| {
        let organisatie = zet_op(tx, now, &naam)?;
        let nieuw = NieuweGebruiker {
            inlognaam: Persoonsgegeven::new(inlognaam),
            naam: Persoonsgegeven::new(beheerder_naam),
            organisatie,
            rollen: vec![Rol::Beheerder],
        };
        let id = maak_gebruiker(tx, now, Wie::Niemand, &nieuw)?;
        Ok::<_, Mislukt>(zet_wachtwoord(tx, now, Wie::Niemand, id, &hash, Wissel::Moet)?)
    })?;
    Ok(password)
}

/// The organisation of the municipality and the kringen of every domain.
pub fn zet_op(tx: &mut Tx<'_>, now: Moment, naam: &str) -> Result<OrganisatieId, Mislukt> {
    let naam = format!("Gemeente {naam}");
    let soort = Organisatiesoort::Gemeente;
    let organisatie = maak_organisatie(tx, now, Wie::Niemand, "organisatie-gemeente", &naam, soort)?;
    signalen::opzetten::kringen(tx, now)?;
    besluit::inrichting::kringen(tx, now, &crate::soorten())?;
    Ok(organisatie.id)
}

fn config_tekst(naam: &str, elders: bool) -> String {
    let naam = naam.replace(['\\', '"', '\n'], "");
    let database = if elders { "# Het adres van PostgreSQL staat in de omgeving: BAKEN_DATABASE.\n" } else { "" };
    format!(
        "# Instellingen van Baken. Een sleutel die niet bestaat wordt bij de start genoemd.\n{database}\n\
         [gemeente]\nnaam = \"{naam}\"\ntelefoon = \"\"\nwebsite = \"\"\nemail = \"\"\n\n\
         [server]\nadres = \"127.0.0.1:8080\"\nbasis_url = \"http://127.0.0.1:8080\"\n\n\
         # [mail]\n# server = \"mail.example.nl\"\n# poort = 587\n# tls = \"starttls\"\n\
         # afzender = \"Gemeente {naam} <veiligheid@example.nl>\"\n\n\
         # [politie]\n# adres = \"wijkteam@example.nl\"\n# telefoon = \"0900 8844\"\n"
    )
}
