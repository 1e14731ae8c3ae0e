// Drawing where somebody may not come: with the keyboard only, with a mouse, and without JavaScript.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { metGalerij, serveerGalerij } from './galerij.mjs';
import { axe, inAlleWeergaven, opPagina, start, tabNaar } from './steun.mjs';

const SCRIPTS = ['baken.js', 'leaflet.js', 'kaart.js', 'vlakkaart.js', 'tekenbord.js', 'tekenvlak.js'];
const TOETSENBORD = { reducedMotion: 'reduce', viewport: { width: 1280, height: 900 } };

let browser;
let galerij;

before(async () => {
  browser = await start();
  if (!metGalerij.skip) galerij = await serveerGalerij('gebied', SCRIPTS);
});

after(async () => {
  galerij?.stop();
  await browser?.close();
});

/** The second field of the page: its text is no area, so the map is empty. */
const leeg = (page) => page.locator('[data-tekenvlak]').nth(1);
const eerste = (page) => page.locator('[data-tekenvlak]').nth(0);
const tekst = async (veld) => JSON.parse(await veld.locator('textarea').inputValue());
const stand = (veld) => veld.locator('[role=status]').textContent();

async function druk(page, ...toetsen) {
  for (const toets of toetsen) await page.keyboard.press(toets);
}

const keer = (toets, aantal) => Array(aantal).fill(toets);

test('een gebied en een doorgang met alleen het toetsenbord', metGalerij, () =>
  opPagina(browser, TOETSENBORD, async (page) => {
    await page.goto(galerij.adres);
    const veld = eerste(page);
    await tabNaar(page, 'Alles wissen', { rol: 'button' });
    await druk(page, 'Enter');
    assert.equal(await veld.locator('textarea').inputValue(), '');

    // Back to the first button; drawing moves the focus to the map.
    await druk(page, ...keer('Shift+Tab', 5), 'Enter');
    assert.match(await stand(veld), /^Gebied tekenen\. Zet het eerste punt/);
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute('role')), 'application');
    await druk(page, 'Enter');
    assert.equal(await stand(veld), 'Punt 1 gezet.');
    await druk(page, 'Enter');
    assert.match(await stand(veld), /^Hier staat al een punt/);
    await druk(page, ...keer('ArrowRight', 4), ' ');
    assert.match(await stand(veld), /^Punt 2 gezet, ongeveer \d+ meter verder\.$/);
    await druk(page, 'Shift+ArrowDown', 'Enter', ...keer('ArrowLeft', 2), 'Enter', 'Backspace');
    assert.equal(await stand(veld), 'Het laatste punt is weg. Aantal punten: 3.');
    await druk(page, ...keer('Shift+Tab', 3), 'Enter');
    assert.match(await stand(veld), /^Gebied 1 is klaar, ongeveer .* (hectare|vierkante meter|vierkante kilometer)\.$/);
    const [gebied] = (await tekst(veld)).features;
    assert.equal(gebied.properties.soort, 'gebied');
    assert.equal(gebied.geometry.coordinates[0].length, 4);
    assert.deepEqual(gebied.geometry.coordinates[0][0], gebied.geometry.coordinates[0][3]);

    // The corridor asks its name by itself.
    await druk(page, ...keer('Shift+Tab', 2), 'Enter', 'Enter', 'Shift+ArrowLeft', 'Enter', ...keer('Shift+Tab', 3), 'Enter');
    assert.match(await stand(veld), /^Doorgang 1 is klaar/);
    await page.keyboard.type('naar school');
    await druk(page, 'Enter', 'Tab', 'Control+A');
    await page.keyboard.type('12');
    assert.equal(page.url(), galerij.adres);
    const [, doorgang] = (await tekst(veld)).features;
    assert.deepEqual(doorgang.properties, { soort: 'doorgang', naam: 'naar school', breedte_m: 12 });

    // Gone, and back with its name.
    await tabNaar(page, 'Verwijder doorgang 1', { rol: 'button' });
    await druk(page, 'Enter');
    assert.equal((await tekst(veld)).features.length, 1);
    await veld.getByRole('button', { name: 'Ongedaan maken' }).focus();
    await druk(page, 'Enter');
    assert.equal((await tekst(veld)).features[1].properties.naam, 'naar school');
    assert.equal(await veld.getByLabel('Naam, bijvoorbeeld').inputValue(), 'naar school');
  }));

test('met de muis, en wie Klaar vergeet stuurt toch wat er staat', metGalerij, () =>
  opPagina(browser, TOETSENBORD, async (page) => {
    await page.goto(galerij.adres);
    const veld = leeg(page);
    assert.match(await stand(veld), /niet te lezen/);
    const eerder = await veld.locator('textarea').inputValue();
    await veld.getByRole('button', { name: 'Gebied tekenen' }).click();
    const kaart = veld.getByRole('application');
    for (const [x, y] of [[100, 100], [300, 100], [300, 300]]) await kaart.click({ position: { x, y } });
    // A text that cannot be read is not overwritten before something is drawn.
    assert.equal(await veld.locator('textarea').inputValue(), eerder);
    await kaart.click({ position: { x: 102, y: 98 } });
    assert.match(await stand(veld), /^Gebied 1 is klaar/);
    await veld.getByRole('button', { name: 'Doorgang tekenen' }).click();
    for (const [x, y] of [[50, 200], [350, 200]]) await kaart.click({ position: { x, y } });
    await page.getByRole('button', { name: 'Opslaan' }).click();
    await page.waitForURL(`${galerij.adres}gebied`);
    const { features } = JSON.parse(galerij.verzonden.at(-1).get('leeg'));
    assert.deepEqual(features.map(({ properties }) => properties.soort), ['gebied', 'doorgang']);
  }));

test('een geplakte tekst komt op de kaart, en een onleesbare verandert niets', metGalerij, () =>
  opPagina(browser, TOETSENBORD, async (page) => {
    await page.goto(galerij.adres);
    const veld = eerste(page);
    const goed = await veld.locator('textarea').inputValue();
    await veld.locator('summary').click();
    await veld.locator('textarea').fill('geen gebied');
    await veld.locator('textarea').blur();
    assert.match(await stand(veld), /niet te lezen/);
    assert.equal(await veld.locator('[data-delen] > li').count(), 3);
    await veld.locator('textarea').fill(JSON.stringify({ ...JSON.parse(goed), features: JSON.parse(goed).features.slice(0, 2) }));
    await veld.locator('textarea').blur();
    assert.equal(await stand(veld), 'Gelezen uit de tekst: gebied 1, doorgang 1.');
    assert.equal(await veld.locator('path.b-verbod, path.b-doorgang').count(), 4, 'two on the map and two in the legend');
  }));

test('zonder JavaScript is de tekst het veld', metGalerij, () =>
  opPagina(browser, { javaScriptEnabled: false }, async (page) => {
    await page.goto(galerij.adres);
    const veld = eerste(page);
    assert.ok(await veld.locator('textarea').isVisible());
    assert.ok(!(await veld.getByRole('button', { name: 'Gebied tekenen' }).isVisible()));
    assert.ok(!(await page.locator('.b-legenda').first().isVisible()));
  }));

test('de foutmelding leidt naar de kaart', metGalerij, () =>
  opPagina(browser, TOETSENBORD, async (page) => {
    await page.goto(galerij.adres);
    await page.locator('#fouten a').click();
    assert.equal(await page.evaluate(() => document.activeElement.id), 'leeg');
  }));

test('de pagina is goed in alle weergaven, ook tijdens het tekenen', metGalerij, async () => {
  await inAlleWeergaven(browser, 'tekenvlak', galerij.adres, {
    work: async (page) => {
      await axe(page);
      await page.getByRole('button', { name: 'Gebied tekenen' }).nth(1).click();
      const kaart = leeg(page).getByRole('application');
      for (const [x, y] of [[80, 80], [220, 120], [180, 260]]) await kaart.click({ position: { x, y } });
      const klein = await page.locator('.b-tekenvlak :is(button, input):visible').evaluateAll((elements) =>
        elements.map((e) => e.getBoundingClientRect()).filter(({ width, height }) => width < 24 || height < 24).length);
      assert.equal(klein, 0, 'every target is at least 24 pixels');
    },
  });
});
