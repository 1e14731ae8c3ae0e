// The controls around the map of f::tekenvlak: buttons, keys, the list of parts and the text. What they do is in tekenvlak.js.
'use strict';
(() => {
  const vlak = window.bakenVlak;
  if (!vlak) return;
  const STEP_PX = 25;
  const capital = (text) => text[0].toUpperCase() + text.slice(1);

  window.bakenTekenbord = (root) => {
    const one = (selector) => root.querySelector(selector);
    const [element, status, list, text, fold] = ['.b-kaart', '[role=status]', 'ul[data-delen]', 'textarea', 'details[data-tekst]'].map(one);

    // The summary of errors leads to the map, and the label to the text.
    const { id } = text;
    text.id = `${id}-tekst`;
    one(`label[for="${id}"]`).htmlFor = text.id;
    element.id = id;
    element.tabIndex = 0;
    one('[data-teken]').hidden = false;
    fold.open = false;

    function fields(item, part, edited) {
      item.querySelectorAll('input').forEach((input) => {
        const { veld } = input.dataset;
        input.value = part[veld];
        input.addEventListener('input', () => {
          part[veld] = input.type === 'number' ? Number(input.value) : input.value;
          edited();
        });
        // Enter here would send a form that is half filled.
        input.addEventListener('keydown', (event) => { if (event.key === 'Enter') event.preventDefault(); });
      });
    }

    function row(part, title, at, { edited, remove }) {
      const item = one(`template[data-deel=${part.soort}]`).content.firstElementChild.cloneNode(true);
      const button = item.querySelector('button');
      item.querySelector('[data-titel]').textContent = capital(title) + (part.ringen ? `, ${vlak.size(part)}` : '');
      button.querySelector('span').textContent = `Verwijder ${title}`;
      button.addEventListener('click', () => {
        remove(at, title);
        (list.querySelectorAll('button')[at] ?? element).focus();
      });
      fields(item, part, edited);
      return item;
    }

    function rows(parts, events) {
      const titles = vlak.titles(parts);
      list.replaceChildren(...parts.map((part, at) => row(part, titles[at], at, events)));
    }

    function drawing(soort) {
      root.classList.toggle('is-tekenen', Boolean(soort));
      root.querySelectorAll('[aria-pressed]').forEach((button) => {
        const on = button.dataset.doe === soort;
        button.setAttribute('aria-pressed', String(on));
        button.classList.toggle('nl-button--pressed', on);
      });
    }

    function write(value) {
      text.value = value;
      text.dispatchEvent(new Event('input', { bubbles: true }));
    }

    // Buttons by their data-doe; on the map itself the keys that need no mouse.
    function listen(map, actions) {
      root.querySelectorAll('[data-doe]').forEach((button) => button.addEventListener('click', () => actions[button.dataset.doe]()));
      const pan = (x, y) => ({ shiftKey }) => map.panBy([x, y].map((steps) => steps * STEP_PX * (shiftKey ? 4 : 1)), { animate: false });
      const zoom = (levels) => () => map.setZoom(map.getZoom() + levels, { animate: false });
      const keys = {
        Enter: actions.hier, ' ': actions.hier, Backspace: actions.punt, Escape: actions.stop, '+': zoom(1), '=': zoom(1), '-': zoom(-1),
        ArrowUp: pan(0, -1), ArrowDown: pan(0, 1), ArrowLeft: pan(-1, 0), ArrowRight: pan(1, 0),
      };
      element.addEventListener('keydown', (event) => {
        if (event.target !== element || event.altKey) return;
        const action = event.ctrlKey || event.metaKey ? event.key === 'z' && actions.terug : keys[event.key];
        if (!action) return;
        event.preventDefault();
        action(event);
      });
    }

    const say = (words) => { status.textContent = words; };
    const nameLast = () => list.lastElementChild.querySelector('input').focus();
    return { element, text, fold, rows, drawing, write, listen, say, nameLast, capital };
  };
})();
