// How a review stands on the screen: the head with the verdict, the video with its timeline, and the tasks.

import { caseHash } from './desk.js';
import { button, fill, h } from './element.js';
import { leftOf } from './rows.js';
import { numberPair, verdictChip } from './verdict.js';
import { t } from './words.js';

/**
 * The parts of a review, empty.
 *
 * @param {string} id of the case
 * @param {Node} player
 * @param {Node} timeline
 */
export function layout(id, player, timeline) {
  const parts = {
    head: h('header', { class: 'case-head' }),
    tabs: h('div', { class: 'tabs', role: 'group', 'aria-label': t('videos_of_case') }),
    stage: h('section', { class: 'stage', 'aria-label': t('video') }, player, timeline),
    lines: h('div', { class: 'lines' }),
    tasks: h('ol', { class: 'tasks' }),
    more: h('div', { class: 'more' }),
    buttons: h('div', { class: 'actions' }),
  };
  parts.verdict = h('div', { class: 'verdict', role: 'status', 'aria-live': 'polite' });
  parts.scroll = h('div', { class: 'scroll' }, parts.lines, parts.tasks, parts.more);
  parts.panel = h('section', { class: 'panel', 'aria-label': t('tasks') }, parts.scroll, parts.buttons);
  parts.root = h('div', { class: 'review-root', data: { case: id } }, parts.head, h('div', { class: 'left-side' }, parts.tabs, parts.stage), parts.panel);
  return parts;
}

/**
 * @param {any} parts
 * @param {any} whole the case
 * @param {(key: string) => void} act
 */
export function drawHead(parts, whole, act) {
  fill(parts.head,
    button(t('go_back'), 'Esc', () => act('Escape'), { class: 'quiet' }),
    parts.verdict,
    numberPair(whole),
    h('div', { class: 'facts' },
      leftOf(whole),
      h('span', { class: 'faint', title: [whole.order_number, whole.reference].filter(Boolean).join('\n') }, [whole.order_number && t('order_is', { number: whole.order_number }), !whole.order_number && whole.reference].filter(Boolean).join(' · ')),
      h('span', { class: 'faint', text: whole.signed_off_text ? t('signed', { time: whole.signed_off_text }) : '' })),
    h('a', { class: 'button quiet', href: caseHash(whole.case, 'papers') }, h('span', { text: t('papers') }), h('kbd', { text: 'p' })));
}

/**
 * The verdict as it is judged now.
 *
 * @param {any} parts
 * @param {{verdict: string, verdict_text: string, sentence: string, pending_text: string}} judged
 */
export function drawVerdict(parts, judged) {
  // A reader speaks what changes here: nothing is touched when nothing changed.
  const said = JSON.stringify([judged.verdict, judged.verdict_text, judged.sentence]);
  parts.verdict.dataset.verdict = judged.verdict;
  parts.root.dataset.verdict = judged.verdict;
  if (parts.verdict.dataset.said === said) return;
  parts.verdict.dataset.said = said;
  parts.verdict.className = `verdict ${judged.verdict}`;
  fill(parts.verdict, verdictChip(judged.verdict, judged.verdict_text), h('span', { class: 'sentence', text: judged.sentence }));
}

/**
 * @param {any} parts
 * @param {any[]} videos
 * @param {number} shown
 * @param {(at: number) => void} choose
 */
export function drawTabs(parts, videos, shown, choose) {
  parts.tabs.hidden = videos.length < 2;
  fill(parts.tabs, videos.map((video, at) => h('button', { type: 'button', class: 'tab', 'aria-pressed': String(at === shown), on: { click: () => choose(at) } }, h('strong', { text: video.direction_text }), h('bdi', { text: video.file }))), h('kbd', { text: 'v' }));
}

// Many notes push the questions out of sight: the first ones stand there, the others unfold.
const NOTES = 2;

function notes(all, open) {
  const line = (note) => h('p', { class: 'line clipped', title: note, text: note });
  const more = all.slice(NOTES);
  return [all.slice(0, NOTES).map(line), more.length > 0 && h('details', { class: 'line', open }, h('summary', { text: t('notes_more', { count: more.length }) }), more.map((note) => h('p', { text: note })))];
}

/**
 * Lines above the tasks: drafts that were kept, what else is missing, what the desk noticed.
 *
 * @param {any} parts
 * @param {any} whole
 * @param {{kept: number, judged: boolean}} room
 */
export function drawLines(parts, whole, room) {
  const papers = (text) => h('p', { class: 'line' }, text, ' ', h('a', { href: caseHash(whole.case, 'papers'), text: t('papers') }), h('kbd', { text: 'p' }));
  fill(parts.lines,
    room.kept > 0 && h('p', { class: 'line kept', text: t('kept', { count: room.kept }) }),
    parts.order,
    whole.facts.length > (parts.order ? 1 : 0) && papers(t('facts_missing', { count: whole.facts.length - (parts.order ? 1 : 0) })),
    room.judged === false && whole.reason && h('p', { class: 'line' }, whole.reason.title && h('strong', { text: `${whole.reason.title} ` }), whole.reason.text),
    notes(whole.notes, parts.lines.querySelector('details')?.open));
}

/**
 * @param {any} parts
 * @param {number} drafts
 * @param {(key: string) => void} act
 */
export function drawButtons(parts, drafts, act) {
  fill(parts.buttons,
    button(drafts ? t('save_count', { count: drafts }) : t('next_case'), 's', () => act('s'), { class: 'main' }),
    button(t('undo'), 'u', () => act('u'), { disabled: drafts === 0 }),
    button(t('checklist'), 'l', () => act('l')));
}
