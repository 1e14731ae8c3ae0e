//! Whatever stops an import, whole portions stand and the next run ends in the same place.

use super::*;
use crate::invoer::Uitkomst;
use crate::proef::{migraties, op_beide};
use std::process::{Command, Stdio};

/// Where the child process of the kill test finds its folder.
const KIND: &str = "BAKEN_PROEF_INVOER_KIND";

/// Rows of several years, some of them wrong and some known already.
fn bestand(map: &Map, rows: u32) -> PathBuf {
    let row = |n: u32| {
        let (nr, year, month) = (n % (rows - 7), 2015 + n % 9, 1 + n % 13);
        format!("{nr};Groep nummer{nr};Straat {};01-{month:02}-{year};;;Jeugd;\n", n % 50)
    };
    map.schrijf("signalen.csv", format!("nr;wat;waar;dag;x;y;soort;haast\n{}", (0..rows).map(row).collect::<String>()))
}

fn stand(proef: &Proef) -> (Vec<String>, [i64; 2]) {
    (inhoud(proef), [tel(proef, GEINDEXEERD), tel(proef, WOORDEN)])
}

#[test]
fn gestopt_na_een_partij_gaat_verder_waar_het_was() {
    let map = Map::nieuw();
    let pad = bestand(&map, 3_500);
    let fresh = store::testen::sqlite(&migraties());
    let heel = Proef::nieuw(&fresh.store);
    let rapport = lees(&heel, &pad, &kaart(KAART), Wijze::Echt).unwrap();
    assert!(rapport.bekend > 0 && rapport.geweigerd > 0, "{rapport:?}");
    op_beide(|proef| {
        let stop_at = |limit: u64| {
            move |stand: Stand| if stand.gelezen >= limit { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let first = lees_tot(proef, &pad, &kaart(KAART), Wijze::Echt, &mut stop_at(1_000)).unwrap();
        assert_eq!((first.uitkomst, first.gelezen), (Uitkomst::Gestopt, 1_000));
        assert_eq!(tel(proef, AANTAL), i64::try_from(first.nieuw).unwrap());
        let second = lees_tot(proef, &pad, &kaart(KAART), Wijze::Echt, &mut stop_at(3_000)).unwrap();
        assert_eq!((second.hervat_na, second.gelezen), (1_000, 3_000));
        let third = lees(proef, &pad, &kaart(KAART), Wijze::Echt).unwrap();
        assert_eq!(third, Rapport { hervat_na: 3_000, afkeuringen: third.afkeuringen.clone(), ..rapport.clone() });
        assert_eq!(stand(proef), stand(&heel));
        assert_eq!(lees(proef, &pad, &kaart(KAART), Wijze::Echt).unwrap().uitkomst, Uitkomst::AlIngelezen);
    });
}

#[test]
fn twee_die_hetzelfde_bestand_lezen_verdubbelen_niets() {
    let map = Map::nieuw();
    let pad = bestand(&map, 2_500);
    op_beide(|proef| {
        let mut other = None;
        let first = lees_tot(proef, &pad, &kaart(KAART), Wijze::Echt, &mut |_| {
            if other.is_none() {
                other = Some(lees(proef, &pad, &kaart(KAART), Wijze::Echt));
            }
            ControlFlow::Continue(())
        });
        assert!(matches!(first, Err(InvoerFout::AlBezig)), "{first:?}");
        assert_eq!(other.unwrap().unwrap().uitkomst, Uitkomst::Klaar);
        assert_eq!(tel(proef, AANTAL), tel(proef, GEINDEXEERD));
        let mut references: Vec<String> =
            inhoud(proef).iter().filter_map(|line| line.rsplit(' ').nth(1).map(str::to_owned)).collect();
        let all = references.len();
        references.sort_unstable();
        references.dedup();
        assert_eq!(references.len(), all);
    });
}

/// The other half of the test below: reads until it is killed. Does nothing when run by itself.
#[test]
fn kind_dat_wordt_afgeschoten() {
    let Some(folder) = std::env::var_os(KIND).map(PathBuf::from) else { return };
    let fresh = store::Store::open(store::Config::sqlite(folder.join("kind.db"))).unwrap();
    store::migrate(&fresh, &migraties()).unwrap();
    let proef = Proef::nieuw(&fresh);
    let mut portions = 0;
    let ended = lees_tot(&proef, &folder.join("signalen.csv"), &kaart(KAART), Wijze::Echt, &mut |_| {
        portions += 1;
        if portions == 3 {
            // The next portion is being analysed or stored at this moment; nothing is closed and nobody is told.
            std::process::abort();
        }
        ControlFlow::Continue(())
    });
    panic!("the import ended before it was killed: {ended:?}");
}

#[test]
fn een_afgeschoten_proces_laat_hele_partijen_na() {
    let map = Map::nieuw();
    let pad = bestand(&map, 5_500);
    let child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "invoer::tests::onderbreking::kind_dat_wordt_afgeschoten", "--nocapture"])
        .env(KIND, map.0.path())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    assert!(!child.unwrap().success());
    let store = store::Store::open(store::Config::sqlite(map.0.path().join("kind.db"))).unwrap();
    let proef = Proef::nieuw(&store);
    let before = tel(&proef, AANTAL);
    assert!(before >= 2_000 && before == tel(&proef, GEINDEXEERD), "{before}");
    let rapport = lees(&proef, &pad, &kaart(KAART), Wijze::Echt).unwrap();
    assert!(rapport.hervat_na >= 3_000 && rapport.hervat_na.is_multiple_of(1_000), "{rapport:?}");

    let fresh = store::testen::sqlite(&migraties());
    let heel = Proef::nieuw(&fresh.store);
    let whole = lees(&heel, &pad, &kaart(KAART), Wijze::Echt).unwrap();
    assert_eq!(
        (rapport.gelezen, rapport.nieuw, rapport.bekend, rapport.geweigerd),
        (whole.gelezen, whole.nieuw, whole.bekend, whole.geweigerd)
    );
    assert_eq!(stand(&proef), stand(&heel));
}
