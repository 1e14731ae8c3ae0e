//! Letters to try things with. The people and places in them do not exist.

use documents::{Afzender, Blok, Brief, Doel, Kleur, Staat, Stuk, Tabel, Tekst};

fn regels(regels: &[&str]) -> Vec<String> {
    regels.iter().map(|regel| (*regel).to_owned()).collect()
}

fn teksten(teksten: &[&str]) -> Vec<Tekst> {
    teksten.iter().map(|tekst| Tekst::from(*tekst)).collect()
}

/// One page.
pub fn kort(staat: Staat) -> Brief {
    let gegevens =
        [("Datum", "9 maart 2026"), ("Ons kenmerk", "Z-2026-0417"), ("Onderwerp", "Uw melding over de Havenkade")];
    let site = Doel::lees("https://voorbeeldstad.example/veilig");
    let contact = site.map(|doel| Stuk::Koppeling { tekst: "onze website".into(), doel });
    Brief {
        afzender: Afzender {
            gemeente: "Gemeente Voorbeeldstad".into(),
            regels: regels(&["Stadhuisplein 1", "Postbus 100", "1200 AB Voorbeeldstad", "Telefoon 14 0999"]),
            kleur: Kleur::lees("#154273").unwrap_or(Kleur::ZWART),
        },
        aan: regels(&["Mevrouw J. Jansen", "Havenkade 12", "1234 AB Voorbeeldstad"]),
        gegevens: gegevens.map(|(label, waarde)| (label.into(), waarde.into())).to_vec(),
        kenmerk: "Z-2026-0417".into(),
        titel: "Wij hebben uw melding ontvangen".into(),
        blokken: vec![
            Blok::Alinea("Geachte mevrouw Jansen,".into()),
            Blok::Alinea("Op 6 maart 2026 meldde u dat er \u{2018}s nachts veel overlast is op de Havenkade. In deze brief leest u wat wij met uw melding doen.".into()),
            Blok::Kop(1, "Wat wij doen".into()),
            Blok::Lijst(teksten(&["Een toezichthouder komt deze week drie avonden kijken.", "De wijkagent praat met de mensen die er staan.", "Wij bellen u uiterlijk 20 maart 2026 met wat wij zagen."])),
            Blok::Kop(1, "Wat u kunt doen".into()),
            Blok::Alinea(Tekst(vec![
                Stuk::Gewoon("Is er nu gevaar? ".into()),
                Stuk::Vet("Bel dan 112.".into()),
                Stuk::Gewoon(" Wilt u iets toevoegen aan uw melding? Dat kan op ".into()),
                contact.unwrap_or_else(|| Stuk::Gewoon("onze website".into())),
                Stuk::Gewoon(".".into()),
            ])),
        ],
        ondertekening: regels(&["Met vriendelijke groet,", "", "de burgemeester van Voorbeeldstad", "M. de Vries"]),
        bijlagen: Vec::new(),
        staat,
        datum: jiff::civil::date(2026, 3, 9),
    }
}

/// Three pages, with everything a letter can have.
pub fn lang(staat: Staat) -> Brief {
    let mut brief = kort(staat);
    brief.titel = "Voornemen om uw bedrijf aan de Kade 7 voor drie maanden te sluiten".into();
    let overweging = "De politie vond bij de controle een handelshoeveelheid drugs, weegschalen en verpakkingen. Dat volgt uit het proces-verbaal, waarvan u een kopie krijgt bij deze brief. Wij wegen dit mee, samen met de twee eerdere waarschuwingen.";
    let mut blokken = vec![
        Blok::Alinea("Geachte heer, mevrouw,".into()),
        Blok::Kader(vec![
            Blok::Alinea(Tekst(vec![
                Stuk::Vet("U kunt nog reageren.".into()),
                Stuk::Gewoon(" Laat ons v\u{f3}\u{f3}r 23 maart 2026 weten wat u van dit voornemen vindt.".into()),
            ])),
            Blok::Lijst(teksten(&["Per brief of per mail", "In een gesprek op het stadhuis"])),
        ]),
    ];
    for (nummer, kop) in
        ["Waarom wij dit willen", "Wat er is gebeurd", "Wat de regels zijn", "Hoe wij dit afwegen"].iter().enumerate()
    {
        blokken.push(Blok::Kop(1, (*kop).to_owned()));
        for _ in 0..3 {
            blokken.push(Blok::Alinea(overweging.into()));
        }
        if nummer == 1 {
            blokken.push(Blok::Kop(2, "Waarnemingen".into()));
            let rij = |cellen: [&str; 3]| teksten(&cellen);
            blokken.push(Blok::Tabel(Tabel {
                kop: rij(["Datum", "Wat is gezien", "Bron"]),
                rijen: vec![
                    rij(["3 februari 2026", "Aanloop van korte bezoeken tussen 22.00 en 02.00 uur", "Toezicht"]),
                    rij(["11 februari 2026", "Verkoop aan een persoon op straat", "Politie"]),
                    rij(["2 maart 2026", "Vondst van 120 gram hardrugs", "Politie"]),
                ],
            }));
        }
        if nummer == 2 {
            blokken.push(Blok::Nummers(teksten(&[
                "Eerst vragen wij uw zienswijze.",
                "Daarna besluit de burgemeester.",
                "Tegen dat besluit kunt u bezwaar maken.",
            ])));
        }
    }
    blokken.push(Blok::Kop(1, "Wat u nu kunt doen".into()));
    blokken.push(Blok::Alinea("Stuur uw zienswijze naar het adres boven deze brief, met het kenmerk erbij. U kunt ook bellen voor een afspraak. Heeft u hulp nodig bij deze brief? Het Juridisch Loket helpt u gratis.".into()));
    brief.blokken = blokken;
    brief
}
