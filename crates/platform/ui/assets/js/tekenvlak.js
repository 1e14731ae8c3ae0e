// Draws areas and corridors on a map into the textarea of f::tekenvlak, with a pointer or with the keyboard only. Without this
// script the text is the field. Every step can be undone.
'use strict';
(() => {
  const vlak = window.bakenVlak;
  if (!vlak) return;
  const LEAST = { gebied: 3, doorgang: 2 };
  const NEAR_PX = 12;
  const metres = (distance) => Math.round(distance < 100 ? distance : distance / 10) * (distance < 100 ? 1 : 10);
  const latLng = ([lon, lat]) => L.latLng(lat, lon);

  function start(root) {
    const board = window.bakenTekenbord(root);
    const { element, text, say, capital } = board;
    const map = window.bakenKaart.base(element, { keyboard: false, doubleClickZoom: false });
    const past = [];
    // Text that cannot be read stays as it is until something is drawn.
    const known = vlak.read(text.value);
    let parts = known ?? [];
    let line = null;
    let shown;

    const enough = () => line !== null && line.punten.length >= LEAST[line.soort];
    const remember = () => past.push(JSON.stringify({ parts, line, written: text.value }));
    const events = { edited: () => { draw(); write(); }, remove };

    function draw() {
      shown?.remove();
      shown = vlak.show(map, parts, line);
      board.drawing(line?.soort);
    }

    function write(value) {
      board.write(value ?? (parts.length ? vlak.write(parts) : ''));
    }

    function change(value) {
      board.rows(parts, events);
      draw();
      write(value);
    }

    function remove(at, title) {
      remember();
      parts.splice(at, 1);
      change();
      say(`${capital(title)} is weg. Met Ongedaan maken komt het terug.`);
    }

    function put(place) {
      if (!line) return say('Kies eerst Gebied tekenen of Doorgang tekenen.');
      const [first, last] = [line.punten[0], line.punten.at(-1)];
      const near = (point) => map.latLngToContainerPoint(latLng(point)).distanceTo(map.latLngToContainerPoint(place)) < NEAR_PX;
      if (line.soort === 'gebied' && line.punten.length >= LEAST.gebied && near(first)) return finish();
      if (last && near(last)) return say('Hier staat al een punt. Schuif de kaart eerst een stukje.');
      remember();
      line.punten.push([place.lng, place.lat].map((degrees) => Number(degrees.toFixed(6))));
      draw();
      const further = last ? `, ongeveer ${metres(map.distance(latLng(last), place))} meter verder` : '';
      return say(`Punt ${line.punten.length} gezet${further}.`);
    }

    function begin(soort) {
      if (enough()) finish();
      remember();
      line = { soort, punten: [] };
      draw();
      element.focus();
      say(`${capital(soort)} tekenen. Zet het eerste punt: klik op de kaart, of schuif met de pijltjes en druk op Enter.`);
    }

    function back() {
      if (!line?.punten.length) return say('Er is geen punt om weg te halen.');
      remember();
      line.punten.pop();
      draw();
      return say(`Het laatste punt is weg. Aantal punten: ${line.punten.length}.`);
    }

    function finish() {
      if (!line) return say('Er is niets om af te maken. Kies eerst Gebied tekenen of Doorgang tekenen.');
      const { soort, punten } = line;
      if (punten.length < LEAST[soort]) return say(`Een ${soort} heeft minstens ${LEAST[soort]} punten nodig. Nu: ${punten.length}.`);
      remember();
      parts.push(soort === 'gebied' ? { soort, ringen: [[...punten, punten[0]]] } : { soort, punten, naam: '', breedte: 10 });
      line = null;
      change();
      const title = capital(vlak.titles(parts).at(-1));
      if (soort === 'gebied') return say(`${title} is klaar, ${vlak.size(parts.at(-1))}.`);
      board.nameLast();
      return say(`${title} is klaar. Vul in waar deze doorgang naartoe gaat.`);
    }

    function stop() {
      if (!line) return;
      remember();
      line = null;
      draw();
      say('Gestopt met tekenen.');
    }

    function clear() {
      remember();
      [parts, line] = [[], null];
      change();
      say('Alles is weg. Met Ongedaan maken komt het terug.');
    }

    function undo() {
      if (!past.length) return say('Er is niets om ongedaan te maken.');
      const before = JSON.parse(past.pop());
      ({ parts, line } = before);
      change(before.written);
      return say('De laatste stap is ongedaan gemaakt.');
    }

    board.listen(map, {
      gebied: () => begin('gebied'), doorgang: () => begin('doorgang'), punt: back, klaar: finish, wissen: clear, terug: undo, stop,
      hier: () => put(map.getCenter()),
    });
    map.on('click', ({ latlng }) => put(latlng));

    text.addEventListener('change', () => {
      const typed = text.value.trim() ? vlak.read(text.value) : [];
      if (!typed) return say('Deze tekst is niet te lezen als gebied. De kaart is niet veranderd.');
      [parts, line] = [typed, null];
      board.rows(parts, events);
      draw();
      vlak.fit(map, shown);
      return say(`Gelezen uit de tekst: ${vlak.titles(parts).join(', ') || 'niets'}.`);
    });
    // Who forgets Klaar still sends what was drawn.
    text.form?.addEventListener('submit', () => { if (enough()) finish(); });

    board.rows(parts, events);
    draw();
    if (text.value.trim() && !known) {
      board.fold.open = true;
      say('De tekst van het gebied is niet te lezen. Pas de tekst aan of teken opnieuw.');
    }
    const seen = vlak.fit(map, shown);
    window.bakenKaart.layers(map, element, () => !seen && !line && !parts.length);
  }

  document.querySelectorAll('[data-tekenvlak]').forEach((element) => {
    const folded = element.closest('[data-als][hidden]');
    if (folded) folded.addEventListener('zichtbaar', () => start(element), { once: true });
    else start(element);
  });
})();
