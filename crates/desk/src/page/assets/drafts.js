// Drafts of one person about one video. They outlive the tab until they are saved: a reload, a closed desk or a cut of power
// takes nothing away.

const PREFIX = 'onetake.drafts.';
// Storage is small; what nobody came back to for so long is not wanted any more.
const KEPT_MS = 30 * 86_400_000;

function read(name) {
  try {
    return JSON.parse(localStorage.getItem(name) ?? 'null');
  } catch {
    return null;
  }
}

function write(name, value) {
  try {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, JSON.stringify(value));
  } catch {
    // Full or forbidden: the drafts live in this tab only.
  }
}

/** Throws away drafts of weeks ago. */
export function sweep(now = Date.now()) {
  try {
    for (const name of Object.keys(localStorage)) {
      if (name.startsWith(PREFIX) && !((read(name)?.at ?? 0) > now - KEPT_MS)) localStorage.removeItem(name);
    }
  } catch {
    // Without storage there is nothing to sweep.
  }
}

/** What a person said about a video and did not save yet, and what is typed into the forms of its tasks. */
export class Drafts {
  /**
   * @param {string} video SHA-256
   * @param {string|null} person
   */
  constructor(video, person) {
    this.video = video;
    this.person = person;
    this.read();
  }

  /** As they are kept: another tab may have changed them. */
  read() {
    const kept = read(this.name());
    /** @type {Array<{draft: any, title: string, said: string}>} in the order in which they were made */
    this.entries = Array.isArray(kept?.entries) ? kept.entries : [];
    this.forms = kept?.forms ?? {};
  }

  name() {
    return `${PREFIX}${this.video}.${this.person ?? ''}`;
  }

  keep() {
    const empty = this.entries.length === 0 && Object.keys(this.forms).length === 0;
    write(this.name(), empty ? null : { at: Date.now(), entries: this.entries, forms: this.forms });
  }

  get size() {
    return this.entries.length;
  }

  /** As the server takes them. */
  all() {
    return this.entries.map((entry) => entry.draft);
  }

  of(key) {
    return this.entries.find((entry) => entry.draft.key === key);
  }

  /** Keeps a draft; one that answers the same question is replaced. */
  put(draft, title, said) {
    this.entries = [...this.entries.filter((entry) => entry.draft.key !== draft.key), { draft, title, said }];
    this.keep();
  }

  remove(key) {
    this.entries = this.entries.filter((entry) => entry.draft.key !== key);
    this.keep();
  }

  last() {
    return this.entries.at(-1);
  }

  /** What is typed into the form of a task; changes are kept by `keep`. */
  form(key) {
    this.forms[key] ??= {};
    return this.forms[key];
  }

  clear() {
    this.entries = [];
    this.forms = {};
    this.keep();
  }

  /** What nobody signed for becomes that person's, who has just signed in. */
  adopt(person) {
    if (this.person !== null) return;
    const before = this.name();
    const theirs = new Drafts(this.video, person);
    const mine = new Set(this.entries.map((entry) => entry.draft.key));
    this.person = person;
    this.entries = [...theirs.entries.filter((entry) => !mine.has(entry.draft.key)), ...this.entries];
    this.forms = { ...theirs.forms, ...this.forms };
    write(before, null);
    this.keep();
  }
}
