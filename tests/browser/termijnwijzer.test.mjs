// A term of the law with Tab, arrows and Enter only: the question, the answer with its calendar, and what comes back when it
// cannot be answered; axe in light and dark, on a desk and on a phone.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mensen } from './mens.mjs';
import { metBaken, tabNaar, url } from './steun.mjs';

const { als, schoon } = mensen('termijn');
const alsJurist = (width, work) => als('jurist', width, work);

async function reken(page) {
  await tabNaar(page, 'Reken uit', { rol: 'button' });
  await page.keyboard.press('Enter');
}

test('een termijn uitrekenen en begrijpen', metBaken, async () => {
  await alsJurist(1280, async (page) => {
    await page.goto(`${url}/termijnen`);
    await schoon(page, 'lijst');
    await tabNaar(page, 'Tot en met wanneer kan iemand bezwaar maken?', { rol: 'link' });
    await page.keyboard.press('Enter');
    await page.getByText('Nog niets uitgerekend').waitFor();
    await reken(page);
    await page.getByRole('alert').getByText('Vul in: Besluit bekendgemaakt op').waitFor();
    await schoon(page, 'fout');
    for (const [naam, tekst] of [['Dag', '16'], ['Maand', '3'], ['Jaar', '2026']]) {
      await tabNaar(page, naam, { rol: 'textbox' });
      await page.keyboard.type(tekst);
    }
    await reken(page);
    await page.getByRole('heading', { name: 'Uiterlijk: dinsdag 28 april 2026' }).waitFor();
    assert.equal(await page.getByRole('table', { name: 'April 2026' }).getByText('28').count(), 1);
    await schoon(page, 'antwoord');
  });
});

test('een termijn op een telefoon, met rijen en een lange telling', metBaken, async () => {
  await alsJurist(390, async (page) => {
    for (const regel of ['R08', 'R19', 'R22', 'R55']) {
      await page.goto(`${url}/termijnen/${regel}`);
      await schoon(page, `telefoon-${regel}`);
      const breed = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
      assert.equal(breed, false, `${regel} schuift opzij`);
    }
  });
});
