// Keys are handled strictly one after the other. People who do this all day type ahead: `Enter y y y s` before the case is on
// the screen. A key that is pressed while the one before is still at work waits for it, and what it means is decided when its
// turn comes, not when it was pressed.

// Input methods for Chinese type these for the same keys.
const WIDE = { '，': ',', '。': '.', '、': '/', '／': '/', '？': '?', '【': '[', '】': ']', '「': '[', '」': ']', '［': '[', '］': ']', '－': '-', '＋': '+', '＝': '=', '　': ' ' };
const NAMED = new Set(['Enter', 'Escape', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'Home', 'End']);
// A key that is held down repeats only where going on is meant.
const HELD = new Set(['j', 'k', ',', '.', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown']);
// A scanner types faster than hands do.
const BURST_MS = 80;

const waiting = [];
let working = false;
let dispatch = () => {};
let failed = () => {};
let burst = { text: '', at: -Infinity };

/**
 * Does that when all that was asked before is done.
 *
 * @param {() => any} action
 * @returns {Promise<void>} when it is done
 */
export function run(action) {
  return new Promise((done) => {
    waiting.push({ action, done, typed: false });
    work();
  });
}

/** Forgets keys that were typed ahead: for a dialog or a refusal, which nobody could foresee. */
export function drop() {
  for (let at = waiting.length - 1; at >= 0; at -= 1) if (waiting[at].typed) waiting.splice(at, 1);
}

/** Whether something is at work or waits. */
export function busy() {
  return working;
}

async function work() {
  if (working) return;
  working = true;
  while (waiting.length) {
    const { action, done } = waiting.shift();
    try {
      await action();
    } catch (error) {
      drop();
      failed(error);
    }
    done();
  }
  working = false;
}

/** The field that text goes to, if one has the focus. */
export function field() {
  const focused = document.activeElement;
  if (!focused) return null;
  const text = focused instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'range', 'file'].includes(focused.type);
  return text || focused instanceof HTMLTextAreaElement ? focused : null;
}

/**
 * Whether that key leaves the field: in a count only digits are meant, so that `2 y` and `[` do what they do elsewhere. No
 * number of a label has brackets.
 *
 * @param {HTMLInputElement} into
 * @param {string} key
 */
export function leaves(into, key) {
  if (into.dataset.field === 'text') return key === '[' || key === ']';
  return into.dataset.field === 'count' && key.length === 1 && !/^[0-9０-９]$/.test(key);
}

/**
 * Types a character into a field as a keyboard would.
 *
 * @param {HTMLInputElement} into
 * @param {string} text
 */
export function type(into, text) {
  into.focus();
  if (into.type === 'number') into.value += text;
  else into.setRangeText(text, into.selectionStart ?? into.value.length, into.selectionEnd ?? into.value.length, 'end');
  into.dispatchEvent(new Event('input', { bubbles: true }));
}

/**
 * Whether that key begins a number: a hand scanner types capital letters and digits.
 *
 * @param {string} key
 */
export function beginsNumber(key) {
  return /^[0-9A-Z]$/.test(key);
}

function keyOf(event) {
  const key = WIDE[event.key] ?? event.key;
  // With Caps Lock on, a scanner that holds Shift gives small letters.
  return event.shiftKey && /^[a-z]$/.test(key) ? key.toUpperCase() : key;
}

// Keys that work the control that has the focus stay with it.
function belongsTo(target, key) {
  const control = target instanceof Element ? target.closest('button, a[href], summary, select, input') : null;
  if (!control) return false;
  if (key === 'Enter' || key === ' ') return true;
  return control.matches('select, input[type=radio], input[type=range]') && key.startsWith('Arrow');
}

function pressed(event) {
  // 229: the input method is still at it.
  if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) return;
  const ctrlEnter = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
  const graph = event.getModifierState('AltGraph');
  if ((event.ctrlKey || event.metaKey || event.altKey) && !graph && !ctrlEnter) return;
  if (document.querySelector('dialog[open]')) return;
  const key = keyOf(event);
  const printable = key.length === 1;
  if (!printable && !NAMED.has(key)) return;
  const fast = event.timeStamp - burst.at < BURST_MS;
  burst = { text: printable ? (fast ? burst.text : '') + key : '', at: event.timeStamp };
  const into = field();
  if (into) {
    const command = key === 'Enter' || key === 'Escape' || leaves(into, key);
    // What was typed ahead goes in first, or letters would change places.
    if (!command && !(working && printable)) return;
  } else if (!working && belongsTo(event.target, key)) return;
  event.preventDefault();
  if (event.repeat && !into && !HELD.has(key)) return;
  const press = { key, shift: event.shiftKey, ctrl: ctrlEnter, burst: burst.text };
  waiting.push({ action: () => dispatch(press), done: () => {}, typed: true });
  work();
}

/**
 * Listens from now on.
 *
 * @param {(press: {key: string, shift: boolean, ctrl: boolean, burst: string}) => any} take what a key does, at its turn
 * @param {(error: Error) => void} fails what is done with an error
 */
export function listen(take, fails) {
  dispatch = take;
  failed = fails;
  document.addEventListener('keydown', pressed, true);
  // A button that was clicked gives the keyboard back, or Enter would press it again; one reached by Tab keeps it.
  document.addEventListener('click', (event) => {
    const clicked = event.detail > 0 && event.target instanceof Element ? event.target.closest('button, summary, a[href]') : null;
    if (clicked && !clicked.closest('dialog') && document.activeElement === clicked) clicked.blur();
  });
}
