// A review: one person looks at a video and says what is seen. Each answer is a draft; the verdict is judged again with all of
// them at once, and `s` keeps them.

import { get, post } from './api.js';
import { confirmed, contrary, explained, placeOf, sidesOf, unseen } from './answer.js';
import { checklist, inspected, openChecklist } from './checklist.js';
import { asPerson, caseHash, desk, go, hints, say } from './desk.js';
import { Drafts, sweep } from './drafts.js';
import { fill, h } from './element.js';
import { drop, field, run, type } from './keys.js';
import { drawButtons, drawHead, drawLines, drawTabs, drawVerdict, layout } from './layout.js';
import { Player } from './player.js';
import { selectLater } from './queue.js';
import { beginSearch } from './search.js';
import { findingList, statedList } from './stated.js';
import { taskItems } from './tasks.js';
import { Timeline } from './timeline.js';
import { t } from './words.js';
import { zoom } from './zoom.js';

let whole = null;
let rooms = [];
let room = null;
let parts = null;
let player = null;
let timeline = null;

const act = (key) => run(() => review.key({ key, shift: false, ctrl: false, burst: key }));

function enterRoom(video) {
  const drafts = new Drafts(video.sha256, desk.person?.id ?? null);
  return {
    video, drafts, judged: video.judged, tasks: [], extra: [], current: null, kept: drafts.size, stale: drafts.size > 0,
    act, choose: (key) => run(() => choose(key)), seek: (ms) => player.seek(ms), zoom: zoomOn, edited: () => drafts.keep(),
  };
}

// Tasks keep their places: one that is drafted stays, though the judgement no longer asks for it; new ones come last.
function merge(into) {
  const listed = new Map(into.judged.tasks.map((task) => [task.key, task]));
  const kept = into.tasks.filter((task) => listed.has(task.key) || into.drafts.of(task.key)).map((task) => listed.get(task.key) ?? task);
  const there = new Set(kept.map((task) => task.key));
  const changes = into.video.stated.filter((stated) => stated.change && !there.has(changeKey(stated)) && (into.extra.includes(stated.number) || into.drafts.of(changeKey(stated)))).map(changeTask);
  const all = [...kept, ...into.judged.tasks.filter((task) => !there.has(task.key)), ...changes];
  into.tasks = [...all.filter((task) => task.kind === 'look'), ...all.filter((task) => task.kind !== 'look')];
}

const changeKey = (stated) => `change-${stated.number}`;
const changeTask = (stated) => ({ ...stated.change, key: changeKey(stated), replaces: stated.number });

const task = () => room?.tasks.find((one) => one.key === room.current) ?? null;
const openTasks = () => room.tasks.filter((one) => !room.drafts.of(one.key));

function firstOpen(after = null) {
  const open = openTasks();
  const from = room.tasks.findIndex((one) => one.key === after);
  return open.find((one) => room.tasks.indexOf(one) > from) ?? open[0] ?? null;
}

function choose(key, seek = true) {
  room.current = key;
  const chosen = task();
  if (!chosen) room.current = null;
  const span = chosen && (placeOf(chosen, room.drafts.form(chosen.key)) ?? chosen.span);
  if (span && seek) player.seek(span.start_ms);
  draw();
}

async function judge() {
  const [at, judged] = [room, await post('/api/judge', { case: whole.case, video: room.video.sha256, drafts: room.drafts.all() })];
  at.judged = judged;
  at.stale = false;
  merge(at);
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

async function answer(result) {
  if (result.missing) {
    say(result.missing, 'bad');
    if (result.field) parts.root.querySelector(`[data-field="${result.field}"]`)?.focus();
    return;
  }
  const { key } = result.draft;
  field()?.blur();
  room.drafts.put(result.draft, result.title, result.said);
  await judgeAfter(key);
  const next = firstOpen(key);
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
  const current = task();
  if (!current || current.kind === 'look') return say(t(current ? 'look_keys' : 'no_task'), 'bad');
  const form = room.drafts.form(current.key);
  const { start_ms: start, end_ms: end } = player.frame;
  if (edge === 'start') Object.assign(form, { start_ms: start, end_ms: form.end_ms > start ? form.end_ms : undefined });
  else Object.assign(form, { end_ms: end, start_ms: form.start_ms < end ? form.start_ms : undefined });
  room.drafts.keep();
  draw();
  return say(t(form.start_ms === undefined ? 'start_missing' : form.end_ms === undefined ? 'end_missing' : 'span_set'));
}

function digit(key, burst) {
  const current = task();
  const wants = current?.wants;
  if (wants?.kind === 'count') {
    type(parts.root.querySelector('[data-field="count"]'), key);
    return true;
  }
  if (wants?.kind !== 'sides' || Number(key) < 1 || Number(key) > wants.sides.length) return false;
  const form = room.drafts.form(current.key);
  // So many digits in one breath are no sides: a scanner is reading a label.
  if (burst.length > wants.sides.length && /^\d+$/.test(burst)) {
    form.sides = room.before;
    draw();
    beginSearch(burst);
    return true;
  }
  if (burst.length === 1) room.before = form.sides;
  const sides = sidesOf(current, form);
  const side = wants.sides[Number(key) - 1].id;
  form.sides = sides.includes(side) ? sides.filter((one) => one !== side) : wants.sides.map((one) => one.id).filter((one) => one === side || sides.includes(one));
  room.drafts.keep();
  draw();
  return true;
}

function zoomOn(on = task(), still = null) {
  if (!room) return;
  const of = (id) => room.video.stills.find((one) => one.id === id);
  const stills = (on?.stills ?? []).map(of).filter(Boolean);
  const shown = (one) => ({ url: one.url, text: `${one.purpose_text} ${(one.at_ms / 1000).toFixed(3)} s` });
  if (on?.kind === 'look' && stills.length > 1) zoom(on.title, stills.slice(0, 2).map(shown));
  else if (still !== null && of(still)) zoom(on.title, [shown(of(still))]);
  else if (room.video.label) zoom(t('label'), [{ url: room.video.label, text: t('label') }]);
  else if (stills.length) zoom(on.title, [shown(stills[0])]);
  else say(t('no_label'));
}

async function save() {
  const drafted = rooms.filter((one) => one.drafts.size > 0);
  if (!drafted.length) return next(t('nothing_to_save'));
  let saved = 0;
  return asPerson(async () => {
    for (const one of drafted.filter((each) => each.drafts.size > 0)) {
      try {
        const answered = await post('/api/save', { case: whole.case, video: one.video.sha256, drafts: one.drafts.all(), seen: whole.seen });
        saved += one.drafts.size;
        one.drafts.clear();
        whole = answered;
      } catch (error) {
        if (error.code !== 'changed' || !error.body?.case) throw error;
        await othersStated(error);
        return;
      }
    }
    await next(t('saved', { count: saved }));
  });
}

// Somebody stated something meanwhile: it is shown, and nothing of ours is lost.
async function othersStated(error) {
  const known = new Set(rooms.flatMap((one) => one.video.stated.map((stated) => `${one.video.sha256} ${stated.number}`)));
  const at = rooms.indexOf(room);
  const news = error.body.case.videos.flatMap((video) => video.stated.filter((stated) => !known.has(`${video.sha256} ${stated.number}`)));
  settle(error.body.case, at);
  if (room) await judge();
  draw();
  drop();
  const what = news.map((stated) => `${stated.who}: ${stated.text} (${stated.state_text})`).join('; ');
  say(`${error.message || t('changed')} ${what} ${t('save_again')}`, 'bad');
}

async function next(text) {
  const to = whole.next;
  if (to && to !== whole.case) {
    await go(caseHash(to), { replace: true });
    say(text, 'good');
  } else {
    desk.wanted = { filter: 'person', q: '' };
    await go('#/queue');
    say(`${text} ${t('nothing_waits')}`, 'good');
  }
}

// Takes over a case as the server gives it; what is typed and drafted stays, as it lies in the drafts.
function settle(answered, at = null) {
  whole = answered;
  const before = rooms;
  rooms = whole.videos.map(enterRoom);
  rooms.forEach((one) => {
    const same = before.find((each) => each.video.sha256 === one.video.sha256);
    if (same) Object.assign(one, { drafts: same.drafts, current: same.current, extra: same.extra, tasks: same.tasks.filter((each) => each.replaces === undefined) });
    merge(one);
  });
  const asked = rooms.findIndex((one) => one.tasks.length > 0);
  room = rooms[at ?? -1] ?? rooms[Math.max(0, asked)] ?? null;
}

function draw() {
  if (!parts) return;
  drawHead(parts, whole, act);
  drawTabs(parts, whole.videos, rooms.indexOf(room), (at) => run(() => showVideo(at)));
  drawVerdict(parts, room?.judged ?? { ...whole, sentence: '' });
  drawLines(parts, whole, { kept: room?.kept ?? 0 });
  drawButtons(parts, rooms.reduce((sum, one) => sum + one.drafts.size, 0), act);
  if (!room) {
    fill(parts.tasks);
    fill(parts.more, h('p', { class: 'calm', text: whole.pending_text }));
    return;
  }
  const typing = field()?.dataset.field;
  const opened = new Set([...parts.more.querySelectorAll('details[open]')].map((one) => one.dataset.part));
  fill(parts.tasks, taskItems(room));
  fill(parts.more,
    room.tasks.length === 0 && h('p', { class: 'calm', text: t('nothing_asked') }),
    statedList(room.video, room.drafts.all(), (stated) => run(() => change(stated))),
    findingList(room.judged.findings, (ms) => player.seek(ms)));
  for (const one of parts.more.querySelectorAll('details')) one.open = opened.has(one.dataset.part);
  if (typing) parts.root.querySelector(`[data-field="${typing}"]`)?.focus();
  parts.tasks.querySelector('.current')?.scrollIntoView({ block: 'nearest' });
  drawSpans();
}

function drawSpans() {
  const current = task();
  const form = current ? room.drafts.form(current.key) : {};
  const set = form.start_ms !== undefined || form.end_ms !== undefined;
  timeline.spans([
    ...room.drafts.entries.map(({ draft, title }) => ({ start_ms: draft.start_ms, end_ms: draft.end_ms, kind: 'draft', text: title })),
    current?.span && !set && { ...current.span, kind: 'proposed', text: current.title },
    set && { start_ms: form.start_ms, end_ms: form.end_ms, kind: 'set', text: current.title },
  ].filter(Boolean));
}

async function showVideo(at) {
  room = rooms[at];
  player.load(room.video);
  timeline.set(room.video);
  if (room.stale) await judgeAfter(null).catch((error) => say(error.message || t('no_answer'), 'bad'));
  choose(room.current ?? firstOpen()?.key ?? null);
}

function change(stated) {
  if (stated.change.item) return list(stated.number);
  room.extra = [...room.extra, stated.number];
  merge(room);
  return choose(changeKey(stated));
}

async function list(replaces = null) {
  const items = await checklist();
  const at = room;
  const key = (item) => `checklist-${item}`;
  const judged = () => run(async () => {
    await judgeAfter(null);
    draw();
  });
  openChecklist(items, {
    said: (item) => at.drafts.of(key(item))?.draft,
    set: (item, condition, note) => {
      const before = at.video.stated.find((stated) => stated.number === replaces && stated.change?.item === item.item);
      const made = inspected(item, condition, { start_ms: 0, end_ms: at.video.duration_ms }, note);
      if (before) made.draft.replaces = before.number;
      at.drafts.put(made.draft, made.title, made.said);
      judged();
    },
    clear: (item) => {
      at.drafts.remove(key(item));
      judged();
    },
  });
}

document.addEventListener('desk:person', () => {
  const person = desk.person?.id ?? null;
  if (!parts || person === null) return;
  for (const one of rooms) {
    if (one.drafts.person === null) one.drafts.adopt(person);
    else if (one.drafts.person !== person) {
      one.drafts = new Drafts(one.video.sha256, person);
      Object.assign(one, { kept: one.drafts.size, stale: true, tasks: [] });
    }
  }
  run(async () => {
    if (room?.stale) await judgeAfter(null);
    draw();
  });
});

function move(by) {
  const at = room.tasks.findIndex((one) => one.key === room.current);
  const to = room.tasks[at < 0 ? (by > 0 ? 0 : room.tasks.length - 1) : at + by];
  if (to) choose(to.key);
}

const ON_TASK = {
  y: (on) => answer(confirmed(on, room.drafts.form(on.key))),
  n: (on) => answer(unseen(on, room.drafts.form(on.key), room.video)),
  x: (on) => answer(on.kind === 'look' ? explained(on, room.drafts.form(on.key), false, room.video) : contrary(on, room.drafts.form(on.key))),
  c: (on) => (on.kind === 'look' ? answer(explained(on, room.drafts.form(on.key), true, room.video)) : say(t('only_moments'), 'bad')),
  '[': () => mark('start'),
  ']': () => mark('end'),
};
const ON_VIDEO = { u: undo, j: () => move(1), k: () => move(-1), ArrowDown: () => move(1), ArrowUp: () => move(-1), z: () => zoomOn(), l: () => list(), v: () => (rooms.length > 1 ? showVideo((rooms.indexOf(room) + 1) % rooms.length) : say(t('one_video'))) };

// A number so long is no count: a scanner typed into the field of one.
function scannedIntoCount(into) {
  const text = into.value.trim();
  if (into.dataset.field !== 'count' || text.length < 8) return false;
  into.value = '';
  delete room.drafts.form(room.current).count;
  into.blur();
  beginSearch(text);
  return true;
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
      player.load({ state: 'none', state_text: whole.pending_text, duration_ms: 0 });
      draw();
    }
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
    if (key === 'Escape') await go('#/queue');
    else if (ctrl || key === 's') await save();
    else if (key === 'p') await go(caseHash(whole.case, 'papers'));
    else if (!room) return false;
    else if (into) {
      if (scannedIntoCount(into)) return run(() => import('./search.js').then(({ find }) => find())) && true;
      if (into.dataset.field === 'note') into.blur();
      else if (task()) await ON_TASK.y(task());
    } else if (ON_VIDEO[key]) await ON_VIDEO[key]();
    else if (ON_TASK[key]) {
      if (task()) await ON_TASK[key](task());
      else say(t(room.tasks.length ? 'all_answered' : 'no_task'));
    } else if (/^\d$/.test(key)) return digit(key, burst);
    else return player.key({ key, shift });
    return true;
  },
};
