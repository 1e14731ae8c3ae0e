//! How long the tables of this crate are kept.

use jobs::bewaren::{Akkoord, Anker, Bewaarregel, Lot, PerDing, Reeks, Termijn, Wijze, Wissen};
use kern::{GebruikerId, Moment, dag_van};
use store::{Result, Tx, args};

store::sql! {
    GEBRUIKERS = "SELECT id, uitgezet, 'account dat niet meer gebruikt wordt' FROM gebruiker
        WHERE uitgezet < $1 AND id > $2 AND actief = 0 ORDER BY id LIMIT $3";
    GEBRUIKER_WIS = "DELETE FROM gebruiker WHERE id = $1 AND actief = 0";
    ROLLEN_WIS = "DELETE FROM gebruiker_rol WHERE gebruiker = $1";
    LEDEN_VAN_WIS = "DELETE FROM kring_lid WHERE gebruiker = $1";
    LEDEN_TEL = "SELECT COUNT(*) FROM kring_lid WHERE tot < $1";
    LEDEN_WIS = "DELETE FROM kring_lid WHERE id IN (SELECT id FROM kring_lid WHERE tot < $1 ORDER BY id LIMIT $2)";
    DELINGEN = "SELECT id, tot, ding_soort FROM deling WHERE tot < $1 AND id > $2 ORDER BY id LIMIT $3";
    DELING_VERWANT = "SELECT ding_soort, ding FROM deling WHERE id = $1";
    DELING_WIS = "DELETE FROM deling WHERE id = $1";
    NOOD_TEL = "SELECT COUNT(*) FROM noodtoegang WHERE van < $1";
    NOOD_WIS = "DELETE FROM noodtoegang WHERE id IN (SELECT id FROM noodtoegang WHERE van < $1 ORDER BY id LIMIT $2)";
    SESSIES_TEL = "SELECT COUNT(*) FROM sessie WHERE verloopt < $1";
    SESSIES_WIS = "DELETE FROM sessie WHERE id IN (SELECT id FROM sessie WHERE verloopt < $1 ORDER BY id LIMIT $2)";
    POGINGEN_TEL = "SELECT COUNT(*) FROM poging WHERE laatst < $1";
    POGINGEN_WIS = "DELETE FROM poging WHERE sleutel IN (SELECT sleutel FROM poging WHERE laatst < $1 LIMIT $2)";
    ABONNEMENTEN_TEL = "SELECT COUNT(*) FROM abonnement WHERE verloopt < $1";
    ABONNEMENTEN_WIS = "DELETE FROM abonnement WHERE id IN (SELECT id FROM abonnement WHERE verloopt < $1 ORDER BY id LIMIT $2)";
    SLEUTELS_WIS = "DELETE FROM toegang_sleutel WHERE dag < $1";
}

/// The rules of this crate.
pub fn bewaren() -> Vec<Bewaarregel> {
    vec![gebruiker(), kring_lid(), deling(), noodtoegang(), sessie(), abonnement(), poging()]
}

const fn regel(naam: &'static str, wat: &'static str, grondslag: &'static str, wissen: Wissen) -> Bewaarregel {
    Bewaarregel { naam, wat, grondslag, bron: None, te_bevestigen: true, lot: Lot::Wissen(wissen) }
}

const fn gebruiker() -> Bewaarregel {
    let per_ding = PerDing {
        ding: "gebruiker",
        akkoord: Akkoord::Vanzelf,
        anker: Anker::Moment,
        kandidaten: GEBRUIKERS,
        verwant: None,
        wis: wis_gebruiker,
    };
    let termijn = Termijn::Jaren(1);
    regel(
        "gebruiker",
        "Accounts van mensen die hier niet meer werken",
        "Een jaar om na te gaan wie iets deed; in de logboeken blijft daarna alleen een nummer over.",
        Wissen { termijn, na: "na het uitzetten", wijze: Wijze::PerDing(per_ding) },
    )
}

fn wis_gebruiker(tx: &mut Tx<'_>, _: Moment, id: i64) -> Result<()> {
    tx.exec_one(GEBRUIKER_WIS, args![id])?;
    tx.exec(ROLLEN_WIS, args![id])?;
    tx.exec(LEDEN_VAN_WIS, args![id])?;
    crate::sessie::beeindig_alle(tx, GebruikerId(id))
}

const fn kring_lid() -> Bewaarregel {
    let reeks = Reeks {
        tel: |tx, grens| tx.row(LEDEN_TEL, args![grens])?.get(0),
        wis: |tx, _, grens, limiet| tx.exec(LEDEN_WIS, args![grens, limiet]),
    };
    regel(
        "kring_lid",
        "Wie in welke kring zat",
        "Even lang als het log van wie wat bekeek, om te kunnen uitleggen waarom iemand het mocht zien.",
        Wissen { termijn: Termijn::Jaren(5), na: "na het einde", wijze: Wijze::Reeks(reeks) },
    )
}

const fn deling() -> Bewaarregel {
    let per_ding = PerDing {
        ding: "deling",
        akkoord: Akkoord::Vanzelf,
        anker: Anker::Moment,
        kandidaten: DELINGEN,
        verwant: Some(DELING_VERWANT),
        wis: |tx, _, id| tx.exec_one(DELING_WIS, args![id]),
    };
    regel(
        "deling",
        "Wat met wie is gedeeld en waarom",
        "Even lang als het log van wie wat bekeek, om te kunnen uitleggen waarom iemand het mocht zien.",
        Wissen { termijn: Termijn::Jaren(5), na: "na het einde", wijze: Wijze::PerDing(per_ding) },
    )
}

const fn noodtoegang() -> Bewaarregel {
    let reeks = Reeks {
        tel: |tx, grens| tx.row(NOOD_TEL, args![grens])?.get(0),
        wis: |tx, _, grens, limiet| tx.exec(NOOD_WIS, args![grens, limiet]),
    };
    regel(
        "noodtoegang",
        "Wie zichzelf in nood toegang gaf en waarom",
        "Even lang als het log van wie wat bekeek, voor het toezicht van de functionaris gegevensbescherming.",
        Wissen { termijn: Termijn::Jaren(5), na: "na het begin", wijze: Wijze::Reeks(reeks) },
    )
}

const fn sessie() -> Bewaarregel {
    let reeks = Reeks {
        tel: |tx, grens| tx.row(SESSIES_TEL, args![grens])?.get(0),
        wis: |tx, _, grens, limiet| tx.exec(SESSIES_WIS, args![grens, limiet]),
    };
    let wissen = Wissen { termijn: Termijn::Dagen(0), na: "na het aflopen", wijze: Wijze::Reeks(reeks) };
    Bewaarregel {
        te_bevestigen: false,
        ..regel("sessie", "Apparaten waarop iemand was ingelogd", "Na afloop nergens meer voor nodig.", wissen)
    }
}

const fn abonnement() -> Bewaarregel {
    let reeks = Reeks {
        tel: |tx, grens| tx.row(ABONNEMENTEN_TEL, args![grens])?.get(0),
        wis: |tx, _, grens, limiet| tx.exec(ABONNEMENTEN_WIS, args![grens, limiet]),
    };
    let wissen = Wissen { termijn: Termijn::Dagen(0), na: "na het aflopen", wijze: Wijze::Reeks(reeks) };
    Bewaarregel {
        te_bevestigen: false,
        ..regel("abonnement", "Adressen waarmee een agenda wordt gelezen", "Na afloop nergens meer voor nodig.", wissen)
    }
}

const fn poging() -> Bewaarregel {
    let reeks = Reeks { tel: |tx, grens| tx.row(POGINGEN_TEL, args![grens])?.get(0), wis: wis_pogingen };
    let wissen = Wissen { termijn: Termijn::Dagen(0), na: "na de laatste poging", wijze: Wijze::Reeks(reeks) };
    Bewaarregel {
        te_bevestigen: false,
        ..regel("poging", "Mislukte pogingen om in te loggen", "Een dag om raden af te remmen.", wissen)
    }
}

/// The key of a day goes with its counts: what is left of it says nothing about anybody.
fn wis_pogingen(tx: &mut Tx<'_>, _: Moment, grens: Moment, limiet: u32) -> Result<u64> {
    tx.exec(SLEUTELS_WIS, args![dag_van(grens)])?;
    tx.exec(POGINGEN_WIS, args![grens, limiet])
}
