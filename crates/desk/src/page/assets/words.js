// Words of the page in the reader's language, and times in words. The words come from the server's catalogue.

let words = {};
let language = 'zh-CN';

/**
 * Takes over the words of the server.
 *
 * @param {Object<string, string>} all
 * @param {string} spoken
 */
export function speak(all, spoken) {
  words = all;
  language = spoken;
  document.documentElement.lang = spoken;
}

/**
 * A message, its places filled in. A message that is missing shows its name, so that the slip is seen and nothing breaks.
 *
 * @param {string} id without `page-`
 * @param {Object<string, string|number>} [values]
 * @returns {string}
 */
export function t(id, values = {}) {
  const text = words[id] ?? id;
  return text.replace(/\{\s*\$?([a-z_]+)\s*\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

const two = (number) => String(number).padStart(2, '0');

/**
 * A place in a video as players show it, with milliseconds: `00:04.400`.
 *
 * @param {number} ms
 */
export function clock(ms) {
  const at = Math.max(0, Math.round(ms));
  const hours = Math.floor(at / 3_600_000);
  const rest = `${two(Math.floor(at / 60_000) % 60)}:${two(Math.floor(at / 1000) % 60)}.${String(at % 1000).padStart(3, '0')}`;
  return hours ? `${hours}:${rest}` : rest;
}

/**
 * The same without a fraction, for labels where room is short.
 *
 * @param {number} ms
 */
export function shortClock(ms) {
  const seconds = Math.max(0, Math.round(ms / 1000));
  return seconds < 3600 ? `${Math.floor(seconds / 60)}:${two(seconds % 60)}` : clock(ms).slice(0, -4);
}

/**
 * A span of a video.
 *
 * @param {{start_ms: number, end_ms: number}} span
 */
export function spanText(span) {
  return `${clock(span.start_ms)} – ${clock(span.end_ms)}`;
}

/**
 * Time left until then, in words; overdue is said, not coloured only. `tone` is `late`, `soon` (six hours) or `plain`.
 *
 * @param {string|null} deadline RFC 3339
 * @param {number} [now]
 * @returns {{text: string, tone: 'late'|'soon'|'plain'}|null}
 */
export function timeLeft(deadline, now = Date.now()) {
  const at = deadline ? Date.parse(deadline) : NaN;
  if (Number.isNaN(at)) return null;
  const minutes = Math.floor(Math.abs(at - now) / 60_000);
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor(minutes / 60) % 24;
  const long = days > 2 ? t('days', { days }) : days > 0 ? t('days_hours', { days, hours }) : hours >= 6 ? t('hours', { hours }) : hours > 0 ? t('hours_minutes', { hours, minutes: minutes % 60 }) : t('minutes', { minutes });
  if (at < now) return { text: t('overdue', { time: long }), tone: 'late' };
  return { text: t('left', { time: long }), tone: at - now < 6 * 3_600_000 ? 'soon' : 'plain' };
}

/**
 * Several things in one sentence.
 *
 * @param {string[]} things
 */
export function list(things) {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(things);
}

/**
 * A number with the marks of the reader's language.
 *
 * @param {number} number
 */
export function count(number) {
  return new Intl.NumberFormat(language).format(number);
}
