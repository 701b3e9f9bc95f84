// Draws message objects as bubbles. Text is always set as text, never as markup.
import { asset, contentOf } from './api.js';

const time = new Intl.DateTimeFormat('ja-JP', { timeZone: 'Asia/Tokyo', hour: 'numeric', minute: '2-digit' });
const day = new Intl.DateTimeFormat('ja-JP', { timeZone: 'Asia/Tokyo', month: 'long', day: 'numeric', weekday: 'short' });
export const dayOf = (at) => day.format(new Date(at));

export function element(name, className, ...children) {
  const node = document.createElement(name);
  if (className) node.className = className;
  node.append(...children);
  return node;
}

/**
 * @param {object} bubble one bubble of the state
 * @param {object} context world, account, tap(action), menu(bubble)
 */
export function drawBubble(bubble, context) {
  if (bubble.unsent) return element('p', 'chip', 'メッセージの送信を取り消しました');
  const row = element('div', `row ${bubble.fromBot ? 'bot' : 'own'}`);
  const body = drawMessage(bubble, context);
  const stamp = element('time', 'stamp', time.format(new Date(bubble.at)));
  stamp.dateTime = bubble.at;
  if (bubble.fromBot) {
    const avatar = element('span', 'avatar');
    avatar.setAttribute('aria-hidden', 'true');
    avatar.append(image('bot.svg', ''));
    row.append(avatar, element('div', 'stack', element('span', 'sender', bubble.message.sender?.name ?? context.account), body), stamp);
  } else {
    row.append(stamp, body);
    if (bubble.canUnsend) offerMenu(row, body, bubble, context);
  }
  return row;
}

function offerMenu(row, body, bubble, context) {
  const more = element('button', 'more');
  more.type = 'button';
  more.setAttribute('aria-label', 'このメッセージの操作（送信取消） / Message actions');
  more.textContent = '⋯';
  more.addEventListener('click', () => context.menu(bubble));
  row.prepend(more);
  let timer;
  const stop = () => clearTimeout(timer);
  body.addEventListener('pointerdown', () => { timer = setTimeout(() => context.menu(bubble), 550); });
  for (const end of ['pointerup', 'pointerleave', 'pointercancel', 'pointermove']) body.addEventListener(end, stop);
  body.addEventListener('contextmenu', (event) => {
    event.preventDefault();
    stop();
    context.menu(bubble);
  });
}

/** What the message answers, as LINE shows it. */
function quote(bubble, context) {
  const words = bubble.fromBot && bubble.message.quoteToken && context.quoted(bubble.message.quoteToken);
  return words ? [element('blockquote', 'quote', words)] : [];
}

function drawMessage(bubble, context) {
  const { message } = bubble;
  switch (message.type) {
    case 'text':
    case 'textV2':
      return element('div', 'bubble', ...quote(bubble, context), ...withLinks(message.text));
    case 'image':
      return drawImage(bubble);
    case 'sticker':
      return drawSticker(message, context);
    case 'location':
      return element('div', 'bubble place-bubble', icon('pin'),
        element('div', '', element('strong', '', message.title ?? '位置情報'), element('span', '', message.address ?? '')));
    case 'audio':
    case 'video':
    case 'file':
      return element('div', 'bubble with-icon', icon('clip'), message.fileName ?? { audio: '音声', video: '動画' }[message.type]);
    case 'template':
      return drawTemplate(message, context);
    case 'flex':
      return drawFlex(message, context);
    default:
      return element('div', 'bubble odd', `（${message.type}）`, message.altText ?? '');
  }
}

function withLinks(text) {
  return text.split(/(https?:\/\/[^\s、。）」]+)/u).map((part, index) => (index % 2 === 1 ? link(part, part) : part));
}

function link(href, text) {
  const a = element('a', '', text);
  a.href = href;
  a.target = '_blank';
  a.rel = 'noopener noreferrer';
  return a;
}

/** One of the page's own small drawings; it says nothing that the words beside it do not. */
export function icon(name) {
  const img = image(`icons/${name}.svg`, '');
  img.className = 'small-icon';
  return img;
}

function image(file, alt) {
  const img = element('img');
  img.src = asset(file);
  img.alt = alt;
  return img;
}

function drawImage({ id, fromBot, message }) {
  // Pictures of the bot are on other servers, which this page never asks.
  if (fromBot) return element('div', 'bubble with-icon', icon('roll'), link(message.originalContentUrl, '画像を開く'));
  const img = element('img', 'photo-bubble');
  img.src = contentOf(id);
  img.alt = '送った写真';
  img.addEventListener('error', () => img.replaceWith(element('div', 'bubble with-icon', icon('roll'), 'この写真は表示できません')), { once: true });
  return img;
}

function drawSticker(message, { world }) {
  const own = world.stickers.find((s) => s.packageId === message.packageId && s.stickerId === message.stickerId);
  if (!own) return element('div', 'bubble odd', `スタンプ ${message.packageId}-${message.stickerId}`);
  const img = image(`stickers/${own.file}`, `スタンプ：${own.name}`);
  img.className = 'sticker-bubble';
  return img;
}

function actionButton(action, context) {
  const button = element('button', 'card-action', action.label ?? '');
  button.type = 'button';
  button.addEventListener('click', () => context.tap(action));
  return button;
}

function card(part, context) {
  const node = element('div', 'card');
  if (part.title) node.append(element('strong', 'card-title', part.title));
  if (part.text) node.append(element('p', 'card-text', part.text));
  for (const action of part.actions ?? (part.action ? [part.action] : [])) node.append(actionButton(action, context));
  return node;
}

function drawTemplate({ template, altText }, context) {
  if (template.columns) return element('div', 'carousel', ...template.columns.map((column) => card(column, context)));
  if (template.type === 'confirm') {
    const node = card({ text: template.text }, context);
    node.append(element('div', 'confirm', ...template.actions.map((action) => actionButton(action, context))));
    return node;
  }
  return template.text ? card(template, context) : element('div', 'bubble', altText);
}

function drawFlex({ contents, altText }, context) {
  const bubbles = contents.type === 'carousel' ? contents.contents : [contents];
  const cards = bubbles.map((bubble) => {
    const node = element('div', 'card');
    for (const name of ['header', 'hero', 'body', 'footer']) if (bubble[name]) node.append(flexPart(bubble[name], context));
    return node.childNodes.length ? node : element('div', 'bubble', altText);
  });
  return cards.length > 1 ? element('div', 'carousel', ...cards) : cards[0];
}

function flexPart(part, context) {
  if (part.type === 'button') return actionButton(part.action, context);
  if (part.type === 'separator') return element('hr');
  if (part.type === 'text') {
    const text = part.text ?? (part.contents ?? []).map((span) => span.text).join('');
    const node = element(part.weight === 'bold' ? 'strong' : 'p', 'card-text', text);
    return node;
  }
  const sideways = part.layout === 'horizontal' || part.layout === 'baseline';
  return element('div', sideways ? 'flex-row' : 'flex-column', ...(part.contents ?? []).map((inner) => flexPart(inner, context)));
}
