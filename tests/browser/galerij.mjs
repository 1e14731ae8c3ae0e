// Serves a page of the gallery (crates/platform/ui/examples/galerij) without a running Baken: its body is the reviewed snapshot,
// its scripts and styles are those that `npm run build` made, and its policy is the one of Baken.

import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const UI = new URL('../../crates/platform/ui/', import.meta.url);
const DIST = new URL('assets/dist/', UI);
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; "
  + "frame-ancestors 'none'; base-uri 'none'; img-src 'self' data:";
const TYPES = { css: 'text/css', js: 'text/javascript', svg: 'image/svg+xml', woff2: 'font/woff2', json: 'application/json' };
const AREA = '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[[5.28,52.17],[5.31,52.17],[5.31,52.19],[5.28,52.17]]]}}]}';
const POINTS = '[{"lat":52.18,"lon":5.292,"label":"Woning van de melder"}]';

/** Options of a test that needs the built assets: skipped with a reason when there are none. */
export const metGalerij = { skip: existsSync(DIST) ? false : 'assets/dist ontbreekt (npm ci && npm run build in crates/platform/ui/assets)' };

/** Serves this page at `adres`; what its form sends comes in `verzonden`. `body` may change it, `scripts` are loaded in order. */
export async function serveerGalerij(naam, scripts, body = (html) => html) {
  const snapshot = readFileSync(new URL(`tests/snapshots/galerij__${naam}.snap`, UI), 'utf8');
  const html = page(body(`<body${snapshot.split(/^---$/m).slice(2).join('---').trim()}`), scripts);
  const verzonden = [];
  const server = createServer(async (request, response) => {
    if (request.method === 'POST') {
      let sent = '';
      for await (const piece of request) sent += piece;
      verzonden.push(new URLSearchParams(sent));
    }
    const { pathname } = new URL(request.url, 'http://localhost');
    if (pathname === '/gebieden.json') return send(response, 'json', AREA);
    if (pathname === '/punten.json') return send(response, 'json', POINTS);
    const file = new URL(pathname.replace(/^\/stijl\//, ''), DIST);
    if (pathname.startsWith('/stijl/')) return existsSync(file) ? send(response, pathname.split('.').at(-1), readFileSync(file)) : response.writeHead(404).end();
    return send(response, 'html', html);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { adres: `http://127.0.0.1:${server.address().port}/`, verzonden, stop: () => server.close() };
}

function send(response, kind, body) {
  const type = TYPES[kind] ?? 'text/html; charset=utf-8';
  response.writeHead(200, { 'content-type': type, 'content-security-policy': POLICY }).end(body);
}

function page(body, scripts) {
  const links = ['baken.css', 'kaart.css'].map((name) => `<link rel="stylesheet" href="/stijl/${name}">`).join('');
  const loads = scripts.map((name) => `<script src="/stijl/${name}" defer></script>`).join('');
  return `<!doctype html><html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Galerij</title><link rel="icon" href="data:,">${links}${loads}</head>${body}</html>`;
}
