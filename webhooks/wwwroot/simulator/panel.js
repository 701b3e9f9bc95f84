// The side panel: how webhooks go out, what fails next, and the log of both directions.
import { behave, odd, plan, reset } from './api.js';
import { element } from './bubbles.js';

const precise = new Intl.DateTimeFormat('ja-JP', {
  timeZone: 'Asia/Tokyo', hour: '2-digit', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 3,
});

export class Panel {
  #root;
  #entries = new Map();

  constructor(root, firstUser) {
    this.#root = root;
    const switches = root.querySelector('#switches');
    switches.addEventListener('change', () => {
      const value = {};
      for (const input of switches.querySelectorAll('input')) value[input.name] = input.checked;
      value.gathering = switches.querySelector('[name=gathering]').value;
      value.delaySeconds = Number(switches.querySelector('[name=delaySeconds]').value);
      behave(value);
    });
    root.querySelector('#faults').addEventListener('click', ({ target }) => {
      if (target.dataset.fault) plan(root.querySelector('#fault-endpoint').value, target.dataset.fault);
    });
    root.querySelector('#odd').addEventListener('click', ({ target }) => {
      if (target.dataset.odd) odd(firstUser(), target.dataset.odd);
    });
    root.querySelector('#reset').addEventListener('click', () => reset());
  }

  show(state) {
    this.#root.querySelector('#webhook-url').textContent = state.webhookUrl ?? '（まだありません）';
    for (const input of this.#root.querySelectorAll('#switches [name]')) {
      if (input.type === 'checkbox') input.checked = state.behaviour[input.name];
      else input.value = String(state.behaviour[input.name]);
    }
    const { reply, push } = state.plannedFaults;
    this.#root.querySelector('#faults-planned').textContent = reply + push ? `予定：返信 ${reply}回、プッシュ ${push}回` : '';
    this.#showLog(state.log);
  }

  #showLog(entries) {
    const keep = new Map();
    const nodes = entries.map((entry) => {
      const key = `${entry.at} ${entry.direction} ${entry.what} ${entry.answer} ${entry.detail.length}`;
      const node = this.#entries.get(key) ?? draw(entry);
      keep.set(key, node);
      return node;
    }).reverse();
    this.#entries = keep;
    this.#root.querySelector('#log').replaceChildren(...nodes);
  }
}

function draw(entry) {
  const webhook = entry.direction === 'webhook';
  const arrow = element('span', 'arrow', webhook ? '↗' : '↙');
  arrow.setAttribute('aria-label', webhook ? 'ボットへ' : 'ボットから');
  const answer = element('span', `answer ${entry.ok ? 'ok' : 'bad'}`, entry.answer);
  const took = entry.milliseconds === null ? '' : `${entry.milliseconds} ms`;
  const summary = element('summary', '', arrow, element('span', 'what', entry.what), answer,
    element('span', 'took', took), element('time', '', precise.format(new Date(entry.at))));
  const details = element('details', '', summary);
  details.addEventListener('toggle', () => {
    if (details.open && details.childNodes.length === 1) details.append(element('pre', '', pretty(entry.detail)));
  });
  return element('li', '', details);
}

function pretty(text) {
  return text.split('\n').map((line) => {
    try {
      return JSON.stringify(JSON.parse(line), null, 2);
    } catch {
      return line;
    }
  }).join('\n');
}
