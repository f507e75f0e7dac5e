// The question which order a video is of: typed, read by a hand scanner, or chosen among those that it could be.

import { h } from './element.js';
import { t } from './words.js';

/**
 * @param {{ask: string, choices: string[]}} fact
 * @param {(number: string) => void} keep
 */
export function orderForm(fact, keep) {
  const input = h('input', { type: 'text', autocomplete: 'off', spellcheck: 'false', required: true, class: 'number', 'data-field': 'order' });
  const submit = (event) => {
    event.preventDefault();
    if (input.value.trim()) keep(input.value.trim());
  };
  const choice = (number) => h('button', { type: 'button', on: { click: () => keep(number) } }, h('bdi', { text: number }));
  return h('form', { class: 'order', on: { submit } },
    h('label', { class: 'field' }, h('span', { class: 'label', text: fact.ask }), input),
    h('div', { class: 'answers' }, fact.choices.map(choice), h('button', { type: 'submit', class: 'main' }, h('span', { text: t('keep') }), h('kbd', { text: 'Enter' }))));
}
