// What the server gave the page, its words in every language, and the one line that says how things stand.
import { write } from './ruby.js';

export const page = JSON.parse(document.getElementById('page').textContent);

let language = document.documentElement.dataset.language;
let texts = page.texts;

export const words = () => ({ language, tag: language === 'ja-easy' ? 'ja' : language, texts });

export async function setLanguage(next) {
  if (next !== language) {
    const answer = await fetch(`${page.assets}/texts/${next}.json`);
    if (!answer.ok) return;
    texts = await answer.json();
    language = next;
  }
  show();
}

function show() {
  if (!document.getElementById('settings')) return;
  document.documentElement.lang = words().tag;
  document.documentElement.dataset.language = language;
  document.title = plain(texts.title);
  for (const id of ['heading', 'lead', 'exit', 'save', 'clear', 'form', 'limits', 'apply', 'exit-hint']) put(id, texts[id]);
  put('sample', page.samples?.includes(language) ? texts.sample : '');
  put('send', texts['form-say']);
  put('settings-name', texts.settings);
  put('language-name', texts.language);
  if (document.getElementById('text')) document.getElementById('text').placeholder = plain(texts.placeholder);
  put(document.querySelector('.skip'), texts.chat);
  for (const button of document.querySelectorAll('[data-pick]')) button.setAttribute('aria-current', button.dataset.pick === language);
  document.dispatchEvent(new Event('wordschange'));
}

function put(at, text) {
  const element = typeof at === 'string' ? document.getElementById(at) : at;
  if (element) write(element, text);
}

/** Where there is no ruby, short words do without their readings: the same words stand on the page with them. */
const plain = (text) => (language === 'ja-easy' ? text.replace(/（[\p{Script=Hiragana}ー]+）/gu, '') : text);

/** Shows one of the page's words, or clears the line. A button beside it does something about it. */
export function notify(key, action) {
  const notice = document.getElementById('notice');
  // Who has left sees a blank page: what the line still reports (it is being cut) is for nobody.
  if (!notice) return;
  write(notice, key ? texts[key] : '');
  notice.dataset.key = key ?? '';
  if (!action) return;
  const button = document.createElement('button');
  button.type = 'button';
  write(button, texts[action.key]);
  button.addEventListener('click', action.run);
  notice.append(' ', button);
}

export const noticed = () => document.getElementById('notice')?.dataset.key ?? '';

for (const button of document.querySelectorAll('[data-pick]')) button.setAttribute('aria-current', button.dataset.pick === language);
