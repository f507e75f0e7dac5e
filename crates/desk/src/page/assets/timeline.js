// What was observed over the length of the video, in lanes, with a playhead. A press anywhere goes there. Grave marks differ in
// shape as in the report, and every mark can be reached by Tab.

import { fill, h, icon } from './element.js';
import { clock, shortClock, spanText, t } from './words.js';

const LANES = ['moment', 'stage', 'label', 'clock'];
const TONES = { look: 'review', fail: 'fail' };
const STEPS_S = [0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800];
const MOST_TICKS = 9;

/** The timeline of one video at a time. */
export class Timeline {
  /** @param {{seek: (ms: number) => void}} told */
  constructor({ seek }) {
    this.seek = seek;
    this.length = 1;
    this.head = h('div', { class: 'head' });
    this.mine = h('div', { class: 'track' });
    this.element = h('div', { class: 'timeline', role: 'group', 'aria-label': t('timeline') });
    this.element.addEventListener('pointerdown', (event) => this.grab(event));
    this.element.addEventListener('pointermove', (event) => event.buttons === 1 && this.grabbed && this.go(event));
    for (const name of ['pointerup', 'pointercancel']) this.element.addEventListener(name, () => { this.grabbed = false; });
  }

  grab(event) {
    if (event.button !== 0 || (event.target instanceof Element && event.target.closest('button'))) return;
    this.grabbed = true;
    this.element.setPointerCapture(event.pointerId);
    this.go(event);
  }

  go(event) {
    const box = this.mine.getBoundingClientRect();
    this.seek(Math.max(0, Math.min(1, (event.clientX - box.left) / box.width)) * this.length);
  }

  percent(ms) {
    return `${(Math.max(0, Math.min(this.length, ms)) / this.length) * 100}%`;
  }

  /** Shows the lanes of that video. @param {any} video */
  set(video) {
    this.length = Math.max(1, video.duration_ms ?? 0);
    const lanes = LANES.map((kind) => [kind, video.lanes.filter((item) => item.kind === kind)]).filter(([, items]) => items.length);
    fill(
      this.element,
      this.axis(),
      lanes.map(([kind, items]) => this.lane(t(`lane_${kind}`), h('div', { class: `track lane-${kind}` }, items.map((item) => (kind === 'moment' ? this.moment(item) : this.band(item)))))),
      this.lane(t('lane_mine'), this.mine),
      h('div', { class: 'overlay' }, this.head),
    );
    this.at(0);
  }

  lane(label, track) {
    return h('div', { class: 'lane' }, h('span', { class: 'label', text: label }), track);
  }

  axis() {
    const step = STEPS_S.find((seconds) => this.length / 1000 / seconds <= MOST_TICKS) ?? 3600;
    const ticks = [];
    for (let at = 0; at * 1000 <= this.length * 0.98; at += step) ticks.push(h('span', { class: 'tick', style: { left: this.percent(at * 1000) }, text: step < 1 ? at.toFixed(1) : shortClock(at * 1000) }));
    this.slider = h('div', { class: 'track axis', role: 'slider', tabindex: 0, 'aria-label': t('playhead'), 'aria-valuemin': 0, 'aria-valuemax': Math.round(this.length) }, ticks);
    return this.lane('', this.slider);
  }

  moment(item) {
    return h('button', { type: 'button', class: `moment ${item.tone}`, 'aria-label': `${item.text} ${clock(item.start_ms)}`, title: `${item.text}\n${clock(item.start_ms)}`, style: { left: this.percent(item.start_ms) }, on: { click: () => this.seek(item.start_ms) } },
      TONES[item.tone] ? icon(TONES[item.tone]) : h('span', { class: 'bar' }));
  }

  band(item) {
    const width = `${((Math.min(item.end_ms, this.length) - item.start_ms) / this.length) * 100}%`;
    return h('button', { type: 'button', class: `band ${item.tone}`, 'aria-label': `${item.text} ${spanText(item)}`, title: `${item.text}\n${spanText(item)}`, style: { left: this.percent(item.start_ms), width }, on: { click: () => this.seek(item.start_ms) } },
      TONES[item.tone] && icon(TONES[item.tone]), h('span', { text: item.text }));
  }

  /**
   * Spans of the person: what is proposed for the current task, what is being set, and what is drafted.
   *
   * @param {Array<{start_ms?: number, end_ms?: number, kind: 'proposed'|'set'|'draft', text: string}>} spans
   */
  spans(spans) {
    fill(this.mine, spans.map((span) => {
      const start = span.start_ms ?? span.end_ms;
      const end = span.end_ms ?? span.start_ms;
      const half = span.start_ms === undefined ? 'no-start' : span.end_ms === undefined ? 'no-end' : '';
      return h('span', { class: `span ${span.kind} ${half}`, title: `${span.text}\n${spanText({ start_ms: start, end_ms: end })}`, style: { left: this.percent(start), width: `${((Math.min(end, this.length) - start) / this.length) * 100}%` } }, span.text);
    }));
  }

  /** Moves the playhead. @param {number} ms */
  at(ms) {
    this.head.style.left = this.percent(ms);
    this.slider?.setAttribute('aria-valuenow', Math.round(ms));
    this.slider?.setAttribute('aria-valuetext', clock(ms));
  }
}
