// Builds assets/dist from the locked npm packages and our own sources. Run: npm ci && npm run build
// The Rust build embeds whatever stands in dist; without dist it falls back to our own files only.
import { brotliCompressSync, gzipSync, constants } from 'node:zlib';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { transform, browserslistToTargets } from 'lightningcss';

const here = (path) => new URL(path, import.meta.url);
const read = (path) => readFileSync(here(path), 'utf8');
const hash = (bytes) => createHash('sha256').update(bytes).digest('hex').slice(0, 12);

const CANDIDATE = ['heading', 'paragraph', 'link', 'skip-link', 'button'];
const UTRECHT = ['table', 'form-field', 'form-fieldset', 'form-label', 'textbox', 'textarea', 'select', 'custom-checkbox', 'radio-button'];
const TARGETS = browserslistToTargets(['chrome 111', 'firefox 113', 'safari 16.4']);

// Only the example theme's tokens that something refers to, directly or through another token.
function usedTokens(theme, css, ownNames) {
  const all = new Map([...theme.matchAll(/^\s*(--[a-z0-9-]+):\s*([^;]+);/gm)].map((m) => [m[1], m[2].replace(/\/\*.*?\*\//g, '').trim()]));
  const used = new Set();
  const follow = (text) => { for (const m of text.matchAll(/var\(\s*(--[a-z0-9-]+)/g)) visit(m[1]); };
  const visit = (name) => {
    if (used.has(name) || ownNames.has(name) || !all.has(name)) return;
    used.add(name);
    follow(all.get(name));
  };
  follow(css);
  return `:root{\n${[...all].filter(([name]) => used.has(name)).map(([name, value]) => `  ${name}: ${value};`).join('\n')}\n}\n`;
}

// Leaflet's own pictures are not used: markers are our own SVG, there is no layer control.
const withoutPictures = (css) => css.replace(/[^{}]*\{[^{}]*url\([^{}]*\}/g, '');

function write(name, content) {
  const bytes = Buffer.from(content);
  writeFileSync(here(`dist/${name}`), bytes);
  if (!name.endsWith('.woff2')) {
    writeFileSync(here(`dist/${name}.br`), brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
  }
  return { name, bytes: bytes.length, gz: gzipSync(bytes, { level: 9 }).length };
}

// What is in the program, under which licence; with the text where the licence asks to pass it on.
function licences() {
  const { dependencies } = JSON.parse(read('package.json'));
  return Object.keys(dependencies).map((name) => {
    const folder = `node_modules/${name}/`;
    const { version, license } = JSON.parse(read(`${folder}package.json`));
    const file = license.startsWith('EUPL') ? undefined : readdirSync(here(folder)).find((entry) => /^licen[cs]e/i.test(entry));
    return `${name} ${version}: ${license}\n${file ? `\n${read(folder + file).trim()}\n` : ''}`;
  }).join('\n');
}

rmSync(here('dist'), { recursive: true, force: true });
mkdirSync(here('dist'));

let font = read('css/font.css');
for (const set of ['latin', 'latin-ext']) {
  const bytes = readFileSync(here(`node_modules/@fontsource-variable/source-sans-3/files/source-sans-3-${set}-wght-normal.woff2`));
  const name = `source-sans-3-${set}.${hash(bytes)}.woff2`;
  cpSync(here(`node_modules/@fontsource-variable/source-sans-3/files/source-sans-3-${set}-wght-normal.woff2`), here(`dist/${name}`));
  font = font.replace(`source-sans-3-${set}.woff2`, name);
}

const own = readFileSync(here('css/volgorde.txt'), 'utf8').trim().split('\n').map((name) => read(`css/${name}`)).join('\n');
const ownNames = new Set([...own.matchAll(/^\s*(--[a-z0-9-]+):/gm)].map((m) => m[1]));
const components = [
  ...CANDIDATE.map((name) => read(`node_modules/@nl-design-system-candidate/${name}-css/dist/${name}.css`)),
  ...UTRECHT.map((name) => read(`node_modules/@utrecht/${name}-css/dist/index.css`)),
].join('\n').replace(/\/\*# sourceMappingURL=.*?\*\//g, '');
const tokens = usedTokens(read('node_modules/@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css'), components + own, ownNames);
const minify = (filename, code) => transform({ filename, code: Buffer.from(code), minify: true, targets: TARGETS }).code;
const notice = '/* Bevat NL Design System-componenten en tokens (EUPL-1.2) en verwijst naar Source Sans 3 (OFL-1.1). */\n';

const report = [
  write('baken.css', notice + minify('baken.css', [font, tokens, components, own].join('\n'))),
  write('kaart.css', '/* Leaflet 1.9.4 (BSD-2-Clause). */\n' + minify('kaart.css', withoutPictures(read('node_modules/leaflet/dist/leaflet.css')) + read('css/kaart.css'))),
  ...['iconen.svg', 'baken.svg'].map((name) => write(name, read(name))),
  write('licenties.txt', licences()),
  write('htmx.js', read('node_modules/htmx.org/dist/htmx.min.js').replace(/\/\/# sourceMappingURL=.*$/m, '')),
  write('leaflet.js', read('node_modules/leaflet/dist/leaflet.js').replace(/\/\/# sourceMappingURL=.*$/m, '')),
  ...readdirSync(here('js')).filter((name) => name.endsWith('.js')).map((name) => write(name, read(`js/${name}`))),
];
console.table(report);
const stijl = report.filter(({ name }) => name.endsWith('.css')).reduce((sum, { gz }) => sum + gz, 0);
if (stijl > 30 * 1024) {
  console.error(`All CSS together is ${stijl} bytes gz; the limit is ${30 * 1024}.`);
  process.exitCode = 1;
}
