// What persons stated and what was found, below the tasks.

import { isMine } from './desk.js';
import { h, icon } from './element.js';
import { clock, t } from './words.js';

// What a statement answers: of one person one answer to it counts.
const question = ({ statement, change }) => [statement, change.wants.line, change.observation, change.item].join('/');

// What another person stated stays: whoever sees it otherwise says so beside it, once.
function changeButton(stated, all, change) {
  if (!isMine(stated) && all.some((other) => isMine(other) && question(other) === question(stated))) return null;
  const text = t(isMine(stated) ? 'change' : 'beside');
  return h('button', { type: 'button', class: 'quiet', 'aria-label': `${text}: ${stated.text}`, on: { click: () => change(stated) } }, text);
}

function one(stated, replaced, buttonOf) {
  const meta = [stated.who, stated.role, stated.at_text].filter(Boolean).join(' · ');
  return h('li', { class: replaced ? 'replaced' : '' },
    icon(stated.state),
    h('div', {},
      h('p', {}, h(replaced ? 's' : 'span', { text: stated.text }), ' ', h('span', { class: 'state', text: stated.state_text }), stated.note && h('q', { text: stated.note })),
      h('p', { class: 'faint' }, h('bdi', { text: meta }), replaced && ` · ${t('replaced')}`)),
    !replaced && buttonOf?.(stated));
}

/**
 * What was stated about a video. What its author is changing by a draft is struck through.
 *
 * @param {any} video
 * @param {Array<any>} drafts
 * @param {((stated: any) => void)|null} change
 */
export function statedList(video, drafts, change) {
  const all = video.stated;
  if (!all.length) return null;
  const drafted = new Set(drafts.map((draft) => draft.replaces));
  const buttonOf = change && ((stated) => changeButton(stated, all, change));
  return h('details', { class: 'stated', 'data-part': 'stated' },
    h('summary', { text: t('stated', { count: all.length }) }),
    h('ul', {}, all.map((stated) => one(stated, isMine(stated) && drafted.has(stated.number), buttonOf))));
}

const GRAVE = { fail: 0, review: 1, pass: 2, not_applicable: 3 };

/**
 * What was checked, the grave ones first.
 *
 * @param {any[]} findings
 * @param {((ms: number) => void)|null} seek
 * @param {boolean} [opened]
 */
export function findingList(findings, seek, opened = false) {
  const number = (outcome) => findings.filter((finding) => finding.outcome === outcome).length;
  const sorted = [...findings].sort((left, right) => GRAVE[left.outcome] - GRAVE[right.outcome]);
  return h('details', { class: 'findings', 'data-part': 'findings', open: opened },
    h('summary', { text: t('findings', { count: findings.length, fail: number('fail'), review: number('review') }) }),
    // Where it scrolls by itself the keyboard has to reach it.
    h('ul', opened ? { tabindex: 0, 'aria-label': t('findings_list') } : {}, sorted.map((finding) => h('li', { class: finding.outcome },
      icon(finding.outcome),
      h('div', {},
        h('p', {}, h('strong', { text: finding.title }), ' ', h('span', { class: 'state', text: finding.outcome_text })),
        finding.outcome !== 'not_applicable' && h('p', { class: 'faint', text: finding.text })),
      seek && finding.at_ms !== null && h('button', { type: 'button', class: 'link', on: { click: () => seek(finding.at_ms) } }, clock(finding.at_ms))))));
}
