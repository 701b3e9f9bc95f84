// While a Japanese word is being composed, Enter picks the word and sends nothing. Browsers differ in what they send for that
// Enter: some mark it as composing, some give it the code 229, and Safari sends it just after the composition has ended.
const JUST = 30;

export function guardComposing(target = window) {
  let ended = -Infinity;
  target.addEventListener('compositionend', (event) => { ended = event.timeStamp; }, true);
  for (const type of ['keydown', 'keypress']) {
    target.addEventListener(
      type,
      (event) => {
        if (event.key !== 'Enter' && event.keyCode !== 229) return;
        if (event.isComposing || event.keyCode === 229 || (isSafari && event.timeStamp - ended < JUST)) event.stopImmediatePropagation();
      },
      true,
    );
  }
}

const isSafari = /^((?!chrome|android).)*safari/i.test(navigator.userAgent);
