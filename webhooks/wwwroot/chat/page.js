// What the server gave the page, its words in three languages, and the one line that says how things stand.
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
  document.documentElement.lang = words().tag;
  document.documentElement.dataset.language = language;
  document.title = texts.title;
  for (const id of ['heading', 'lead', 'exit', 'save', 'clear', 'form', 'limits', 'apply']) {
    if (document.getElementById(id)) document.getElementById(id).textContent = texts[id];
  }
  if (document.getElementById('send')) {
    document.getElementById('send').textContent = texts['form-say'];
    document.getElementById('text').placeholder = texts.placeholder;
  }
  document.getElementById('exit-hint').textContent = texts['exit-hint'];
  document.getElementById('settings-name').textContent = texts.settings;
  document.getElementById('language-name').textContent = texts.language;
  document.querySelector('.skip').textContent = texts.chat;
  for (const button of document.querySelectorAll('[data-pick]')) button.setAttribute('aria-current', button.dataset.pick === language);
  document.dispatchEvent(new Event('wordschange'));
}

/** Shows one of the page's words, or clears the line. A button beside it does something about it. */
export function notify(key, action) {
  const notice = document.getElementById('notice');
  notice.textContent = key ? texts[key] : '';
  notice.dataset.key = key ?? '';
  if (!action) return;
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = texts[action.key];
  button.addEventListener('click', action.run);
  notice.append(' ', button);
}

export const noticed = () => document.getElementById('notice').dataset.key ?? '';

for (const button of document.querySelectorAll('[data-pick]')) button.setAttribute('aria-current', button.dataset.pick === language);
