// A question that another answer asks for (`data-als="field=value|value"`) is there with that answer only. What is folded away
// is not sent, and asks for nothing itself. Without this script every question is there, with when it matters.
'use strict';
(() => {
  const all = (selector, root) => [...root.querySelectorAll(selector)];

  function fold(form) {
    const parts = all('[data-als]', form);
    const before = parts.filter((part) => part.hidden);
    const answers = (name) => all(`[name="${CSS.escape(name)}"]`, form)
      .filter((field) => !field.disabled && (field.type !== 'radio' || field.checked)).map((field) => field.value);
    const show = (part) => {
      const [name, values] = part.dataset.als.split('=');
      const given = answers(name);
      const hidden = !values.split('|').some((value) => given.includes(value));
      const changed = part.hidden !== hidden;
      part.hidden = hidden;
      all('input,select,textarea', part).forEach((field) => { field.disabled = hidden; });
      return changed;
    };
    while (parts.map(show).some(Boolean));
    all('fieldset.b-bundel', form).forEach((group) => {
      const fields = [...group.children].filter((child) => !child.matches('legend,.b-hint'));
      group.hidden = fields.length > 0 && fields.every((child) => child.hidden);
    });
    // A map can only be made once it has a size.
    before.filter((part) => !part.hidden).forEach((part) => part.dispatchEvent(new Event('zichtbaar')));
  }
  all('form:has([data-als])', document).forEach((form) => {
    all('[data-als-woorden]', form).forEach((words) => words.remove());
    form.addEventListener('change', () => fold(form));
    fold(form);
  });
})();
