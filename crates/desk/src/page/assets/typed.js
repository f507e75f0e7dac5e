// Digits in a review: a count, sides of the parcel, or a hand scanner that reads another label.

import { sidesOf } from './answer.js';
import { type } from './keys.js';

// Fewest digits of a label's number.
const NUMBER = 8;
// Digits since the last other key, and what the sides were before them.
let row = { text: '', before: undefined };

/** Another key than a digit was pressed. */
export function endRow() {
  row = { text: '', before: undefined };
}

// Those digits were no sides.
function takeBack(room) {
  room.form(room.task()).sides = row.before;
  room.drafts.keep();
  endRow();
}

/**
 * What a digit does to the current task.
 *
 * @param {import('./room.js').Room} room
 * @param {string} key
 * @param {string} burst what was typed in the same breath
 * @param {Element} panel
 * @returns {'typed'|'sides'|{scan: string}|null} null: nothing
 */
export function digit(room, key, burst, panel) {
  const task = room.task();
  const wants = task?.wants;
  if (wants?.kind === 'count') {
    type(panel.querySelector('[data-field="count"]'), key);
    return 'typed';
  }
  if (wants?.kind !== 'sides') return null;
  const form = room.form(task);
  const isSide = Number(key) >= 1 && Number(key) <= wants.sides.length;
  // So many digits in one breath are no sides, nor are those with one among them that no side has.
  const scanned = burst.length > wants.sides.length || (!isSide && burst.length > 1);
  if (scanned && burst === row.text + key) {
    takeBack(room);
    return { scan: burst };
  }
  if (!isSide) return null;
  if (row.text === '') row.before = form.sides;
  row.text += key;
  const sides = sidesOf(task, form);
  const side = wants.sides[Number(key) - 1].id;
  form.sides = sides.includes(side) ? sides.filter((one) => one !== side) : wants.sides.map((one) => one.id).filter((one) => one === side || sides.includes(one));
  room.drafts.keep();
  return 'sides';
}

/**
 * The number that a scanner typed over the sides, which have no Enter; none where a person chose them.
 *
 * @param {import('./room.js').Room} room
 */
export function scannedOverSides(room) {
  const { text } = row;
  if (text.length < NUMBER || room.task()?.wants.kind !== 'sides') return null;
  takeBack(room);
  return text;
}

/**
 * The number that a scanner typed into the field of a count, taken out of it again; none where it is a count.
 *
 * @param {import('./room.js').Room} room
 * @param {HTMLInputElement} into
 */
export function scannedIntoCount(room, into) {
  const text = into.value.trim();
  if (into.dataset.field !== 'count' || text.length < NUMBER) return null;
  into.value = '';
  delete room.form(room.task()).count;
  room.drafts.keep();
  into.blur();
  return text;
}
