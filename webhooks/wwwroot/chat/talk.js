// The transcript: what was said, in its order. The newest answer stands at the top of what is visible, whatever its length.
import { partsOf, write } from './ruby.js';

const log = document.getElementById('chat');
const shown = new Map(); // by id, and by the page's own id of what it sent

/** A bubble that is shown before the server has it. */
export function saying(text, clientId) {
  const bubble = bubbleOf('mine', text);
  bubble.dataset.state = 'sending';
  shown.set(clientId, bubble);
  newTurn().append(bubble);
  toTop(bubble);
}

export function failed(clientId) {
  const bubble = shown.get(clientId);
  if (bubble) bubble.dataset.state = 'failed';
}

/** Shows what came, once each; returns the last message of the bot that asks or answers, or null. */
export function show(activities, isOwnFirst, asks) {
  let first = null;
  let last = null;
  for (const activity of activities) {
    if (activity.type !== 'message' || shown.has(activity.id)) continue;
    const isBot = activity.from?.role === 'bot';
    if (isBot && isOwnFirst(activity)) {
      shown.set(activity.id, null);
      continue;
    }
    const own = activity.channelData?.clientActivityID;
    const text = activity.channelData?.messageBack?.displayText ?? activity.text ?? '';
    let bubble = isBot ? null : shown.get(own);
    if (bubble) {
      delete bubble.dataset.state;
    } else if (text || activity.attachments?.length) {
      bubble = bubbleOf(isBot ? 'theirs' : 'mine', text);
      for (const file of activity.attachments ?? []) bubble.append(fileOf(file));
      (isBot ? turn() : newTurn()).append(bubble);
      if (!isBot) toTop(bubble);
    }
    shown.set(activity.id, bubble);
    if (isBot) {
      first ??= bubble;
      if (asks(activity)) last = activity;
    }
  }
  if (first) toTop(first);
  return last;
}

/** Nothing of it stays in view. */
export const clear = () => log.replaceChildren();

const turn = () => log.lastElementChild ?? newTurn();

function newTurn() {
  const section = document.createElement('section');
  section.className = 'turn';
  log.append(section);
  return section;
}

function bubbleOf(kind, text) {
  const bubble = document.createElement('div');
  bubble.className = `said ${kind}`;
  if (kind === 'mine') bubble.append(...partsOf(text));
  else bubble.append(...rowsOf(text));
  return bubble;
}

/** A number to call can be called wherever it stands, and who answers stands beside it. */
function rowsOf(text) {
  const parts = [];
  for (const row of text.split('\n')) {
    const call = /^(☎ ?(#?[0-9][0-9-]*))(.*)$/.exec(row);
    if (!call) {
      if (typeof parts.at(-1) === 'string' || parts.at(-1)?.localName === 'ruby') parts.push('\n');
      parts.push(...(row ? partsOf(row) : ['']));
      continue;
    }
    const line = document.createElement('span');
    const name = document.createElement('span');
    line.className = 'call';
    write(name, call[3].trim());
    line.append(link(`tel:${call[2].replaceAll('-', '')}`, call[1]), ' ', name);
    parts.push(line);
  }
  return parts;
}

export function link(href, text, className) {
  const a = document.createElement('a');
  a.href = href;
  write(a, text);
  if (className) a.className = className;
  return a;
}

function fileOf(file) {
  if (!file.contentType?.startsWith('image/')) return link(file.contentUrl, file.name ?? '…', 'file');
  const image = document.createElement('img');
  image.src = file.contentUrl;
  image.alt = file.name ?? '';
  image.loading = 'lazy';
  return image;
}

function toTop(bubble) {
  requestAnimationFrame(() => { log.scrollTop = bubble.offsetTop - 8; });
}
