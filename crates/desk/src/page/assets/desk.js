// What all views share: what the server said at the start, the line at the foot of the page, and going from view to view.

import { drop, run } from './keys.js';
import { fill, h, icon } from './element.js';
import { t } from './words.js';

/** What the server said at the start; `person` is who is signed in. */
export const desk = { start: null, person: null };

/**
 * Takes over an answer of the kind of `/api/start`.
 *
 * @param {any} start
 */
export function welcome(start) {
  desk.start = { ...desk.start, ...start };
  desk.person = start.person;
  document.dispatchEvent(new CustomEvent('desk:person'));
}

/**
 * Whether a statement is of the person who is signed in.
 *
 * @param {{who: string, role: string}} stated
 */
export function isMine({ who, role }) {
  return who === desk.person?.name && role === desk.person?.role;
}

const said = h('p', { id: 'said', role: 'status', 'aria-live': 'polite' });
const hint = h('p', { id: 'hint' });

/** The line at the foot of the page. */
export function foot() {
  return [said, hint];
}

/**
 * Says something in the line at the foot. It stays until the next key.
 *
 * @param {string} text
 * @param {'plain'|'good'|'bad'} [tone]
 */
export function say(text, tone = 'plain') {
  said.setAttribute('aria-live', tone === 'bad' ? 'assertive' : 'polite');
  said.className = tone;
  fill(said, text && tone !== 'plain' && icon(tone === 'good' ? 'valid' : 'review'), text);
  hint.hidden = Boolean(text);
}

/** Whether something is being said. */
export function isSaying() {
  return said.childNodes.length > 0;
}

/**
 * The keys of this view, in short.
 *
 * @param {Array<[string, string]>} keys
 */
export function hints(keys) {
  fill(hint, keys.map(([key, text]) => h('span', {}, h('kbd', { text: key }), ` ${text}`)));
}

/**
 * Says what went wrong, in the server's words where it gave some.
 *
 * @param {Error & {code?: string}} error
 */
export function sayError(error) {
  if (error.code === 'aborted') return;
  if (error.code === undefined) console.error(error);
  say(error.code === 'network' ? t('no_answer') : error.code === undefined ? t('slip', { text: error.message }) : error.message || t('refused'), 'bad');
}

let show = async () => {};
let openSignIn = () => {};

/**
 * How views are shown and people sign in: told once by the start, so that no module needs the others.
 *
 * @param {{show: (hash: string) => Promise<void>, signIn: (then: () => void) => void}} how
 */
export function wire(how) {
  show = how.show;
  openSignIn = how.signIn;
}

/**
 * Goes to a view, and is done when it is shown.
 *
 * @param {string} hash such as `#/queue`
 * @param {{replace?: boolean}} [options]
 */
export function go(hash, { replace = false } = {}) {
  if (replace) history.replaceState(null, '', hash);
  else if (location.hash !== hash) history.pushState(null, '', hash);
  return show(hash);
}

/**
 * Does what only a person can do. Where nobody is signed in it asks who, drops what was typed ahead, and does it then.
 *
 * @param {() => Promise<void>} action
 */
export async function asPerson(action) {
  const later = () => openSignIn(() => run(() => asPerson(action)));
  if (!desk.person) {
    drop();
    return later();
  }
  try {
    await action();
  } catch (error) {
    if (error.code !== 'sign_in') throw error;
    desk.person = null;
    document.dispatchEvent(new CustomEvent('desk:person'));
    drop();
    later();
  }
  return undefined;
}

/**
 * Address of a case.
 *
 * @param {string} id
 * @param {'papers'} [part]
 */
export function caseHash(id, part) {
  return `#/case/${encodeURIComponent(id)}${part ? `/${part}` : ''}`;
}
