// Counts beside the navigation, asked for again while the page is looked at. Without it every page works the same.
'use strict';
(() => {
  const nav = document.getElementById('navigatie');
  if (!nav) return;
  const element = (tag, className, text) => Object.assign(document.createElement(tag), { className, textContent: text });
  let timer;

  function show({ pad, aantal, wat, dringend }) {
    const link = nav.querySelector(`a[href="${CSS.escape(pad).replaceAll('\\/', '/')}"]`);
    if (!link) return;
    link.querySelector('.b-tel')?.remove();
    if (!aantal) return;
    const badge = element('span', dringend ? 'b-tel b-tel--nu' : 'b-tel', '');
    const seen = element('span', '', String(aantal));
    seen.setAttribute('aria-hidden', 'true');
    badge.append(seen, element('span', 'b-verborgen', `${aantal} ${wat}`));
    link.append(badge);
  }

  function over() {
    clearInterval(timer);
    const notice = element('div', 'b-let b-let--amber b-flits', '');
    notice.setAttribute('role', 'status');
    const text = element('p', '', 'Je sessie is afgelopen. Neem over wat je aan het typen was, en ');
    const link = element('a', 'nl-link', 'log opnieuw in');
    link.href = `/inloggen?terug=${encodeURIComponent(location.pathname)}`;
    text.append(link, '.');
    notice.append(text);
    document.getElementById('inhoud')?.prepend(notice);
  }

  async function count() {
    if (document.hidden) return;
    // No connection now is one the next time, perhaps.
    const reply = await fetch('/live', { headers: { accept: 'application/json' } }).catch(() => null);
    if (reply?.status === 401) over();
    else if (reply?.ok) (await reply.json()).forEach(show);
  }

  timer = setInterval(count, 30000);
  document.addEventListener('visibilitychange', count);
  count();
})();
