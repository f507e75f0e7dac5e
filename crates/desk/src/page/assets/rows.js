// One row of the queue: everything that tells which case it is and what it waits for.

import { h } from './element.js';
import { numberPair, verdictChip } from './verdict.js';
import { t, timeLeft } from './words.js';

/**
 * Time left until the deadline of a case.
 *
 * @param {{deadline: string|null, deadline_text: string}} row
 */
export function leftOf(row) {
  // What waits for nothing has no time to lose.
  const left = row.pending === 'nothing' ? null : timeLeft(row.deadline);
  return h('span', { class: `left ${left?.tone ?? 'plain'}`, title: row.deadline_text || null, text: left?.text ?? (row.pending === 'nothing' || row.deadline ? '' : row.deadline_text ?? '') });
}

/**
 * @param {any} row as the server gives it
 * @returns {HTMLElement}
 */
export function queueRow(row) {
  const still = row.still
    ? h('img', { src: row.still, alt: '', width: 84, height: 54, decoding: 'async', draggable: 'false' })
    : h('span', { class: 'no-still', text: t('no_picture') });
  const waits = row.pending === 'nothing' ? null : h('span', { class: 'waits', text: row.pending_text });
  const notes = row.notes.length ? h('span', { class: 'note', text: row.notes.join(' · ') }) : null;
  return h(
    'div',
    { class: 'row', data: { case: row.case, verdict: row.verdict, pending: row.pending } },
    still,
    numberPair(row),
    h('div', { class: 'judged' }, verdictChip(row.verdict, row.verdict_text), waits),
    h('div', { class: 'why' }, row.reason ? [h('strong', { text: row.reason.title }), h('span', { text: row.reason.text })] : null, notes),
    leftOf(row),
    h(
      'div',
      { class: 'from', title: row.file },
      h('span', { class: 'name', text: row.file ?? t('no_video') }),
      h('span', { class: 'faint', text: [row.order_number || row.reference, row.matched_text, row.videos > 1 && t('videos', { count: row.videos })].filter(Boolean).join(' · ') }),
    ),
  );
}
