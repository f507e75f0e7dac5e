// The papers of a case: packing and return side by side, the order against the counts, documents, what is still missing, and
// what can be taken away.

import { get, post, send } from './api.js';
import { asPerson, caseHash, go, hints, say, sayError } from './desk.js';
import { fill, h, icon } from './element.js';
import { run } from './keys.js';
import { Player } from './player.js';
import { selectLater } from './queue.js';
import { leftOf } from './rows.js';
import { findingList, statedList } from './stated.js';
import { numberPair, verdictChip } from './verdict.js';
import { t } from './words.js';
import { zoom } from './zoom.js';

let whole = null;
let place = null;
let players = [];

function section(title, ...content) {
  return h('section', { class: 'card' }, h('h2', { text: title }), content);
}

function film(video) {
  const player = new Player();
  players.push(player);
  player.load(video);
  return h('article', { class: 'film', data: { verdict: video.judged?.verdict ?? 'none' } },
    h('header', {}, h('strong', { text: video.direction_text }), h('bdi', { class: 'faint', text: video.file }), video.judged && verdictChip(video.judged.verdict, video.judged.verdict_text)),
    player.element,
    video.judged?.sentence && h('p', { text: video.judged.sentence }),
    video.label && h('button', { type: 'button', on: { click: () => zoom(t('label'), [{ url: video.label, text: t('label') }]) } }, t('label')),
    video.judged && findingList(video.judged.findings, (ms) => player.seek(ms), true),
    statedList(video, [], null));
}

function films() {
  const packing = whole.videos.filter((video) => video.direction === 'outbound_packing');
  const others = whole.videos.filter((video) => video.direction !== 'outbound_packing');
  const column = (title, videos) => h('div', { class: 'column' }, h('h2', { text: title }), videos.length ? videos.map(film) : h('p', { class: 'empty', text: t('no_video') }));
  return h('div', { class: 'two' }, column(t('packing'), packing), column(t('return'), others));
}

function lineState(line) {
  if (line.counted === null) return [icon('open'), t('not_counted')];
  if (line.counted === line.quantity) return [icon('pass'), t('same')];
  return [icon('fail'), t('differs')];
}

function order() {
  if (!whole.lines.length) return null;
  const cells = (name, ...texts) => h('tr', {}, texts.map((text) => h(name, name === 'th' ? { scope: 'col' } : {}, text)));
  return section(t('order_lines'), h('table', {},
    h('thead', {}, cells('th', t('article'), t('quantity'), t('counted'), t('serials'))),
    h('tbody', {}, whole.lines.map((line) => cells('td', line.title, String(line.quantity), [line.counted === null ? '' : String(line.counted), lineState(line)], line.serials.join(', '))))));
}

function documents() {
  const kind = h('select', { 'aria-label': t('document_kind') }, whole.document_kinds.map((one) => h('option', { value: one.kind, text: one.text })));
  const file = h('input', { type: 'file', 'aria-label': t('document_file') });
  const attach = () => {
    const [chosen] = file.files;
    if (!chosen) return file.focus();
    return run(() => asPerson(async () => {
      say(t('sending'));
      show(await send('/api/document', { case: whole.case, kind: kind.value, name: chosen.name }, chosen));
      say(t('attached', { name: chosen.name }), 'good');
    }));
  };
  if (!whole.documents.length && !whole.document_kinds.length) return null;
  return section(t('documents'),
    whole.documents.length === 0 && h('p', { class: 'faint', text: t('documents_none') }),
    h('ul', { class: 'documents' }, whole.documents.map((one) => h('li', {},
      h('a', { href: one.url, target: '_blank', rel: 'noopener' }, h('bdi', { text: one.name })),
      h('span', { class: 'faint', text: [one.kind_text, one.bytes_text, one.by, one.at_text].filter(Boolean).join(' · ') }),
      h('code', { title: one.digest, text: `${one.digest.slice(0, 16)}…` })))),
    whole.document_kinds.length > 0 && h('div', { class: 'attach' }, kind, file, h('button', { type: 'button', on: { click: attach } }, t('attach'))));
}

// A time as it was typed, with the zone of this computer.
function withZone(local) {
  const at = new Date(local);
  const minutes = -at.getTimezoneOffset();
  const two = (number) => String(Math.trunc(Math.abs(number))).padStart(2, '0');
  return `${local.length === 16 ? `${local}:00` : local}${minutes < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
}

function facts() {
  if (!whole.facts.length) return null;
  return section(t('facts'), whole.facts.map((fact) => {
    // What only the sheet or a case file can say is told, and has no field.
    if (fact.kind === 'none') return h('p', { class: 'fact' }, icon('open'), fact.ask);
    const input = h('input', { type: fact.kind === 'time' ? 'datetime-local' : 'text', autocomplete: 'off', required: true });
    const keep = (event) => {
      event.preventDefault();
      const value = input.value.trim();
      if (!value) return input.focus();
      return run(() => asPerson(async () => {
        show(await post('/api/fact', { case: whole.case, field: fact.field, value: fact.kind === 'time' ? withZone(value) : value }));
        say(t('fact_kept'), 'good');
        place.querySelector('form input')?.focus();
      }));
    };
    return h('form', { class: 'fact', on: { submit: keep } }, h('label', { class: 'field' }, h('span', { class: 'label', text: fact.ask }), input), h('button', { type: 'submit' }, t('keep')));
  }));
}

function reports() {
  if (!whole.reports.length) return null;
  return section(t('reports'), h('ul', { class: 'documents' }, whole.reports.map((one) => h('li', {}, h('a', { href: one.url, target: '_blank', rel: 'noopener', text: one.text })))));
}

function endPlayers() {
  for (const player of players) player.end();
  players = [];
}

function show(answered) {
  whole = answered;
  endPlayers();
  fill(place,
    h('h1', { class: 'hidden', text: t('papers') }),
    h('header', { class: 'case-head' },
      h('a', { class: 'button quiet', href: caseHash(whole.case) }, h('span', { text: t('review') }), h('kbd', { text: 'Esc' })),
      h('div', { class: `verdict ${whole.verdict}`, data: { verdict: whole.verdict } }, verdictChip(whole.verdict, whole.verdict_text), h('span', { class: 'sentence', text: whole.pending_text })),
      numberPair(whole),
      h('div', { class: 'facts' }, leftOf(whole), h('span', { class: 'faint', text: whole.order_number ? t('order_is', { number: whole.order_number }) : whole.reference ?? '' }), h('span', { class: 'faint', text: whole.signed_off_text ? t('signed', { time: whole.signed_off_text }) : '' }))),
    h('div', { class: 'papers-body', data: { case: whole.case } },
      whole.notes.length > 0 && h('ul', { class: 'lines' }, whole.notes.map((note) => h('li', { class: 'line clipped', title: note, text: note }))),
      facts(),
      films(),
      h('div', { class: 'two' }, h('div', { class: 'column' }, order(), reports()), h('div', { class: 'column' }, documents()))));
}

/** The view. */
export const papers = {
  name: 'papers',
  title: () => t('papers'),
  id: () => whole?.case ?? null,

  prepare: (id) => get('/api/case', { id }),

  open(root, answered) {
    place = root;
    selectLater(answered.case);
    try {
      show(answered);
    } catch (error) {
      sayError(error);
    }
    hints([['Esc', t('review')], ['/', t('key_search')], ['?', t('key_help')]]);
  },

  close() {
    endPlayers();
  },

  async key({ key, shift }) {
    if (key === 'Escape') await go(caseHash(whole.case));
    // Both videos run together: that is what they stand side by side for.
    else if (players.length) return players.filter((player) => player.key({ key, shift })).length > 0;
    else return false;
    return true;
  },
};
