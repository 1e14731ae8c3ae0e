//! A new municipality: folder, key, database, kringen, and the first administrator.

use super::Uitkomst;
use crate::Map;
use crate::gemeentemap::Gemeentemap;
use access::gebruiker::{NieuweGebruiker, Wissel, maak_gebruiker, zet_wachtwoord};
use access::organisatie::{Organisatiesoort, maak_organisatie};
use access::{Mislukt, wachtwoord};
use audit::Wie;
use kern::{Clock, Moment, OrganisatieId, Persoonsgegeven, Rol, Secret, SystemClock};
use store::Tx;

/// What is asked.
#[derive(Debug, clap::Args)]
pub(crate) struct Keuzes {
    #[command(flatten)]
    map: Map,
    /// Naam van de gemeente, zonder "Gemeente"
    #[arg(long)]
    naam: String,
    /// E-mailadres van de eerste beheerder
    #[arg(long)]
    beheerder: String,
    /// Naam van de eerste beheerder
    #[arg(long, default_value = "Beheerder")]
    beheerder_naam: String,
    /// Adres van PostgreSQL; zonder dit een bestand in de map
    #[arg(long, env = "BAKEN_DATABASE", hide_env_values = true)]
    postgres: Option<String>,
}

/// Makes it, and prints the password of the administrator once.
pub(crate) fn run(keuzes: &Keuzes) -> Uitkomst {
    let toml = config_tekst(&keuzes.naam, keuzes.postgres.is_some());
    let gemeente = Gemeentemap::maak(&keuzes.map.map, &toml)?;
    let now = SystemClock.now();
    let password = eenmalig_wachtwoord()?;
    let hash = wachtwoord::hash(&password, willekeurig()?)?;
    let (naam, beheerder) = (keuzes.naam.clone(), keuzes.beheerder.clone());
    let beheerder_naam = keuzes.beheerder_naam.clone();
    gemeente.store.write_blocking(move |tx| {
        let organisatie = zet_op(tx, now, &naam)?;
        let nieuw = NieuweGebruiker {
            inlognaam: Persoonsgegeven::new(beheerder),
            naam: Persoonsgegeven::new(beheerder_naam),
            organisatie,
            rollen: vec![Rol::Beheerder],
        };
        let id = maak_gebruiker(tx, now, Wie::Niemand, &nieuw)?;
        zet_wachtwoord(tx, now, Wie::Niemand, id, &hash, Wissel::Moet)
    })?;
    println!("Gemeente {} staat in {}.", keuzes.naam, keuzes.map.map.display());
    println!("Log in als {} met het wachtwoord {}", keuzes.beheerder, password.expose());
    println!("Dit wachtwoord staat nergens anders. Bij het inloggen kiest u een eigen wachtwoord.");
    println!("Bewaar een kopie van het bestand `sleutel` op een veilige plek, los van de reservekopie.");
    Ok(())
}

/// The organisation of the municipality and the kringen of every domain.
pub(crate) fn zet_op(tx: &mut Tx<'_>, now: Moment, naam: &str) -> Result<OrganisatieId, Mislukt> {
    let naam = format!("Gemeente {naam}");
    let soort = Organisatiesoort::Gemeente;
    let organisatie = maak_organisatie(tx, now, Wie::Niemand, "organisatie-gemeente", &naam, soort)?;
    signalen::opzetten::kringen(tx, now)?;
    Ok(organisatie.id)
}

fn config_tekst(naam: &str, elders: bool) -> String {
    let naam = naam.replace(['\\', '"'], "");
    let database = if elders { "# Het adres van PostgreSQL staat in de omgeving: BAKEN_DATABASE.\n" } else { "" };
    format!(
        "# Instellingen van Baken. Een sleutel die niet bestaat wordt bij de start genoemd.\n{database}\n\
         [gemeente]\nnaam = \"{naam}\"\ntelefoon = \"\"\nwebsite = \"\"\n\n\
         [server]\nadres = \"127.0.0.1:8080\"\nbasis_url = \"http://127.0.0.1:8080\"\n\n\
         # [mail]\n# server = \"mail.example.nl\"\n# poort = 587\n# tls = \"starttls\"\n# afzender = \"veiligheid@example.nl\"\n\n\
         # [politie]\n# adres = \"wijkteam@example.nl\"\n# telefoon = \"0900 8844\"\n"
    )
}

/// Twenty signs that can be read aloud; used once, then replaced.
pub(crate) fn eenmalig_wachtwoord() -> Result<Secret<String>, Mislukt> {
    let code = signalen::code::maak(willekeurig()?);
    Ok(Secret::new(code.expose().to_lowercase()))
}

/// Fresh random bytes.
pub(crate) fn willekeurig<const N: usize>() -> Result<[u8; N], Mislukt> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| Mislukt::Machine("deze computer geeft geen willekeurige getallen"))?;
    Ok(bytes)
}
