// The page: asks for news, and hands them to the phones and the panel.
import { look, world } from './api.js';
import { Phone } from './phone.js';
import { Panel } from './panel.js';

const stage = document.querySelector('#stage');
const panelElement = document.querySelector('#panel');
const offline = document.querySelector('#offline');
const phones = new Map();
const panel = new Panel(panelElement, () => [...phones.keys()][0]);

function show(state, everything) {
  for (const data of state.phones) {
    let phone = phones.get(data.userId);
    if (!phone) {
      phone = new Phone(data, everything);
      phones.set(data.userId, phone);
      stage.insertBefore(phone.element, panelElement);
      drawTabs();
    }
    phone.show(data, state.account, state.menu);
  }
  panel.show(state);
}

function drawTabs() {
  const tabs = document.querySelector('#tabs');
  const views = [
    ...[...phones.values()].map((phone) => ({ name: phone.name, element: phone.element })),
    { name: '設定・記録', element: panelElement },
  ];
  tabs.replaceChildren(...views.map((view, index) => {
    const tab = document.createElement('button');
    tab.type = 'button';
    tab.role = 'tab';
    tab.textContent = view.name;
    tab.addEventListener('click', () => select(index));
    return tab;
  }));
  const select = (chosen) => views.forEach((view, index) => {
    tabs.children[index].setAttribute('aria-selected', String(index === chosen));
    view.element.classList.toggle('current', index === chosen);
  });
  select(0);
}

async function follow() {
  const everything = await world();
  let version = -1;
  for (;;) {
    try {
      const state = await look(version);
      offline.hidden = true;
      if (state) {
        version = state.version;
        show(state, everything);
      }
    } catch {
      // The server is restarting: its versions begin anew.
      version = -1;
      offline.hidden = false;
      await new Promise((resolve) => { setTimeout(resolve, 1500); });
    }
  }
}

follow();
