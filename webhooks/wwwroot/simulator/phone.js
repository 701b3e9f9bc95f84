// One phone: the chat of one person with the account.
import { Actions, asset } from './api.js';
import { dayOf, drawBubble, element, icon } from './bubbles.js';
import { askBubble, pickMoment, pickPlace, toast } from './sheets.js';

const clock = new Intl.DateTimeFormat('ja-JP', { timeZone: 'Asia/Tokyo', hour: '2-digit', minute: '2-digit' });

export class Phone {
  #drawn = new Map();
  #data;
  #account = '';
  #typing = element('div', 'row bot typing', element('div', 'bubble', element('span', 'dots', element('i'), element('i'), element('i'))));
  #typingTimer;

  constructor(data, world) {
    this.world = world;
    this.name = data.name;
    this.actions = new Actions(data.userId);
    const template = document.querySelector('#phone-template');
    this.element = template.content.firstElementChild.cloneNode(true);
    this.element.setAttribute('aria-label', `${data.name}さんのスマートフォン`);
    this.#find('.who').textContent = `${data.name}さん`;
    this.#typing.setAttribute('aria-label', '相手が入力中');
    this.#setUpComposer();
    this.#setUpMenu();
    this.#setUpPc();
    const tick = () => { this.#find('.clock').textContent = clock.format(new Date()); };
    tick();
    setInterval(tick, 10_000);
  }

  /** Draws what is new. */
  show(data, account, menu) {
    this.#data = data;
    this.#showMenu(menu);
    this.#account = account;
    this.#find('.account').textContent = account;
    this.element.classList.toggle('blocked', data.blocked);
    const friend = this.#find('.friend');
    friend.textContent = data.blocked ? 'ブロック解除' : 'ブロック';
    friend.setAttribute('aria-label', data.blocked ? 'ブロックをやめて友だちに戻る / Unblock' : '相手をブロックする / Block');
    for (const control of this.element.querySelectorAll('.composer button, .composer textarea, .menu button')) control.disabled = data.blocked;
    this.#find('textarea').placeholder = data.blocked ? 'ブロック中' : 'メッセージ';
    this.#showBubbles();
    this.#showQuickReplies();
    this.#showTyping();
  }

  #find(selector) {
    return this.element.querySelector(selector);
  }

  #showBubbles() {
    const chat = this.#find('.chat');
    const atEnd = chat.scrollHeight - chat.scrollTop - chat.clientHeight < 120;
    const { bubbles } = this.#data;
    let changed = false;
    let lastDay = '';
    const nodes = [];
    for (const bubble of bubbles) {
      const today = dayOf(bubble.at);
      if (today !== lastDay) nodes.push(this.#node(`day ${today}`, '', () => element('p', 'chip', today)));
      lastDay = today;
      const before = this.#drawn.size;
      nodes.push(this.#node(bubble.id, String(bubble.unsent), () => drawBubble(bubble, {
        world: this.world,
        account: this.#account,
        tap: (action) => this.#tap(action),
        menu: (chosen) => this.#menu(chosen),
        quoted: (token) => bubbles.find((other) => other.message?.quoteToken === token && !other.fromBot)?.message.text,
      })));
      changed ||= this.#drawn.size > before;
    }
    const wanted = new Set(nodes);
    for (const [key, { node }] of this.#drawn) {
      if (!wanted.has(node)) {
        node.remove();
        this.#drawn.delete(key);
      }
    }
    nodes.forEach((node, index) => {
      if (chat.children[index] !== node) chat.insertBefore(node, chat.children[index] ?? null);
    });
    if (changed && (atEnd || !bubbles.at(-1).fromBot)) this.#toEnd();
  }

  #node(key, signature, draw) {
    const known = this.#drawn.get(key);
    if (known?.signature === signature) return known.node;
    const node = draw();
    known?.node.remove();
    this.#drawn.set(key, { node, signature });
    return node;
  }

  #toEnd() {
    const chat = this.#find('.chat');
    requestAnimationFrame(() => { chat.scrollTop = chat.scrollHeight; });
    for (const img of chat.querySelectorAll('img')) {
      if (!img.complete) img.addEventListener('load', () => { chat.scrollTop = chat.scrollHeight; }, { once: true });
    }
  }

  #showQuickReplies() {
    const quick = this.#find('.quick');
    const id = this.#data.blocked || this.#isPc ? null : this.#data.quickRepliesOf;
    if (quick.dataset.of === (id ?? '')) return;
    quick.dataset.of = id ?? '';
    const source = this.#data.bubbles.find((bubble) => bubble.id === id);
    const items = source?.message.quickReply.items ?? [];
    quick.hidden = items.length === 0;
    quick.replaceChildren(...items.map(({ action }) => {
      const button = element('button', 'pill', action.label);
      button.type = 'button';
      const file = { datetimepicker: 'calendar', camera: 'camera', cameraRoll: 'roll', location: 'pin' }[action.type];
      if (file) button.prepend(icon(file));
      button.addEventListener('click', () => this.#tap(action));
      return button;
    }));
    quick.scrollLeft = 0;
    this.#toEnd();
  }

  #showTyping() {
    const chat = this.#find('.chat');
    const left = new Date(this.#data.loadingUntil).getTime() - Date.now();
    clearTimeout(this.#typingTimer);
    if (left > 0) {
      chat.append(this.#typing);
      this.#toEnd();
      this.#typingTimer = setTimeout(() => this.#typing.remove(), left);
    } else {
      this.#typing.remove();
    }
  }

  async #tap(action) {
    if (this.#data.blocked) return;
    switch (action.type) {
      case 'datetimepicker': {
        const params = await pickMoment(action);
        if (params) await this.actions.tap(action, params);
        break;
      }
      case 'camera':
        this.#find('input.camera').click();
        break;
      case 'cameraRoll':
        this.#find('input.roll').click();
        break;
      case 'location':
        await this.#sendPlace();
        break;
      case 'uri':
        if (/^(https?|tel):/u.test(action.uri)) window.open(action.uri, '_blank', 'noopener,noreferrer');
        break;
      case 'clipboard':
        await navigator.clipboard.writeText(action.clipboardText);
        toast('コピーしました');
        break;
      default:
        await this.actions.tap(action);
        if (action.fillInText) this.#find('textarea').value = action.fillInText;
    }
  }

  async #menu(bubble) {
    const choice = await askBubble();
    if (choice === 'unsend') await this.actions.unsend(bubble.id);
    if (choice === 'copy') {
      await navigator.clipboard.writeText(bubble.message.text ?? '');
      toast('コピーしました');
    }
  }

  async #sendPlace() {
    const place = await pickPlace(this.world.places);
    if (place) await this.actions.place(place);
  }

  #setUpComposer() {
    const form = this.#find('.composer');
    const input = this.#find('textarea');
    const tray = this.#find('.stickers');
    const smile = this.#find('.smile');
    const fit = () => { input.rows = Math.min(4, input.value.split('\n').length); };
    const send = async () => {
      const text = input.value.trim();
      if (!text) return;
      input.value = '';
      fit();
      if (!await this.actions.text(text)) input.value = text;
    };
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      send();
    });
    input.addEventListener('input', fit);
    input.addEventListener('keydown', (event) => {
      // Enter also ends a Japanese conversion: that one must not send.
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
      event.preventDefault();
      send();
    });
    smile.addEventListener('click', () => {
      tray.hidden = !tray.hidden;
      smile.setAttribute('aria-expanded', String(!tray.hidden));
    });
    tray.append(...this.world.stickers.map((sticker) => {
      const button = element('button', 'sticker');
      button.type = 'button';
      const img = element('img');
      img.src = asset(`stickers/${sticker.file}`);
      img.alt = sticker.name;
      button.append(img);
      button.addEventListener('click', () => {
        tray.hidden = true;
        smile.setAttribute('aria-expanded', 'false');
        this.actions.sticker(sticker);
      });
      return button;
    }));
    this.#find('.photo').addEventListener('click', () => this.#find('input.roll').click());
    this.#find('.place').addEventListener('click', () => this.#sendPlace());
    this.#find('.friend').addEventListener('click', () => (this.#data.blocked ? this.actions.follow() : this.actions.block()));
    for (const picker of this.element.querySelectorAll('input[type=file]')) {
      picker.addEventListener('change', async () => {
        await this.actions.photos([...picker.files].slice(0, 20));
        picker.value = '';
      });
    }
  }

  /** LINE for a computer shows neither quick replies nor the menu. */
  get #isPc() {
    return this.element.classList.contains('on-pc');
  }

  #setUpPc() {
    this.#find('.pc-mode').addEventListener('change', (event) => {
      this.element.classList.toggle('on-pc', event.target.checked);
      this.#find('.quick').dataset.of = '?';
      this.#showQuickReplies();
    });
  }

  /** The account's own menu takes the place of the simulator's. */
  #showMenu(menu) {
    const bar = this.#find('.menu');
    if (!menu || bar.dataset.id === menu.id) return;
    bar.dataset.id = menu.id;
    bar.classList.add('rich');
    const { size, areas } = menu.definition;
    const picture = element('img');
    picture.src = `/simulator/line/ui/richmenu/${menu.id}`;
    picture.alt = '';
    bar.replaceChildren(picture, ...areas.map(({ bounds, action }) => {
      const button = element('button');
      button.type = 'button';
      button.setAttribute('aria-label', action.label);
      button.style.left = `${(bounds.x / size.width) * 100}%`;
      button.style.top = `${(bounds.y / size.height) * 100}%`;
      button.style.width = `${(bounds.width / size.width) * 100}%`;
      button.style.height = `${(bounds.height / size.height) * 100}%`;
      button.addEventListener('click', () => this.#tap(action));
      return button;
    }));
  }

  #setUpMenu() {
    this.#find('.menu').append(...this.world.menu.map((entry) => {
      const button = element('button', `menu-${entry.icon}`, entry.label);
      button.type = 'button';
      button.addEventListener('click', () => this.actions.tap({ type: 'message', label: entry.label, text: entry.text }));
      return button;
    }));
  }
}
