// Building elements. Texts of videos, sheets and file names are hostile until proven otherwise: everything becomes a text
// node here, and nothing in the page ever parses markup.

const SVG = 'http://www.w3.org/2000/svg';

/**
 * An element. Properties: `class`, `text`, `on` (listeners), `data` (data attributes), `style` (by script, which the content
 * policy allows), booleans and anything else as attributes; null, undefined and false leave the attribute out.
 *
 * @param {string} name
 * @param {Object<string, any>} [properties]
 * @param {...(Node|string|null|undefined|false|Array)} children
 * @returns {HTMLElement}
 */
export function h(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (key === 'class') element.className = value;
    else if (key === 'text') element.textContent = shown(value);
    else if (key === 'on') for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
    else if (key === 'data') Object.assign(element.dataset, defined(value));
    else if (key === 'style') for (const [rule, to] of Object.entries(value)) element.style.setProperty(rule, to);
    else if (key === 'value' || key === 'checked') element[key] = value;
    else element.setAttribute(key, value === true ? '' : String(value));
  }
  append(element, children);
  return element;
}

// Marks that turn the direction of writing let `gnp.exe` stand there as `exe.png`: they are shown as what they are.
function shown(text) {
  return String(text).replace(/[\u202a-\u202e\u2066-\u2069]/g, '\ufffd');
}

function defined(values) {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== undefined));
}

function append(element, children) {
  for (const child of children) {
    if (Array.isArray(child)) append(element, child);
    else if (child !== null && child !== undefined && child !== false) element.append(child instanceof Node ? child : shown(child));
  }
}

/**
 * Puts these children in the place of all that are there.
 *
 * @param {Element} element
 * @param {...any} children
 */
export function fill(element, ...children) {
  element.replaceChildren();
  append(element, children);
}

function svg(name, attributes, ...children) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

const CHECK = 'M6.5 12.5l3.8 3.8 7.4-8.2';
const CROSS = 'M8 8l8 8M16 8l-8 8';
const OCTAGON = 'M7.4 1h9.2L23 7.4v9.2L16.6 23H7.4L1 16.6V7.4z';
const TRIANGLE = 'M12 1.6c.7 0 1.3.4 1.7 1l9 16c.8 1.4-.2 3-1.7 3H3c-1.5 0-2.5-1.6-1.7-3l9-16c.4-.6 1-1 1.7-1z';
const QUESTION = 'M9.3 10.2c.1-1.6 1.2-2.6 2.7-2.6s2.7 1 2.7 2.4c0 1.9-2.5 2.1-2.5 4.2M12.2 17.6v.1';

// The signs of the report: staff know them from there.
const SIGNS = {
  valid: () => [svg('circle', { cx: 12, cy: 12, r: 11 }), svg('path', { d: CHECK })],
  invalid: () => [svg('path', { class: 'shape', d: OCTAGON }), svg('path', { d: CROSS })],
  review: () => [svg('path', { class: 'shape', d: TRIANGLE }), svg('path', { d: QUESTION })],
  open: () => [svg('rect', { x: 3, y: 3, width: 18, height: 18, rx: 4 })],
  none: () => [svg('circle', { cx: 12, cy: 12, r: 11 }), svg('path', { d: 'M7 12h10' })],
};
const KIND = { pass: 'valid', fail: 'invalid', needs_review: 'review', not_applicable: 'none', not_visible: 'none', seen: 'valid', not_seen: 'invalid' };

/**
 * The sign of a verdict, an outcome or a state, in shape and colour. The word stands beside it, so it is hidden from readers.
 *
 * @param {string} kind
 * @returns {SVGElement}
 */
export function icon(kind) {
  const sign = KIND[kind] ?? kind;
  return svg('svg', { class: `icon ${sign}`, viewBox: '0 0 24 24', 'aria-hidden': 'true' }, ...(SIGNS[sign] ?? SIGNS.none)());
}

/**
 * A key as it is printed on a keyboard.
 *
 * @param {string} key
 */
export function keycap(key) {
  return h('kbd', { text: key });
}

/**
 * A button with its key shown.
 *
 * @param {string} text
 * @param {string|null} key
 * @param {() => void} press
 * @param {Object<string, any>} [properties]
 */
export function button(text, key, press, properties = {}) {
  return h('button', { type: 'button', ...properties, on: { click: press } }, h('span', { text }), key && keycap(key));
}

const GLYPHS = {
  play: 'M7 4.5v15l12-7.5z',
  pause: 'M6 4.5h4.2v15H6zM13.8 4.5H18v15h-4.2z',
  back: 'M5 5h2.6v14H5zM19 5v14l-9.5-7z',
  forth: 'M16.4 5H19v14h-2.6zM5 5v14l9.5-7z',
  sound: 'M4 9v6h3.6L13 19.5v-15L7.6 9zM15.5 8.2a5 5 0 0 1 0 7.6zM15.5 4.5a8.5 8.5 0 0 1 0 15v-2a6.5 6.5 0 0 0 0-11z',
};

/**
 * A sign of a player.
 *
 * @param {keyof typeof GLYPHS} name
 */
export function glyph(name) {
  return svg('svg', { class: 'glyph', viewBox: '0 0 24 24', 'aria-hidden': 'true' }, svg('path', { d: GLYPHS[name] }));
}
