// Larger text and high contrast. Remembered for this tab only: a shared computer tells nobody.
import { words } from './page.js';
import { write } from './ruby.js';

const modes = ['large', 'contrast'];
const isOn = (mode) => document.documentElement.hasAttribute(`data-${mode}`);

export const displayOf = () => ({ large: isOn('large'), contrast: isOn('contrast') });

export function watchDisplay(changed) {
  for (const mode of modes) {
    if (sessionStorage.getItem(mode)) document.documentElement.setAttribute(`data-${mode}`, '');
    document.getElementById(mode).addEventListener('click', () => {
      const on = document.documentElement.toggleAttribute(`data-${mode}`);
      if (on) sessionStorage.setItem(mode, '1');
      else sessionStorage.removeItem(mode);
      label();
      changed();
    });
  }
  document.addEventListener('wordschange', label);
  label();
}

function label() {
  for (const mode of modes) {
    const button = document.getElementById(mode);
    button.setAttribute('aria-pressed', isOn(mode));
    write(button, words().texts[`${mode}-on`]);
  }
}
