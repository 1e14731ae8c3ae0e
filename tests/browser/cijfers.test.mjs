// An adviser keeps a filter and opens the list with it, and takes figures along: every page of it in all views.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inAlleWeergaven, metBaken, opPagina, start, url } from './steun.mjs';

let browser;
let state;

before(async () => {
  browser = await start();
});

after(async () => {
  await browser?.close();
});

/** Signs in as the first person of the demo, the adviser. */
async function ingelogd() {
  await opPagina(browser, {}, async (page) => {
    await page.goto(`${url}/inloggen`);
    await page.getByRole('button', { name: /^Inloggen als/ }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Vandaag' }).waitFor();
    state = await page.context().storageState();
  });
}

test('een filter bewaren, ermee openen, en alle signalen', metBaken, async () => {
  await ingelogd();
  await opPagina(browser, { storageState: state }, async (page) => {
    await page.goto(`${url}/signalen?spoed=ja`);
    await page.getByRole('link', { name: 'Filter bewaren' }).click();
    await page.getByLabel('Hoe noem je dit filter?').fill('Alles met spoed');
    await page.getByLabel('Open Signalen voortaan met dit filter').check();
    await page.getByRole('button', { name: 'Bewaren' }).click();
    await page.waitForURL(`${url}/signalen?spoed=ja`);
    await page.goto(`${url}/signalen`);
    assert.equal(page.url(), `${url}/signalen?spoed=ja`);
    await page.getByRole('link', { name: 'Alle signalen' }).click();
    await page.waitForURL(`${url}/signalen?alle=ja`);
  });
  const adressen = { lijst: '/signalen?spoed=ja', filters: '/signalen/filters', filter: '/signalen/filters/nieuw?thema=jeugd' };
  for (const [naam, pad] of Object.entries(adressen)) await inAlleWeergaven(browser, `filters-${naam}`, `${url}${pad}`, { state });
  await opPagina(browser, { storageState: state }, async (page) => {
    await page.goto(`${url}/signalen/filters`);
    await page.getByRole('button', { name: 'Verwijder Alles met spoed' }).click();
    await page.getByText('Het filter is verwijderd.').waitFor();
  });
});

test('de cijfers zijn goed in alle weergaven, en mee te nemen als bestand', metBaken, async () => {
  await ingelogd();
  const adressen = { binnen: '/cijfers', delen: '/cijfers?delen=ja', vrij: '/cijfers?periode=vrij&van=x&tot=y' };
  for (const [naam, pad] of Object.entries(adressen)) await inAlleWeergaven(browser, `cijfers-${naam}`, `${url}${pad}`, { state });
  await opPagina(browser, { storageState: state }, async (page) => {
    await page.goto(`${url}/cijfers`);
    const wacht = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Downloaden als CSV' }).click();
    assert.match((await wacht).suggestedFilename(), /^cijfers-.*\.csv$/);
  });
});
