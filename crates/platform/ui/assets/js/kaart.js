// A small map around Leaflet. The page always has the same items in a list or a table beside it; this is the extra.
// <div class="b-kaart" data-punten="/x.json" data-gebieden="/y.json" data-tegels="https://.../{z}/{x}/{y}.png">
// data-punten:   [{lat, lon, label, url?, kleur?}]     data-gebieden: GeoJSON, drawn from our own server, so offline too
// data-kies-lat, data-kies-lon: ids of inputs; a click, or Enter at the centre, writes the place into them.
'use strict';
(() => {
  const SVG = 'http://www.w3.org/2000/svg';
  const NETHERLANDS = [[50.7, 3.3], [53.6, 7.3]];

  function icon(element, colour) {
    const html = document.createElement('span');
    const svg = document.createElementNS(SVG, 'svg');
    svg.setAttribute('viewBox', '0 0 24 24');
    svg.setAttribute('aria-hidden', 'true');
    for (const [tag, attributes] of [
      ['path', { d: 'M12 23c5-6 8-10 8-14a8 8 0 1 0-16 0c0 4 3 8 8 14z', fill: 'currentColor', stroke: '#fff', 'stroke-width': 1.5 }],
      ['circle', { cx: 12, cy: 9, r: 3, fill: '#fff' }],
    ]) {
      const shape = document.createElementNS(SVG, tag);
      for (const [name, value] of Object.entries(attributes)) shape.setAttribute(name, value);
      svg.append(shape);
    }
    html.append(svg);
    return L.divIcon({ className: `b-pin${/^[a-z]+$/.test(colour ?? '') ? ` b-pin--${colour}` : ''}`, html, iconSize: [30, 34], iconAnchor: [15, 34], popupAnchor: [0, -32] });
  }

  function marker(map, element, point) {
    const pin = L.marker([point.lat, point.lon], { icon: icon(element, point.kleur), title: point.label, alt: point.label, keyboard: true, riseOnHover: true });
    const content = document.createElement(point.url ? 'a' : 'span');
    content.textContent = point.label;
    // Only addresses on our own site: the list comes from the server, but a link is a link.
    if (point.url?.startsWith('/') && !point.url.startsWith('//')) content.href = point.url;
    pin.bindPopup(content).addTo(map);
    pin.getElement()?.setAttribute('aria-label', point.label);
    return pin.getLatLng();
  }

  async function json(url) {
    if (!url) return null;
    const reply = await fetch(url, { headers: { accept: 'application/json' }, credentials: 'same-origin' });
    if (!reply.ok) throw new Error(`${reply.status}`);
    return reply.json();
  }

  function picker(map, element) {
    const [lat, lon] = [element.dataset.kiesLat, element.dataset.kiesLon].map((id) => document.getElementById(id));
    if (!lat || !lon) return;
    let pin = null;
    const put = (place) => {
      pin ??= L.marker(place, { icon: icon(element, 'gekozen'), keyboard: false, alt: 'Gekozen plek' }).addTo(map);
      pin.setLatLng(place);
    };
    const choose = (place) => {
      put(place);
      lat.value = place.lat.toFixed(6);
      lon.value = place.lng.toFixed(6);
      lat.dispatchEvent(new Event('input', { bubbles: true }));
      lon.dispatchEvent(new Event('change', { bubbles: true }));
    };
    map.on('click', ({ latlng }) => choose(latlng));
    element.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && event.target === element) { event.preventDefault(); choose(map.getCenter()); }
    });
    if (lat.value && lon.value) put([Number(lat.value), Number(lon.value)]);
  }

  // What every map has: our own zoom buttons and, when there are any, tiles.
  function base(element, options) {
    const map = L.map(element, { attributionControl: true, zoomControl: false, scrollWheelZoom: false, minZoom: 6, maxZoom: 18, ...options });
    L.control.zoom({ zoomInTitle: 'Inzoomen', zoomOutTitle: 'Uitzoomen' }).addTo(map);
    map.attributionControl.setPrefix(false);
    map.fitBounds(NETHERLANDS);
    if (element.dataset.tegels) {
      L.tileLayer(element.dataset.tegels, { attribution: 'Kaartgegevens © Kadaster', minZoom: 6, maxZoom: 18 }).addTo(map);
    }
    return map;
  }

  // Outlines and points of our own server. `fit` shows them; without it the map stays where it is.
  async function layers(map, element, fit = () => true) {
    const [areas, points] = await Promise.allSettled([json(element.dataset.gebieden), json(element.dataset.punten)]);
    const bounds = L.latLngBounds([]);
    if (areas.value) {
      const layer = L.geoJSON(areas.value, { interactive: false, style: () => ({ className: 'b-gebied' }) }).addTo(map).bringToBack();
      bounds.extend(layer.getBounds());
    }
    const places = (points.value ?? []).map((point) => marker(map, element, point));
    if (fit()) {
      if (places.length) map.fitBounds(L.latLngBounds(places), { padding: [40, 40], maxZoom: 15 });
      else if (bounds.isValid()) map.fitBounds(bounds);
    }
    if ([areas, points].some(({ status }) => status === 'rejected')) {
      const text = document.createElement('p');
      text.className = 'b-bron';
      text.textContent = 'Een deel van de kaart is niet geladen. De lijst is wel volledig.';
      element.after(text);
    }
  }

  async function draw(element) {
    const map = base(element);
    await layers(map, element);
    picker(map, element);
  }

  if (!window.L) return;
  window.bakenKaart = { base, layers };
  document.querySelectorAll('.b-kaart:not([data-vlak])').forEach(draw);
})();
