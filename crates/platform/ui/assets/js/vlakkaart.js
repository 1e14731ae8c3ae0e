// Areas where somebody may not come and the corridors through them, on the map of kaart.js; always beside a list in words.
// <div class="b-kaart" data-vlak="{GeoJSON}" ...> only shows; tekenvlak.js draws with what is here.
'use strict';
(() => {
  if (!window.bakenKaart) return;
  const EARTH_M = 40075016.686;
  const number = new Intl.NumberFormat('nl-NL', { maximumSignificantDigits: 2 });
  const latLngs = (points) => points.map(([lon, lat]) => [lat, lon]);
  const isPoint = (point) => point.length > 1 && point.every(Number.isFinite);

  function part({ properties, geometry: { type, coordinates } }) {
    const { soort, naam = '', breedte_m: breedte = 10 } = properties;
    if (soort === 'gebied' && type === 'Polygon' && coordinates.every((ring) => ring.every(isPoint))) return { soort, ringen: coordinates };
    if (soort === 'doorgang' && type === 'LineString' && coordinates.every(isPoint)) return { soort, punten: coordinates, naam: String(naam), breedte };
    throw new TypeError(soort);
  }

  // The parts of a text, or null when it is not one of ours: the server says what is wrong with it.
  function read(text) {
    try {
      return JSON.parse(text).features.map(part);
    } catch {
      return null;
    }
  }

  function write(parts) {
    const features = parts.map(({ soort, ringen, punten, naam, breedte }) => ({
      type: 'Feature',
      properties: ringen ? { soort } : { soort, naam, breedte_m: breedte },
      geometry: ringen ? { type: 'Polygon', coordinates: ringen } : { type: 'LineString', coordinates: punten },
    }));
    return JSON.stringify({ type: 'FeatureCollection', features });
  }

  // Near enough for a sentence: a flat piece of the earth.
  function size({ ringen }) {
    const metre = EARTH_M / 360;
    const area = (ring) => Math.abs(ring.reduce((sum, [x, y], at) => {
      const [nextX, nextY] = ring[(at + 1) % ring.length];
      return sum + (x - ring[0][0]) * (nextY - ring[0][1]) - (nextX - ring[0][0]) * (y - ring[0][1]);
    }, 0)) / 2 * metre * metre * Math.cos(ring[0][1] * Math.PI / 180);
    const m2 = ringen.map(area).reduce((whole, hole) => whole - hole);
    if (m2 >= 995000) return `ongeveer ${number.format(m2 / 1e6)} vierkante kilometer`;
    return m2 >= 9950 ? `ongeveer ${number.format(m2 / 1e4)} hectare` : `ongeveer ${number.format(m2)} vierkante meter`;
  }

  // Each part with its number among its kind, as the server counts them.
  function titles(parts) {
    const count = { gebied: 0, doorgang: 0 };
    return parts.map(({ soort }) => `${soort} ${count[soort] += 1}`);
  }

  function label(text) {
    const span = document.createElement('span');
    span.textContent = text;
    return span;
  }

  // What is being drawn: a line with its points, and for an area of three the surface.
  function sketch({ soort, punten }, group) {
    const options = { interactive: false };
    const points = latLngs(punten);
    const shape = soort === 'gebied' && points.length > 2 ? L.polygon : L.polyline;
    shape(points, { ...options, className: 'b-tekenlijn' }).addTo(group);
    points.forEach((point) => L.circleMarker(point, { ...options, radius: 5, className: 'b-tekenpunt' }).addTo(group));
  }

  // Draws the parts, and the line that is not yet one; the band of a corridor is as wide on the map as it is in the street.
  function show(map, parts, line) {
    const group = L.featureGroup().addTo(map);
    const bands = [];
    const names = titles(parts);
    parts.forEach(({ soort, ringen, punten, naam, breedte }, at) => {
      const options = { interactive: false };
      if (soort === 'gebied') {
        L.polygon(ringen.map(latLngs), { ...options, className: 'b-verbod' }).addTo(group);
        return;
      }
      bands.push([L.polyline(latLngs(punten), { ...options, className: 'b-doorgangsband' }).addTo(group), Number(breedte) || 0]);
      L.polyline(latLngs(punten), { ...options, className: 'b-doorgang' }).addTo(group)
        .bindTooltip(label(naam || names[at]), { permanent: true, direction: 'center', className: 'b-doorgangsnaam' });
    });
    const widen = () => bands.forEach(([band, metres]) => {
      const perPixel = EARTH_M * Math.cos(map.getCenter().lat * Math.PI / 180) / 2 ** (map.getZoom() + 8);
      band.setStyle({ weight: Math.max(metres / perPixel, 4) });
    });
    if (line) sketch(line, group);
    widen();
    map.on('zoomend', widen);
    group.on('remove', () => map.off('zoomend', widen));
    return group;
  }

  function fit(map, group) {
    const bounds = group.getBounds();
    if (bounds.isValid()) map.fitBounds(bounds, { padding: [30, 30], maxZoom: 17, animate: false });
    return bounds.isValid();
  }

  window.bakenVlak = { read, write, size, titles, show, fit };
  document.querySelectorAll('.b-kaart[data-vlak]:not([data-vlak=""])').forEach((element) => {
    const map = window.bakenKaart.base(element);
    const seen = fit(map, show(map, read(element.dataset.vlak) ?? []));
    window.bakenKaart.layers(map, element, () => !seen);
  });
})();
