// The pages of supervision, administration and meetings with Tab, arrows and Enter only; axe in light and dark on each.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { druk, mensen, typ, open as vouwOpen } from './mens.mjs';
import { metBaken, tabNaar, url } from './steun.mjs';

const { als: op, schoon } = mensen('toets');
const als = (rol, work) => op(rol, 1280, work);

async function open(page, pad, naam) {
  await page.goto(`${url}${pad}`);
  await schoon(page, naam);
}

/** Tab to the link that holds these words among others. */
async function tabTot(page, tekst) {
  for (let presses = 0; presses < 150; presses += 1) {
    await page.keyboard.press('Tab');
    const there = await page.evaluate((words) => document.activeElement.matches('a') && document.activeElement.textContent.includes(words), tekst);
    if (there) return;
  }
  assert.fail(`Met Tab niet te bereiken: een link met "${tekst}"`);
}

/** Chooses the first real choice of a list. */
async function kies(page, naam) {
  await tabNaar(page, naam, { rol: 'combobox' });
  await page.keyboard.press('ArrowDown');
}

test('bewaren: voorstellen, een ander beslist, een bewaarstop opheffen', metBaken, async () => {
  let voorstel;
  await als('beheerder', async (page) => {
    await open(page, '/toezicht/bewaren', 'bewaren');
    await druk(page, 'Voorstellen om te wissen', 'button');
    await page.waitForURL(/\/voorstel\/\d+$/);
    voorstel = new URL(page.url()).pathname;
    await schoon(page, 'voorstel-van-mij');
  });
  await als('fg', async (page) => {
    await open(page, voorstel, 'voorstel');
    await druk(page, 'Voorstel intrekken', 'button');
    await page.getByText('Er is niets gewist.').waitFor();
    const opheffen = page.getByRole('link', { name: /^Opheffen: / }).first();
    await druk(page, (await opheffen.textContent()).trim(), 'link');
    await page.getByRole('heading', { level: 1, name: 'Bewaarstop opheffen' }).waitFor();
    await druk(page, 'Bewaarstop opheffen', 'button');
    await page.locator('#fouten').waitFor();
    await schoon(page, 'opheffen-fout');
    await typ(page, 'Waarom kan de bewaarstop weg?', 'Het verzoek is afgehandeld.');
    await druk(page, 'Bewaarstop opheffen', 'button');
    await page.getByText('De bewaarstop is opgeheven.').waitFor();
    await page.getByText('Het verzoek is afgehandeld.').waitFor();
    await schoon(page, 'bewaren-eerder');
  });
});

test('toezicht: opzoeken wie keek', metBaken, () =>
  als('fg', async (page) => {
    await open(page, '/toezicht', 'toezicht');
    await typ(page, 'Nummer', 'S-2026-0001');
    await druk(page, 'Opzoeken', 'button');
    await page.waitForURL(/nummer=S-2026-0001/);
    await schoon(page, 'toezicht-gevonden');
  }));

test('systemen: een sleutel maken en het systeem uitzetten', metBaken, () =>
  als('beheerder', async (page) => {
    await open(page, '/beheer/systemen', 'systemen');
    await typ(page, 'Naam van het systeem', `Toets ${Date.now()}`);
    await kies(page, 'Van welke organisatie?');
    await tabNaar(page, 'Signalen inbrengen', { rol: 'checkbox' });
    await page.keyboard.press('Space');
    await druk(page, 'Toevoegen en sleutel maken', 'button');
    await page.locator('#code').waitFor();
    await schoon(page, 'sleutel');
    await druk(page, 'Verder', 'link');
    await page.waitForURL(`${url}/beheer/systemen`);
    await druk(page, 'Uitzetten', 'button');
    await page.getByText('Dit systeem komt niet meer binnen.').waitFor();
  }));

test('kringen: iemand toevoegen tot een datum, en eruit halen', metBaken, () =>
  als('beheerder', async (page) => {
    await open(page, '/beheer/kringen', 'kringen');
    await druk(page, 'Signalen cyber en oplichting', 'link');
    await page.waitForURL(/\/beheer\/kringen\/\d+$/);
    await kies(page, 'Wie');
    await typ(page, 'Waarom mag deze persoon dit weten?', 'Proef met het toetsenbord.');
    for (const [veld, waarde] of [['Dag', '31'], ['Maand', '12'], ['Jaar', '2099']]) await typ(page, veld, waarde);
    await druk(page, 'Toevoegen', 'button');
    await page.getByText('Deze persoon zit nu in de kring.').waitFor();
    assert.match(await page.locator('main').textContent(), /2099/);
    await schoon(page, 'kring');
    await druk(page, 'Eruit halen', 'button');
    await page.waitForURL(/\/beheer\/kringen\/\d+$/);
  }));

test('gebruikers: een account maken en uitzetten', metBaken, () =>
  als('beheerder', async (page) => {
    await open(page, '/beheer/gebruikers', 'gebruikers');
    await druk(page, 'Nieuwe gebruiker', 'link');
    await typ(page, 'Naam', 'Toets Proefpersoon');
    await typ(page, 'E-mailadres', `toets${Date.now()}@example.nl`);
    await kies(page, 'Werkt bij');
    await tabNaar(page, 'Adviseur veiligheid', { rol: 'checkbox' });
    await page.keyboard.press('Space');
    await druk(page, 'Gebruiker maken', 'button');
    await page.locator('#code').waitFor();
    await schoon(page, 'wachtwoord');
    await druk(page, 'Verder', 'link');
    await page.getByRole('button', { name: 'Gebruiker uitzetten' }).waitFor();
    await druk(page, 'Gebruiker uitzetten', 'button');
    await page.getByRole('button', { name: 'Gebruiker weer aanzetten' }).waitFor();
    await schoon(page, 'gebruiker-uit');
  }));

test('taken: wat Baken nog moet doen', metBaken, () =>
  als('beheerder', async (page) => {
    await druk(page, 'taken wachten', 'link');
    await page.getByRole('heading', { level: 1, name: 'Taken op de achtergrond' }).waitFor();
    await schoon(page, 'taken');
  }));

test('uitvoer: het filter van de lijst gaat mee', metBaken, () =>
  als('adviseur', async (page) => {
    await page.goto(`${url}/signalen?thema=jeugd`);
    await druk(page, 'Uitvoeren', 'link');
    await page.waitForURL(/uitvoer\?thema=jeugd/);
    await schoon(page, 'uitvoer-periode');
    await kies(page, 'Hoe lang terug?');
    await druk(page, 'Filter toepassen', 'button');
    await page.getByText('Signalen in het bestand').waitFor();
    await schoon(page, 'uitvoer');
  }));

test('overleg: een eigen punt, een besluit, en afronden', metBaken, () =>
  als('adviseur', async (page) => {
    await open(page, '/overleggen', 'overleggen');
    const overleg = await page.locator('section[aria-labelledby="komend"] a[href^="/overleggen/"]').first().getAttribute('href');
    await open(page, overleg, 'overleg');
    await vouwOpen(page, 'Punt toevoegen');
    await typ(page, 'Waar gaat het over?', 'Proef met het toetsenbord');
    await kies(page, 'Wie mag dit zien?');
    await druk(page, 'Toevoegen', 'button');
    await page.locator('nav a', { hasText: 'Proef met het toetsenbord' }).waitFor();
    await tabTot(page, 'Proef met het toetsenbord');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 2, name: 'Proef met het toetsenbord' }).waitFor();
    await typ(page, 'Wat is er besloten?', 'We kijken het nog een week aan.');
    await druk(page, 'Besluit vastleggen', 'button');
    await page.locator('nav a', { hasText: 'Proef met het toetsenbord' }).filter({ hasText: 'besproken' }).waitFor();
    await schoon(page, 'overleg-besluit');
    await typ(page, 'Waarom gaan open punten naar de volgende keer? (niet verplicht)', 'Geen tijd meer.');
    await druk(page, 'Overleg afronden', 'button');
    await page.waitForURL(/\/besluitenlijst$/);
    await schoon(page, 'overleg-klaar');
  }));
