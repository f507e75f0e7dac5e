// A list of many thousand rows: only those in sight are in the page, and rows are asked for in windows of a hundred.

import { h } from './element.js';

const WINDOW = 100;
// Rows beyond the edges that are kept ready.
const AHEAD = 6;

/** A virtual list with one row selected. */
export class VirtualList {
  /**
   * @param {{label: string, render: (row: any, index: number) => HTMLElement, load: (offset: number, limit: number, signal: AbortSignal) => Promise<{total: number, rows: any[]}>,
   *   open: (row: any) => void, failed: (error: Error) => void}} how
   */
  constructor(how) {
    this.how = how;
    this.total = 0;
    this.selected = 0;
    this.windows = new Map();
    this.asked = new Map();
    this.drawn = new Map();
    this.space = h('div', { class: 'space', role: 'presentation' });
    this.element = h('div', { class: 'list', role: 'listbox', tabindex: 0, 'aria-label': how.label }, this.space);
    this.element.addEventListener('scroll', () => this.draw(), { passive: true });
    this.element.addEventListener('click', (event) => this.clicked(event));
    this.resized = new ResizeObserver(() => this.measure());
    this.resized.observe(this.element);
  }

  /** Takes it out of service. */
  end() {
    this.resized.disconnect();
    this.forget();
  }

  measure() {
    this.height = parseFloat(getComputedStyle(this.element).getPropertyValue('--row')) || 64;
    this.space.style.height = `${this.total * this.height}px`;
    for (const [index, element] of this.drawn) element.style.top = `${index * this.height}px`;
    this.draw();
  }

  forget() {
    for (const { stop } of this.asked.values()) stop.abort();
    this.asked.clear();
    this.windows.clear();
  }

  /**
   * Rows of another kind from now on, from the first.
   *
   * @param {number} [selected]
   */
  async reset(selected = 0) {
    this.forget();
    this.selected = selected;
    await this.ask(Math.floor(selected / WINDOW));
    this.select(Math.min(selected, Math.max(0, this.total - 1)));
  }

  /** The same rows as they are now. What is in sight stays until its news are here. */
  async refresh() {
    const [first, last] = this.sight();
    const kept = new Map();
    for (let at = Math.floor(first / WINDOW); at <= Math.floor(last / WINDOW); at += 1) if (this.windows.has(at)) kept.set(at, this.windows.get(at));
    this.forget();
    this.windows = kept;
    await Promise.all([...(kept.size ? kept.keys() : [0])].map((at) => this.ask(at)));
  }

  sight() {
    const top = this.element.scrollTop;
    const first = Math.max(0, Math.floor(top / this.height) - AHEAD);
    const last = Math.min(this.total - 1, Math.ceil((top + this.element.clientHeight) / this.height) + AHEAD);
    return [first, last];
  }

  ask(at) {
    const under = this.asked.get(at);
    if (under && !under.stop.signal.aborted) return under.done;
    const stop = new AbortController();
    const done = this.fetch(at, stop);
    this.asked.set(at, { stop, done });
    return done;
  }

  async fetch(at, stop) {
    try {
      const { total, rows } = await this.how.load(at * WINDOW, WINDOW, stop.signal);
      if (stop.signal.aborted) return;
      this.windows.set(at, rows);
      this.total = total;
      if (this.selected >= total) this.selected = Math.max(0, total - 1);
      for (const [index, element] of this.drawn) {
        if (Math.floor(index / WINDOW) === at || index >= total) {
          element.remove();
          this.drawn.delete(index);
        }
      }
      this.measure();
    } catch (error) {
      if (!stop.signal.aborted) this.how.failed(error);
    } finally {
      if (this.asked.get(at)?.stop === stop) this.asked.delete(at);
      // What was refused is not asked for again until somebody moves: that would go round and round.
      if (this.windows.has(at) && !stop.signal.aborted) this.draw();
    }
  }

  /** The row at that place; undefined while it is not here yet. */
  row(index) {
    return this.windows.get(Math.floor(index / WINDOW))?.[index % WINDOW];
  }

  /** The row that is selected. */
  current() {
    return this.row(this.selected);
  }

  draw() {
    if (!this.height || !this.element.clientHeight) return;
    const [first, last] = this.sight();
    for (const [index, element] of this.drawn) {
      if (index < first || index > last) {
        element.remove();
        this.drawn.delete(index);
      }
    }
    const lacking = new Set();
    for (let index = first; index <= last; index += 1) {
      if (this.drawn.has(index)) continue;
      const row = this.row(index);
      if (row) this.put(index, row);
      else lacking.add(Math.floor(index / WINDOW));
    }
    // Two questions at a time: whoever drags through thousands of rows asks for where they stop, not for all that passed by.
    for (const at of lacking) if (this.asked.has(at) || this.asked.size < 2) this.ask(at);
    this.mark();
  }

  put(index, row) {
    const element = this.how.render(row, index);
    element.id = `row-${index}`;
    element.dataset.index = index;
    element.setAttribute('role', 'option');
    element.setAttribute('aria-setsize', this.total);
    element.setAttribute('aria-posinset', index + 1);
    element.style.top = `${index * this.height}px`;
    this.drawn.set(index, element);
    this.space.append(element);
  }

  mark() {
    for (const [index, element] of this.drawn) element.setAttribute('aria-selected', String(index === this.selected));
    if (this.drawn.has(this.selected)) this.element.setAttribute('aria-activedescendant', `row-${this.selected}`);
    else this.element.removeAttribute('aria-activedescendant');
  }

  /**
   * Selects a row and brings it into sight.
   *
   * @param {number} index
   */
  select(index) {
    this.selected = Math.max(0, Math.min(this.total - 1, index));
    const top = this.selected * this.height;
    const { scrollTop, clientHeight } = this.element;
    if (top < scrollTop) this.element.scrollTop = top;
    else if (top + this.height > scrollTop + clientHeight) this.element.scrollTop = top + this.height - clientHeight;
    this.draw();
  }

  /** The selected row once it is here: a key does not act on a row that nobody has seen. */
  async arrived() {
    if (!this.current() && this.total > 0) await this.ask(Math.floor(this.selected / WINDOW));
    return this.current();
  }

  /** Rows in sight, for a page up or down. */
  page() {
    return Math.max(1, Math.floor(this.element.clientHeight / this.height) - 1);
  }

  /**
   * Where that case is among the rows that are here.
   *
   * @param {string} id
   */
  find(id) {
    for (const [at, rows] of this.windows) {
      const place = rows.findIndex((row) => row.case === id);
      if (place >= 0) return at * WINDOW + place;
    }
    return -1;
  }

  clicked(event) {
    const element = event.target instanceof Element ? event.target.closest('[data-index]') : null;
    const row = element && this.row(Number(element.dataset.index));
    if (!row) return;
    this.select(Number(element.dataset.index));
    this.how.open(row);
  }

  /** Each row in sight with its element. */
  *shown() {
    for (const [index, element] of this.drawn) if (this.row(index)) yield [this.row(index), element];
  }
}
