// Baken's own script. Everything here is a convenience: every page works without it.
'use strict';
(() => {
  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const typing = (target) => target instanceof Element && target.closest('input,textarea,select,[contenteditable]');

  // A refused form: the summary gets the focus, so that a screen reader starts there.
  const focusErrors = (root = document) => one('#fouten', root)?.focus();

  // Shortcuts are single keys and can be switched off (WCAG 2.1.4). Every one of them has a visible button or link.
  const KEYS = 'baken-sneltoetsen';
  const remembered = (key) => { try { return localStorage.getItem(key); } catch { return null; } };
  const remember = (key, value) => { try { localStorage.setItem(key, value); } catch { /* private window: this page only */ } };
  let keysOn = remembered(KEYS) !== 'uit';
  const showKeys = () => all('[data-sneltoetsen]').forEach((button) => {
    button.hidden = false;
    button.textContent = keysOn ? 'Sneltoetsen uitzetten' : 'Sneltoetsen aanzetten';
  });
  const keyName = (event) => (event.ctrlKey || event.metaKey ? 'ctrl+' : '') + event.key.toLowerCase();
  function onKey(event) {
    if (event.defaultPrevented || event.altKey || event.isComposing) return;
    const name = keyName(event);
    if (!keysOn && !name.startsWith('ctrl+')) return;
    if (typing(event.target) && !name.startsWith('ctrl+')) return;
    const target = name === '/' ? one('#zoek') : one(`[data-toets="${CSS.escape(name)}"]`);
    if (!target) return;
    event.preventDefault();
    if (target.matches('input:not([type=radio],[type=checkbox]),textarea,select')) target.focus();
    else target.click();
  }

  // Clocks: the server's time counts, the device only measures how long the page is open.
  const opened = performance.now();
  function tick() {
    all('[data-klok]').forEach((clock) => {
      const now = Date.parse(clock.dataset.nu) + performance.now() - opened;
      const minutes = Math.max(0, Math.ceil((Date.parse(clock.dataset.klok) - now) / 60000));
      const parts = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
      all('b', clock).forEach((number, index) => { number.textContent = parts[index]; });
      const word = one('span', clock)?.lastChild;
      if (word) word.textContent = parts[0] === 1 ? ' dag' : ' dagen';
    });
  }

  // Leaving a page with a half-filled form asks first.
  const dirty = new Set();
  document.addEventListener('input', ({ target }) => {
    const form = target.closest?.('form[data-bewaak]');
    if (form) dirty.add(form);
  });
  document.addEventListener('submit', ({ target }) => dirty.delete(target));
  addEventListener('beforeunload', (event) => {
    for (const form of dirty) if (!form.isConnected) dirty.delete(form);
    if (dirty.size) event.preventDefault();
  });

  // Light, dark or what the device prefers; the server reads the cookie on the next page.
  function showMode() {
    const mode = document.documentElement.dataset.modus ?? '';
    all('[data-weergave]').forEach((group) => { group.hidden = false; });
    all('[data-modus-keuze]').forEach((button) => button.setAttribute('aria-pressed', String(button.dataset.modusKeuze === mode)));
  }
  function setMode(mode) {
    if (mode) document.documentElement.dataset.modus = mode;
    else delete document.documentElement.dataset.modus;
    document.cookie = `modus=${mode}; path=/; max-age=${mode ? 31536000 : 0}; samesite=lax${location.protocol === 'https:' ? '; secure' : ''}`;
    showMode();
  }

  async function copy(button) {
    const source = document.getElementById(button.dataset.kopieer);
    const label = one('.nl-button__label', button) ?? button;
    try {
      await navigator.clipboard.writeText(source.textContent.trim());
      label.textContent = 'Gekopieerd';
    } catch {
      getSelection().selectAllChildren(source);
      label.textContent = 'Druk op Ctrl+C';
    }
  }

  document.addEventListener('click', (event) => {
    const button = event.target.closest?.('button');
    if (!button) return;
    if ('sneltoetsen' in button.dataset) {
      keysOn = !keysOn;
      remember(KEYS, keysOn ? 'aan' : 'uit');
      showKeys();
    } else if ('modusKeuze' in button.dataset) setMode(button.dataset.modusKeuze);
    else if ('kopieer' in button.dataset) copy(button);
  });
  document.addEventListener('keydown', onKey);
  document.addEventListener('keydown', (event) => {
    const menu = event.key === 'Escape' && one('details.b-wie[open]');
    if (menu) { menu.open = false; one('summary', menu).focus(); }
  });

  function start(root = document) {
    all('[data-kopieer]', root).forEach((button) => { button.hidden = false; });
    // On a narrow screen the list folds away; the page itself comes first.
    if (matchMedia('(max-width: 62rem)').matches) all('details.b-klap', root).forEach((fold) => { fold.open = false; });
    showKeys();
    showMode();
    focusErrors(root);
  }
  start();
  tick();
  setInterval(tick, 60000);
  document.addEventListener('htmx:after:swap', ({ detail }) => {
    const target = detail?.ctx?.target;
    start(target?.isConnected ? target : document);
  });
})();
