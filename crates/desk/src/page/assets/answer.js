// What a key makes of a task: a draft, or what is still missing for one. Nothing here touches the page or the server.

import { list, spanText, t } from './words.js';

/**
 * The place in the video that a draft of this task would name: what the person set, else what is proposed. A count and a number
 * are taken where the scan says to look.
 *
 * @param {any} task
 * @param {any} form
 * @returns {{start_ms: number, end_ms: number}|null}
 */
export function placeOf(task, form) {
  if (form.start_ms !== undefined && form.end_ms !== undefined) return { start_ms: form.start_ms, end_ms: form.end_ms };
  if (form.start_ms !== undefined || form.end_ms !== undefined) return null;
  const typed = task.wants.kind === 'count' || task.wants.kind === 'number';
  return task.span && (task.proposed || typed || task.kind === 'look') ? { start_ms: task.span.start_ms, end_ms: task.span.end_ms } : null;
}

/**
 * The sides that are ticked: those offered, until the person changes them.
 *
 * @param {any} task
 * @param {any} form
 * @returns {string[]}
 */
export function sidesOf(task, form) {
  return form.sides ?? task.wants.sides.filter((side) => side.offered).map((side) => side.id);
}

const typed = (text) => (text ?? '').normalize('NFKC').trim();

function base(task, state, span) {
  const draft = { key: task.key, statement: task.statement, state, ...span };
  if (task.observation !== null && task.observation !== undefined) draft.observation = task.observation;
  if (task.statement === 'finding_explained') draft.criteria = task.criteria;
  if (task.replaces !== undefined) draft.replaces = task.replaces;
  return draft;
}

function whole(video) {
  return { start_ms: 0, end_ms: video.duration_ms };
}

const missing = (text, field = null) => ({ missing: text, field });

function made(task, draft, said) {
  return { draft, title: titleOf(task), said };
}

/**
 * The name of a task; of a line of the order with what the line is.
 *
 * @param {any} task
 */
export function titleOf(task) {
  return task.wants.kind === 'count' && task.wants.line_title ? `${task.title} · ${task.wants.line_title}` : task.title;
}

function marksMissing(form) {
  if (form.start_ms !== undefined) return missing(t('end_missing'));
  return missing(form.end_ms === undefined ? t('place_missing') : t('start_missing'));
}

/**
 * `y`: it is seen as proposed.
 *
 * @param {any} task
 * @param {any} form
 * @returns {{draft: any, title: string, said: string}|{missing: string, field: string|null}}
 */
export function confirmed(task, form) {
  if (task.kind === 'look') return missing(t('look_keys'));
  const { wants } = task;
  const span = placeOf(task, form);
  const draft = base(task, 'seen', span);
  let more = '';
  if (wants.kind === 'count') {
    const number = typed(form.count);
    if (!/^\d{1,5}$/.test(number)) return missing(t('count_missing'), 'count');
    draft.line = wants.line;
    draft.count = Number(number);
    more = t('pieces', { count: draft.count });
  } else if (wants.kind === 'number') {
    draft.text = typed(form.text);
    if (!draft.text) return missing(t('number_missing'), 'text');
    if (wants.line) draft.line = wants.line;
    more = draft.text;
  } else if (wants.kind === 'sides') {
    draft.sides = sidesOf(task, form);
    if (draft.sides.length === 0) return missing(t('sides_missing'));
    more = list(wants.sides.filter((side) => draft.sides.includes(side.id)).map((side) => side.text));
  }
  if (!span) return marksMissing(form);
  if (typed(form.note)) draft.note = typed(form.note);
  return made(task, draft, [t('state_seen'), more, spanText(span)].filter(Boolean).join(' · '));
}

/**
 * `n`: it cannot be told from the video. Where nobody set a place, that is said of all of it.
 *
 * @param {any} task
 * @param {any} form
 * @param {any} video
 */
export function unseen(task, form, video) {
  // What cannot be read is not written down: the question stays open.
  if (task.wants.kind === 'number') return missing(t('number_unread'));
  const set = form.start_ms !== undefined && form.end_ms !== undefined;
  const span = set || task.kind === 'look' ? (placeOf(task, form) ?? whole(video)) : whole(video);
  const draft = base(task, 'not_visible', span);
  if (task.wants.kind === 'count') Object.assign(draft, { line: task.wants.line, count: 0 });
  if (task.kind === 'look') draft.note = typed(form.note) || t('note_not_visible');
  return made(task, draft, t('state_not_visible'));
}

/**
 * `x` on a statement: the video shows the contrary.
 *
 * @param {any} task
 * @param {any} form
 */
export function contrary(task, form) {
  const span = placeOf(task, form) ?? (task.span && form.start_ms === undefined && form.end_ms === undefined ? { start_ms: task.span.start_ms, end_ms: task.span.end_ms } : null);
  if (!span) return marksMissing(form);
  if (task.wants.kind === 'number') return missing(t('number_missing'), 'text');
  const draft = base(task, 'not_seen', span);
  if (task.wants.kind === 'count') Object.assign(draft, { line: task.wants.line, count: 0 });
  return made(task, draft, [t('state_not_seen'), spanText(span)].join(' · '));
}

/**
 * `c` and `x` on a moment: the take goes on there, or it is a cut. An explanation has to say what it is.
 *
 * @param {any} task
 * @param {any} form
 * @param {boolean} same
 * @param {any} video
 */
export function explained(task, form, same, video) {
  const draft = base(task, same ? 'seen' : 'not_seen', placeOf(task, form) ?? whole(video));
  const edited = typed(form.note);
  const own = task.continuity === false;
  // What explains a doubt that is not about continuity, only the person knows.
  if (own && same && !edited && !task.note) return missing(t('note_missing'), 'note');
  draft.note = edited || (same ? task.note : '') || (own && same ? '' : t(own ? 'note_is_so' : same ? 'note_same_take' : 'note_cut'));
  return made(task, draft, [t(own ? (same ? 'explained' : 'is_so') : same ? 'same_take' : 'is_cut'), draft.note].filter(Boolean).join(' · '));
}
