//! Writing to the reporter: a question, or what was done. What may be said is checked first; a refusal names what to
//! change.

use super::{daad, gebeurtenis, melder, ongewijzigd, reden};
use crate::access::MelderAntwoorden;
use crate::inrichting::Inrichting;
use crate::model::Signaal;
use crate::store::brievenbus::{self, Berichtsoort, Van};
use crate::store::{rij, schrijven};
use crate::{post, sleutels, veilig};
use access::{Access, Mislukt};
use kern::{SignaalId, Weigering};
use store::Tx;

/// Longest message, in characters.
pub const MAX_BERICHT: usize = 4_000;

/// Sends a question or an answer to the mailbox, and by mail when the reporter gave an address.
pub fn schrijf(
    tx: &mut Tx<'_>,
    access: &Access<MelderAntwoorden>,
    inrichting: &Inrichting,
    id: SignaalId,
    versie: i64,
    soort: Berichtsoort,
    tekst: &str,
) -> Result<(), Mislukt> {
    let tekst = reden(tekst, "tekst", "Schrijf wat u de melder wilt vertellen.")?;
    if tekst.chars().count() > MAX_BERICHT {
        return Err(Weigering::new("tekst", "Uw bericht is te lang. Gebruik hoogstens 4.000 tekens.").into());
    }
    let signaal = ongewijzigd(tx, id, versie)?;
    let namen = veilig::namen_rond(tx, access.kringen(), &signaal)?;
    veilig::controleer(tekst, &signaal, &namen)?;
    let daad = daad(access, &signaal)?;
    brievenbus::schrijf(tx, id, Van::Gemeente, soort, tekst, Some(daad.door), daad.moment)?;
    if soort == Berichtsoort::Antwoord {
        schrijven::beantwoord(tx, daad)?;
    }
    mail(tx, access, inrichting, &signaal, soort, tekst)?;
    let naam = if soort == Berichtsoort::Antwoord { "signaal.beantwoord" } else { "signaal.gevraagd" };
    let op_tijd = signaal.antwoord_voor.is_none_or(|voor| kern::dag_van(access.now()) <= voor);
    access.record(tx, gebeurtenis(naam, &signaal).met("op_tijd", op_tijd))?;
    Ok(())
}

/// The address is used by the program and shown to nobody: writing to the reporter does not need to know who he is.
fn mail(
    tx: &mut Tx<'_>,
    access: &Access<MelderAntwoorden>,
    inrichting: &Inrichting,
    signaal: &Signaal,
    soort: Berichtsoort,
    tekst: &str,
) -> Result<(), Mislukt> {
    let Some((_, gegevens)) = rij::melder(tx, signaal.id)? else { return Ok(()) };
    let wie = melder::open(tx, inrichting, signaal.id, &gegevens)?;
    let Some(opgeslagen) = rij::sleutel(tx, signaal.id)?.filter(|_| !wie.email.expose().is_empty()) else {
        return Ok(());
    };
    let broken = store::StoreError::Type { column: 0, expected: "een sleutel die te openen is" };
    let bos = sleutels::open(&inrichting.kluis, &opgeslagen).map_err(|_| broken)?;
    post::bericht(tx, inrichting, signaal, &bos, wie.email, soort, tekst, access.now())?;
    Ok(())
}
