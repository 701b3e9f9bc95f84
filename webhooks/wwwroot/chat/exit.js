// Leaving at once: the page goes blank before anything else, the browser forgets the conversation, and the way back does not lead here.
import { page } from './page.js';

const TIMES = 3;
const WITHIN = 2000;

let ending = () => {};

/** @param end what else ends with it */
export function watchExit(end = ending) {
  ending = end;
  if (matchMedia('(hover: none) and (pointer: coarse)').matches) document.getElementById('exit').removeAttribute('aria-describedby');
  document.getElementById('exit').addEventListener('click', (event) => {
    event.preventDefault();
    leave();
  });
  let pressed = [];
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Shift' || event.repeat) {
        if (!event.repeat) pressed = [];
        return;
      }
      pressed = [...pressed.filter((at) => event.timeStamp - at < WITHIN), event.timeStamp];
      if (pressed.length >= TIMES) leave();
    },
    true,
  );
}

export function leave() {
  ending();
  document.title = '';
  document.body.replaceChildren();
  try {
    sessionStorage.clear();
    fetch('/webchat/leave', { method: 'POST', keepalive: true }).catch(() => {});
  } finally {
    location.replace(page.exit);
  }
}
