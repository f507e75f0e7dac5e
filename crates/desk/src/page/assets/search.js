// The search box in the bar. A hand scanner is a keyboard: it types the number of a label and presses Enter.

import { get } from './api.js';
import { caseHash, desk, go, say } from './desk.js';
import { h } from './element.js';
import { type } from './keys.js';
import { t } from './words.js';

const box = h('input', { type: 'search', id: 'search', autocomplete: 'off', spellcheck: 'false', maxlength: 200 });
let changed = () => {};
let openCase = () => null;

/**
 * The box.
 *
 * @param {{changed: (text: string) => void, openCase: () => string|null}} told who is told of each letter, and which case is open
 */
export function searchBox(told) {
  ({ changed, openCase } = told);
  box.placeholder = t('search');
  box.addEventListener('input', () => changed(box.value.trim()));
  return h('div', { class: 'search', role: 'search' }, h('label', { for: 'search', class: 'hidden', text: t('search') }), box, h('kbd', { text: '/' }));
}

/** Whether the keyboard is in it. */
export function searching() {
  return document.activeElement === box;
}

/**
 * Puts the keyboard into it, in place of what was there.
 *
 * @param {string} [first] what was already typed
 */
export function beginSearch(first = '') {
  box.focus();
  box.select();
  if (first) type(box, first);
}

/**
 * Shows what is searched for, without searching.
 *
 * @param {string} text
 */
export function showSearch(text) {
  box.value = text;
}

/** Leaves it, and searches for nothing any more. */
export function leaveSearch() {
  const had = box.value;
  box.value = '';
  box.blur();
  if (had) changed('');
}

/**
 * A number that a scanner typed twice in a row counts once.
 *
 * @param {string} text
 */
export function once(text) {
  const half = text.length / 2;
  return text.length >= 6 && Number.isInteger(half) && text.slice(0, half) === text.slice(half) ? text.slice(0, half) : text;
}

const plain = (text) => text.replace(/[\s-]/g, '').toUpperCase();

/** Opens the one case that is meant, or shows all that could be. */
export async function find() {
  const wanted = once(box.value.trim());
  if (!wanted) return leaveSearch();
  const { total, rows } = await get('/api/queue', { filter: 'all', q: wanted, offset: 0, limit: 20 });
  if (total === 0) {
    box.select();
    return say(t('search_none', { text: wanted }), 'bad');
  }
  // A number that begins like others is still that number.
  const exact = rows.filter((row) => [...row.expected, ...row.read, row.order_number, row.reference].some((number) => number && plain(number) === plain(wanted)));
  const hit = total === 1 ? rows[0] : exact.length === 1 ? exact[0] : null;
  if (!hit) {
    box.blur();
    box.value = wanted;
    desk.wanted = { q: wanted };
    await go('#/queue');
    return say(t('search_several', { count: total, text: wanted }));
  }
  leaveSearch();
  if (hit.case === openCase()) return say(t('search_open', { text: wanted }), 'good');
  return go(caseHash(hit.case));
}
