// Opens the conversation of this browser and keeps it open. The client says nothing while its socket is away, and gives up for
// good after some errors: this watches the sockets, tells the person, and begins again.
import { notify, noticed, page, words } from '../page.js';

const FAILED = 4;
const ENDED = 5;
const EXPIRED = 3;

export class Connection {
  onReady = () => {};
  #failures = 0;
  #opened = false;
  #polling = false;
  #lastPoll = 0;
  #directLine;

  constructor() {
    this.#watchSockets();
    window.addEventListener('offline', () => notify('offline'));
    window.addEventListener('online', () => noticed() === 'offline' && notify('reconnecting'));
  }

  async open(restarted = false) {
    try {
      const answer = await fetch('/webchat/session', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ procedure: page.procedure, entry: page.entry, language: words().language }),
      });
      if (!answer.ok) throw new Error(String(answer.status));
      const session = await answer.json();
      this.#directLine?.end();
      this.#directLine = window.WebChat.createDirectLine({
        domain: new URL('/v3/directline', location.href).href,
        token: session.token,
        webSocket: !this.#polling,
        ...(session.resumed ? { conversationId: session.conversationId, watermark: '0' } : {}),
      });
      this.#directLine.connectionStatus$.subscribe((status) => this.#heard(status));
      this.#opened = true;
      this.onReady(this.#directLine, restarted);
    } catch {
      this.#again();
    }
  }

  #heard(status) {
    if (status === 2 && this.#polling) notify();
    if (status === FAILED || status === ENDED || status === EXPIRED) this.#again();
  }

  /** Begins again after a while that grows; in the end leaves it to the person. */
  #again() {
    this.#failures += 1;
    if (this.#failures > 6) {
      notify('failed', { key: 'retry', run: () => { this.#failures = 0; this.open(true); } });
      return;
    }
    notify(this.#opened ? 'reconnecting' : 'opening');
    setTimeout(() => this.open(true), Math.min(1000 * 2 ** this.#failures, 15000));
  }

  #watchSockets() {
    const self = this;
    let closedUnopened = 0;
    window.WebSocket = class extends WebSocket {
      constructor(url, protocols) {
        super(url, protocols);
        let wasOpen = false;
        this.addEventListener('open', () => {
          wasOpen = true;
          closedUnopened = 0;
          self.#failures = 0;
          if (noticed() === 'reconnecting') {
            notify('connected');
            setTimeout(() => noticed() === 'connected' && notify(), 3000);
          } else {
            notify();
          }
        });
        this.addEventListener('close', () => {
          if (navigator.onLine) notify('reconnecting');
          closedUnopened += wasOpen ? 0 : 1;
          // A proxy on the way that lets no socket through: ask for news instead.
          if (closedUnopened >= 3 && !self.#polling) self.#poll();
        });
      }
    };
  }

  #poll() {
    this.#polling = true;
    this.#lastPoll = performance.now();
    new PerformanceObserver((list) => {
      if (list.getEntries().some((e) => e.name.includes('/activities?'))) this.#lastPoll = performance.now();
    }).observe({ type: 'resource' });
    // After one failed request the client polls no more and says nothing.
    setInterval(() => {
      performance.clearResourceTimings();
      if (performance.now() - this.#lastPoll > 20000) {
        this.#lastPoll = performance.now();
        notify('reconnecting');
        this.open(true);
      }
    }, 5000);
    this.open(true);
  }
}
