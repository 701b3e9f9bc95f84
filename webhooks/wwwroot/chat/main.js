// The page takes over what the server has drawn. A conversation begins with the first word that is said, or goes on where it was.
import { asks, offer, withdraw } from './answers.js';
import { guardComposing } from './composing.js';
import { DirectLine } from './directline.js';
import { watchDisplay } from './display.js';
import { watchExit } from './exit.js';
import { watchFiles } from './files.js';
import { notify, noticed, page, setLanguage, words } from './page.js';
import { failed, saying, show } from './talk.js';

const box = document.getElementById('text');
const isWide = matchMedia('(min-width: 64rem) and (min-height: 36rem)');
const line = new DirectLine(() => ({ procedure: page.procedure, entry: page.entry, language: words().language }));
let sent = 0;
let hasBegun = page.resumed;

watchExit(() => line.end());
guardComposing();
watchDisplay(() => {});
watchFiles((files) => {
  begin();
  line.send(files).catch(() => notify('failed'));
});

// The first question stands in the page already: the same from the server is not shown twice.
const first = new Set(page.resumed ? [] : (page.first ?? []).map((a) => a.text));
const isOwnFirst = (activity) => !activity.replyToId && first.has(activity.text);

line.onActivities = (activities) => {
  const last = show(activities, isOwnFirst, asks);
  if (!last) return;
  document.documentElement.dataset.talking = '';
  offer(last, say);
};

line.onState = (state) => {
  if (state === 'failed') notify('failed', { key: 'retry', run: () => location.reload() });
  else if (state !== 'connected') notify(state);
  else if (['reconnecting', 'offline', 'opening'].includes(noticed())) {
    notify('connected');
    setTimeout(() => noticed() === 'connected' && notify(), 3000);
  }
};

function say(text, label, event) {
  const words = text.trim();
  if (!words) return;
  begin();
  const clientActivityID = `p${Date.now().toString(36)}${(sent += 1)}`;
  saying(label ?? words, clientActivityID);
  withdraw();
  // A press of the keyboard goes on with the keyboard; on a telephone nothing pops up.
  if (event?.detail === 0) box.focus();
  line
    .say({ text: words, channelData: { clientActivityID, ...(label && label !== words && { messageBack: { displayText: label } }) } })
    .catch(() => {
      failed(clientActivityID);
      notify('failed', { key: 'retry', run: () => location.reload() });
    });
}

function begin() {
  document.documentElement.dataset.talking = '';
  hasBegun = true;
}

document.getElementById('say').addEventListener('submit', (event) => {
  event.preventDefault();
  const isApply = event.submitter?.id === 'apply';
  say(isApply ? event.submitter.value : box.value, isApply ? event.submitter.textContent.trim() : undefined);
  if (isApply) return;
  box.value = '';
  grow();
});
box.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  document.getElementById('say').requestSubmit(document.getElementById('send'));
});
box.addEventListener('input', grow);

function grow() {
  box.style.height = 'auto';
  box.style.height = `${Math.min(box.scrollHeight + 4, innerHeight / 3)}px`;
}

for (const link of document.querySelectorAll('[data-pick]')) {
  link.addEventListener('click', async (event) => {
    if (!hasBegun) return; // the page in that language
    event.preventDefault();
    await setLanguage(link.dataset.pick);
    line.say({ type: 'event', name: 'webchat/join', value: { language: link.dataset.pick } }).catch(() => notify('failed'));
    if (!isWide.matches) document.getElementById('settings').open = false;
  });
}

// A link from another conversation (LINE): news are announced there. The code is used up, and nothing of it stays in the address.
const invitation = new URLSearchParams(location.hash.slice(1)).get('i');
if (invitation) {
  history.replaceState(null, '', location.pathname + location.search);
  line.say({ type: 'event', name: 'webchat/join', value: { invitation } }).catch(() => {});
} else if (page.resumed) {
  notify('opening');
  line.open().then(() => noticed() === 'opening' && notify()).catch(() => line.onState('failed'));
}

if (!page.resumed) offer(page.first?.at(-1), say);
document.documentElement.dataset.ready = '';

// Where there is room beside the conversation, what can be set stands there.
if (isWide.matches) document.getElementById('settings').open = true;
