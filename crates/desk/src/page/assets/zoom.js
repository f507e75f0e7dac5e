// Pictures large: before and after side by side, or the label of the parcel.

import { openDialog } from './dialog.js';
import { h } from './element.js';
import { clock, t } from './words.js';

/**
 * @param {string} title
 * @param {Array<{url: string, text: string}>} pictures
 */
export function zoom(title, pictures) {
  const figures = pictures.map(({ url, text }) => {
    const img = h('img', { src: url, alt: text });
    // A press shows it in its own size, where there is more to see.
    const frame = h('button', { type: 'button', class: 'frame', 'aria-label': t('zoom_size'), on: { click: () => frame.classList.toggle('full') } }, img);
    return h('figure', {}, frame, h('figcaption', { text }));
  });
  const dialog = openDialog(title, [h('div', { class: `zoom n${Math.min(3, pictures.length)}` }, figures)], {
    wide: true,
    key: (key) => {
      if (key === 'z') dialog.close();
      return key === 'z';
    },
  });
}

/**
 * What there is to see of a task: before and after of a moment, else the label of the parcel.
 *
 * @param {import('./room.js').Room} room
 * @param {any} task
 * @param {number|null} [still] that picture
 * @returns {boolean} whether there is anything
 */
export function zoomTask(room, task, still = null) {
  const shown = (one) => ({ url: one.url, text: `${one.purpose_text} ${clock(one.at_ms)}` });
  const stills = room.stills(task);
  const { label } = room.video;
  if (task?.kind === 'look' && stills.length > 1) zoom(task.title, stills.slice(0, 2).map((one, at) => ({ ...shown(one), text: `${t(at ? 'after' : 'before')} ${clock(one.at_ms)}` })));
  else if (still !== null && room.still(still)) zoom(task.title, [shown(room.still(still))]);
  else if (label) zoom(t('label'), [{ url: label, text: t('label') }]);
  else if (stills.length) zoom(task.title, [shown(stills[0])]);
  else return false;
  return true;
}
