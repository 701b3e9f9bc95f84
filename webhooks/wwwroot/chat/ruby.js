// 漢字（かんじ）: who chose easy Japanese sees the reading above the word. Elsewhere, and where there is no ruby, it stays in brackets.
import { words } from './page.js';

const READING = /([\p{Script=Han}々〆ヶ]+)（([\p{Script=Hiragana}ー]+)）/gu;

/** The text as what can be put into an element. */
export function partsOf(text) {
  if (words().language !== 'ja-easy') return [text];
  const parts = [];
  let at = 0;
  for (const found of text.matchAll(READING)) {
    parts.push(text.slice(at, found.index), rubyOf(found[1], found[2]));
    at = found.index + found[0].length;
  }
  return [...parts, text.slice(at)].filter((part) => part !== '');
}

export const write = (element, text) => element.replaceChildren(...partsOf(text));

/** Read aloud once: the word, not the word and its reading. */
function rubyOf(word, reading) {
  const ruby = document.createElement('ruby');
  ruby.append(word, small('rp', '（'), small('rt', reading), small('rp', '）'));
  return ruby;
}

function small(name, text) {
  const element = document.createElement(name);
  element.textContent = text;
  element.setAttribute('aria-hidden', 'true');
  return element;
}
