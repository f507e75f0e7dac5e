// A verdict by sign, colour and word, and the expected number beside the one that was read.

import { h, icon } from './element.js';
import { t } from './words.js';

/**
 * @param {string} verdict
 * @param {string} text
 * @param {Object<string, any>} [properties]
 */
export function verdictChip(verdict, text, properties = {}) {
  return h('span', { class: `chip ${verdict}`, ...properties }, icon(verdict), h('span', { class: 'word', text }));
}

/**
 * Two numbers cut into pieces, those that differ marked. Of different lengths nothing is marked: after a digit that is missing
 * everything would seem to differ.
 *
 * @param {string} number
 * @param {string|undefined} other
 * @returns {Array<{text: string, differs: boolean}>}
 */
export function pieces(number, other) {
  const [left, right] = [[...number], [...(other ?? '')]];
  if (left.length !== right.length) return [{ text: number, differs: false }];
  const all = [];
  left.forEach((character, at) => {
    const differs = character.toUpperCase() !== right[at].toUpperCase();
    const last = all.at(-1);
    if (last && last.differs === differs) last.text += character;
    else all.push({ text: character, differs });
  });
  return all;
}

function unlike(left, right) {
  return pieces(left, right).reduce((sum, piece) => sum + (piece.differs ? piece.text.length : 0), left.length === right.length ? 0 : 1000);
}

function nearest(number, others) {
  return others.length ? others.reduce((best, other) => (unlike(number, other) < unlike(number, best) ? other : best)) : undefined;
}

// Where most of it differs it is another number altogether, and marks would tell nothing.
function marked(number, others, mark) {
  const near = nearest(number, others);
  const alike = mark && near !== undefined && unlike(number, near) * 2 <= number.length;
  const parts = alike ? pieces(number, near) : [{ text: number, differs: false }];
  return h('bdi', { class: 'number' }, parts.map((piece) => (piece.differs ? h('mark', { text: piece.text }) : piece.text)));
}

// Of several numbers the one that is nearest to the other side stands for all; the rest is counted, and told by the title.
function several(numbers, others, mark) {
  const near = (number) => Math.min(...others.map((other) => unlike(number, other)), Infinity);
  const first = numbers.reduce((best, number) => (near(number) < near(best) ? number : best));
  return [marked(first, others, mark), numbers.length > 1 && h('span', { class: 'faint', text: ` +${numbers.length - 1}` })];
}

const plain = (number) => number.replace(/[\s-]/g, '').toUpperCase();

/**
 * The expected number over the one that was read.
 *
 * @param {{expected: string[], read: string[], number: 'same'|'other'|'none', verdict: string}} row
 */
export function numberPair(row) {
  const lacking = row.expected.filter((number) => !row.read.some((one) => plain(one) === plain(number)));
  // Of several expected numbers some were read: nothing is wrong with those, the others are still to be read.
  const part = row.number === 'other' && lacking.length > 0 && lacking.length < row.expected.length;
  // What a person read is not among what was read from the picture.
  const other = row.number === 'other' && !part && row.verdict !== 'valid';
  const line = (label, content, kind) => h('div', { class: `pair ${kind}` }, h('span', { class: 'label', text: label }), h('span', { class: 'what' }, content));
  const read = row.read.length
    ? [several(row.read, row.expected, other), row.number === 'same' && h('span', { class: 'same' }, icon('pass'), t('same')), other && h('span', { class: 'same not' }, icon('fail'), t('differs')), part && row.verdict !== 'valid' && h('span', { class: 'same part' }, icon('review'), t('number_part', { count: lacking.length }))]
    : h('span', { class: 'faint', text: t('number_none') });
  return h(
    'div',
    { class: 'number-pair', title: [...row.expected, ...row.read].join('\n') },
    line(t('expected'), row.expected.length ? several(row.expected, row.read, other) : h('span', { class: 'faint', text: t('expected_none') }), 'want'),
    line(t('read'), read, row.number === 'other' && !other ? 'part' : row.number),
  );
}
