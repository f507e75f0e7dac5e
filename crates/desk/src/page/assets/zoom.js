// Pictures large: before and after side by side, or the label of the parcel.

import { openDialog } from './dialog.js';
import { h } from './element.js';
import { t } from './words.js';

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
