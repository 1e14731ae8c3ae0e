// A resident reports something and hears what became of it: with the keyboard, on a telephone, and without JavaScript.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inAlleWeergaven, metBaken, opPagina, start, tabNaar, url } from './steun.mjs';

// A picture of one pixel.
const FOTO = {
  name: 'loods.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
    'base64',
  ),
};
// Somebody who asked for less motion sees at once where the focus is.
const TOETSENBORD = { reducedMotion: 'reduce' };
const TELEFOON = { reducedMotion: 'reduce', viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

let browser;

before(async () => {
  browser = await start();
});

after(async () => {
  await browser?.close();
});

const kop = (page, tekst) => page.getByRole('heading', { level: 1, name: tekst }).waitFor();

/** Presses the button as somebody without a mouse does, and waits for the page it leads to. */
async function druk(page, naam, pad, rol = 'button') {
  await tabNaar(page, naam, { rol });
  await page.keyboard.press('Enter');
  await page.waitForURL(`${url}${pad}`);
}

/** Tab leads into a group of radio buttons, the arrows choose in it. */
async function kies(page, groep, keuze) {
  const group = page.getByRole('group', { name: groep });
  const first = group.getByRole('radio').first();
  for (let presses = 0; presses < 150 && !(await first.evaluate((e) => e === document.activeElement)); presses += 1) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Space');
  const wanted = group.getByRole('radio', { name: keuze });
  for (let presses = 0; presses < 30 && !(await wanted.isChecked()); presses += 1) await page.keyboard.press('ArrowDown');
  assert.ok(await wanted.isChecked(), `${keuze} is niet te kiezen`);
}

/** The four steps with whatever works everywhere: no script needed. */
async function meld(page, tekst) {
  await page.goto(`${url}/melden/wat`);
  await page.getByRole('radio', { name: /^Drugs/ }).check();
  await page.getByLabel('Vertel wat u ziet, hoort of weet').fill(tekst);
  await page.getByRole('button', { name: 'Volgende stap' }).click();
  await page.getByLabel('Straat en huisnummer, of een plek').fill('Achter de oude loods');
  await page.getByRole('radio', { name: 'Het gebeurt steeds opnieuw' }).check();
  await page.getByLabel('Foto of geluidsopname (niet verplicht)').setInputFiles(FOTO);
  await page.getByRole('button', { name: 'Volgende stap' }).click();
  await page.getByRole('radio', { name: 'Ik blijf anoniem' }).check();
  await page.getByRole('radio', { name: 'Ja, ik kijk zelf met mijn code' }).check();
  await page.getByRole('button', { name: 'Volgende stap' }).click();
  await kop(page, 'Klopt dit?');
}

async function verstuur(page) {
  await page.getByRole('button', { name: 'Melding versturen' }).click();
  await kop(page, 'Bedankt voor uw melding');
  const code = (await page.locator('#code').textContent()).trim();
  assert.match(code, /^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/);
  return code;
}

test('een bewoner meldt met alleen het toetsenbord en volgt zijn melding met de code', metBaken, async () => {
  let code;
  await opPagina(browser, TOETSENBORD, async (page) => {
    // Asked for before the first page: the browser hands its file windows over only some time after it was asked to.
    const fileWindow = new Promise((resolve) => page.once('filechooser', resolve));
    await page.goto(`${url}/melden`);
    await druk(page, 'Begin met melden', '/melden/wat', 'link');
    await kies(page, 'Waar gaat het over?', /^Drugs/);
    await tabNaar(page, 'Vertel wat u ziet, hoort of weet', { rol: 'textbox' });
    await page.keyboard.type('Elke nacht busjes bij de loods. Er hangt een vreemde lucht.');
    await druk(page, 'Volgende stap', '/melden/waar');

    await tabNaar(page, 'Straat en huisnummer, of een plek', { rol: 'textbox' });
    await page.keyboard.type('Achter de oude loods');
    await kies(page, 'Gebeurt het nu nog?', 'Het gebeurt steeds opnieuw');
    // The button of the browser itself opens its window for files.
    await page.getByLabel('Foto of geluidsopname (niet verplicht)').focus();
    await page.keyboard.press('Space');
    await (await fileWindow).setFiles(FOTO);
    await druk(page, 'Volgende stap', '/melden/wie');

    await kies(page, 'Wilt u anoniem blijven?', 'Ik blijf anoniem');
    await kies(page, 'Wilt u horen wat we doen?', 'Ja, ik kijk zelf met mijn code');
    await druk(page, 'Volgende stap', '/melden/controle');
    await page.getByText('loods.png (1 kB)').waitFor();
    await druk(page, 'Melding versturen', '/melden/klaar');
    code = (await page.locator('#code').textContent()).trim();
    await tabNaar(page, 'Kopieer', { rol: 'button' });
  });

  await opPagina(browser, TELEFOON, async (page) => {
    await page.goto(`${url}/melding`);
    await tabNaar(page, 'Uw code', { rol: 'textbox' });
    await page.keyboard.type(code.toLowerCase().replaceAll('-', ' '));
    await page.keyboard.press('Enter');
    await page.waitForURL(`${url}/melding/status`);
    await kop(page, 'We hebben uw melding ontvangen');
    await tabNaar(page, 'Vertel wat er is gebeurd en wanneer', { rol: 'textbox' });
    await page.keyboard.type('Vannacht weer, rond 3 uur.');
    await druk(page, 'Toevoegen aan mijn melding', '/melding/status');
    await page.getByText('Vannacht weer, rond 3 uur.').waitFor();
    await druk(page, 'Sluit deze pagina', '/melding');
    await page.goto(`${url}/melding/status`);
    await kop(page, 'Kijk hoe het met uw melding staat');
  });
});

test('het kan zonder JavaScript, met een foto', metBaken, async () => {
  await opPagina(browser, { javaScriptEnabled: false, ...TELEFOON }, async (page) => {
    await meld(page, 'Zonder JavaScript gemeld: een vreemde lucht.');
    await page.getByText('loods.png (1 kB)').waitFor();
    const code = await verstuur(page);
    await page.getByRole('button', { name: 'Bekijk hoe het met uw melding staat' }).click();
    await kop(page, 'We hebben uw melding ontvangen');
    await page.getByRole('button', { name: 'Sluit deze pagina' }).click();
    await page.getByLabel('Uw code').fill(code);
    await page.getByRole('button', { name: 'Bekijk mijn melding' }).click();
    await page.getByLabel('Foto of geluidsopname (niet verplicht)').setInputFiles(FOTO);
    await page.getByRole('button', { name: 'Toevoegen aan mijn melding' }).click();
    await page.getByText('Ik stuur een bestand mee.').waitFor();
  });
});

test('wie vergeet iets in te vullen leest wat er mist, en de focus staat daar', metBaken, async () => {
  await opPagina(browser, {}, async (page) => {
    await page.goto(`${url}/melden/wat`);
    await page.getByRole('button', { name: 'Volgende stap' }).click();
    const summary = page.locator('#fouten');
    await summary.waitFor();
    assert.ok(await summary.evaluate((e) => e === document.activeElement));
    assert.match(await page.title(), /^2 fouten: Stap 1 van 4/);
    await page.getByRole('link', { name: 'Vertel wat er aan de hand is' }).click();
    assert.equal(await page.evaluate(() => document.activeElement.id), 'tekst');
  });
});

test('een telefoonnummer in de tekst geeft een waarschuwing en houdt niemand tegen', metBaken, async () => {
  await opPagina(browser, {}, async (page) => {
    await page.goto(`${url}/melden/wat`);
    await page.getByRole('radio', { name: /^Drugs/ }).check();
    await page.getByLabel('Vertel wat u ziet, hoort of weet').fill('Hij is te bellen op 06-12345678.');
    await page.getByRole('button', { name: 'Volgende stap' }).click();
    await page.getByText('een telefoonnummer').waitFor();
    await page.getByRole('button', { name: 'Toch verder' }).click();
    await kop(page, 'Waar en wanneer gebeurt het?');
    await page.goBack();
    await kop(page, 'Wat is er aan de hand?');
    await page.getByRole('button', { name: 'Stoppen en alles wissen' }).click();
    await page.getByText('Alles wat u invulde, is gewist.').waitFor();
  });
});

test('een plek op de kaart kiezen', metBaken, async () => {
  await opPagina(browser, {}, async (page) => {
    await page.goto(`${url}/melden/wat`);
    await page.getByRole('radio', { name: /^Drugs/ }).check();
    await page.getByLabel('Vertel wat u ziet, hoort of weet').fill('Een vreemde lucht.');
    await page.getByRole('button', { name: 'Volgende stap' }).click();
    await page.getByRole('link', { name: 'Kies de plek op de kaart' }).click();
    const map = page.getByRole('region', { name: 'Kaart om een plek te kiezen' });
    await map.locator('path.b-gebied').first().waitFor({ state: 'attached' });
    // Enter chooses the middle of the map.
    await map.focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.getElementById('lat').value !== '');
    await page.getByRole('button', { name: 'Deze plek kiezen' }).click();
    await page.getByText(/U koos een punt op de kaart/).waitFor();
  });
});

test('elke pagina is goed in alle weergaven', metBaken, async () => {
  for (const [naam, pad] of [
    ['melden', '/melden'],
    ['wat', '/melden/wat'],
    ['code', '/melding'],
    ['privacy', '/privacy'],
    ['toegankelijkheid', '/toegankelijkheid'],
    ['over', '/over'],
  ]) {
    await inAlleWeergaven(browser, `melding-${naam}`, `${url}${pad}`);
  }
  const context = await browser.newContext({ locale: 'nl-NL' });
  try {
    const page = await context.newPage();
    await meld(page, 'Voor de weergaven: elke nacht busjes bij de loods.');
    const draft = await context.storageState();
    for (const naam of ['wat', 'waar', 'kaart', 'wie', 'controle']) {
      await inAlleWeergaven(browser, `melding-${naam}-ingevuld`, `${url}/melden/${naam}`, { state: draft });
    }
    const leeg = async (view) => {
      await view.getByLabel('Straat en huisnummer, of een plek').fill('');
      await view.getByRole('button', { name: 'Volgende stap' }).click();
      await view.locator('#fouten').waitFor();
    };
    await inAlleWeergaven(browser, 'melding-fout', `${url}/melden/waar`, { state: draft, work: leeg });
    await meld(page, 'Voor de weergaven: elke nacht busjes bij de loods.');
    await verstuur(page);
    const sent = await context.storageState();
    await inAlleWeergaven(browser, 'melding-klaar', `${url}/melden/klaar`, { state: sent });
    await page.getByRole('button', { name: 'Bekijk hoe het met uw melding staat' }).click();
    await kop(page, 'We hebben uw melding ontvangen');
    const open = await context.storageState();
    await inAlleWeergaven(browser, 'melding-status', `${url}/melding/status`, { state: open });
  } finally {
    await context.close();
  }
});
