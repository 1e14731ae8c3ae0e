//! Politie direct: one act that records the call or sends the minimum set, by whom and after how many minutes.

use super::{daad, gebeurtenis, ongewijzigd, reden};
use crate::access::PolitieInformeren;
use crate::inrichting::Inrichting;
use crate::model::Politiewijze;
use crate::post;
use crate::store::schrijven;
use access::{Access, Mislukt};
use kern::{Code, SignaalId, Weigering};
use store::Tx;

/// What somebody fills in about it.
#[derive(Debug, Clone)]
pub struct Melding {
    /// How the police heard, or that they need not.
    pub wijze: Politiewijze,
    /// With whom was called: a desk or a name.
    pub contact: String,
    /// What was said, or why it is not needed.
    pub notitie: String,
}

/// Records it, and sends the message when that is the way chosen.
pub fn informeer(
    tx: &mut Tx<'_>,
    access: &Access<PolitieInformeren>,
    inrichting: &Inrichting,
    id: SignaalId,
    versie: i64,
    melding: &Melding,
) -> Result<(), Mislukt> {
    let notitie = match melding.wijze {
        Politiewijze::Afgewogen => {
            reden(&melding.notitie, "notitie", "Schrijf op waarom de politie dit niet hoeft te weten.")?
        }
        Politiewijze::Telefoon | Politiewijze::Bericht => melding.notitie.trim(),
    };
    if melding.wijze == Politiewijze::Telefoon {
        reden(&melding.contact, "contact", "Vul in met wie u heeft gebeld, bijvoorbeeld de meldkamer.")?;
    }
    if melding.wijze == Politiewijze::Bericht && inrichting.politie.adres.is_none() {
        let zin = "Er is met de politie geen adres voor berichten afgesproken. Bel de politie en leg dat vast.";
        return Err(Weigering::new("geen-politieadres", zin).into());
    }
    let signaal = ongewijzigd(tx, id, versie)?;
    let daad = daad(access, &signaal)?;
    let nummer = schrijven::politie(tx, daad, melding.wijze, melding.contact.trim(), notitie, signaal.ontvangen)?;
    if melding.wijze == Politiewijze::Bericht {
        post::politie_bericht(tx, id, nummer, access.now())?;
    }
    let minuten = access.now().seconds_since(signaal.ontvangen).max(0) / 60;
    let event = gebeurtenis("signaal.politie", &signaal).met("wijze", melding.wijze.code()).met("minuten", minuten);
    access.record(tx, event)?;
    Ok(())
}
