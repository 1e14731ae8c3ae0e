//! What people do with a signal, one after another.

use super::beeld;
use super::data::{Woorden, beurt};
use super::plan::{Besluit, Stap, Wat, wil_antwoord};
use super::spel::{Klaar, Spel};
use crate::willekeurig::willekeurig;
use ::signalen::aannemen::{self, AanneemFout, Melder, Melding};
use ::signalen::access::{MelderAntwoorden, PolitieInformeren, SignaalBesluiten, SignaalWegen, SignalenoverlegHouden};
use ::signalen::handeling::{antwoorden, besluiten, politie, wegen};
use ::signalen::model::{Bron, Gaande, Politiewijze, Risico};
use ::signalen::store::brievenbus::{self, Berichtsoort, Van};
use ::signalen::store::{rij, schrijven};
use ::signalen::vergadering;
use access::Mislukt;
use access::acties::BewaarstopZetten;
use audit::{Ding, Gebeurtenis, Wie};
use bestand::{Gekeurd, keur};
use dossier::access::DossierBijwerken;
use jiff::ToSpan as _;
use jiff::civil::Date;
use jobs::bewaren::stop::{self, NieuweStop};
use kern::{Code as _, Kring, Moment, Persoonsgegeven, Rol, dag_van};
use overleg::access::OverlegLeiden;
use std::sync::Arc;
use store::{StoreError, args};

impl Spel {
    /// Carries out one step at its moment.
    pub(super) async fn stap(&mut self, stap: Stap) -> Klaar {
        self.klok.set(stap.moment);
        match stap.wat {
            Wat::Ontvangen(number) => self.ontvangen(number, stap.moment).await,
            Wat::Politie(number) => self.politie(number).await,
            Wat::Wegen(number) => self.wegen(number).await,
            Wat::Vragen(number) => self.schrijven(number, Berichtsoort::Vraag).await,
            Wat::Antwoorden(number) => self.schrijven(number, Berichtsoort::Antwoord).await,
            Wat::Aanvullen(number) => self.aanvullen(number, stap.moment).await,
            Wat::Oordelen(number, hielp) => self.oordelen(number, hielp, stap.moment).await,
            Wat::Besluiten(number, besluit) => self.besluiten(number, besluit).await,
            Wat::Dossierwerk(number) => self.dossierwerk(number, stap.moment).await,
            Wat::Bewaarstop(number) => self.bewaarstop(number).await,
            Wat::Mandaten => {
                self.mandaten().await?;
                self.beleid().await
            }
            Wat::Maatregel(order, step) => self.maatregel(order, step, self.nu).await,
            Wat::OverlegOpenen => self.overleg_openen(None).await,
            Wat::OverlegVandaag(day) => self.overleg_openen(Some(day)).await,
            Wat::OverlegSluiten => self.overleg_sluiten().await,
        }
    }

    async fn ontvangen(&mut self, number: usize, moment: Moment) -> Klaar {
        let melding = self.melding(number, moment).await?;
        let wie = melding.ingevoerd_door.map_or(Wie::Niemand, Wie::Gebruiker);
        let ready = aannemen::bereid_voor(&self.inrichting, melding, willekeurig()?)?;
        let domain = Arc::clone(&self.inrichting);
        let taken = self.app.store().write(move |tx| {
            let got = aannemen::leg_vast(tx, &domain, ready, wie, moment)?;
            Ok::<_, AanneemFout>((got.id, got.kenmerk))
        });
        self.signalen.insert(number, taken.await?);
        Ok(())
    }

    async fn melding(&self, number: usize, moment: Moment) -> Klaar<Melding> {
        let verhaal = self.data.verhalen.get(number).ok_or("dit signaal bestaat niet")?.clone();
        let plek = verhaal.plek.clone();
        let punt = self.app.store().read(move |tx| super::gebieden::punt(tx, &plek)).await?;
        let mut parts = verhaal.melder.split('|').map(|text| Persoonsgegeven::new(text.to_owned()));
        let mut part = || parts.next().unwrap_or_default();
        let melder = Melder { naam: part(), email: part(), telefoon: part() };
        let bron = if verhaal.bron.is_empty() {
            Bron::Formulier
        } else {
            Bron::from_code(&verhaal.bron).ok_or("deze bron bestaat niet")?
        };
        let partner = Some(verhaal.organisatie.as_str()).filter(|code| !code.is_empty());
        let ingevoerd_door = match (bron, partner) {
            (Bron::Formulier, _) => None,
            (_, Some(code)) => self.bezetting.van_partner(code),
            (Bron::Medewerker, None) => self.bezetting.met_rol(Rol::Boa),
            (_, None) => self.bezetting.met_rol(Rol::Adviseur),
        };
        Ok(Melding {
            categorie: verhaal.categorie.clone(),
            titel: None,
            tekst: verhaal.tekst.clone(),
            plek: verhaal.plek.clone(),
            punt,
            gaande: if verhaal.verloop == "nieuw" { Gaande::Nu } else { gaande(number) },
            gebeurd_op: Some(dag_van(moment)),
            bron,
            organisatie: partner.and_then(|code| self.bezetting.partners.get(code)).map(|(id, _)| *id),
            ingevoerd_door,
            ontvangen: moment,
            spoed: verhaal.spoed,
            melder,
            wil_antwoord: wil_antwoord(&verhaal, number),
            bijlagen: bijlagen(verhaal.foto, verhaal.geluid)?,
            herkomst: None,
        })
    }

    async fn politie(&mut self, number: usize) -> Klaar {
        let domain = Arc::clone(&self.inrichting);
        let melding = politie::Melding {
            wijze: Politiewijze::Telefoon,
            contact: "Meldkamer".to_owned(),
            notitie: "Doorgegeven wat er is gemeld en waar. De meldkamer stuurt een eenheid.".to_owned(),
        };
        self.doe::<PolitieInformeren, _>(number, Rol::Adviseur, move |tx, access, signaal| {
            politie::informeer(tx, access, &domain, signaal.id, signaal.versie, &melding)
        })
        .await
    }

    async fn wegen(&mut self, number: usize) -> Klaar {
        let verhaal = self.data.verhalen.get(number).ok_or("dit signaal bestaat niet")?;
        let usual = if verhaal.spoed { (4, 3) } else { [(2, 2), (3, 2), (1, 3), (2, 3), (3, 3), (2, 1)][number % 6] };
        let (gevolg, kans) = verhaal.risico.unwrap_or(usual);
        let reden = beurt(&self.woorden(number)?.weging, number).to_owned();
        self.doe::<SignaalWegen, _>(number, self.weger(number), move |tx, access, signaal| {
            wegen::weeg(tx, access, signaal.id, signaal.versie, Risico::new(gevolg, kans), &reden)
        })
        .await
    }

    async fn schrijven(&mut self, number: usize, soort: Berichtsoort) -> Klaar {
        let woorden = self.woorden(number)?;
        let from = if soort == Berichtsoort::Vraag { &woorden.vraag } else { &woorden.antwoord };
        let (tekst, domain) = (beurt(from, number).to_owned(), Arc::clone(&self.inrichting));
        self.doe::<MelderAntwoorden, _>(number, self.weger(number), move |tx, access, signaal| {
            antwoorden::schrijf(tx, access, &domain, signaal.id, signaal.versie, soort, &tekst)
        })
        .await
    }

    /// The reporter comes back to his mailbox and adds something.
    async fn aanvullen(&mut self, number: usize, moment: Moment) -> Klaar {
        let tekst = beurt(&self.woorden(number)?.aanvulling, number).to_owned();
        let (id, _) = *self.signalen.get(&number).ok_or("dit signaal is nog niet binnen")?;
        let done = self.app.store().write(move |tx| {
            let kring = rij::load(tx, id)?.kring;
            brievenbus::geopend(tx, id, moment)?;
            brievenbus::schrijf(tx, id, Van::Melder, Berichtsoort::Aanvulling, &tekst, None, moment)?;
            let event = Gebeurtenis::new("signaal.aangevuld", Ding::new("signaal", id.0)).kring(kring);
            audit::record(tx, moment, &event).map(drop)
        });
        Ok(done.await?)
    }

    /// The reporter says whether it helped; when not, the signal opens again with a new promise.
    async fn oordelen(&mut self, number: usize, hielp: bool, moment: Moment) -> Klaar {
        let (id, _) = *self.signalen.get(&number).ok_or("dit signaal is nog niet binnen")?;
        let domain = Arc::clone(&self.inrichting);
        let done = self.app.store().write(move |tx| {
            let signaal = rij::load(tx, id)?;
            brievenbus::geopend(tx, id, moment)?;
            brievenbus::zet_oordeel(tx, id, hielp)?;
            let tekst =
                if hielp { "Het heeft geholpen." } else { "Het heeft niet geholpen.\nHet is gisteren weer gebeurd." };
            brievenbus::schrijf(tx, id, Van::Melder, Berichtsoort::Oordeel, tekst, None, moment)?;
            let event = |soort| Gebeurtenis::new(soort, Ding::new("signaal", id.0)).kring(signaal.kring);
            audit::record(tx, moment, &event("signaal.oordeel").met("hielp", hielp))?;
            let categorie = domain.categorieen.zoek(&signaal.categorie);
            let belofte = categorie.and_then(|categorie| domain.belofte(categorie, dag_van(moment)));
            if let Some(belofte) = belofte.filter(|_| !hielp)
                && schrijven::heropen(tx, id, belofte.uitkomst)?
            {
                audit::record(tx, moment, &event("signaal.heropend"))?;
            }
            Ok::<_, StoreError>(())
        });
        Ok(done.await?)
    }

    async fn besluiten(&mut self, number: usize, besluit: Besluit) -> Klaar {
        let plek = self.data.verhalen.get(number).map(|verhaal| verhaal.plek.clone()).unwrap_or_default();
        let keuze = match besluit {
            Besluit::Casus => self.casus(&plek),
            Besluit::Volgen(day) => besluiten::Keuze::Volgen(day),
            Besluit::Doorzetten(tot) => {
                let grondslag = "Afspraken over gegevens delen bij de wijkaanpak (verzonnen)".to_owned();
                besluiten::Keuze::Doorzetten { kring: self.partner(number)?, grondslag, tot }
            }
            Besluit::Afsluiten => besluiten::Keuze::Afsluiten,
        };
        let reden = beurt(&self.woorden(number)?.besluit, number).to_owned();
        let overleg = self.overleg;
        self.doe::<SignaalBesluiten, _>(number, Rol::Adviseur, move |tx, access, signaal| {
            besluiten::besluit(tx, access, signaal.id, signaal.versie, &keuze, &reden, overleg)?;
            match overleg {
                Some(id) => overleg::besloten(tx, access, id, Ding::new("signaal", signaal.id.0), &reden),
                None => Ok(()),
            }
        })
        .await?;
        if besluit == Besluit::Casus {
            let (id, _) = *self.signalen.get(&number).ok_or("dit signaal is nog niet binnen")?;
            if let Some(dossier) = self.app.store().read(move |tx| rij::load(tx, id)).await?.dossier {
                self.casussen.insert(plek, dossier);
            }
        }
        Ok(())
    }

    /// The file about this place, or a new one.
    fn casus(&self, plek: &str) -> besluiten::Keuze {
        if let Some(id) = self.casussen.get(plek) {
            return besluiten::Keuze::Toevoegen(*id);
        }
        let named = self.data.casussen.iter().find(|casus| casus.plek == plek).map(|casus| casus.titel.clone());
        besluiten::Keuze::NieuwDossier(named.unwrap_or_else(|| format!("Onrust rond {plek}")))
    }

    fn partner(&self, number: usize) -> Klaar<Kring> {
        let code = match self.thema(number)? {
            "woonoverlast" => "organisatie-wonen",
            "jeugd" => "organisatie-jongerenwerk",
            _ => "organisatie-politie",
        };
        Ok(self.bezetting.partners.get(code).ok_or("deze partner bestaat niet")?.1)
    }

    /// A note, and something to be done: sometimes done already.
    async fn dossierwerk(&mut self, number: usize, moment: Moment) -> Klaar {
        let plek = self.data.verhalen.get(number).map(|verhaal| verhaal.plek.as_str()).unwrap_or_default();
        let Some(id) = self.casussen.get(plek).copied() else { return Ok(()) };
        let wie = self.bezetting.met_rol(Rol::Adviseur).ok_or("er is geen adviseur")?;
        let voor: Date = dag_van(moment).saturating_add(12.days());
        let kenmerk = self.app.store().read(move |tx| dossier::load(tx, id)).await?.kenmerk;
        let scope = access::Scope::new("dossier", dossier::store::SCOPE, args![kenmerk.jaar, kenmerk.volgnummer]);
        let gate = self.gate::<DossierBijwerken>(Rol::Adviseur).await?;
        let done = gate.submit(scope, move |tx, access, _| {
            let tekst = [
                "Nieuw signaal toegevoegd en besproken met de wijkagent.",
                "Gebeld met de verhuurder; zij kennen de situatie.",
                "Samen met de boa langs geweest. Niemand thuis, kaartje achtergelaten.",
            ];
            dossier::store::notitie(tx, access, id, tekst[number % 3])?;
            let wat =
                ["Afspraak maken met de bewoner", "Navraag doen bij de wijkagent", "Controle plannen met toezicht"];
            dossier::store::actie(tx, access, id, wat[number % 3], wie, voor)?;
            if number.is_multiple_of(2)
                && let Some(first) = dossier::store::acties(tx, id)?.iter().rev().find(|actie| actie.klaar.is_none())
            {
                dossier::store::actie_klaar(tx, access, id, first.id)?;
            }
            Ok::<_, Mislukt>(())
        });
        Ok(done.await?)
    }

    /// The FG keeps a signal whose term has passed.
    async fn bewaarstop(&mut self, number: usize) -> Klaar {
        let (id, _) = *self.signalen.get(&number).ok_or("dit signaal is nog niet binnen")?;
        let gate = self.gate::<BewaarstopZetten>(Rol::Fg).await?;
        let held = gate.create(move |tx, access| {
            let reden = "Er loopt een verzoek om inzage. Dit blijft tot dat is afgehandeld.";
            let (ding, door) = (Ding::new("signaal", id.0), access.gebruiker()?);
            stop::place(tx, access.now(), &NieuweStop { ding, reden, door, tot: None }).map_err(Mislukt::from)
        });
        held.await?;
        Ok(())
    }

    async fn overleg_openen(&mut self, day: Option<Date>) -> Klaar {
        let gate = self.gate::<SignalenoverlegHouden>(Rol::Adviseur).await?;
        let opened = gate.create(move |tx, access| {
            if let Some(day) = day {
                overleg::store::plan(tx, &vergadering::REEKS, day)?;
            }
            Ok::<_, Mislukt>(vergadering::bijwerken(tx, access)?)
        });
        let id = opened.await?;
        // The meeting of today goes on without us: whoever tries the demo leads it.
        self.overleg = day.is_none().then_some(id);
        for rol in [Rol::Adviseur, Rol::Regisseur].into_iter().filter(|_| day.is_none()) {
            let gate = self.gate::<OverlegLeiden>(rol).await?;
            gate.create(move |tx, access| overleg::store::aanwezig(tx, access, id)).await?;
        }
        Ok(())
    }

    async fn overleg_sluiten(&mut self) -> Klaar {
        let Some(id) = self.overleg.take() else { return Ok(()) };
        let gate = self.gate::<OverlegLeiden>(Rol::Adviseur).await?;
        let closed = gate.create(move |tx, access| {
            let versie = overleg::store::load(tx, id)?.versie;
            overleg::store::sluit(tx, access, id, versie, "Geen tijd meer.")
        });
        Ok(closed.await?)
    }

    fn thema(&self, number: usize) -> Klaar<&'static str> {
        let verhaal = self.data.verhalen.get(number).ok_or("dit signaal bestaat niet")?;
        let categorie = self.inrichting.categorieen.zoek(&verhaal.categorie).ok_or("deze categorie bestaat niet")?;
        Ok(categorie.thema().code())
    }

    fn woorden(&self, number: usize) -> Klaar<&Woorden> {
        let thema = self.thema(number)?;
        self.data.woorden.get(thema).ok_or_else(|| format!("er zijn geen woorden voor {thema}").into())
    }

    /// Who weighs and writes: the leader of files takes his share of what he may know.
    fn weger(&self, number: usize) -> Rol {
        let shared = matches!(self.thema(number), Ok("woonoverlast" | "jeugd" | "zorg_en_veiligheid"));
        if shared && number % 2 == 1 { Rol::Regisseur } else { Rol::Adviseur }
    }
}

const fn gaande(number: usize) -> Gaande {
    match number % 3 {
        0 => Gaande::Steeds,
        _ => Gaande::Voorbij,
    }
}

fn bijlagen(foto: bool, geluid: bool) -> Klaar<Vec<Gekeurd>> {
    let photo = foto.then(|| keur(&beeld::foto(), "foto.png"));
    let sound = geluid.then(|| keur(&beeld::geluid(), "opname.wav"));
    let vetted = photo.into_iter().chain(sound).collect::<Result<Vec<_>, _>>();
    vetted.map_err(|refused| refused.to_string().into())
}
