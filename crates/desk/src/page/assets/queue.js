// The queue: a row for each case, what it waits for, and how long there is left.

import { get } from './api.js';
import { caseHash, desk, go, hints, sayError } from './desk.js';
import { button, fill, h } from './element.js';
import { run } from './keys.js';
import { VirtualList } from './list.js';
import { leftOf, queueRow } from './rows.js';
import { leaveSearch, showSearch } from './search.js';
import { count, t } from './words.js';

const FILTERS = ['person', 'look', 'invalid', 'valid', 'unmatched', 'set_aside', 'all'];
// What stays as it was when somebody comes back from a case.
const state = { filter: 'person', q: '', index: 0, id: null, revision: null, counts: null, before: null };
let list = null;
let buttons = null;
let empty = null;
let latest = null;

const load = async (offset, limit, signal) => {
  const answer = await get('/api/queue', { filter: state.filter, q: state.q, offset, limit }, signal);
  heard(answer);
  return answer;
};

function heard({ revision, counts, total }) {
  state.revision = revision;
  state.counts = counts;
  drawFilters();
  drawEmpty(total);
}

function drawFilters() {
  if (!buttons) return;
  for (const [name, element] of buttons) {
    const number = state.counts?.[name];
    element.querySelector('.count').textContent = number === undefined ? '' : count(number);
    element.setAttribute('aria-pressed', String(name === state.filter));
  }
}

// Where nothing is listed, the page says what can be done instead.
function drawEmpty(total) {
  if (!empty) return;
  empty.hidden = total > 0;
  if (total > 0) return;
  const everything = state.counts?.all ?? 0;
  if (state.q) fill(empty, h('p', { text: t('search_none', { text: state.q }) }), button(t('search_leave'), 'Esc', () => run(back)));
  else if (everything === 0) fill(empty, h('p', { text: t('empty_desk') }), h('a', { class: 'button', href: '#/setup', text: t('setup') }));
  else if (state.filter === 'person') fill(empty, h('p', { text: t('nothing_waits') }), button(t('filter_all'), null, () => run(() => filter('all'))));
  else fill(empty, h('p', { text: t('empty_filter') }), button(t('filter_all'), null, () => run(() => filter('all'))));
}

async function filter(name) {
  state.filter = name;
  drawFilters();
  list.element.scrollTop = 0;
  await list.reset();
}

/**
 * Shows what holds that text, of all cases; without a text what was shown before. While one answer is under way only the last
 * text is kept.
 *
 * @param {string} text
 */
export function searchFor(text) {
  if (!list) return;
  if (text) {
    state.before ??= { filter: state.filter, index: list.selected, id: list.current()?.case ?? null };
    Object.assign(state, { filter: 'all', q: text });
  } else {
    Object.assign(state, { filter: 'person', index: 0, id: null }, state.before, { q: '', before: null });
  }
  const first = latest === null;
  latest = text;
  // Beside the keys: letters must not wait for answers.
  if (first) follow().catch(sayError);
}

async function follow() {
  while (latest !== null && list) {
    const text = latest;
    list.element.scrollTop = 0;
    await list.reset(text ? 0 : state.index);
    if (list && !text) reselect();
    if (latest === text) latest = null;
  }
  latest = null;
}

// The row that was selected may have another place now.
function reselect() {
  const place = state.id ? list.find(state.id) : -1;
  if (place >= 0) list.select(place);
}

async function back() {
  leaveSearch();
  latest = null;
  Object.assign(state, { q: '', before: null });
  await filter('person');
}

async function open() {
  const row = await list.arrived();
  if (!row) return undefined;
  return go(caseHash(row.case));
}

const MOVES = { j: () => 1, ArrowDown: () => 1, k: () => -1, ArrowUp: () => -1, PageDown: () => list.page(), PageUp: () => -list.page(), Home: () => -Infinity, End: () => Infinity };

async function poll() {
  if (!list || document.hidden) return;
  try {
    const before = state.revision;
    const answer = await get('/api/queue', { filter: state.filter, q: state.q, offset: 0, limit: 0 });
    if (!list) return;
    state.id = list.current()?.case ?? null;
    if (answer.revision !== before) {
      heard(answer);
      await list.refresh();
      if (list) reselect();
    }
  } catch {
    // A desk that does not answer is told of in its own place.
  }
}

function drawTimes() {
  if (!list) return;
  for (const [row, element] of list.shown()) element.querySelector('.left')?.replaceWith(leftOf(row));
}

setInterval(poll, 5000);
setInterval(drawTimes, 30_000);
document.addEventListener('visibilitychange', poll);

/** Asks for news at once. */
export const refreshQueue = poll;

/** The view. */
export const queue = {
  name: 'queue',
  title: () => t('queue'),

  async open(root) {
    const wanted = desk.wanted;
    desk.wanted = null;
    if (wanted) Object.assign(state, { filter: wanted.filter ?? 'all', q: wanted.q ?? '', index: 0, id: null, before: null });
    showSearch(state.q);
    buttons = FILTERS.map((name) => [
      name,
      h('button', { type: 'button', class: 'filter', on: { click: () => run(() => filter(name)) } }, h('span', { text: t(`filter_${name}`) }), h('span', { class: 'count' })),
    ]);
    list = new VirtualList({ label: t('queue'), render: queueRow, load, open: (row) => run(() => go(caseHash(row.case))), failed: sayError });
    empty = h('div', { class: 'empty', hidden: true });
    const exports = ['csv', 'xlsx', 'jsonl'].map((kind) => h('a', { href: `/export/results.${kind}`, download: '', text: kind.toUpperCase() }));
    fill(
      root,
      h('h1', { class: 'hidden', text: t('queue') }),
      h('div', { class: 'filters', role: 'group', 'aria-label': t('filters') }, buttons.map(([, element]) => element), h('span', { class: 'exports' }, h('span', { class: 'faint', text: t('export') }), exports)),
      list.element,
      empty,
    );
    hints([['j k', t('key_move')], ['Enter', t('key_open')], ['/', t('key_search')], ['?', t('key_help')]]);
    await list.reset(state.index);
    reselect();
    list.element.focus({ preventScroll: true });
  },

  close() {
    // Somebody who only searched for a case comes back to the place before the search.
    if (latest === null || state.q) Object.assign(state, { index: list.selected, id: list.current()?.case ?? null });
    latest = null;
    list.end();
    list = null;
    buttons = null;
    empty = null;
  },

  async key({ key }) {
    if (MOVES[key]) {
      list.select(list.selected + MOVES[key]());
      return true;
    }
    if (key === 'Enter') await open();
    else if (key === 'p' && (await list.arrived())) await go(caseHash(list.current().case, 'papers'));
    else if (key === 'Escape') {
      if (state.q || state.filter !== 'person') await back();
    } else return false;
    return true;
  },
};

/**
 * The case that is to be selected when the queue is shown again.
 *
 * @param {string} id
 */
export function selectLater(id) {
  state.id = id;
}
