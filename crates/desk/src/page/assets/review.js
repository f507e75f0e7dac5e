// A review: one person looks at a video and says what is seen. Each answer is a draft; the verdict is judged again with all of
// them at once, and `s` keeps them.

import { get, post } from './api.js';
import { confirmed, contrary, explained, placeOf, unseen } from './answer.js';
import { checklist, openChecklist } from './checklist.js';
import { asPerson, caseHash, desk, go, hints, say } from './desk.js';
import { sweep } from './drafts.js';
import { fill, h } from './element.js';
import { drop, field, run } from './keys.js';
import { drawButtons, drawHead, drawLines, drawTabs, drawVerdict, layout } from './layout.js';
import { orderForm } from './order.js';
import { Player } from './player.js';
import { selectLater } from './queue.js';
import { Room } from './room.js';
import { keepAll, newsOf } from './saving.js';
import { beginSearch, find } from './search.js';
import { findingList, statedList } from './stated.js';
import { taskItems } from './tasks.js';
import { Timeline } from './timeline.js';
import { digit, endRow, scannedIntoCount, scannedOverSides } from './typed.js';
import { t } from './words.js';
import { zoomTask } from './zoom.js';

// Cases that were left with `s` and had nothing more to answer, since the queue was shown.
const passed = new Set();
const MOST_PASSED = 500;
let whole = null;
let rooms = [];
let room = null;
let parts = null;
let player = null;
let timeline = null;

const act = (key) => run(() => review.key({ key, shift: false, ctrl: false, burst: key }));
const panel = { act, choose: (key) => run(() => choose(key)), seek: (ms) => player.seek(ms), zoom: (on, still) => zoomOn(on, still), edited: () => room.drafts.keep() };
const task = () => room?.task() ?? null;
const person = () => desk.person?.id ?? null;

function choose(key, seek = true) {
  room.current = key;
  const chosen = task();
  if (!chosen) room.current = null;
  const span = chosen && (placeOf(chosen, room.form(chosen)) ?? chosen.span);
  if (span && seek) player.seek(span.start_ms);
  draw();
}

async function judge() {
  const [at, judged] = [room, await post('/api/judge', { case: whole.case, video: room.video.sha256, drafts: room.drafts.all() })];
  at.hear(judged);
}

// The last draft could not be meant, or nobody judged it: only the first takes it back.
async function judgeAfter(key) {
  try {
    await judge();
    return true;
  } catch (error) {
    if (error.status >= 400 && error.status < 500 && key) {
      room.drafts.remove(key);
      room.current = key;
    } else room.stale = true;
    draw();
    throw error;
  }
}

async function answer(on, make) {
  const result = make(on, room.form(on));
  if (result.missing) {
    say(result.missing, 'bad');
    // What is missing now is no text: the keyboard goes back to the keys.
    if (!result.field) field()?.blur();
    else parts.root.querySelector(`[data-field="${result.field}"]`)?.focus();
    return;
  }
  const { key } = result.draft;
  field()?.blur();
  room.drafts.put(result.draft, result.title, result.said);
  await judgeAfter(key);
  const next = room.firstOpen(key);
  choose(next?.key ?? null);
  if (!next) say(t('all_answered'), 'good');
}

async function undo() {
  const last = room.drafts.last();
  if (!last) return say(t('nothing_to_undo'));
  room.drafts.remove(last.draft.key);
  await judgeAfter(null);
  if (room.tasks.some((one) => one.key === last.draft.key)) choose(last.draft.key);
  else choose(room.current, false);
  return say(t('undone', { title: last.title }));
}

function mark(edge) {
  const said = room.mark(edge, player.frame);
  draw();
  say(t(said), said === 'look_keys' || said === 'no_task' ? 'bad' : 'plain');
}

function zoomOn(on = task(), still = null) {
  if (room && !zoomTask(room, on, still)) say(t('no_label'));
}

async function save() {
  if (!rooms.some((one) => one.drafts.size > 0)) return next(t('nothing_to_save'));
  return asPerson(async () => {
    try {
      const count = await keepAll(whole, rooms, (answered) => { whole = answered; });
      // What is asked now, not what was asked before: else a case that nobody can finish seems open, and `s` comes back to it.
      settle(whole, rooms.indexOf(room));
      await next(t('saved', { count }));
    } catch (error) {
      if (error.code !== 'changed' || !error.body?.case) throw error;
      await othersStated(error);
    }
  });
}

// Somebody stated something meanwhile: it is shown, and nothing of ours is lost.
async function othersStated(error) {
  const news = newsOf(rooms, error.body.case);
  settle(error.body.case, rooms.indexOf(room));
  if (room) await judge();
  draw();
  const stated = parts.more.querySelector('[data-part="stated"]');
  if (stated) stated.open = true;
  drop();
  say([error.message || t('changed'), news, t('save_again')].filter(Boolean).join(' · '), 'bad');
}

// Where the server's next case was left a moment ago with nothing to answer, the one after it: or `s` would go round in circles.
async function following() {
  if (rooms.every((one) => one.firstOpen() === null)) passed.add(whole.case);
  if (whole.next && whole.next !== whole.case && !passed.has(whole.next)) return { to: whole.next };
  const { rows, total } = await get('/api/queue', { filter: 'person', offset: 0, limit: MOST_PASSED });
  const from = Math.max(0, rows.findIndex((row) => row.case === whole.next));
  const onwards = [...rows.slice(from), ...rows.slice(0, from)];
  return { to: onwards.find((row) => row.case !== whole.case && !passed.has(row.case))?.case, total };
}

async function next(text) {
  const { to, total } = await following();
  if (to) {
    await go(caseHash(to), { replace: true });
    say(text, 'good');
  } else {
    passed.clear();
    desk.wanted = { filter: 'person', q: '' };
    await go('#/queue');
    say(`${text} ${total ? t('still_waits', { count: total }) : t('nothing_waits')}`, 'good');
  }
}

// Takes over a case as the server gives it; what is typed and drafted stays.
function settle(answered, at = null) {
  whole = answered;
  rooms = whole.videos.map((video) => new Room(video, person(), rooms.find((one) => one.video.sha256 === video.sha256)));
  const asked = rooms.findIndex((one) => one.tasks.length > 0);
  room = rooms[at ?? -1] ?? rooms[Math.max(0, asked)] ?? null;
}

// Which order it is of is asked before anything else.
function openOrder() {
  const [fact] = whole.pending === 'order' ? whole.facts : [];
  if (fact?.field !== 'order') return null;
  return orderForm(fact, (value) => run(() => asPerson(async () => {
    await post('/api/fact', { case: whole.case, field: 'order', value });
    await next(t('fact_kept'));
  })));
}

function draw() {
  if (!parts) return;
  drawHead(parts, whole, act);
  drawTabs(parts, whole.videos, rooms.indexOf(room), (at) => run(() => showVideo(at)));
  drawVerdict(parts, room?.video.judged ? room.judged : { ...whole, sentence: whole.pending_text });
  parts.order ??= openOrder();
  drawLines(parts, whole, { kept: Math.min(room?.kept ?? 0, room?.drafts.size ?? 0), judged: Boolean(room?.video.judged) });
  drawButtons(parts, rooms.reduce((sum, one) => sum + one.drafts.size, 0), act);
  if (!room) {
    fill(parts.tasks);
    fill(parts.more, h('p', { class: 'calm', text: t('waits_for', { what: whole.pending_text }) }));
    return;
  }
  const typing = field()?.dataset.field;
  const opened = new Set([...parts.more.querySelectorAll('details[open]')].map((one) => one.dataset.part));
  fill(parts.tasks, taskItems(room, panel));
  fill(parts.more,
    room.tasks.length === 0 && !parts.order && h('p', { class: 'calm', text: room.video.judged ? t('nothing_asked') : t('waits_for', { what: whole.pending_text }) }),
    statedList(room.video, room.drafts.all(), (stated) => run(() => change(stated))),
    room.judged.findings.length > 0 && findingList(room.judged.findings, (ms) => player.seek(ms)));
  // Where nobody is asked anything, what was found is what there is to see.
  for (const one of parts.more.querySelectorAll('details')) one.open = opened.has(one.dataset.part) || (room.tasks.length === 0 && !parts.shown);
  parts.shown = true;
  if (typing) parts.root.querySelector(`[data-field="${typing}"]`)?.focus();
  parts.tasks.querySelector('.current')?.scrollIntoView({ block: 'nearest' });
  drawSpans();
}

function drawSpans() {
  const current = task();
  const form = current ? room.form(current) : {};
  const set = form.start_ms !== undefined || form.end_ms !== undefined;
  timeline.spans([
    ...room.drafts.entries.map(({ draft, title }) => ({ start_ms: draft.start_ms, end_ms: draft.end_ms, kind: 'draft', text: title })),
    current?.span && !set && { ...current.span, kind: 'proposed', text: current.title },
    set && { start_ms: form.start_ms, end_ms: form.end_ms, kind: 'set', text: current.title },
  ].filter(Boolean));
}

async function showVideo(at) {
  room = rooms[at];
  parts.shown = false;
  fill(parts.more);
  player.load(room.video);
  timeline.set(room.video);
  if (room.stale) await judgeAfter(null).catch((error) => say(error.message || t('no_answer'), 'bad'));
  choose(room.current ?? room.firstOpen()?.key ?? null);
}

function change(stated) {
  if (stated.change.item) return list(stated.number);
  return choose(room.change(stated.number));
}

async function list(replaces = null) {
  if (!room.video.judged) return say(t('no_task'));
  const items = await checklist();
  return openChecklist(items, room, replaces, () => run(async () => {
    await judgeAfter(null);
    draw();
  }));
}

document.addEventListener('desk:person', () => {
  if (!parts || person() === null) return;
  for (const one of rooms) one.handTo(person());
  run(async () => {
    if (room?.stale) await judgeAfter(null);
    draw();
  });
});

// The same case in another tab: what is drafted or saved there is so here too.
window.addEventListener('storage', ({ key }) => {
  const changed = rooms.filter((one) => one.drafts.name() === key);
  if (!parts || !changed.length) return;
  run(async () => {
    for (const one of changed) {
      one.drafts.read();
      one.stale = true;
    }
    // Drafts that are gone were saved there.
    if (changed.some((one) => one.drafts.size === 0)) settle(await get('/api/case', { id: whole.case }), rooms.indexOf(room));
    if (room.stale) await judgeAfter(null);
    if (!task() || room.drafts.of(room.current)) room.current = room.firstOpen()?.key ?? null;
    draw();
  });
});

// It may take minutes: the keys go on meanwhile.
function handOver() {
  if (!room.video.judged) return say(t('no_task'), 'bad');
  if (rooms.some((one) => one.drafts.size > 0)) return say(t('hand_over_save'), 'bad');
  say(t('hand_over_begun'));
  post('/api/hand-over', { case: whole.case, video: room.video.sha256 }, 600_000).then(
    ({ text }) => say(text, 'good'),
    (error) => say(error.message || t('no_answer'), 'bad'),
  );
  return null;
}

function move(by) {
  const to = room.beside(by);
  if (to) choose(to.key);
}

const ON_TASK = {
  y: (on) => answer(on, confirmed),
  n: (on) => answer(on, (task, form) => unseen(task, form, room.video)),
  x: (on) => answer(on, (task, form) => (on.kind === 'look' ? explained(task, form, false, room.video) : contrary(task, form))),
  c: (on) => (on.kind === 'look' ? answer(on, (task, form) => explained(task, form, true, room.video)) : say(t('only_moments'), 'bad')),
  '[': () => mark('start'),
  ']': () => mark('end'),
};
const ON_VIDEO = { u: undo, j: () => move(1), k: () => move(-1), ArrowDown: () => move(1), ArrowUp: () => move(-1), z: () => zoomOn(), e: handOver, l: () => list(), v: () => (rooms.length > 1 ? showVideo((rooms.indexOf(room) + 1) % rooms.length) : say(t('one_video'))) };

async function scan(text) {
  draw();
  beginSearch(text);
  await find();
}

function digits(key, burst) {
  const did = digit(room, key, burst, parts.root);
  if (did) draw();
  if (did?.scan) beginSearch(did.scan);
  return did !== null;
}

async function entered(into) {
  const scanned = into ? scannedIntoCount(room, into) : scannedOverSides(room);
  if (scanned) await scan(scanned);
  else if (into?.dataset.field === 'note') into.blur();
  else if (into && task()) await ON_TASK.y(task());
}

/** The view. */
export const review = {
  name: 'review',
  title: () => whole?.expected[0] ?? whole?.order_number ?? t('review'),
  id: () => whole?.case ?? null,

  prepare: (id) => get('/api/case', { id }),

  async open(root, answered) {
    sweep();
    rooms = [];
    settle(answered);
    player = new Player({ time: (ms) => timeline?.at(ms) });
    timeline = new Timeline({ seek: (ms) => player.seek(ms) });
    parts = layout(whole.case, player.element, timeline.element);
    fill(root, h('h1', { class: 'hidden', text: t('review') }), parts.root);
    hints([['y', t('confirm')], ['n', t('key_not_visible')], ['[ ]', t('key_span')], [t('space'), t('key_play')], [', .', t('key_frame')], ['s', t('key_save')], ['?', t('key_help')]]);
    if (room) await showVideo(rooms.indexOf(room));
    else {
      player.load({ state: 'none', state_text: t('waits_for', { what: whole.pending_text }), duration_ms: 0 });
      draw();
    }
    parts.order?.querySelector('input').focus();
  },

  close() {
    if (whole) selectLater(whole.case);
    player.end();
    parts = null;
    room = null;
    rooms = [];
    timeline = null;
  },

  /** After the desk was closed and opened: what is drafted is judged again. */
  async back() {
    if (!room?.stale) return;
    await judgeAfter(null);
    draw();
  },

  async key({ key, shift, ctrl, burst, field: into }) {
    if (key !== 'Enter' && !/^\d$/.test(key)) endRow();
    if (key === 'Escape') await go('#/queue');
    else if (ctrl || key === 's') await save();
    else if (key === 'p') await go(caseHash(whole.case, 'papers'));
    else if (!room) return false;
    else if (into || key === 'Enter') await entered(into);
    else if (ON_VIDEO[key]) await ON_VIDEO[key]();
    else if (ON_TASK[key]) {
      if (task()) await ON_TASK[key](task());
      else say(t(room.tasks.length ? 'all_answered' : 'no_task'));
    } else if (/^\d$/.test(key)) return digits(key, burst);
    else return player.key({ key, shift });
    return true;
  },
};
