// The one way to the server. It tells a closed desk (no answer at all) from an answer that refuses.

/** An answer that refuses, or none at all (`code` is `network`). */
export class Refused extends Error {
  constructor(code, text, status = 0, body = null) {
    super(text);
    this.code = code;
    this.status = status;
    this.body = body;
  }
}

const listeners = { lost: () => {}, back: () => {}, ended: () => {} };

/**
 * Who is told when the desk no longer answers, answers again, or belongs to another start.
 *
 * @param {{lost: () => void, back: () => void, ended: (text: string) => void}} all
 */
export function listen(all) {
  Object.assign(listeners, all);
}

let lost = false;

// A closed desk is asked every three seconds; the page needs no reload when it is opened again.
function whenLost() {
  if (lost) return;
  lost = true;
  listeners.lost();
  const ask = setInterval(async () => {
    const answer = await fetch('/api/start', { cache: 'no-store' }).catch(() => null);
    if (!answer) return;
    clearInterval(ask);
    lost = false;
    if (answer.status === 401) listeners.ended((await answer.json().catch(() => null))?.error?.text ?? '');
    else listeners.back();
  }, 3000);
}

/** Whether the desk did not answer the last time. */
export function isLost() {
  return lost;
}

async function ask(path, options, patience_ms) {
  const given = options.signal;
  const patience = AbortSignal.timeout(patience_ms);
  let answer;
  try {
    answer = await fetch(path, { cache: 'no-store', ...options, signal: given ? AbortSignal.any([given, patience]) : patience });
  } catch (error) {
    if (given?.aborted) throw new Refused('aborted', '');
    if (error.name !== 'TimeoutError') whenLost();
    throw new Refused('network', '');
  }
  const body = await answer.json().catch(() => null);
  if (answer.ok) return body;
  const { code = 'other', text = '' } = body?.error ?? {};
  if (answer.status === 401) listeners.ended(text);
  throw new Refused(code, text, answer.status, body);
}

/**
 * @param {string} path
 * @param {Object<string, string|number|undefined>} [query]
 * @param {AbortSignal} [signal]
 */
export function get(path, query = {}, signal = undefined) {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  const asked = new URLSearchParams(given).toString();
  return ask(asked ? `${path}?${asked}` : path, { signal }, 20_000);
}

/**
 * @param {string} path
 * @param {any} body
 * @param {number} [patience_ms]
 */
export function post(path, body, patience_ms = 30_000) {
  return ask(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }, patience_ms);
}

/**
 * Sends a file as it is.
 *
 * @param {string} path
 * @param {Object<string, string>} query
 * @param {Blob} file
 */
export function send(path, query, file) {
  const headers = { 'Content-Type': file.type || 'application/octet-stream' };
  return ask(`${path}?${new URLSearchParams(query)}`, { method: 'POST', headers, body: file }, 600_000);
}
