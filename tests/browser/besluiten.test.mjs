// The other kinds of order with Tab, arrows and Enter only: a form that asks what belongs to the choice that was made and
// nothing else, an order under penalty from draft to letter, a closure, and a decision that is annulled; axe in light and dark.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { datum, druk, janee, kies, mensen, open, typ } from './mens.mjs';
import { metBaken, tabNaar, url } from './steun.mjs';

const { als, schoon } = mensen('besluiten');

/** Labels and questions of the form that can be seen now. */
const zichtbaar = (page) =>
  page.locator('form.b-form').last().evaluate((form) =>
    [...form.querySelectorAll('label,legend')].filter((label) => label.checkVisibility()).map((label) => label.textContent.trim()));

test('een gebiedsverbod vraagt alleen wat bij de grondslag hoort', metBaken, async () => {
  await als('adviseur', 1280, async (page) => {
    await page.goto(`${url}/maatregelen/nieuw/gebiedsverbod`);
    const before = await zichtbaar(page);
    assert.ok(before.includes('Wat legt de burgemeester op?'), before.join('; '));
    for (const later of ['Welk artikel van de APV?', 'Naam van het kind', 'Waar meldt de persoon zich?', 'Wat mag wel', 'Eerste dag']) {
      assert.ok(!before.includes(later), `${later} is asked before the choice`);
    }
    await schoon(page, 'gebiedsverbod-leeg');
    await kies(page, 'Wat legt de burgemeester op?', 'Meldplicht');
    let now = await zichtbaar(page);
    assert.ok(now.includes('Waar meldt de persoon zich?') && now.includes('Eerste dag'), now.join('; '));
    assert.ok(!now.includes('Welke gemeente?') && !now.includes('Wat mag wel'), now.join('; '));
    await tabNaar(page, 'Ja', { rol: 'radio' });
    await schoon(page, 'gebiedsverbod-meldplicht');
    await page.getByLabel('Wat legt de burgemeester op?').focus();
    await page.keyboard.type('Gebiedsverbod');
    now = await zichtbaar(page);
    assert.ok(now.includes('Wat mag wel') && now.includes('Korte naam van het gebied'), now.join('; '));
    assert.ok(!now.includes('Waar meldt de persoon zich?'), now.join('; '));
    await page.getByRole('application').locator('path').first().waitFor();
    await schoon(page, 'gebiedsverbod-gebied');
  });
  await als('adviseur', 390, async (page) => {
    await page.goto(`${url}/maatregelen/nieuw/gebiedsverbod`);
    await kies(page, 'Wat legt de burgemeester op?', 'Bevel aan ouders: a');
    await schoon(page, 'gebiedsverbod-telefoon');
  });
});

test('een last onder dwangsom van concept tot brief', metBaken, async () => {
  let adres;
  await als('adviseur', 1280, async (page) => {
    await page.goto(`${url}/maatregelen/nieuw/woonoverlast`);
    await schoon(page, 'woonoverlast-leeg');
    await typ(page, 'Adres van de woning', 'Ereprijsstraat 11');
    await typ(page, 'Aan wie is het besluit gericht?', 'Joop Verzonnen');
    await kies(page, 'Wat is deze persoon?', 'Gebruiker');
    await kies(page, 'Van wie is de woning?', 'Huur van een woningcorporatie');
    await kies(page, 'Welke maatregel?', 'Huisverbod');
    assert.ok(!(await zichtbaar(page)).includes('Dwangsom'), 'a ban from the home has no penalty');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await typ(page, 'Op welk artikel van de verordening rust dit?', 'APV Voorbeeldstad, art. 2:79');
    await typ(page, 'Wat moet er ophouden?', 'Geen harde muziek tussen 22.00 en 07.00 uur.');
    await typ(page, 'Welke maatregelen moet de persoon nemen?', 'Zet de muziek zo zacht dat buren haar niet horen.');
    await kies(page, 'Waar is de last voor bedoeld?', 'Voorkomen dat de overtreding doorgaat');
    await datum(page, '31', '12', '2030');
    await typ(page, 'Dwangsom', '250');
    await kies(page, 'Waarvoor is dat bedrag?', 'per overtreding');
    assert.ok(!(await zichtbaar(page)).includes('Per welke tijd?'), 'per breach there is no time');
    await typ(page, 'Hoeveel dwangsom hoogstens, alles bij elkaar?', '1.000');
    await typ(page, 'Waarom deze bedragen?', 'Een lager bedrag maakte eerder geen verschil.');
    for (const stap of ['0: met elkaar praten', '1: gesprek met wijkagent of woonconsulent', '2: buurtbemiddeling',
      '3: mediation of een vrijwillige gedragsaanwijzing', '4: waarschuwing van de burgemeester']) {
      await kies(page, `Stap ${stap}`, 'Geprobeerd');
      await typ(page, 'Waar blijkt dat uit, of waarom past het niet?', 'Verslag in het dossier.');
    }
    await kies(page, 'Is de persoon gehoord?', 'Ja');
    await typ(page, 'Wat zei de persoon?', 'Het valt wel mee.');
    await schoon(page, 'woonoverlast-gevuld');
    await druk(page, 'Bewaren als concept');
    await page.getByRole('heading', { level: 1, name: 'Woonoverlast Ereprijsstraat 11' }).waitFor();
    adres = page.url();
    for (const deel of ['Ernstige hinder', 'Herhaaldelijk', 'Herhaaldelijk', 'Gevolgen']) {
      await open(page, 'Feit opschrijven');
      await kies(page, 'Waar hoort het bij?', deel);
      await typ(page, 'Wat is er gebeurd?', 'Op 2 november om 01.10 uur bonkte de muziek.');
      await typ(page, 'Wie zag of vertelde dit?', 'wijkagent');
      await druk(page, 'Feit bewaren');
      await page.getByText('Het feit is opgeschreven.').waitFor();
    }
    const vragen = await page.locator('textarea[name="andere_weg"],textarea[name="evenredig"]').evaluateAll((all) => all.map((box) => box.labels[0].textContent.trim()));
    for (const vraag of vragen) {
      await typ(page, vraag, 'Omdat de eerdere stappen niet hielpen.');
      await druk(page, 'Afweging bewaren');
      await page.getByText('De afweging is opgeschreven.').waitFor();
    }
    await druk(page, 'Voorleggen om te tekenen');
    await page.getByText('Het besluit is voorgelegd.').waitFor();
  });
  await als('burgemeester', 1280, async (page) => {
    await page.goto(adres);
    await druk(page, 'Besluit nemen');
    await page.getByRole('status').getByText('Het besluit is genomen.').waitFor();
    await schoon(page, 'woonoverlast-genomen');
    await druk(page, 'Brief lezen', 'link');
    await page.getByRole('heading', { name: 'Besluit woonoverlast' }).waitFor();
    await schoon(page, 'woonoverlast-brief');
  });
  await als('adviseur', 390, async (page) => {
    await page.goto(adres);
    await schoon(page, 'woonoverlast-telefoon');
    await druk(page, 'Hoe liep dit besluit af?', 'link');
    await page.getByRole('heading', { level: 1, name: 'Hoe liep dit besluit af?' }).waitFor();
    await schoon(page, 'afronden-telefoon');
    await tabNaar(page, 'Vernietigd: door de rechter, of door de burgemeester op bezwaar', { rol: 'radio' });
    await page.keyboard.press('Space');
    await druk(page, 'Afronden');
    await page.getByRole('alert').getByText('Schrijf op welke uitspraak').first().waitFor();
    await schoon(page, 'afronden-geweigerd');
    await typ(page, 'Bij vernietiging: welke uitspraak of welk besluit?', 'Uitspraak van vandaag, nummer 12');
    await druk(page, 'Afronden');
    await page.getByText('Het besluit is afgerond.').waitFor();
    await page.getByText('Beëindigd op').waitFor();
    await schoon(page, 'vernietigd-telefoon');
  });
});

test('een sluiting: formulier, maatregel en uitkomst van een verzoek', metBaken, async () => {
  await als('adviseur', 1280, async (page) => {
    await page.goto(`${url}/maatregelen/nieuw/sluiting`);
    await schoon(page, 'sluiting-leeg');
    await kies(page, 'Wat voor pand is het?', 'Woning');
    const now = await zichtbaar(page);
    assert.ok(now.includes('Hoeveel volwassenen wonen er?') && !now.includes('Is het open voor publiek?'), now.join('; '));
    await page.goto(`${url}/maatregelen`);
    await druk(page, 'Sluiting Kampweg 8', 'link');
    await page.getByRole('heading', { name: 'Wettelijke stappen' }).waitFor();
    await schoon(page, 'sluiting');
    await open(page, 'Voorval opschrijven');
    await kies(page, 'Wat gebeurde er?', 'Voorlopige voorziening gevraagd');
    await datum(page, '1', '11', '2026');
    await typ(page, 'Wat gebeurde er precies, en waar staat het?', 'Verzoek bij de rechtbank, zaak 12.');
    await druk(page, 'Voorval bewaren');
    await page.getByText('Het is opgeschreven.').waitFor();
    await druk(page, 'Uitkomst opschrijven', 'link');
    await page.getByRole('heading', { level: 1, name: 'Voorlopige voorziening gevraagd' }).waitFor();
    await schoon(page, 'uitkomst');
    await typ(page, 'Hoe liep het af?', 'Afgewezen');
    await druk(page, 'Uitkomst bewaren');
    await page.getByText('De uitkomst is opgeschreven.').waitFor();
  });
  await als('adviseur', 390, async (page) => {
    await page.goto(`${url}/maatregelen/nieuw/sluiting`);
    await kies(page, 'Wat voor pand is het?', 'Lokaal');
    await janee(page, 'nee');
    await schoon(page, 'sluiting-telefoon');
  });
});

test('de jurist houdt het beleid bij, en iedereen heeft een eigen agenda', metBaken, async () => {
  await als('jurist', 1280, async (page) => {
    await page.goto(`${url}/beleid`);
    await schoon(page, 'beleid');
    await kies(page, 'Waarvoor is de regel?', 'Sluiten');
    await typ(page, 'Wat zegt de regel, en waar staat hij?', 'Damoclesbeleid 2026 (verzonnen), erf, lijst I, eerste keer');
    await typ(page, 'Hoeveel?', '99');
    await druk(page, 'Toevoegen');
    await page.getByRole('alert').getByText('Vul een getal in van 0 tot en met 60.').waitFor();
    await schoon(page, 'beleid-geweigerd');
    await tabNaar(page, 'Hoeveel?', { rol: 'textbox' });
    await page.keyboard.press('Control+A');
    await page.keyboard.type('4');
    await datum(page, '1', '1', '2026');
    await druk(page, 'Toevoegen');
    await page.getByText('De regel is toegevoegd.').waitFor();
  });
  await als('adviseur', 1280, async (page) => {
    await page.goto(`${url}/maatregelen/nieuw/sluiting`);
    await kies(page, 'Welke regel uit het beleid past?', 'Damoclesbeleid 2026');
    const now = await zichtbaar(page);
    assert.ok(!now.includes('Welk beleid?') && !now.includes('Hoeveel maanden noemt het beleid?'), now.join('; '));
    await page.goto(`${url}/maatregelen`);
    await druk(page, 'Agenda', 'link');
    await page.getByRole('heading', { level: 1, name: 'Agenda' }).waitFor();
    await schoon(page, 'agenda');
    await druk(page, 'Adres maken');
    await page.getByRole('heading', { level: 1, name: 'Adres van uw agenda' }).waitFor();
    await schoon(page, 'agenda-adres');
    const adres = new URL((await page.locator('output').first().textContent()).trim());
    const read = await fetch(`${url}${adres.pathname}`);
    assert.equal(read.headers.get('content-type'), 'text/calendar; charset=utf-8');
    assert.match(await read.text(), /BEGIN:VEVENT/);
    await druk(page, 'Verder', 'link');
    await druk(page, 'Adres intrekken');
    await page.getByText('Het adres werkt niet meer.').waitFor();
    assert.equal((await fetch(`${url}${adres.pathname}`)).status, 404);
  });
  await als('jurist', 390, async (page) => {
    for (const pad of ['/beleid', '/maatregelen/agenda']) {
      await page.goto(`${url}${pad}`);
      await schoon(page, `telefoon${pad.replaceAll('/', '-')}`);
    }
  });
});
