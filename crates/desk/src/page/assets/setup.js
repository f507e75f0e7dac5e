// Where the videos and the sheet of returns lie. Folders are chosen from what the server lists; no path is typed or sent.

import { get, post } from './api.js';
import { onBatch, progress, told } from './batch.js';
import { desk, go, hints, say, sayError } from './desk.js';
import { button, fill, h } from './element.js';
import { run } from './keys.js';
import { t } from './words.js';

let list = null;
let work = null;
let chosen = { place: null, sheets: new Map() };
let started = false;
let stop = () => {};

async function look(at) {
  const place = await get('/api/places', { at: at ?? undefined });
  chosen.place = place;
  drawPlaces();
  // The folder that was pressed is gone: the keyboard goes on with what is needed next.
  const next = !place.videos ? '.folder' : chosen.sheets.size ? '.main' : '.choice input, .main';
  list?.querySelector(next)?.focus({ preventScroll: true });
}

function drawPlaces() {
  const { place, sheets } = chosen;
  if (!list || !place) return;
  const folder = (one) => h('li', {}, h('button', { type: 'button', class: 'folder', on: { click: () => run(() => look(one.id)) } }, h('bdi', { text: one.name })));
  const sheet = (one) => {
    const box = h('input', { type: 'checkbox', on: { change: () => { if (box.checked) sheets.set(one.id, one.name); else sheets.delete(one.id); drawPlaces(); } } });
    box.checked = sheets.has(one.id);
    return h('li', {}, h('label', { class: 'choice' }, box, h('bdi', { text: one.name })));
  };
  const there = new Set(place.sheets.map((one) => one.id));
  const elsewhere = [...sheets].filter(([id]) => !there.has(id)).map(([id, name]) => ({ id, name }));
  const focused = document.activeElement?.closest('.choice')?.textContent;
  fill(list,
    h('p', { class: 'here' }, place.parent !== null && button(t('folder_up'), null, () => run(() => look(place.parent))), h('bdi', { text: place.here })),
    h('div', { class: 'two' },
      h('div', { class: 'column' }, h('h2', { text: t('folders') }), place.folders.length ? h('ul', { class: 'places' }, place.folders.map(folder)) : h('p', { class: 'faint', text: t('folders_none') })),
      h('div', { class: 'column' }, h('h2', { text: t('sheets') }), place.sheets.length + elsewhere.length ? h('ul', { class: 'places' }, [...place.sheets, ...elsewhere].map(sheet)) : h('p', { class: 'faint', text: t('sheets_none') }))),
    h('div', { class: 'actions' },
      h('p', { class: place.videos ? '' : 'faint', text: place.videos ? t('videos_here', { count: place.videos }) : t('videos_none_here') }),
      sheets.size === 0 && h('p', { class: 'faint', text: t('without_sheet') }),
      button(t('start_batch'), null, () => run(begin), { class: 'main', disabled: place.videos === 0 })));
  if (focused) [...list.querySelectorAll('.choice')].find((one) => one.textContent === focused)?.querySelector('input').focus();
}

async function begin() {
  started = true;
  told(await post('/api/batch', { folder: chosen.place.at, sheets: [...chosen.sheets.keys()] }));
  if (desk.start.state === 'setup') desk.start.state = 'ready';
}

async function again() {
  started = true;
  told(await post('/api/batch/again', {}));
}

function drawBatch(batch) {
  if (!work) return;
  const running = batch.state === 'running';
  work.hidden = batch.state === 'idle' && !batch.can_again;
  if (list) list.hidden = running;
  fill(work,
    h('h2', { text: t(`batch_${batch.state}`) }),
    batch.state !== 'idle' && h('div', { class: 'work' }, progress(batch)),
    batch.error && h('p', { class: 'wrong', role: 'alert', text: batch.error }),
    running && batch.now.length > 0 && h('p', { class: 'faint' }, batch.now.map((name) => h('bdi', { class: 'now', text: name }))),
    batch.lines.length > 0 && h('ul', { class: 'told' }, batch.lines.slice(-50).map((line) => h('li', { text: line }))),
    h('div', { class: 'buttons' },
      (batch.files_done > 0 || batch.state === 'done') && h('a', { class: 'button main', href: '#/queue', text: t('to_queue') }),
      !running && batch.can_again && button(t('batch_again'), null, () => run(again))));
  if (started && batch.state === 'done') {
    started = false;
    run(async () => {
      await go('#/queue');
      say(batch.text || t('batch_done'), 'good');
    });
  }
}

/** The view. */
export const setup = {
  name: 'setup',
  title: () => t('setup'),
  prepare: () => get('/api/places', { at: chosen.place?.at }).catch(() => get('/api/places')),

  open(root, place) {
    chosen.place = place;
    list = h('section', { class: 'card', 'aria-label': t('folders') });
    work = h('section', { class: 'card', 'aria-label': t('batch'), hidden: true });
    fill(root, h('h1', { text: t('setup') }), h('p', { class: 'lead', text: t('setup_lead') }), work, list);
    drawPlaces();
    stop = onBatch((batch) => {
      try {
        drawBatch(batch);
      } catch (error) {
        sayError(error);
      }
    });
    hints([['Esc', t('queue')], ['Tab', t('key_tab')], ['?', t('key_help')]]);
  },

  close() {
    stop();
    list = null;
    work = null;
  },

  key: () => false,
};
