// A dialog over the page. The browser keeps the keyboard inside it and closes it with Escape.

import { fill, h } from './element.js';
import { drop } from './keys.js';
import { t } from './words.js';

/**
 * Opens a dialog. It is removed when it closes.
 *
 * @param {string} title
 * @param {Array<Node>} content
 * @param {{wide?: boolean, key?: (key: string) => boolean|void, closed?: () => void}} [options] `key`: what a key does in it;
 *   true when it did something
 * @returns {{element: HTMLDialogElement, close: () => void, put: (...content: any) => void}}
 */
export function openDialog(title, content, { wide = false, key = () => false, closed = () => {} } = {}) {
  drop();
  const back = document.activeElement;
  const body = h('div', { class: 'body' }, content);
  const close = () => element.close();
  const element = h(
    'dialog',
    { class: wide ? 'wide' : '', 'aria-labelledby': 'dialog-title' },
    h(
      'header',
      {},
      h('h2', { id: 'dialog-title', text: title }),
      h('button', { type: 'button', class: 'quiet', on: { click: close } }, h('span', { text: t('close') }), h('kbd', { text: 'Esc' })),
    ),
    body,
  );
  element.addEventListener('keydown', (event) => {
    const typing = event.target instanceof HTMLInputElement && !['radio', 'checkbox'].includes(event.target.type);
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing) return;
    if (key(event.key)) event.preventDefault();
  });
  // A press beside the dialog closes it, as people expect of pictures.
  element.addEventListener('click', (event) => {
    if (event.target === element) close();
  });
  element.addEventListener('close', () => {
    element.remove();
    if (back instanceof HTMLElement && back.isConnected) back.focus({ preventScroll: true });
    closed();
  });
  document.body.append(element);
  element.showModal();
  return { element, close, put: (...children) => fill(body, ...children) };
}
