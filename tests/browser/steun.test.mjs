// The support itself: a check that cannot fail would make every journey worthless.

import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { serveer } from './proefpagina.mjs';
import { axe, inAlleWeergaven, opPagina, pastInDeBreedte, start, tabNaar } from './steun.mjs';

let browser;
let proef;

before(async () => {
  [browser, proef] = await Promise.all([start(), serveer()]);
});

after(async () => {
  await browser?.close();
  proef?.stop();
});

const op = (pad, work, opties = { bypassCSP: true }) =>
  opPagina(browser, opties, async (page) => {
    await page.goto(proef.adres + pad, { waitUntil: 'networkidle' });
    await work(page);
  });

test('een goede pagina is goed in alle weergaven, en wordt vastgelegd', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'baken-schermen-'));
  const before = process.env.BAKEN_SCHERMEN;
  process.env.BAKEN_SCHERMEN = folder;
  try {
    const seen = [];
    const work = async (page, { naam }) => {
      const dark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
      seen.push(`${naam} ${await page.evaluate(() => innerWidth)} ${dark}`);
    };
    await inAlleWeergaven(browser, 'proef', `${proef.adres}/`, { work });
    assert.deepEqual(seen, ['breed-licht 1280 false', 'breed-donker 1280 true', 'smal-licht 390 false', 'smal-donker 390 true']);
    assert.equal(readdirSync(folder).length, 4);
  } finally {
    if (before === undefined) delete process.env.BAKEN_SCHERMEN;
    else process.env.BAKEN_SCHERMEN = before;
    rmSync(folder, { recursive: true });
  }
});

test('axe noemt een veld zonder naam', async () => {
  await op('/naamloos', (page) => assert.rejects(axe(page), /label .*\n.*input\[name="naamloos"\]/));
});

test('een te brede pagina wordt gezien', async () => {
  await op('/breed', (page) => assert.rejects(pastInDeBreedte(page), /schuift opzij/));
  await assert.rejects(inAlleWeergaven(browser, 'breed', `${proef.adres}/breed`), /schuift opzij/);
});

test('wat de CSP tegenhoudt is een fout', async () => {
  await assert.rejects(op('/csp', async () => {}, {}), /CSP: /);
  await assert.rejects(inAlleWeergaven(browser, 'csp', `${proef.adres}/csp`), /CSP: /);
});

test('een fout in een script is een fout', async () => {
  await assert.rejects(op('/script', async () => {}), /fout in een script: kapot/);
});

test('een verzoek naar buiten is een fout', async () => {
  const work = (page) => page.evaluate(() => fetch('https://voorbeeld.invalid/').catch(() => undefined));
  await assert.rejects(op('/', work), /verzoek naar buiten: voorbeeld.invalid/);
});

test('met Tab komt men bij wat een naam heeft', async () => {
  await op('/', async (page) => {
    await tabNaar(page, 'Wat ziet u?', { rol: 'textbox' });
    await page.keyboard.type('rook');
    assert.equal(await page.inputValue('#wat'), 'rook');
    await tabNaar(page, 'Wis het formulier');
    await page.keyboard.press('Enter');
    assert.equal(await page.inputValue('#wat'), '');
  });
});

test('wat er niet is, is met Tab niet te bereiken', async () => {
  const work = (page) => tabNaar(page, 'Bestaat niet', { hoogstens: 8 });
  await assert.rejects(op('/', work), /niet te bereiken: .*"Bestaat niet"[\s\S]*button "Verstuur"/);
});

test('focus die niemand ziet is een fout', async () => {
  await assert.rejects(op('/zonder-focus', (page) => tabNaar(page, 'Zonder rand')), /niet te zien/);
});
