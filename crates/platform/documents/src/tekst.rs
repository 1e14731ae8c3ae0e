//! A letter as plain text, and the hash of it.

use sha2::{Digest as _, Sha256};

use crate::{Blok, Brief, Tekst, schoon};

/// The words of the letter, the same for the same letter. Whether it is a concept is no part of them: a letter keeps its
/// hash when it becomes final.
pub fn tekst(brief: &Brief) -> String {
    let brief = schoon::brief(brief);
    let mut delen = Vec::new();
    let mut afzender = vec![brief.afzender.gemeente.clone()];
    afzender.extend(brief.afzender.regels.iter().cloned());
    delen.push(afzender.join("\n"));
    delen.push(brief.aan.join("\n"));
    let gegevens: Vec<_> = brief.gegevens.iter().map(|(label, waarde)| format!("{label}: {waarde}")).collect();
    delen.push(gegevens.join("\n"));
    delen.push(brief.titel.clone());
    delen.extend(brief.blokken.iter().map(blok));
    delen.push(brief.ondertekening.join("\n"));
    delen.extend(brief.bijlagen.iter().map(blok));
    delen.retain(|deel| !deel.is_empty());
    delen.join("\n\n") + "\n"
}

/// The SHA-256 of [`tekst`].
pub fn vingerafdruk(brief: &Brief) -> [u8; 32] {
    Sha256::digest(tekst(brief)).into()
}

fn blok(blok: &Blok) -> String {
    match blok {
        Blok::Kop(_, woorden) => woorden.clone(),
        Blok::Alinea(alinea) => lopend(alinea),
        Blok::Lijst(punten) => regels(punten.iter().map(|punt| format!("- {}", lopend(punt).replace('\n', "\n  ")))),
        Blok::Nummers(punten) => {
            regels((1..).zip(punten).map(|(nummer, punt)| format!("{nummer}. {}", lopend(punt).replace('\n', "\n   "))))
        }
        Blok::Tabel(tabel) => regels(std::iter::once(&tabel.kop).chain(&tabel.rijen).map(|rij| {
            let cellen: Vec<_> = rij.iter().map(|cel| lopend(cel).replace('\n', " ")).collect();
            cellen.join(" | ").trim_end().to_owned()
        })),
        Blok::Kader(delen) => {
            let delen: Vec<_> = delen.iter().map(self::blok).collect();
            regels(delen.join("\n\n").lines().map(|regel| format!("> {regel}").trim_end().to_owned()))
        }
        // The hash of the drawing stands among the words, so that the hash of the letter holds for the drawing too.
        Blok::Tekening(tekening) => {
            let hash = data_encoding::HEXLOWER.encode(&Sha256::digest(&tekening.svg));
            format!("[Tekening: {} SHA-256 {hash}]", tekening.woorden)
        }
    }
}

fn regels(regels: impl Iterator<Item = String>) -> String {
    regels.collect::<Vec<_>>().join("\n")
}

fn lopend(tekst: &Tekst) -> String {
    let mut woorden = String::new();
    for stuk in &tekst.0 {
        woorden.push_str(stuk.tekst());
        if let Some(doel) = stuk.uitgeschreven() {
            woorden.extend([" (", doel, ")"]);
        }
    }
    woorden
}
