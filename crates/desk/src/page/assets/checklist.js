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

/**
 * Draft of an item.
 *
 * @param {any} item
 * @param {{condition: string, text: string}|null} condition none: it cannot be told
 * @param {{start_ms: number, end_ms: number}} span
 * @param {string} note
 */
export function inspected(item, condition, span, note) {
  const draft = { key: `checklist-${item.item}`, statement: 'inspected', state: condition ? 'seen' : 'not_visible', ...span, item: item.item };
  if (condition) draft.condition = condition.condition;
  if (note) draft.note = note;
  return { draft, title: item.text, said: [condition ? condition.text : t('state_not_visible'), note].filter(Boolean).join(' · ') };
}

/**
 * Opens the checklist. Each press is told at once; what was said before shows as pressed.
 *
 * @param {any[]} items
 * @param {{said: (item: string) => any, set: (item: any, condition: any, note: string) => void, clear: (item: string) => void}} room
 */
export function openChecklist(items, room) {
  const rows = h('div', { class: 'checklist' });
  const draw = () => fill(rows, items.map((item) => {
    const draft = room.said(item.item);
    const note = h('input', { type: 'text', 'aria-label': `${item.text}: ${t('note')}`, placeholder: t('note'), value: draft?.note ?? '', maxlength: 500 });
    const choice = (condition) => {
      const pressed = draft && (condition ? draft.condition === condition.condition : draft.state === 'not_visible');
      const press = () => {
        if (pressed) room.clear(item.item);
        else room.set(item, condition, note.value.trim());
        const at = [...rows.querySelectorAll('button')].indexOf(document.activeElement);
        draw();
        rows.querySelectorAll('button')[at]?.focus();
      };
      return h('button', { type: 'button', class: 'side', 'aria-pressed': String(Boolean(pressed)), on: { click: press } }, condition ? condition.text : t('state_not_visible'));
    };
    note.addEventListener('change', () => draft && room.set(item, item.conditions.find((one) => one.condition === draft.condition) ?? null, note.value.trim()));
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
