// The slim bar that tells how far a running batch is.

import { get } from './api.js';
import { fill, h } from './element.js';
import { count, t } from './words.js';

const bar = h('div', { id: 'batch', hidden: true });
const listeners = new Set();
let waiting = null;
let last = null;

/** The bar; hidden while nothing runs. */
export function batchBar() {
  return bar;
}

/**
 * How far a batch is, as a bar and in words.
 *
 * @param {any} batch
 */
export function progress({ permille, files, files_done: done, text: said }) {
  const text = [files > 0 && `${count(done)} / ${count(files)}`, said].filter(Boolean).join(' · ');
  const label = h('span', { class: 'text', text });
  return [h('progress', { max: 1000, value: permille, 'aria-label': text }), label];
}

function draw(batch) {
  const running = batch.state === 'running';
  bar.hidden = !running && batch.state !== 'failed';
  bar.className = batch.state;
  if (running) fill(bar, progress(batch), h('a', { href: '#/setup', text: t('details') }));
  else if (batch.state === 'failed') fill(bar, h('span', { class: 'text', text: batch.error ?? t('refused') }), h('a', { href: '#/setup', text: t('details') }));
}

async function ask() {
  clearTimeout(waiting);
  try {
    if (!document.hidden) told(await get('/api/batch'));
  } catch {
    // A desk that does not answer is told of in its own place.
  }
  again();
}

function again() {
  clearTimeout(waiting);
  waiting = setTimeout(ask, last?.state === 'running' ? 1000 : 5000);
}

/**
 * Takes over what the server said of its batch.
 *
 * @param {any} batch
 */
export function told(batch) {
  last = batch;
  again();
  draw(batch);
  for (const listener of listeners) listener(batch);
}

/** Asks how far it is from now on: each second while it runs. */
export function watchBatch() {
  ask();
}

/**
 * @param {(batch: any) => void} listener
 * @returns {() => void} ends it
 */
export function onBatch(listener) {
  listeners.add(listener);
  if (last) listener(last);
  return () => listeners.delete(listener);
}
