//! The database: its version, its statements, its chains, and whether its tables are described.

use super::{Onderdeel, Zegelregel};
use crate::geheel;
use audit::Zegel;
use store::kopie;
use store::{Result, Store, describe};

/// Every table has a rule, every column a class, and the modules fit each other.
pub(super) fn opbouw() -> Onderdeel {
    let whole = geheel();
    let tabellen = describe(&whole.migraties());
    let mut found = Onderdeel::new("Tabellen", format!("{} tabellen met klasse en bewaarregel", tabellen.len()));
    whole.gebreken().into_iter().for_each(|gebrek| found.fout(gebrek));
    for tabel in &tabellen {
        for kolom in tabel.kolommen.iter().filter(|kolom| kolom.klasse.is_none() || kolom.beschrijving.is_empty()) {
            found.fout(format!("Kolom {} van tabel {} heeft geen klasse of beschrijving.", kolom.naam, tabel.naam));
        }
    }
    found
}

/// The database is of the version of the program.
pub(super) fn migraties(store: &Store) -> Result<Onderdeel> {
    let known = geheel().migraties();
    let applied = store.read_blocking(kopie::uitgevoerd)?;
    let mut found =
        Onderdeel::new("Versie van de database", format!("{} van {} wijzigingen", applied.len(), known.len()));
    for m in &known {
        if !applied.iter().any(|(module, nummer)| module == m.module && *nummer == m.nummer) {
            found.fout(format!("Wijziging {} {} is nog niet uitgevoerd; start `baken serve`.", m.module, m.nummer));
        }
    }
    for (module, nummer) in &applied {
        if !known.iter().any(|m| m.module == module && m.nummer == *nummer) {
            found.fout(format!("Wijziging {module} {nummer} is van een nieuwere versie van Baken."));
        }
    }
    Ok(found)
}

/// The database accepts every statement of the program.
pub(super) fn opdrachten(store: &Store) -> Onderdeel {
    let all = [geheel().sql(), store::SQL.concat()].concat();
    let mut found = Onderdeel::new("Opdrachten aan de database", format!("{} opdrachten", all.len()));
    for sql in all {
        if let Err(error) = store.read_blocking(move |tx| tx.prepare(sql)) {
            found.fout(format!("De database weigert opdracht {}: {error}.", sql.name));
        }
    }
    found
}

/// What happened and who looked was not changed afterwards.
pub(super) fn ketens(store: &Store, zegels: Vec<Zegel>) -> Result<(Onderdeel, Vec<Zegelregel>)> {
    let earlier = zegels.len();
    let rapport = store.read_blocking(move |tx| audit::controle(tx, &zegels))?;
    let lines: Vec<_> =
        rapport.ketens.iter().map(|stand| format!("{} regels in {}", stand.aantal, stand.keten.naam())).collect();
    let mut found = Onderdeel::new("Ketens", lines.join(", "));
    for stand in &rapport.ketens {
        if let Some(breuk) = stand.breuk {
            let when = breuk.moment.map_or_else(String::new, |moment| format!(" van {}", ui::datum_tijd_lang(moment)));
            let (keten, id) = (stand.keten.naam(), breuk.id);
            found.fout(format!("Keten {keten}, regel {id}{when}: {}.", breuk.soort.uitleg()));
        }
    }
    if earlier > 0 && rapport.is_heel() {
        found.gekeken.push_str(", en zij lopen door vanaf de eerdere zegels");
    }
    // The end of a broken chain proves nothing.
    let whole = rapport.ketens.iter().filter(|stand| stand.breuk.is_none());
    Ok((found, whole.map(|stand| Zegelregel::van(&stand.zegel)).collect()))
}
