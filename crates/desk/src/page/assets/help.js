// All keys, for whoever presses `?`.

import { openDialog } from './dialog.js';
import { h } from './element.js';
import { t } from './words.js';

const GROUPS = {
  queue: [['j', 'k', 'key_move'], ['Enter', 'key_open'], ['p', 'key_papers'], ['Esc', 'key_all']],
  review: [
    ['y', 'key_confirm'], ['n', 'key_not_visible'], ['x', 'key_contrary'], ['[', ']', 'key_span'], ['1–6', 'key_sides'], ['0–9', 'key_count'],
    ['c', 'key_same_take'], ['x', 'key_cut'], ['u', 'key_undo'], ['s', 'key_save'], ['j', 'k', 'key_task'], ['l', 'key_checklist'], ['v', 'key_video'], ['e', 'key_hand_over'], ['p', 'key_papers'], ['Esc', 'key_back'],
  ],
  player: [['Space', 'key_play'], [',', '.', 'key_frame'], ['←', '→', 'key_second'], ['Shift', '← →', 'key_seconds'], ['-', '+', 'key_speed'], ['m', 'key_sound'], ['z', 'key_zoom']],
  everywhere: [['/', 'key_search'], ['A–Z 0–9', 'key_scan'], ['?', 'key_help'], ['Tab', 'key_tab']],
};

function group(name) {
  return h('section', {}, h('h3', { text: t(`keys_${name}`) }), h('dl', { class: 'keys' }, GROUPS[name].map((keys) => [
    h('dt', {}, keys.slice(0, -1).map((key) => h('kbd', { text: key }))),
    h('dd', { text: t(keys.at(-1)) }),
  ])));
}

/**
 * Opens the list of keys; those of the open view first.
 *
 * @param {{name: string}|null} view
 */
export function showHelp(view) {
  const order = view?.name === 'review' ? ['review', 'player', 'queue', 'everywhere'] : ['queue', 'everywhere', 'review', 'player'];
  const dialog = openDialog(t('help'), [h('div', { class: 'help' }, order.map(group))], {
    wide: true,
    key: (key) => {
      if (key === '?') dialog.close();
      return key === '?';
    },
  });
}
