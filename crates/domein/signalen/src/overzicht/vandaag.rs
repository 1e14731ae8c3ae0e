//! Vandaag: what asks for somebody today. The role decides the blocks, the kring what stands in them.

mod blok;
mod inhoud;
mod weken;

use self::blok::{Blok, blokken};
use self::inhoud::{Inhoud, laad};
use crate::access::{SignaalInbrengen, SignaalInvoeren, SignalenZien, SignalenoverlegHouden, VandaagZien};
use crate::api::inrichting;
use crate::inrichting::Inrichting;
use crate::model::Risico;
use crate::store::lijst::Kaartje;
use ::access::{Gate, Werkplek};
use axum::extract::State;
use besluit::access::MaatregelenZien;
use besluit::store::termijnen::Klokregel;
use jiff::civil::Date;
use kern::{Code, Moment};
use std::sync::Arc;
use ui::{Grafiek, Kader};
use web::{App, Fout, Pagina};

/// The statements of this part.
pub(super) const SQL: &[::store::Sql] = weken::SQL;

#[derive(askama::Template)]
#[template(path = "overzicht/vandaag.html")]
struct Bladzijde {
    kader: Kader,
    inrichting: Arc<Inrichting>,
    inhoud: Inhoud,
    breed: Vec<Blok>,
    smal: Vec<Blok>,
    mag_invoeren: bool,
    mag_inbrengen: bool,
    mag_overleggen: bool,
    mag_maatregelen: bool,
    nu: Moment,
}

impl Bladzijde {
    fn dag(&self) -> String {
        let today = kern::dag_van(self.nu);
        format!("{}, week {}", ui::hoofdletter(ui::datum_lang(today)), today.iso_week_date().week())
    }

    fn waar(&self, kaartje: &Kaartje) -> String {
        let gebied = self.inrichting.gebiednaam(&kaartje.gebied);
        if gebied.is_empty() { kaartje.kenmerk.to_string() } else { format!("{gebied} · {}", kaartje.kenmerk) }
    }

    fn van(&self, kaartje: &Kaartje) -> &'static str {
        kaartje.bron.naam()
    }

    fn risico(&self, kaartje: &Kaartje) -> &'static str {
        kaartje.risico.map_or("Niet gewogen", Risico::naam)
    }

    fn nog(&self, dag: &Date) -> String {
        ui::resterend(einde_van(*dag), self.nu)
    }

    fn kleur(&self, dag: &Date) -> &'static str {
        ui::termijn_kleur(einde_van(*dag), self.nu)
    }

    fn wanneer(&self, overleg: &overleg::Overleg) -> String {
        format!("{} {}", ui::hoofdletter(ui::dag_in_woorden(overleg.datum, self.nu)), overleg.begin)
    }

    fn grafiek(&self) -> Grafiek {
        Grafiek::new("Signalen per week", "Week", "Signalen", self.inhoud.per_week.clone())
    }

    /// The counts on top: of the blocks that are there.
    fn tellers(&self) -> Vec<(i64, &'static str, &'static str)> {
        let count = |n: usize| i64::try_from(n).unwrap_or(inhoud::TELLEN_TOT);
        let all = [
            (Blok::Nieuw, self.inhoud.aantal_nieuw, "nieuwe signalen", "#nieuw"),
            (Blok::Termijnen, count(self.inhoud.termijnen.len()), "beloofde antwoorden", "#termijnen"),
            (Blok::Volgen, count(self.inhoud.volgen.len()), "gevolgd tot vandaag", "#volgen"),
            (Blok::Acties, count(self.inhoud.acties.len()), "acties voor jou", "#acties"),
        ];
        let shown = |blok: &Blok| self.breed.contains(blok) || self.smal.contains(blok);
        all.into_iter().filter(|(blok, ..)| shown(blok)).map(|(_, n, text, href)| (n, text, href)).collect()
    }

    /// Whether orders are all there is on the page.
    fn alleen_maatregelen(&self) -> bool {
        self.breed == [Blok::Maatregelen]
    }

    fn klok_nog(&self, klok: &Klokregel) -> String {
        ui::resterend(klok.uiterlijk, self.nu)
    }

    fn klok_op(&self, klok: &Klokregel) -> String {
        if klok.hele_dag { ui::datum_kort(klok.uiterlijk) } else { ui::datum_tijd(klok.uiterlijk) }
    }

    /// Whether typing in a signal is a block of its own; then the button on top would be the same twice.
    fn snel(&self) -> bool {
        self.breed.contains(&Blok::SnelSignaal)
    }

    fn belofte(&self) -> String {
        let share = self.inhoud.op_tijd.filter(|(_, all)| *all > 0);
        share.map_or_else(
            || "Nog geen antwoorden dit kwartaal.".to_owned(),
            |(kept, all)| {
                format!("{} van de {all} antwoorden dit kwartaal op tijd ({}).", kept, ui::procent(kept, all))
            },
        )
    }
}

fn einde_van(dag: Date) -> Moment {
    kern::moment_van(dag.at(23, 59, 59, 0))
}

/// Shows it.
pub(crate) async fn page(
    gate: Gate<VandaagZien>,
    Werkplek(kader): Werkplek,
    State(app): State<App>,
) -> std::result::Result<Pagina<impl askama::Template>, Fout> {
    let (domain, nu) = (inrichting(&app)?, gate.now());
    let sees = gate.ook::<SignalenZien>().is_some();
    let orders = gate.ook::<MaatregelenZien>().is_some();
    let (breed, smal) = blokken(gate.actor());
    let all = [breed.as_slice(), smal.as_slice()].concat();
    let inhoud = gate.list(move |tx, access| laad(tx, access, &all, sees, orders, nu).map_err(Fout::from)).await?;
    Ok(Pagina(Bladzijde {
        kader: kader.voor("Vandaag", "/"),
        inrichting: domain,
        inhoud,
        breed,
        smal,
        mag_invoeren: gate.ook::<SignaalInvoeren>().is_some(),
        mag_inbrengen: gate.ook::<SignaalInbrengen>().is_some(),
        mag_overleggen: gate.ook::<SignalenoverlegHouden>().is_some(),
        mag_maatregelen: orders,
        nu,
    }))
}
