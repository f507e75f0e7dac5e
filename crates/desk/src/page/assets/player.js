// The video. A browser that lacks a codec shows a black picture and tells of no error, so codecs are asked for before anything
// is played, and the first frame has to arrive; else a preview is asked for, and marked as one.

import { get, post } from './api.js';
import { fill, glyph, h } from './element.js';
import { clock, t } from './words.js';

const VOLUME = 'onetake.volume';
const SPEEDS = [0.25, 0.5, 1, 1.5, 2, 3, 4];
const FRAME_MS = 2000;
const DATA_MS = 15_000;

/**
 * Whether this browser says that it plays that.
 *
 * @param {string} mime with codecs
 */
export function plays(mime) {
  if (!mime || document.createElement('video').canPlayType(mime) === '') return false;
  // Only of these containers the second question means anything.
  const asked = /^video\/(mp4|webm)\b/.test(mime) && globalThis.MediaSource;
  return !asked || MediaSource.isTypeSupported(mime);
}

function volume() {
  try {
    return JSON.parse(localStorage.getItem(VOLUME) ?? 'null') ?? { level: 1, muted: false };
  } catch {
    return { level: 1, muted: false };
  }
}

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** A player of one video at a time. */
export class Player {
  /** @param {{time?: (ms: number) => void}} [told] */
  constructor({ time = () => {} } = {}) {
    this.told = time;
    this.turn = 0;
    this.want = 0;
    this.video = h('video', { playsinline: true, preload: 'auto', tabindex: -1, 'aria-label': t('video') });
    this.message = h('div', { class: 'message', role: 'status', hidden: true });
    this.mark = h('p', { class: 'preview-mark', hidden: true, text: t('preview_mark') });
    this.now = h('span', { class: 'time' });
    const { level, muted } = volume();
    this.video.volume = level;
    this.video.muted = muted;
    this.loud = h('input', { type: 'range', min: 0, max: 100, value: muted ? 0 : level * 100, 'aria-label': t('volume'), on: { input: () => this.setVolume(this.loud.value / 100, false) } });
    const control = (name, text, key, press) => h('button', { type: 'button', class: 'control', 'aria-label': text, title: `${text} (${key})`, on: { click: press } }, glyph(name));
    this.playButton = control('play', t('key_play'), t('space'), () => this.toggle());
    this.speedButton = h('button', { type: 'button', class: 'control speed', title: `${t('key_speed')} (- +)`, on: { click: () => this.faster(1, true) } });
    this.controls = h('div', { class: 'controls' },
      this.playButton, control('back', t('frame_back'), ',', () => this.step(-1)), control('forth', t('frame_forth'), '.', () => this.step(1)),
      this.now, h('span', { class: 'grow' }), this.speedButton, control('sound', t('key_sound'), 'm', () => this.mute()), this.loud);
    this.picture = h('div', { class: 'picture' }, this.video, this.mark, this.message);
    this.element = h('div', { class: 'player' }, this.picture, this.controls);
    this.video.addEventListener('click', () => this.toggle());
    for (const event of ['play', 'pause', 'ended', 'ratechange']) this.video.addEventListener(event, () => this.drawState());
    for (const event of ['seeked', 'timeupdate', 'loadedmetadata']) this.video.addEventListener(event, () => this.tick());
    this.drawState();
  }

  /** Shows that video. @param {any} source as in the contract */
  load(source) {
    this.turn += 1;
    this.source = source;
    this.want = 0;
    this.video.removeAttribute('src');
    this.video.load();
    this.mark.hidden = true;
    this.say();
    this.tick();
    if (source.state !== 'ok') this.say(source.state_text);
    else if (plays(source.mime)) this.tryOriginal(this.turn);
    else this.preview(this.turn);
  }

  /** Takes it out of service. */
  end() {
    this.turn += 1;
    this.video.removeAttribute('src');
    this.video.load();
  }

  say(text = '', ...more) {
    this.message.hidden = !text;
    fill(this.message, text && h('p', { text }), more);
  }

  async tryOriginal(turn) {
    const shows = await this.shows(this.source.url, DATA_MS);
    if (turn === this.turn && !shows) await this.preview(turn);
  }

  // Whether a picture comes from there.
  async shows(url, patience_ms) {
    const { video } = this;
    let arrived = () => {};
    const frame = new Promise((done) => { arrived = () => done(true); });
    if (video.requestVideoFrameCallback) video.requestVideoFrameCallback(arrived);
    const data = new Promise((done) => {
      video.addEventListener('loadeddata', () => done(true), { once: true });
      video.addEventListener('error', () => done(false), { once: true });
    });
    video.src = url;
    this.place();
    if (!(await Promise.race([data, pause(patience_ms)])) || video.videoWidth === 0) return false;
    // A page that is not in sight is given no frames.
    if (document.hidden || !video.requestVideoFrameCallback) return true;
    return Boolean(await Promise.race([frame, pause(FRAME_MS)])) || document.hidden;
  }

  async preview(turn) {
    this.video.removeAttribute('src');
    this.video.load();
    const failed = (text) => turn === this.turn && this.say(text || t('preview_failed'), h('p', { class: 'faint', text: t('stills_stay') }));
    try {
      let made = await get('/api/preview', { video: this.source.sha256 });
      if (made.state === 'none' || made.state === 'failed') made = (await post('/api/preview', { video: this.source.sha256 })) ?? made;
      while (made.state === 'making' || made.state === 'none') {
        if (turn !== this.turn) return;
        this.say(made.text || t('preview_making'), h('progress', { max: 1000, value: made.permille ?? 0, 'aria-label': t('preview_making') }));
        await pause(500);
        made = await get('/api/preview', { video: this.source.sha256 });
      }
      if (turn !== this.turn) return;
      if (made.state !== 'ready') {
        failed(made.text);
        return;
      }
      this.say();
      if (!(await this.shows(made.url, DATA_MS))) failed('');
      else if (turn === this.turn) this.mark.hidden = false;
    } catch (error) {
      failed(error.message);
    }
  }

  frame_us() {
    return this.source?.frame_us || 40_000;
  }

  /** The playhead in milliseconds. */
  get ms() {
    return this.video.readyState > 0 ? this.video.currentTime * 1000 : this.want;
  }

  /** The frame at the playhead, as a span. */
  get frame() {
    const frame = this.frame_us() / 1000;
    const start = Math.floor(this.ms / frame + 1e-6) * frame;
    const end = this.source?.duration_ms ?? Infinity;
    return { start_ms: Math.round(Math.min(start, end)), end_ms: Math.round(Math.min(start + frame, end)) };
  }

  /** Goes to a moment, aiming at the middle of its frame: at its edge, rounding shows the frame before. @param {number} ms */
  seek(ms) {
    this.want = Math.max(0, Math.min(ms, this.source?.duration_ms ?? ms));
    this.place();
    this.tick();
  }

  place() {
    const last = Math.max(0, (this.source?.duration_ms ?? 0) / 1000 - this.frame_us() / 2e6);
    this.video.currentTime = Math.min(last, this.want / 1000 + this.frame_us() / 2e6);
  }

  /** @param {number} frames */
  step(frames) {
    this.video.pause();
    const at = Math.floor((this.ms * 1000) / this.frame_us() + 1e-6) + frames;
    this.seek((Math.max(0, at) * this.frame_us()) / 1000);
  }

  /** @param {number} ms */
  nudge(ms) {
    this.seek(this.ms - this.frame_us() / 2000 + ms);
  }

  /** Plays, or pauses. */
  toggle() {
    if (this.video.paused) this.video.play().catch(() => {});
    else this.video.pause();
  }

  /** @param {number} by @param {boolean} [round] */
  faster(by, round = false) {
    const at = SPEEDS.indexOf(this.video.playbackRate) + by;
    this.video.playbackRate = SPEEDS[round && at >= SPEEDS.length ? 0 : Math.max(0, Math.min(SPEEDS.length - 1, at))];
  }

  mute() {
    this.setVolume(this.video.volume || 1, !this.video.muted);
  }

  setVolume(level, muted) {
    this.video.volume = level;
    this.video.muted = muted;
    this.loud.value = muted ? 0 : level * 100;
    try {
      localStorage.setItem(VOLUME, JSON.stringify({ level, muted }));
    } catch {
      // It is as loud as ever next time.
    }
  }

  drawState() {
    const playing = !this.video.paused && !this.video.ended;
    fill(this.playButton, glyph(playing ? 'pause' : 'play'));
    this.speedButton.textContent = `${this.video.playbackRate}×`;
    const follow = () => {
      this.tick();
      if (!this.video.paused) requestAnimationFrame(follow);
    };
    if (playing) follow();
  }

  tick() {
    this.now.textContent = `${clock(this.ms)} / ${clock(this.source?.duration_ms ?? 0)}`;
    this.told(this.ms);
  }

  /**
   * What a key does to the video.
   *
   * @param {{key: string, shift: boolean}} press
   * @returns {boolean} whether it was one of its keys
   */
  key({ key, shift }) {
    const does = {
      ' ': () => this.toggle(), ',': () => this.step(-1), '.': () => this.step(1), m: () => this.mute(),
      '-': () => this.faster(-1), '+': () => this.faster(1), '=': () => this.faster(1),
      ArrowLeft: () => this.nudge(shift ? -5000 : -1000), ArrowRight: () => this.nudge(shift ? 5000 : 1000),
    }[key];
    does?.();
    return Boolean(does);
  }
}
