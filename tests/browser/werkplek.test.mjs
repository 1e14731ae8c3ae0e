// Every page of staff and partners, in all views, as the role that works with it; and the thread from report to answer.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inAlleWeergaven, metBaken, opPagina, start, tabNaar, url } from './steun.mjs';

let browser;

before(async () => {
  browser = await start();
});

after(async () => {
  await browser?.close();
});

/** The session of the person on the card of this role. */
async function alsRol(rol) {
  let state;
  await opPagina(browser, {}, async (page) => {
    await page.goto(`${url}/inloggen`);
    await page.locator(`form:has(input[name="rol"][value="${rol}"]) button`).first().click();
    await page.getByRole('heading', { level: 1, name: 'Vandaag' }).waitFor();
    state = await page.context().storageState();
  });
  return state;
}

/** The address of the first link on a page that looks like this. */
async function eersteLink(state, pad, vorm) {
  let found;
  await opPagina(browser, { storageState: state }, async (page) => {
    await page.goto(`${url}${pad}`);
    const links = await page.locator('main a').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    found = links.find((href) => vorm.test(href ?? ''));
    assert.ok(found, `${pad} heeft geen link als ${vorm}`);
  });
  return found;
}

async function bekijk(rol, state, paden) {
  for (const pad of paden) {
    const naam = `${rol}${pad.replaceAll(/[^a-z]+/gi, '-')}`.replace(/-$/, '');
    await inAlleWeergaven(browser, naam, `${url}${pad}`, { state });
  }
}

test('de pagina’s van de adviseur', metBaken, async () => {
  const state = await alsRol('adviseur');
  const signaal = await eersteLink(state, '/signalen?alle=ja', /^\/signalen\/S-/);
  const casus = await eersteLink(state, '/casussen', /^\/casussen\/C-/);
  const overleg = await eersteLink(state, '/overleggen', /^\/overleggen\/\d+$/);
  await bekijk('adviseur', state, [
    '/', '/signalen?alle=ja', '/signalen/weging', '/signalen/nieuw', '/signalen/uitvoer', signaal, `${signaal}/politie`,
    `${signaal}/antwoord`, `${signaal}/herindelen`, '/casussen', '/casussen/nieuw', casus, '/overleggen', overleg,
    '/kaart', '/zoeken', '/cijfers',
  ]);
});

test('van een termijn of een beloofde dag op Vandaag is het een klik naar waarom die dag', metBaken, async () => {
  const state = await alsRol('adviseur');
  await opPagina(browser, { storageState: state, javaScriptEnabled: false }, async (page) => {
    await page.goto(`${url}/`);
    const waarom = (blok) => page.locator(`section[aria-labelledby="${blok}"]`).getByRole('link', { name: /: waarom deze datum\?$/ });
    await waarom('maatregelen').first().click();
    await page.waitForURL(/\/maatregelen\/M-[^/]+\/termijn\/\d+$/);
    await page.getByText('Zo is het gerekend').waitFor();
    await page.goBack();
    await waarom('termijnen').first().click();
    await page.waitForURL(/\/signalen\/S-[^#]+#waarom$/);
    await page.getByText(/^Dit is een belofte van de gemeente/).waitFor();
    await page.getByRole('heading', { name: 'Beloofd antwoord' }).waitFor();
    const vrij = await page.locator('#belofte').evaluate((kop) => {
      const { x, y, height } = kop.getBoundingClientRect();
      return kop.contains(document.elementFromPoint(x + 2, y + height / 2));
    });
    assert.ok(vrij, 'de kop boven de uitleg staat niet achter de balk');
  });
});

test('de pagina’s van ieder ander', metBaken, async () => {
  for (const rol of ['regisseur', 'boa', 'jurist', 'burgemeester']) await bekijk(rol, await alsRol(rol), ['/']);
  const eigen = ['/account', '/mijn/sessies', '/mijn/wachtwoord', '/mijn/noodtoegang'];
  await bekijk('crisis', await alsRol('crisis'), eigen);
  await bekijk('partner', await alsRol('partner'), ['/', '/signalen/inbrengen', '/signalen/ingebracht']);
  await bekijk('fg', await alsRol('fg'), ['/', '/toezicht', '/toezicht/bewaren']);
  const beheer = ['/', '/beheer/gebruikers', '/beheer/gebruikers/nieuw', '/beheer/kringen', '/beheer/organisaties', '/beheer/systemen', '/beheer/taken'];
  await bekijk('beheerder', await alsRol('beheerder'), beheer);
});

test('een sessie die voorbij is wordt gezegd, en de tellingen lopen mee', metBaken, async () => {
  const state = await alsRol('adviseur');
  await opPagina(browser, { storageState: state }, async (page) => {
    await page.goto(`${url}/`);
    const badge = page.locator('#navigatie a[href="/signalen/weging"] .b-tel');
    await badge.waitFor();
    assert.match(await badge.textContent(), /\d+ nieuw/);
    await page.context().clearCookies();
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await page.getByText('Je sessie is afgelopen.').waitFor();
  });
});

test('van melding tot antwoord, met het toetsenbord', metBaken, async () => {
  const words = `Geur van oplosmiddel bij de kade, proef ${Date.now()}`;
  const melding = { categorie: 'drugs', tekst: words, plek: 'Kade', gaande: 'steeds', wilAntwoord: true };
  const reply = await fetch(`${url}/api/v1/meldingen`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(melding),
  });
  assert.equal(reply.status, 201);
  const { kenmerk, code } = await reply.json();
  const state = await alsRol('adviseur');
  await opPagina(browser, { storageState: state, viewport: { width: 1280, height: 900 } }, async (page) => {
    await page.goto(`${url}/signalen/weging?kenmerk=${kenmerk}`);
    // Single keys choose, and what belongs to the decision appears; the buttons are there too.
    assert.equal(await page.getByLabel('Dag').isVisible(), false);
    for (const key of ['3', '7', 'v']) await page.keyboard.press(key);
    await page.getByLabel('Dag').fill('1');
    await page.getByLabel('Maand').fill('12');
    await page.getByLabel('Jaar').fill('2027');
    await page.getByLabel('Motivering').fill('Eerst kijken of de geur terugkomt.');
    await page.keyboard.press('Control+Enter');
    await page.waitForURL((there) => !there.href.includes(kenmerk));
    await page.goto(`${url}/signalen/${kenmerk}`);
    await page.getByText('Eerst kijken of de geur terugkomt.').first().waitFor();
    await page.goto(`${url}/signalen/${kenmerk}/antwoord`);
    await page.getByRole('textbox', { name: /schrijf|bericht|tekst|antwoord/i }).first().fill('We zijn bij de kade gaan kijken. We houden het in de gaten.');
    await tabNaar(page, 'Versturen', { rol: 'button' });
    await page.keyboard.press('Enter');
    await page.waitForURL(`${url}/signalen/${kenmerk}`);
  });
  await opPagina(browser, {}, async (page) => {
    await page.goto(`${url}/melding`);
    await page.getByLabel('Uw code').fill(code);
    await page.keyboard.press('Enter');
    await page.getByText('We zijn bij de kade gaan kijken. We houden het in de gaten.').waitFor();
  });
  const fg = await alsRol('fg');
  await opPagina(browser, { storageState: fg }, async (page) => {
    await page.goto(`${url}/toezicht?nummer=${kenmerk}`);
    await page.getByText('signaal.lezen').first().waitFor();
  });
});
