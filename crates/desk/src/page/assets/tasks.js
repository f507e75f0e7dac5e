// The tasks of a video: the current one open, the others a line each.

import { placeOf, sidesOf, titleOf } from './answer.js';
import { isMine } from './desk.js';
import { button, h, icon } from './element.js';
import { clock, spanText, t } from './words.js';

/**
 * What the panel may do. `act` takes a key as if it were pressed.
 *
 * @typedef {{act: (key: string) => void, choose: (key: string) => void, seek: (ms: number) => void, zoom: (task: any, still?: number) => void, edited: () => void}} Panel
 */

function pictures(room, panel, task) {
  const stills = room.stills(task);
  if (!stills.length) return null;
  const captions = task.kind === 'look' && stills.length === 2 ? [t('before'), t('after')] : [];
  return h('div', { class: `stills n${Math.min(3, stills.length)}` }, stills.slice(0, 3).map((still, at) => {
    const text = `${captions[at] ?? still.purpose_text} ${clock(still.at_ms)}`;
    return h('figure', {},
      h('button', { type: 'button', class: 'frame', 'aria-label': `${t('key_zoom')}: ${text}`, on: { click: () => panel.zoom(task, still.id) } }, h('img', { src: still.url, alt: text, decoding: 'async' })),
      h('figcaption', { text }));
  }));
}

function place(panel, task, form) {
  const half = form.start_ms !== undefined || form.end_ms !== undefined;
  const span = placeOf(task, form);
  const go = (ms, text) => h('button', { type: 'button', class: 'link', on: { click: () => panel.seek(ms) } }, text);
  if (span && half) return h('p', { class: 'place' }, t('place_set'), go(span.start_ms, spanText(span)));
  if (half) return h('p', { class: 'place' }, t('place_set'), go(form.start_ms ?? form.end_ms, `${form.start_ms === undefined ? '…' : clock(form.start_ms)} – ${form.end_ms === undefined ? '…' : clock(form.end_ms)}`));
  if (task.span && task.kind === 'look') return h('p', { class: 'place' }, go(task.span.start_ms, spanText(task.span)));
  if (task.span) return h('p', { class: 'place' }, t(task.proposed ? 'place_proposed' : 'place_look'), go(task.span.start_ms, spanText(task.span)), task.confidence_text && h('span', { class: 'faint', text: t('confidence', { text: task.confidence_text }) }));
  return h('p', { class: 'place lacking', text: t('place_none') });
}

function input(panel, name, form, properties, offered = '') {
  return h('input', { type: 'text', autocomplete: 'off', spellcheck: 'false', 'data-field': name, value: form[name] ?? offered, ...properties, on: { input: (event) => { form[name] = event.target.value; panel.edited(); } } });
}

function wanted(panel, task, form) {
  const { wants } = task;
  if (wants.kind === 'sides') {
    const ticked = sidesOf(task, form);
    return h('div', { class: 'sides', role: 'group', 'aria-label': task.title }, wants.sides.map((side, at) => h('button', { type: 'button', class: 'side', 'aria-pressed': String(ticked.includes(side.id)), on: { click: () => panel.act(String(at + 1)) } }, icon(ticked.includes(side.id) ? 'valid' : 'open'), h('span', { text: side.text }), h('kbd', { text: at + 1 }))));
  }
  if (wants.kind === 'count') {
    return h('label', { class: 'field inline' }, h('span', { class: 'line' }, h('bdi', { text: wants.line_title || wants.line }), h('span', { class: 'faint', text: t('ordered', { count: wants.ordered }) })), input(panel, 'count', form, { inputmode: 'numeric', class: 'short', 'aria-label': t('count_label', { line: wants.line_title || wants.line }), placeholder: t('count') }));
  }
  if (wants.kind === 'number') return h('label', { class: 'field inline' }, h('span', { class: 'label', text: t('number') }), input(panel, 'text', form, { class: 'number' }));
  if (task.kind === 'look') return h('label', { class: 'field' }, h('span', { class: 'label', text: t('note') }), input(panel, 'note', form, { maxlength: 500 }, task.note));
  return null;
}

function keys(panel, task) {
  const key = (name, text, properties = {}) => button(text, name, () => panel.act(name), properties);
  if (task.kind === 'look') return h('div', { class: 'answers' }, key('c', t(task.continuity === false ? 'explained' : 'key_same_take'), { class: 'main' }), key('x', t(task.continuity === false ? 'is_so' : 'is_cut')), key('n', t('key_not_visible')));
  return h('div', { class: 'answers' }, key('y', t('confirm'), { class: 'main' }), task.wants.kind !== 'number' && [key('n', t('key_not_visible')), key('x', t('contrary'), { title: t('key_contrary') })], h('span', { class: 'marks' }, key('[', t('start')), key(']', t('end'))));
}

function open(room, panel, task, drafted) {
  const form = room.form(task);
  return h('li', { class: `task current ${task.kind} ${drafted ? 'drafted' : ''}`, data: { statement: task.statement, key: task.key }, 'aria-current': 'step' },
    h('div', { class: 'head' }, icon(drafted ? drafted.draft.state : task.kind === 'look' ? 'review' : 'open'), h('h2', { text: titleOf(task) }), h('span', { class: 'level', text: task.level_text })),
    h('p', { class: 'ask', text: task.ask }),
    task.before && !isMine(task.before) && h('p', { class: 'faint', text: t('beside_says', { who: task.before.who }) }),
    drafted && h('p', { class: 'said', text: t('drafted', { text: drafted.said }) }),
    pictures(room, panel, task),
    place(panel, task, form),
    wanted(panel, task, form),
    keys(panel, task));
}

function line(panel, { key, title, statement, kind }, drafted) {
  const state = drafted ? drafted.draft.state : kind === 'look' ? 'review' : 'open';
  return h('li', { class: `task ${drafted ? 'drafted' : 'waits'}`, data: { statement, key } },
    h('button', { type: 'button', on: { click: () => panel.choose(key) } }, icon(state), h('span', { class: 'title', text: title }), h('span', { class: `said ${state}`, text: drafted ? drafted.said : t('waits') })));
}

/**
 * The list of tasks, those that only a draft still tells of among them.
 *
 * @param {import('./room.js').Room} room
 * @param {Panel} panel
 * @returns {HTMLElement[]}
 */
export function taskItems(room, panel) {
  const asked = new Set(room.tasks.map((task) => task.key));
  const others = room.drafts.entries.filter((entry) => !asked.has(entry.draft.key));
  return [
    ...room.tasks.map((task) => {
      const drafted = room.drafts.of(task.key);
      return task.key === room.current ? open(room, panel, task, drafted) : line(panel, { key: task.key, title: titleOf(task), statement: task.statement, kind: task.kind }, drafted);
    }),
    ...others.map((entry) => line(panel, { key: entry.draft.key, title: entry.title, statement: entry.draft.statement, kind: 'statement' }, entry)),
  ];
}
