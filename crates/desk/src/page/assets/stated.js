// What persons stated and what was found, below the tasks.

import { h, icon } from './element.js';
import { clock, t } from './words.js';

function one(stated, replaced, change) {
  const meta = [stated.who, stated.role, stated.at_text].filter(Boolean).join(' · ');
  return h('li', { class: replaced ? 'replaced' : '' },
    icon(stated.state),
    h('div', {},
      h('p', {}, h(replaced ? 's' : 'span', { text: stated.text }), ' ', h('span', { class: 'state', text: stated.state_text }), stated.note && h('q', { text: stated.note })),
      h('p', { class: 'faint' }, h('bdi', { text: meta }), stated.replaces !== null && stated.replaces !== undefined && ` · ${t('replaces', { number: stated.replaces })}`, replaced && ` · ${t('replaced')}`)),
    !replaced && change && stated.change && h('button', { type: 'button', class: 'quiet', 'aria-label': `${t('change')}: ${stated.text}`, on: { click: () => change(stated) } }, t('change')));
}

/**
 * What was stated about a video. What was changed since, or is being changed by a draft, is struck through.
 *
 * @param {any} video
 * @param {Array<any>} drafts
 * @param {((stated: any) => void)|null} change
 */
export function statedList(video, drafts, change) {
  if (!video.stated.length) return null;
  const replaced = new Set([...video.stated, ...drafts].map((by) => by.replaces).filter((number) => number !== null && number !== undefined));
  return h('details', { class: 'stated', 'data-part': 'stated' },
    h('summary', { text: t('stated', { count: video.stated.length }) }),
    h('ul', {}, video.stated.map((stated) => one(stated, replaced.has(stated.number), change))));
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
