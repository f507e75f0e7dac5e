// The checklist of an inspection: each item in one press. That it cannot be told is an answer as good as any.

import { get } from './api.js';
import { openDialog } from './dialog.js';
import { fill, h } from './element.js';
import { t } from './words.js';

let known = null;

/** The items with their conditions; asked for once. */
export async function checklist() {
  known ??= (await get('/api/checklist')).items;
  return known;
}

const keyOf = (item) => `checklist-${item}`;

// Where in the video it is seen, nobody is asked: it is looked for in all of it.
function inspected(item, condition, video, note) {
  const draft = { key: keyOf(item.item), statement: 'inspected', state: condition ? 'seen' : 'not_visible', start_ms: 0, end_ms: video.duration_ms, item: item.item };
  if (condition) draft.condition = condition.condition;
  if (note) draft.note = note;
  return { draft, title: item.text, said: [condition ? condition.text : t('state_not_visible'), note].filter(Boolean).join(' · ') };
}

/**
 * Opens the checklist. Each press is a draft at once; what is drafted shows as pressed.
 *
 * @param {any[]} items
 * @param {import('./room.js').Room} room
 * @param {number|null} replaces number of the statement that is changed
 * @param {() => void} judge
 */
export function openChecklist(items, room, replaces, judge) {
  const said = (item) => room.drafts.of(keyOf(item))?.draft;
  const clear = (item) => {
    room.drafts.remove(keyOf(item));
    judge();
  };
  const set = (item, condition, note) => {
    const made = inspected(item, condition, room.video, note);
    const before = room.video.stated.find((stated) => stated.number === replaces && stated.change?.item === item.item);
    if (before) made.draft.replaces = before.number;
    room.drafts.put(made.draft, made.title, made.said);
    judge();
  };
  const rows = h('div', { class: 'checklist' });
  const draw = () => fill(rows, items.map((item) => {
    const draft = said(item.item);
    const note = h('input', { type: 'text', 'aria-label': `${item.text}: ${t('note')}`, placeholder: t('note'), value: draft?.note ?? '', maxlength: 500 });
    const choice = (condition) => {
      const pressed = draft && (condition ? draft.condition === condition.condition : draft.state === 'not_visible');
      const press = () => {
        if (pressed) clear(item.item);
        else set(item, condition, note.value.trim());
        const at = [...rows.querySelectorAll('button')].indexOf(document.activeElement);
        draw();
        rows.querySelectorAll('button')[at]?.focus();
      };
      return h('button', { type: 'button', class: 'side', 'aria-pressed': String(Boolean(pressed)), on: { click: press } }, condition ? condition.text : t('state_not_visible'));
    };
    note.addEventListener('change', () => draft && set(item, item.conditions.find((one) => one.condition === draft.condition) ?? null, note.value.trim()));
    return h('div', { class: 'item', role: 'group', 'aria-label': item.text }, h('span', { class: 'label', text: item.text }), h('span', { class: 'choices' }, item.conditions.map(choice), choice(null)), note);
  }));
  draw();
  const dialog = openDialog(t('checklist'), [rows], {
    wide: true,
    key: (key) => {
      if (key === 'l') dialog.close();
      return key === 'l';
    },
  });
  rows.querySelector('button')?.focus();
}
