// Somebody who works in Baken without a mouse: signs in, finds with Tab, types, chooses and presses.

import { after, before } from 'node:test';
import { axe, opPagina, pastInDeBreedte, schermafdruk, start, tabNaar, url } from './steun.mjs';

/**
 * People for the tests of one file, in one browser that is there before the first test and gone after the last: `als(rol,
 * width, work)`, and `schoon(page, naam)` whose pictures begin with this word.
 */
export function mensen(woord) {
  let browser;
  before(async () => {
    browser = await start();
  });
  after(async () => {
    await browser?.close();
  });
  return {
    als: (rol, width, work) => als(browser, rol, width, work),
    schoon: (page, naam) => schoon(page, `${woord}-${naam}`),
  };
}

/** The own session of the person of this role on a screen of this width, at the page after signing in. */
async function als(browser, rol, width, work) {
  await opPagina(browser, { viewport: { width, height: 900 }, bypassCSP: true, acceptDownloads: true }, async (page) => {
    await page.goto(`${url}/inloggen`);
    const knop = page.locator(`form:has(input[name="rol"][value="${rol}"]) button`).first();
    await tabNaar(page, (await knop.textContent()).trim(), { rol: 'button' });
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Vandaag' }).waitFor();
    await work(page);
  });
}

/** Looks at the page as it stands, light and dark: axe, and no sideways scrolling. */
async function schoon(page, naam) {
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    await schermafdruk(page, `${naam}-${colorScheme}`);
    await axe(page);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await pastInDeBreedte(page);
}

/** Types in the field with this name, found with Tab. */
export async function typ(page, naam, tekst) {
  await tabNaar(page, naam, { rol: 'textbox' });
  await page.keyboard.type(tekst);
}

/** Chooses in a list with its first letters. */
export async function kies(page, naam, tekst) {
  await tabNaar(page, naam, { rol: 'combobox' });
  await page.keyboard.type(tekst);
}

/** Presses a button or follows a link. */
export async function druk(page, naam, rol = 'button') {
  await tabNaar(page, naam, { rol });
  await page.keyboard.press('Enter');
}

/** Opens a fold. */
export async function open(page, naam) {
  await tabNaar(page, naam);
  await page.keyboard.press('Enter');
}

/** The first of two radio buttons is yes; the group has one stop for Tab. */
export async function janee(page, antwoord) {
  await tabNaar(page, 'Ja', { rol: 'radio' });
  await page.keyboard.press('Space');
  if (antwoord === 'nee') await page.keyboard.press('ArrowRight');
}

/** Day, month and year, each in its own field, after the field that has the focus. */
export async function datum(page, dag, maand, jaar) {
  await typ(page, 'Dag', dag);
  await typ(page, 'Maand', maand);
  await typ(page, 'Jaar', jaar);
}
