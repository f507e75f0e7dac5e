// Numbers of the day, and what to change so that tomorrow's videos pass.

import { get } from './api.js';
import { desk, go, hints } from './desk.js';
import { fill, h } from './element.js';
import { run } from './keys.js';
import { count, t } from './words.js';

function card({ title, value, filter }) {
  const content = [h('span', { class: 'value', text: typeof value === 'number' ? count(value) : value }), h('span', { class: 'label', text: title })];
  if (!filter) return h('div', { class: 'card number-card' }, content);
  const show = () => {
    desk.wanted = { filter };
    run(() => go('#/queue'));
  };
  return h('button', { type: 'button', class: 'card number-card', on: { click: show } }, content);
}

function table(heads, rows) {
  return h('table', {}, h('thead', {}, h('tr', {}, heads.map((text) => h('th', { scope: 'col', text })))), h('tbody', {}, rows.map((cells) => h('tr', {}, cells.map((cell) => h('td', {}, cell))))));
}

const advice = (text) => (text ? h('span', { class: 'advice', text }) : null);

/** The view. */
export const numbers = {
  name: 'numbers',
  title: () => t('numbers'),
  prepare: () => get('/api/numbers'),

  open(root, { cards, reasons, stations }) {
    const most = Math.max(1, ...reasons.map((reason) => reason.count));
    fill(root,
      h('h1', { text: t('numbers') }),
      h('div', { class: 'cards' }, cards.map(card)),
      h('section', { class: 'card' }, h('h2', { text: t('reasons') }), reasons.length
        ? table([t('cases'), t('reason'), t('advice')], reasons.map((reason) => [
          [h('span', { class: 'tally', text: count(reason.count) }), h('span', { class: 'tally-bar', style: { width: `${(reason.count / most) * 5}rem` }, 'aria-hidden': 'true' })],
          [h('strong', { text: reason.title }), h('span', { class: 'faint', text: reason.text })],
          advice(reason.advice),
        ]))
        : h('p', { class: 'faint', text: t('reasons_none') })),
      h('section', { class: 'card' }, h('h2', { text: t('stations') }), stations.length
        ? table([t('station'), t('taken_in'), t('filter_valid'), t('label_small'), t('advice')], stations.map((one) => [h('bdi', { text: one.station }), count(one.videos), count(one.valid), count(one.label_too_small), advice(one.advice)]))
        : h('p', { class: 'faint', text: t('stations_none') })),
      h('section', { class: 'card' }, h('h2', { text: t('export') }), h('p', { class: 'exports' }, ['csv', 'xlsx', 'jsonl'].map((kind) => h('a', { class: 'button', href: `/export/results.${kind}`, download: '', text: kind.toUpperCase() })))));
    hints([['Esc', t('queue')], ['/', t('key_search')], ['?', t('key_help')]]);
  },

  key: () => false,
};
