// Dialogs from the bottom of the screen, and short notices.

const sheet = (id) => document.querySelector(id);

/** Opens a dialog and gives its return value, '' when it was closed without a choice. */
export function ask(dialog) {
  dialog.returnValue = '';
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => resolve(dialog.returnValue), { once: true });
  });
}

export const askBubble = () => ask(sheet('#bubble-sheet'));

const pickers = {
  date: { type: 'date', title: '日を選んでください' },
  time: { type: 'time', title: '時間を選んでください' },
  datetime: { type: 'datetime-local', title: '日と時間を選んでください' },
};

/** Shows a date picker as its action describes it; gives `params` of the postback, or null. */
export async function pickMoment(action) {
  const picker = pickers[action.mode];
  const input = sheet('#picker-input');
  sheet('#picker-title').textContent = picker.title;
  input.type = picker.type;
  input.min = (action.min ?? '').replace('t', 'T');
  input.max = (action.max ?? '').replace('t', 'T');
  input.value = (action.initial ?? now(action.mode)).replace('t', 'T');
  return (await ask(sheet('#picker-sheet'))) === 'ok' && input.value ? { [action.mode]: input.value } : null;
}

function now(mode) {
  const text = new Date().toLocaleString('sv-SE', { timeZone: 'Asia/Tokyo' });
  return { date: text.slice(0, 10), time: text.slice(11, 16), datetime: text.slice(0, 16).replace(' ', 'T') }[mode];
}

/** Lets the person choose a place; gives it, or null. */
export async function pickPlace(places) {
  sheet('#places').replaceChildren(...places.map((place, index) => {
    const button = document.createElement('button');
    button.value = String(index);
    const title = document.createElement('strong');
    title.textContent = place.title;
    const address = document.createElement('span');
    address.textContent = place.address;
    button.append(title, address);
    return button;
  }));
  const chosen = await ask(sheet('#place-sheet'));
  return chosen === '' ? null : places[Number(chosen)];
}

let timer;

export function toast(text) {
  const element = sheet('#toast');
  element.textContent = text;
  element.hidden = false;
  clearTimeout(timer);
  timer = setTimeout(() => { element.hidden = true; }, 5000);
}

for (const dialog of document.querySelectorAll('dialog.sheet')) {
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close('');
  });
}
