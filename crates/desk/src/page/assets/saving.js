// Keeping what was drafted, and what to tell when somebody else was faster.

import { post } from './api.js';

/**
 * Saves the drafts of all videos of a case, one video after the other.
 *
 * @param {any} whole the case as it is looked at
 * @param {import('./room.js').Room[]} rooms
 * @param {(whole: any) => void} took hears how the case stands after each video
 * @returns {Promise<number>} how many drafts were kept
 */
export async function keepAll(whole, rooms, took) {
  let kept = 0;
  let { seen } = whole;
  for (const { video, drafts } of rooms) {
    if (drafts.size === 0) continue;
    const answered = await post('/api/save', { case: whole.case, video: video.sha256, drafts: drafts.all(), seen });
    kept += drafts.size;
    drafts.clear();
    ({ seen } = answered);
    took(answered);
  }
  return kept;
}

/**
 * What is stated in a case now and was not known before, in words.
 *
 * @param {import('./room.js').Room[]} rooms as they were known
 * @param {any} whole as it is
 */
export function newsOf(rooms, whole) {
  const known = new Set(rooms.flatMap(({ video }) => video.stated.map((stated) => `${video.sha256} ${stated.number}`)));
  const news = whole.videos.flatMap((video) => video.stated.filter((stated) => !known.has(`${video.sha256} ${stated.number}`)));
  return news.map((stated) => `${stated.who}: ${stated.text} (${stated.state_text})`).join('; ');
}
