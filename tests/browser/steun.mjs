// What every journey stands on: a browser of its own, axe, keyboard only, and no silent error of the page.

import assert from 'node:assert/strict';
import { accessSync, constants, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

// Headless, and silent towards the outside world: a test that needs the internet is not a test of ours.
const FLAGS = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--lang=nl-NL',
];

const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Where the demo is, without a slash at the end. */
export const url = process.env.BAKEN_URL?.replace(/\/+$/, '');

/** Options of a test that needs the demo: skipped with a reason when there is none. */
export const metBaken = { skip: url ? false : 'BAKEN_URL is niet gezet: er draait geen baken demo' };

/** Wide and narrow, light and dark: a page is good when it is good in all four. */
export const weergaven = [
  { naam: 'breed-licht', viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
  { naam: 'breed-donker', viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
  { naam: 'smal-licht', viewport: { width: 390, height: 844 }, colorScheme: 'light' },
  { naam: 'smal-donker', viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
];

/** Starts Chromium with a new profile, which disappears with it. Close it in `after`. */
export function start() {
  return chromium.launch({ executablePath: findChromium(), args: FLAGS });
}

function findChromium() {
  const places = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const found = [process.env.CHROMIUM, ...places].find((place) => place && isProgram(place));
  assert.ok(found, 'Geen Chromium gevonden. Zet CHROMIUM op het pad van de browser.');
  return found;
}

function isProgram(place) {
  try {
    accessSync(place, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Gives `work` a page in a session of its own and fails afterwards when the page complained: a script error, a request
 * refused by the content security policy, or a request to another host.
 */
export async function opPagina(browser, opties, work) {
  const context = await browser.newContext({ locale: 'nl-NL', timezoneId: 'Europe/Amsterdam', ...opties });
  try {
    const page = await context.newPage();
    const complaints = listen(page, context);
    await work(page);
    assert.equal(complaints.length, 0, `De pagina klaagde:\n${complaints.join('\n')}`);
  } finally {
    await context.close();
  }
}

function listen(page, context) {
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(`fout in een script: ${error.message}`));
  page.on('console', (message) => {
    if (/Content Security Policy|Refused to/i.test(message.text())) complaints.push(`CSP: ${message.text()}`);
  });
  context.on('request', (request) => {
    const host = new URL(request.url()).hostname;
    if (host && !['127.0.0.1', 'localhost'].includes(host)) complaints.push(`verzoek naar buiten: ${host}`);
  });
  return complaints;
}

/**
 * Opens `adres` in all four views; `work(page, weergave)` looks. Checks axe and sideways scrolling by itself and keeps a
 * picture when BAKEN_SCHERMEN names a folder. `state` is a signed-in session as from `context.storageState()`.
 */
export async function inAlleWeergaven(browser, naam, adres, { state, work = async () => {} } = {}) {
  for (const weergave of weergaven) {
    const { viewport, colorScheme } = weergave;
    // Axe is put into the page by us, which the policy of the page rightly forbids.
    await opPagina(browser, { viewport, colorScheme, bypassCSP: true, storageState: state }, async (page) => {
      await page.goto(adres);
      await work(page, weergave);
      await schermafdruk(page, `${naam}-${weergave.naam}`);
      await pastInDeBreedte(page);
      await axe(page);
    });
  }
  // Once more with the policy in force, to hear what it refuses.
  await opPagina(browser, { storageState: state }, async (page) => {
    await page.goto(adres, { waitUntil: 'networkidle' });
  });
}

/** Fails with every violation that axe sees, readable. The page needs a context with `bypassCSP: true`. */
export async function axe(page) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.addScriptTag({ content: axeSource });
  const result = await page.evaluate((tags) => window.axe.run(document, { runOnly: tags, resultTypes: ['violations'] }), AXE_TAGS);
  const lines = result.violations.flatMap((violation) => [
    `${violation.id} (${violation.impact}): ${violation.help}`,
    ...violation.nodes.slice(0, 5).map((node) => `    ${node.target.join(' ')}: ${node.failureSummary.replace(/\s+/g, ' ')}`),
  ]);
  assert.equal(result.violations.length, 0, `axe op ${page.url()}:\n${lines.join('\n')}`);
}

/** Fails when the page scrolls sideways, naming what sticks out. */
export async function pastInDeBreedte(page) {
  const out = await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const wide = [...document.querySelectorAll('body *')].filter((e) => e.getBoundingClientRect().right > width + 1);
    return wide.slice(0, 5).map((e) => `${e.tagName.toLowerCase()}.${e.getAttribute('class') ?? ''}`);
  });
  assert.equal(out.length, 0, `De pagina ${page.url()} schuift opzij door ${out.join(', ')}.`);
}

/** Keeps a picture of the whole page when BAKEN_SCHERMEN names a folder. */
export async function schermafdruk(page, naam) {
  const folder = process.env.BAKEN_SCHERMEN;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${naam}.png`), fullPage: true });
}

/**
 * Presses Tab until the element with this accessible name (and role, when given) has the focus, as a person without a
 * mouse does. Fails when it is not reached, or when it is reached but nobody can see that.
 */
export async function tabNaar(page, naam, { rol, hoogstens = 150 } = {}) {
  const passed = [];
  for (let presses = 0; presses < hoogstens; presses += 1) {
    await page.keyboard.press('Tab');
    const focused = await focusedElement(page);
    if (focused && focused.name === naam && (!rol || focused.role === rol)) {
      await focusIsZichtbaar(page, naam);
      return;
    }
    passed.push(focused ? `${focused.role} "${focused.name}"` : '(buiten de pagina)');
  }
  assert.fail(`Met Tab niet te bereiken: ${rol ?? ''} "${naam}". Wel langsgekomen:\n${[...new Set(passed)].join('\n')}`);
}

/** Role and accessible name of what has the focus, as the browser tells a screen reader. */
async function focusedElement(page) {
  const session = await sessionOf(page);
  const { result } = await session.send('Runtime.evaluate', { expression: 'document.activeElement' });
  if (!result.objectId) return undefined;
  const { nodes } = await session.send('Accessibility.getPartialAXTree', { objectId: result.objectId, fetchRelatives: false });
  const [node] = nodes;
  if (!node || node.role?.value === 'RootWebArea') return undefined;
  return { role: node.role?.value ?? '', name: (node.name?.value ?? '').trim() };
}

const sessions = new WeakMap();

async function sessionOf(page) {
  if (!sessions.has(page)) sessions.set(page, await page.context().newCDPSession(page));
  return sessions.get(page);
}

async function focusIsZichtbaar(page, naam) {
  // The browser scrolls to what has the focus after the key, not within it.
  const inBeeld = () => {
    const box = document.activeElement.getBoundingClientRect();
    return box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
  };
  await page.waitForFunction(inBeeld, undefined, { timeout: 10000 }).catch(() => undefined);
  const seen = await page.evaluate(() => {
    const element = document.activeElement;
    const box = element.getBoundingClientRect();
    const inView = box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
    const style = getComputedStyle(element);
    return { inView, marked: style.outlineStyle !== 'none' || style.boxShadow !== 'none' };
  });
  assert.ok(seen.inView, `"${naam}" heeft de focus maar staat buiten beeld.`);
  assert.ok(seen.marked, `"${naam}" heeft de focus maar dat is niet te zien.`);
}
