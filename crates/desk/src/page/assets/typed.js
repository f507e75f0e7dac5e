// Digits in a review: a count, sides of the parcel, or a hand scanner that reads another label.

import { sidesOf } from './answer.js';
import { type } from './keys.js';

// What the sides were before the first of several quick digits.
let before;

/**
 * What a digit does to the current task.
 *
 * @param {import('./room.js').Room} room
 * @param {string} key
 * @param {string} burst what was typed in the same breath
 * @param {Element} panel
 * @returns {'typed'|'sides'|'scan'|null} null: nothing
 */
export function digit(room, key, burst, panel) {
  const task = room.task();
  const wants = task?.wants;
  if (wants?.kind === 'count') {
    type(panel.querySelector('[data-field="count"]'), key);
    return 'typed';
  }
  if (wants?.kind !== 'sides' || Number(key) < 1 || Number(key) > wants.sides.length) return null;
  const form = room.form(task);
  // So many digits in one breath are no sides.
  if (burst.length > wants.sides.length && /^\d+$/.test(burst)) {
    form.sides = before;
    room.drafts.keep();
    return 'scan';
  }
  if (burst.length === 1) before = form.sides;
  const sides = sidesOf(task, form);
  const side = wants.sides[Number(key) - 1].id;
  form.sides = sides.includes(side) ? sides.filter((one) => one !== side) : wants.sides.map((one) => one.id).filter((one) => one === side || sides.includes(one));
  room.drafts.keep();
  return 'sides';
}

/**
 * The number that a scanner typed into the field of a count, taken out of it again; none where it is a count.
 *
 * @param {import('./room.js').Room} room
 * @param {HTMLInputElement} into
 */
export function scannedIntoCount(room, into) {
  const text = into.value.trim();
  if (into.dataset.field !== 'count' || text.length < 8) return null;
  into.value = '';
  delete room.form(room.task()).count;
  room.drafts.keep();
  into.blur();
  return text;
}
