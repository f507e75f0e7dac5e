// The start of the page: the bar, the views by the hash of the address, and what a key means where.

import { get, listen as listenToDesk } from './api.js';
import { batchBar, watchBatch } from './batch.js';
import { papers } from './case.js';
import { desk, foot, go, isSaying, say, sayError, welcome, wire } from './desk.js';
import { fill, h } from './element.js';
import { showHelp } from './help.js';
import { beginsNumber, busy, drop, field, leaves, listen as listenToKeys, run, type } from './keys.js';
import { numbers } from './numbers.js';
import { queue, refreshQueue, searchFor } from './queue.js';
import { review } from './review.js';
import { beginSearch, find, leaveSearch, searchBox, searching } from './search.js';
import { setup } from './setup.js';
import { personButton, signIn } from './signin.js';
import { speak, t } from './words.js';

const root = document.getElementById('view');
const bar = document.getElementById('bar');
let view = null;
let shown = '';
let ended = false;

function route(hash) {
  const [, id, part] = /^#\/case\/([^/]+)(\/papers)?$/.exec(hash) ?? [];
  try {
    if (id) return { view: part ? papers : review, id: decodeURIComponent(id) };
  } catch {
    // An address that somebody cut short.
  }
  return { view: { '#/numbers': numbers, '#/setup': setup }[hash] ?? queue, id: null };
}

// The view before stays until the next one is ready, so that nothing flickers and nothing is lost when it cannot be had.
async function show(hash) {
  if (ended) return;
  const next = route(hash);
  let ready;
  try {
    ready = await next.view.prepare?.(next.id);
  } catch (error) {
    drop();
    if (error.code === 'sign_in') signIn(() => run(() => go(hash)));
    else sayError(error);
    if (view) history.replaceState(null, '', shown);
    else await go('#/queue', { replace: true });
    return;
  }
  await view?.close?.();
  view = next.view;
  shown = hash;
  root.className = view.name;
  root.scrollTop = 0;
  drawNavigation();
  root.focus({ preventScroll: true });
  document.title = 'onetake';
  await view.open(root, ready);
  document.title = `${view.title()} · onetake`;
}

const PLACES = [['#/queue', 'queue'], ['#/numbers', 'numbers'], ['#/setup', 'setup']];
const lost = h('div', { id: 'lost', role: 'alert' });
const navigation = h('nav', {});

function drawNavigation() {
  fill(navigation, PLACES.map(([hash, name]) => h('a', { href: hash, 'aria-current': view?.name === name || (name === 'queue' && (view === review || view === papers)) ? 'page' : null, text: t(name) })));
}

function drawBar() {
  navigation.setAttribute('aria-label', t('places'));
  fill(
    bar,
    h('div', { class: 'bar' },
      h('span', { class: 'brand', text: 'onetake' }),
      navigation,
      searchBox({ changed: (text) => view === queue && searchFor(text), openCase: () => (view === review || view === papers ? view.id() : null) }),
      h('span', { class: 'grow' }),
      personButton(),
      h('button', { type: 'button', class: 'help-button', 'aria-label': t('help'), title: t('help'), on: { click: () => showHelp(view) } }, '?'),
    ),
    lost,
    batchBar(),
  );
  fill(document.getElementById('foot'), foot());
}

async function inField(into, press) {
  const { key } = press;
  if (key.length === 1) return type(into, key);
  if (searching()) return key === 'Enter' ? find() : leaveSearch();
  if (key === 'Escape') return into.blur();
  if (into.form) return into.form.requestSubmit();
  return view.key?.({ ...press, field: into });
}

async function take(press) {
  if (ended || !view) return;
  if (isSaying()) say('');
  let into = field();
  if (into && leaves(into, press.key)) {
    into.blur();
    into = null;
  }
  if (into) {
    await inField(into, press);
    return;
  }
  if (await view.key?.(press)) return;
  if (press.key === '/') beginSearch();
  else if (press.key === '?') showHelp(view);
  else if (press.key === 'Escape') await go('#/queue');
  else if (beginsNumber(press.key)) beginSearch(press.key);
}

function end(text) {
  ended = true;
  drop();
  fill(document.body, h('main', { class: 'ended' }, h('h1', { text: 'onetake' }), h('p', { role: 'alert', text })));
}

async function begin() {
  listenToDesk({
    lost: () => fill(lost, t('lost')),
    back: () => {
      fill(lost);
      say(t('back'), 'good');
      refreshQueue();
      run(() => view?.back?.());
    },
    ended: end,
  });
  let start;
  try {
    start = await get('/api/start');
  } catch (error) {
    if (!ended) end(error.message || 'The desk does not answer. 工作台没有应答，请重新打开。');
    return;
  }
  speak(start.words, start.language);
  welcome(start);
  wire({ show, signIn });
  drawBar();
  listenToKeys(take, sayError);
  window.addEventListener('hashchange', () => run(() => show(location.hash)));
  const first = start.state === 'setup' ? '#/setup' : location.hash || '#/queue';
  await run(() => go(first, { replace: true }));
  if (start.notice) say(start.notice);
  watchBatch();
}

/** For tests: whether nothing is at work. */
globalThis.onetakeIdle = () => !busy();

begin();
