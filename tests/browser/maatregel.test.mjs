// A huisverbod in the night on a phone, and its extension by the mayor on a desk: with Tab, arrows and Enter only; the letter
// downloaded and its tags read; axe in light and dark.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { inflateSync } from 'node:zlib';
import { druk, janee, kies, mensen, open, typ } from './mens.mjs';
import { metBaken, tabNaar, url } from './steun.mjs';

const { als, schoon } = mensen('maatregel');

/** What the file says of itself: tags, language, and the marks of PDF/UA and PDF/A. */
function structuur(bytes) {
  const parts = [bytes.toString('latin1')];
  const raw = parts[0];
  for (const found of raw.matchAll(/stream\r?\n/g)) {
    const from = found.index + found[0].length;
    const to = raw.indexOf('endstream', from);
    try {
      parts.push(inflateSync(bytes.subarray(from, to)).toString('latin1'));
    } catch {
      // Fonts and other streams that are not packed this way.
    }
  }
  return parts.join('\n');
}

async function download(page, naam) {
  const [file] = await Promise.all([page.waitForEvent('download'), druk(page, naam, 'link')]);
  return readFileSync(await file.path());
}

let kenmerk;

test('een huisverbod in de nacht, op een telefoon', metBaken, async () => {
  await als('hulpofficier', 390, async (page) => {
    await schoon(page, 'vandaag-telefoon');
    await page.goto(`${url}/maatregelen/nieuw`);
    await schoon(page, 'kiezen-telefoon');
    await druk(page, 'Huisverbod', 'link');
    await page.getByRole('heading', { level: 1, name: 'Huisverbod opleggen' }).waitFor();
    await schoon(page, 'formulier-telefoon');
    await typ(page, 'Adres van de woning', 'Ereprijsstraat 3');
    await typ(page, 'Naam van wie weg moet', 'Wim Verzonnen');
    await typ(page, 'Dag', '14');
    await typ(page, 'Maand', '2');
    await typ(page, 'Jaar', '1983');
    await typ(page, 'Met wie is contact verboden?', 'Ria Verzonnen');
    await janee(page, 'nee');
    await janee(page, 'nee');
    await kies(page, 'Heeft de persoon een advocaat?', 'Nee, maar');
    await druk(page, 'Bewaren als concept');
    await page.getByRole('heading', { level: 1, name: 'Huisverbod Ereprijsstraat 3' }).waitFor();
    kenmerk = new URL(page.url()).pathname.split('/').pop();
    await schoon(page, 'concept-telefoon');

    // What is missing is said, with the article; nothing was put before anybody.
    await druk(page, 'Voorleggen om te tekenen');
    await page.getByRole('alert').getByText('Er is nog geen feit met bron bij: Het incident.').waitFor();
    for (const deel of ['Het incident', 'De persoon', 'Het gezin']) {
      await open(page, 'Feit opschrijven');
      await kies(page, 'Waar hoort het bij?', deel);
      await typ(page, 'Wat is er gebeurd?', 'Om 02.10 uur is geslagen en gedreigd.');
      await typ(page, 'Wie zag of vertelde dit?', 'achterblijver');
      await druk(page, 'Feit bewaren');
      await page.getByText('Het feit is opgeschreven.').waitFor();
    }
    for (const vraag of ['Waarom is er ernstig en onmiddellijk gevaar voor de achterblijvers?', 'Waarom is een huisverbod nodig, en niet zwaarder dan nodig?']) {
      await typ(page, vraag, 'Omdat het vannacht weer kan gebeuren en er geen lichter middel is.');
      await druk(page, 'Afweging bewaren');
      await page.getByText('De afweging is opgeschreven.').waitFor();
    }
    await druk(page, 'Voorleggen om te tekenen');
    await page.getByText('Het besluit is voorgelegd.').waitFor();
    await schoon(page, 'tekenen-telefoon');

    // He drafted it himself: at night that may be, with a reason.
    await druk(page, 'Besluit nemen');
    await page.getByRole('alert').getByText('Schrijf op waarom er nu niemand anders kan tekenen.').waitFor();
    await typ(page, 'U stelde dit zelf op. Waarom kan nu niemand anders tekenen?', 'Het is nacht; het piket is onderweg.');
    await druk(page, 'Besluit nemen');
    await page.getByRole('status').getByText('Het besluit is genomen.').waitFor();
    await tabNaar(page, 'Uitgereikt aan de persoon zelf', { rol: 'radio' });
    await page.keyboard.press('Space');
    await druk(page, 'Opschrijven');
    await page.getByText('De bekendmaking is opgeschreven.').waitFor();
    await schoon(page, 'geldt-telefoon');
    assert.equal(await page.getByText('Wim Verzonnen').count(), 0, 'a name stands on the page');

    // Veilig Thuis is told, and that is written down.
    await druk(page, 'Het besluit melden aan Veilig Thuis', 'link');
    await schoon(page, 'melding-telefoon');
    await typ(page, 'Hoe is het gedaan?', 'telefonisch');
    await druk(page, 'Afvinken');
    await page.getByText('De stap is afgevinkt.').waitFor();

    // On the street.
    await page.goto(`${url}/straat`);
    await typ(page, 'Straat met huisnummer, of voor- en achternaam', 'Ereprijsstraat 3');
    await druk(page, 'Zoeken');
    await page.getByText('Mag niet in of bij de woning zijn').waitFor();
    await schoon(page, 'straat-telefoon');
  });
});

test('op dag negen verlengt de burgemeester, op een bureau', metBaken, async () => {
  let adres;
  await als('adviseur', 1280, async (page) => {
    await schoon(page, 'vandaag');
    await page.goto(`${url}/maatregelen`);
    await schoon(page, 'lijst');
    await druk(page, 'Huisverbod Populierenhof 6', 'link');
    await page.getByRole('heading', { level: 1, name: 'Huisverbod Populierenhof 6' }).waitFor();
    adres = page.url();
    await schoon(page, 'dag-negen');
    await druk(page, 'Besluiten: verlengen of laten aflopen', 'link');
    await page.getByText('Tien dagen later, op dezelfde tijd van de dag').waitFor();
    await schoon(page, 'termijn');
    await page.goto(adres);
    await druk(page, 'Huisverbod verlengen', 'link');
    await typ(page, 'Aantal dagen extra', '19');
    await typ(page, 'Waarom gaat de dreiging door?', 'Het veiligheidsplan is nog niet getekend.');
    await kies(page, 'Is de persoon gehoord?', 'Ja');
    await druk(page, 'Bewaren als concept');
    await page.getByRole('alert').getByText('Vul een getal in van 1 tot en met 18.').waitFor();
    await schoon(page, 'te-lang');
    await tabNaar(page, 'Aantal dagen extra', { rol: 'textbox' });
    await page.keyboard.press('Control+A');
    await page.keyboard.type('18');
    await typ(page, 'Wat zei de persoon?', 'Ik werk mee aan de hulp.');
    await druk(page, 'Bewaren als concept');
    await page.getByText('Het concept is bewaard.').waitFor();
    await druk(page, 'Brief lezen', 'link');
    await page.getByRole('heading', { name: 'Besluit verlengen huisverbod' }).waitFor();
    await schoon(page, 'brief-concept');
    await page.goto(adres);
    await druk(page, 'Voorleggen om te tekenen');
    await page.getByText('Het besluit is voorgelegd.').waitFor();
  });
  await als('hulpofficier', 1280, async (page) => {
    await page.goto(adres);
    await page.getByText('Dit besluit neemt de burgemeester').waitFor();
  });
  await als('burgemeester', 1280, async (page) => {
    await page.goto(adres);
    await schoon(page, 'tekenen');
    await druk(page, 'Besluit nemen');
    await page.getByRole('status').getByText('Het besluit is genomen.').waitFor();
    await schoon(page, 'verlengd');
    await druk(page, 'Besluit verlengen huisverbod', 'link');
    await page.getByText('Ruud Verzonnen').first().waitFor();
    await schoon(page, 'brief');
    const bytes = await download(page, 'PDF van de brief');
    assert.equal(bytes.subarray(0, 5).toString(), '%PDF-');
    const said = structuur(bytes);
    for (const tag of ['/StructTreeRoot', '/Marked true', '/Lang', '/S /H1', '/S /P', '/S /L', 'pdfuaid:part', 'pdfaid:part', '/DisplayDocTitle true']) {
      assert.ok(said.includes(tag) || said.includes(tag.replace(' /', '/')), `${tag} is not in the letter`);
    }
  });
});

test('mandaten, brieven en cijfers', metBaken, async () => {
  await als('jurist', 1280, async (page) => {
    for (const [naam, pad] of [['mandaten', '/mandaten'], ['brieven', '/brieven'], ['cijfers', '/maatregelen/cijfers']]) {
      await page.goto(`${url}${pad}`);
      await schoon(page, naam);
    }
    await page.goto(`${url}/brieven/huisverbod.opleggen`);
    await schoon(page, 'sjabloon');
    await tabNaar(page, 'De tekst', { rol: 'textbox' });
    await page.keyboard.press('Control+A');
    await page.keyboard.type('U moet weg uit uw woning.');
    await druk(page, 'Bewaren');
    await page.getByRole('alert').getByText('In deze tekst ontbreekt').first().waitFor();
    await schoon(page, 'sjabloon-geweigerd');
    assert.equal(await page.getByLabel('De tekst').inputValue(), 'U moet weg uit uw woning.');
  });
  await als('jurist', 390, async (page) => {
    for (const pad of ['/mandaten', '/brieven', '/brieven/huisverbod.opleggen', '/maatregelen/cijfers']) {
      await page.goto(`${url}${pad}`);
      await schoon(page, `telefoon${pad.replaceAll('/', '-')}`);
    }
  });
  assert.ok(kenmerk, 'the first journey made an order');
});
