// One video under review: what is asked about it, in what order, and what a person has answered so far.

import { Drafts } from './drafts.js';

const NOT_JUDGED = { verdict: 'none', verdict_text: '', sentence: '', tasks: [], findings: [] };

const changeKey = (number) => `change-${number}`;

/** A video with its tasks and drafts. */
export class Room {
  /**
   * @param {any} video as in the contract
   * @param {string|null} person whose drafts
   * @param {Room} [before] the same video as it was known before: what was drafted and asked stays
   */
  constructor(video, person, before = undefined) {
    this.video = video;
    /** Null where the video gave no record. */
    this.judged = video.judged ?? NOT_JUDGED;
    this.drafts = before?.drafts ?? new Drafts(video.sha256, person);
    /** Drafts that lay here before somebody came back to them. */
    this.kept = before?.kept ?? this.drafts.size;
    /** Whether the judgement lacks the drafts. */
    this.stale = this.drafts.size > 0;
    this.tasks = (before?.tasks ?? []).filter((task) => task.replaces === undefined);
    this.changing = before?.changing ?? [];
    this.current = before?.current ?? null;
    this.merge();
  }

  /** Drafts of another person. */
  handTo(person) {
    if (this.drafts.person === null) return this.drafts.adopt(person);
    if (this.drafts.person === person) return undefined;
    this.drafts = new Drafts(this.video.sha256, person);
    this.kept = this.drafts.size;
    this.stale = true;
    this.tasks = [];
    return undefined;
  }

  /** Takes over a judgement. */
  hear(judged) {
    this.judged = judged;
    this.stale = false;
    this.merge();
  }

  // Tasks keep their places: one that is drafted stays, though the judgement no longer asks for it; new ones come last.
  merge() {
    const listed = new Map(this.judged.tasks.map((task) => [task.key, task]));
    const kept = this.tasks.filter((task) => listed.has(task.key) || this.drafts.of(task.key)).map((task) => listed.get(task.key) ?? task);
    const there = new Set(kept.map((task) => task.key));
    const changed = ({ number, change }) => change && !there.has(changeKey(number)) && (this.changing.includes(number) || this.drafts.of(changeKey(number)));
    const changes = this.video.stated.filter(changed).map(({ number, change, who, role }) => ({ ...change, key: changeKey(number), replaces: number, before: { who, role } }));
    this.tasks = [...kept, ...this.judged.tasks.filter((task) => !there.has(task.key)), ...changes];
  }

  /** Asks again what a statement answered. @param {number} number of the statement */
  change(number) {
    this.changing = [...this.changing, number];
    this.merge();
    return changeKey(number);
  }

  /** The current task, if any. */
  task() {
    return this.tasks.find((task) => task.key === this.current) ?? null;
  }

  /** Form of a task. */
  form(task) {
    return this.drafts.form(task.key);
  }

  /**
   * Sets the start or the end of the current task's place to the frame at the playhead. A start after the end begins anew.
   *
   * @param {'start'|'end'} edge
   * @param {{start_ms: number, end_ms: number}} frame
   * @returns {string} the message that says what is still missing
   */
  mark(edge, { start_ms: start, end_ms: end }) {
    const task = this.task();
    if (!task || task.kind === 'look') return task ? 'look_keys' : 'no_task';
    const form = this.form(task);
    if (edge === 'start') Object.assign(form, { start_ms: start, end_ms: form.end_ms > start ? form.end_ms : undefined });
    else Object.assign(form, { end_ms: end, start_ms: form.start_ms < end ? form.start_ms : undefined });
    this.drafts.keep();
    if (form.start_ms === undefined) return 'start_missing';
    return form.end_ms === undefined ? 'end_missing' : 'span_set';
  }

  /** The next task without a draft, after that one and then from the first. */
  firstOpen(after = null) {
    const open = this.tasks.filter((task) => !this.drafts.of(task.key));
    const from = this.tasks.findIndex((task) => task.key === after);
    return open.find((task) => this.tasks.indexOf(task) > from) ?? open[0] ?? null;
  }

  /** The task that lies so many places from the current one. */
  beside(by) {
    const at = this.tasks.findIndex((task) => task.key === this.current);
    return this.tasks[at < 0 ? (by > 0 ? 0 : this.tasks.length - 1) : at + by] ?? null;
  }

  /** Pictures of a task. */
  stills(task) {
    return (task?.stills ?? []).map((id) => this.still(id)).filter(Boolean);
  }

  still(id) {
    return this.video.stills.find((still) => still.id === id) ?? null;
  }
}
