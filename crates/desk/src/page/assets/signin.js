// Who is at the desk. Statements carry a name, so somebody has to be named before anything is kept.

import { post } from './api.js';
import { desk, say, sayError, welcome } from './desk.js';
import { openDialog } from './dialog.js';
import { button, fill, h } from './element.js';
import { t } from './words.js';

const LAST = 'onetake.person';
const person = h('button', { type: 'button', class: 'person', on: { click: () => signIn(() => {}) } });

function drawPerson() {
  const who = desk.person;
  fill(person, who ? [h('bdi', { class: 'name', text: who.name }), h('span', { class: 'faint', text: who.role })] : h('span', { text: t('sign_in') }));
  person.title = who ? t('sign_in_other') : t('sign_in');
}

document.addEventListener('desk:person', drawPerson);

/** The button in the bar that says who is signed in. */
export function personButton() {
  drawPerson();
  return person;
}

function remembered() {
  try {
    return localStorage.getItem(LAST);
  } catch {
    return null;
  }
}

function remember(id) {
  try {
    localStorage.setItem(LAST, id);
  } catch {
    // Without storage the list begins with the first name.
  }
}

function labelled(text, control, note) {
  return h('label', { class: 'field' }, h('span', { class: 'label', text }), control, note && h('span', { class: 'note', text: note }));
}

/**
 * Asks who is there, and does that once somebody is.
 *
 * @param {() => void} then
 */
export function signIn(then) {
  const wrong = h('p', { class: 'wrong', role: 'alert' });
  const dialog = openDialog(t('sign_in_title'), []);
  let sending = false;

  async function send(path, body) {
    if (sending) return;
    sending = true;
    fill(wrong);
    try {
      const start = await post(path, body);
      if (start.person) remember(start.person.id);
      welcome(start);
      dialog.close();
      if (start.person) {
        say(t('signed_in', { name: start.person.name }), 'good');
        then();
      }
    } catch (error) {
      fill(wrong, error.code === 'network' ? t('no_answer') : error.message || t('refused'));
      dialog.element.querySelector('input[type=password]')?.select();
      if (error.code === undefined) sayError(error);
    } finally {
      sending = false;
    }
  }

  const form = (submit, ...content) => h('form', { on: { submit: (event) => { event.preventDefault(); submit(); } } }, content, wrong);

  function choose() {
    const { persons } = desk.start;
    const last = desk.person?.id ?? remembered();
    const chosen = persons.find((one) => String(one.id) === String(last)) ?? persons[0];
    const pin = h('input', { type: 'password', autocomplete: 'off', inputmode: 'numeric', maxlength: 64 });
    const pinField = labelled(t('pin'), pin);
    const radios = persons.map((one) => {
      const radio = h('input', { type: 'radio', name: 'person', value: one.id, on: { change: () => asks(one) } });
      radio.checked = one === chosen;
      return [one, radio];
    });
    const asks = (one) => {
      pinField.hidden = !one.has_pin;
      pin.value = '';
    };
    asks(chosen);
    // Enter on a name goes on to the PIN, and where there is none it signs in.
    const submit = () => {
      const one = radios.find(([, radio]) => radio.checked)?.[0];
      if (!one) return undefined;
      if (one.has_pin && !pin.value) return pin.focus();
      return send('/api/sign-in', { person: one.id, pin: pin.value });
    };
    dialog.put(form(
      submit,
      h('fieldset', { class: 'persons' }, h('legend', { class: 'hidden', text: t('who') }), radios.map(([one, radio]) => h('label', { class: 'choice' }, radio, h('bdi', { class: 'name', text: one.name }), h('span', { class: 'faint', text: one.role })))),
      pinField,
      h('div', { class: 'buttons' }, h('button', { type: 'submit', class: 'main' }, h('span', { text: t('sign_in') }), h('kbd', { text: 'Enter' })), button(t('person_add'), null, add), desk.person && button(t('sign_out'), null, () => send('/api/sign-out', {}))),
    ));
    (chosen.has_pin ? pin : radios.find(([one]) => one === chosen)[1]).focus();
  }

  function add() {
    const name = h('input', { type: 'text', autocomplete: 'off', required: true, maxlength: 60 });
    const role = h('input', { type: 'text', autocomplete: 'off', required: true, maxlength: 60, list: 'roles', value: t('role_inspector') });
    const pin = h('input', { type: 'password', autocomplete: 'new-password', inputmode: 'numeric', maxlength: 64, minlength: 4, required: desk.start.local === false });
    const roles = ['role_inspector', 'role_packer', 'role_lead', 'role_service'].map((id) => h('option', { value: t(id) }));
    dialog.put(form(
      () => (name.value.trim() && role.value.trim() ? send('/api/persons', { name: name.value.trim(), role: role.value.trim(), pin: pin.value }) : null),
      labelled(t('name'), name),
      labelled(t('role'), role),
      h('datalist', { id: 'roles' }, roles),
      labelled(t('pin'), pin, desk.start.local === false ? t('pin_needed') : t('pin_optional')),
      h('div', { class: 'buttons' }, h('button', { type: 'submit', class: 'main' }, h('span', { text: t('person_add') }), h('kbd', { text: 'Enter' })), desk.start.persons.length > 0 && button(t('go_back'), null, choose)),
    ));
    name.focus();
  }

  if (desk.start.persons.length) choose();
  else add();
}
