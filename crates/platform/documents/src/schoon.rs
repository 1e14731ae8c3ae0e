//! The one letter that all three forms are made of: without invisible characters, double spaces and empty parts.

use unicode_normalization::UnicodeNormalization as _;

use crate::{Blok, Brief, Stuk, Tabel, Tekening, Tekst};

/// The letter, cleaned.
pub fn brief(bron: &Brief) -> Brief {
    let mut vorige = 0;
    let mut brief = bron.clone();
    brief.afzender.gemeente = regel(&bron.afzender.gemeente);
    brief.afzender.regels = regels(&bron.afzender.regels);
    brief.aan = regels(&bron.aan);
    brief.gegevens = bron.gegevens.iter().map(|(label, waarde)| (regel(label), regel(waarde))).collect();
    brief.gegevens.retain(|(label, waarde)| !label.is_empty() && !waarde.is_empty());
    brief.kenmerk = regel(&bron.kenmerk);
    brief.titel = regel(&bron.titel);
    brief.blokken = blokken(&bron.blokken, &mut vorige);
    brief.bijlagen = blokken(&bron.bijlagen, &mut 0);
    brief.ondertekening = bron.ondertekening.iter().map(|tekst| regel(tekst)).collect();
    let gevuld = |naam: &String| !naam.is_empty();
    if !brief.ondertekening.iter().any(gevuld) {
        brief.ondertekening.clear();
    }
    brief
}

/// Every line that is left when empty ones are gone. A line end in one makes two.
fn regels(bron: &[String]) -> Vec<String> {
    let delen = bron.iter().flat_map(|tekst| tekst.split(['\n', '\r', '\u{2028}', '\u{2029}']));
    delen.map(regel).filter(|tekst| !tekst.is_empty()).collect()
}

/// One line.
pub fn regel(bron: &str) -> String {
    tekst(&Tekst::from(bron.replace(['\n', '\r', '\u{2028}', '\u{2029}'], " ")))
        .0
        .pop()
        .map_or_else(String::new, |stuk| stuk.tekst().to_owned())
}

fn blokken(bron: &[Blok], vorige: &mut u8) -> Vec<Blok> {
    bron.iter().filter_map(|deel| blok(deel, vorige)).collect()
}

fn blok(bron: &Blok, vorige: &mut u8) -> Option<Blok> {
    match bron {
        Blok::Kop(niveau, woorden) => {
            let woorden = regel(woorden);
            if woorden.is_empty() {
                return None;
            }
            *vorige = (*niveau).clamp(1, 3).min(*vorige + 1);
            Some(Blok::Kop(*vorige, woorden))
        }
        Blok::Alinea(alinea) => Some(tekst(alinea)).filter(|alinea| !alinea.0.is_empty()).map(Blok::Alinea),
        Blok::Lijst(punten) => gevuld(teksten(punten)).map(Blok::Lijst),
        Blok::Nummers(punten) => gevuld(teksten(punten)).map(Blok::Nummers),
        Blok::Tabel(bron) => tabel(bron).map(Blok::Tabel),
        Blok::Tekening(tekening) => {
            let woorden = regel(&tekening.woorden);
            Some(Blok::Tekening(Tekening { svg: tekening.svg.clone(), woorden })).filter(|_| !tekening.svg.is_empty())
        }
        Blok::Kader(delen) => Some(blokken(delen, vorige)).filter(|delen| !delen.is_empty()).map(Blok::Kader),
    }
}

fn gevuld(teksten: Vec<Tekst>) -> Option<Vec<Tekst>> {
    let teksten: Vec<_> = teksten.into_iter().filter(|deel| !deel.0.is_empty()).collect();
    (!teksten.is_empty()).then_some(teksten)
}

fn teksten(bron: &[Tekst]) -> Vec<Tekst> {
    bron.iter().map(tekst).collect()
}

/// Every row as wide as the heading. Nothing is lost: what is too much joins the last cell.
fn tabel(bron: &Tabel) -> Option<Tabel> {
    let kop = teksten(&bron.kop);
    let breed = kop.len();
    if breed == 0 {
        return None;
    }
    let rijen = bron.rijen.iter().map(|rij| {
        let mut cellen = rij.clone();
        for teveel in cellen.split_off(breed.min(cellen.len())) {
            if let Some(laatste) = cellen.last_mut() {
                laatste.0.push(Stuk::Gewoon(" ".to_owned()));
                laatste.0.extend(teveel.0);
            }
        }
        cellen.resize(breed, Tekst::default());
        teksten(&cellen)
    });
    Some(Tabel { kop, rijen: rijen.collect() })
}

/// Running text with single spaces and line ends, none of them at an end.
fn tekst(bron: &Tekst) -> Tekst {
    let mut schoon: Vec<Stuk> = Vec::new();
    // White space is written when something follows it.
    let (mut wachtend, mut begonnen) = (None, false);
    for stuk in &bron.0 {
        let mut woorden = String::new();
        for teken in stuk.tekst().replace("\r\n", "\n").nfc() {
            match soort(teken) {
                Soort::Onzichtbaar => {}
                Soort::Wit(wit) => wachtend = Some(if wachtend == Some('\n') { '\n' } else { wit }),
                Soort::Zichtbaar => {
                    if let (Some(wit), true) = (wachtend.take(), begonnen) {
                        // Between two pieces a space is plain where it can be: not bold, and not underlined with a link.
                        let los = woorden.is_empty() && !matches!(stuk, Stuk::Gewoon(_));
                        match schoon.last_mut() {
                            Some(vorig) if los && !matches!(vorig, Stuk::Koppeling { .. }) => {
                                *vorig = vorig.met(format!("{}{wit}", vorig.tekst()));
                            }
                            _ => woorden.push(wit),
                        }
                    }
                    begonnen = true;
                    woorden.push(teken);
                }
            }
        }
        if !woorden.is_empty() {
            schoon.push(stuk.met(woorden));
        }
    }
    Tekst(schoon)
}

enum Soort {
    Wit(char),
    Onzichtbaar,
    Zichtbaar,
}

/// Control characters, and those that hide text or turn its direction, are in no letter.
fn soort(teken: char) -> Soort {
    match teken {
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Soort::Wit('\n'),
        '\u{a0}' | '\u{202f}' => Soort::Zichtbaar,
        '\t' => Soort::Wit(' '),
        _ if teken.is_control() || is_verborgen(teken) => Soort::Onzichtbaar,
        _ if teken.is_whitespace() => Soort::Wit(' '),
        _ => Soort::Zichtbaar,
    }
}

/// Has no form of its own: joins, hides, turns the direction, or means something inside programs only.
fn is_verborgen(teken: char) -> bool {
    let intern = u32::from(teken) & 0xfffe == 0xfffe;
    let soms = matches!(teken, '\u{ad}' | '\u{61c}' | '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}');
    let vormen = matches!(teken, '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{fdd0}'..='\u{fdef}');
    intern || soms || vormen || matches!(teken, '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}
