// A small page served by the test itself, to prove that the support sees what is wrong and lets pass what is right.

import { createServer } from 'node:http';
import { once } from 'node:events';

const STYLE = `
  :root { color-scheme: light dark; }
  body { margin: 0; font: 1rem/1.5 sans-serif; background: #fff; color: #111; }
  main { padding: 1rem; }
  a { color: #003a8c; }
  :focus-visible { outline: 3px solid #b45309; }
  @media (prefers-color-scheme: dark) { body { background: #111; color: #eee; } a { color: #9ecbff; } }
  .breed { width: 2000px; }
  .onzichtbaar:focus-visible { outline: none; }
`;

const good = `
  <h1>Proefpagina</h1>
  <p><a href="/elders">Naar elders</a></p>
  <form method="post" action="/">
    <p><label for="wat">Wat ziet u?</label> <input id="wat" name="wat"></p>
    <p><button>Verstuur</button> <button aria-label="Wis het formulier" type="reset">Wis</button></p>
  </form>`;

const pages = {
  '/': good,
  '/naamloos': `${good}<input name="naamloos">`,
  '/breed': `${good}<p class="breed">Te breed</p>`,
  '/csp': `${good}<p onclick="niets()">Klik</p><script>document.title = 'mag niet'</script>`,
  '/script': `${good}<script src="/kapot.js"></script>`,
  '/zonder-focus': `${good}<p><a class="onzichtbaar" href="/">Zonder rand</a></p>`,
};

/** Serves the pages under the strict policy that Baken's own pages have. */
export async function serveer() {
  const server = createServer((request, response) => {
    if (request.url === '/stijl.css') return send(response, 'text/css', STYLE);
    if (request.url === '/kapot.js') return send(response, 'text/javascript', 'throw new Error("kapot")');
    const body = pages[request.url];
    if (!body) return response.writeHead(404).end();
    return send(response, 'text/html; charset=utf-8', page(body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { adres: `http://127.0.0.1:${server.address().port}`, stop: () => server.close() };
}

function send(response, type, body) {
  const policy = "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; form-action 'self'; base-uri 'none'";
  response.writeHead(200, { 'content-type': type, 'content-security-policy': policy }).end(body);
}

function page(body) {
  return `<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Proefpagina</title>
    <meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><link rel="stylesheet" href="/stijl.css"></head>
    <body><main>${body}</main></body></html>`;
}
