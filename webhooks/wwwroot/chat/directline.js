// A Direct Line client as small as this page needs: one conversation, a stream that is opened again when it breaks, and asking every
// few seconds where no stream gets through. What is said is sent again with the same id until the server has it.
const EVERY = 2500;
const SLOWEST = 15000;

export class DirectLine {
  onActivities = () => {};
  onState = () => {};
  #token;
  #conversation;
  #watermark = '';
  #unopened = 0;
  #failures = 0;
  #opening;
  #wish;
  #isOver = false;
  isResumed = false;

  constructor(wish) {
    this.#wish = wish;
    addEventListener('offline', () => this.onState('offline'));
    addEventListener('online', () => this.#socket === undefined && this.#stream());
  }

  /** Somebody has left: nothing more is asked, said or reported, and no new conversation begins. */
  end() {
    this.#isOver = true;
    this.onActivities = this.onState = () => {};
    this.#socket?.close();
  }

  /** Opens the conversation of this browser, once; whoever asks meanwhile waits for the same. */
  open() {
    this.#opening ??= this.#begin().catch((error) => {
      this.#opening = undefined;
      throw error;
    });
    return this.#opening;
  }

  async #begin() {
    const session = await this.#call('/webchat/session', this.#wish());
    this.#token = session.token;
    this.#conversation = session.conversationId;
    this.isResumed = session.resumed;
    const opened = await this.#call('/v3/directline/conversations', { user: { id: session.userId } });
    this.#token = opened.token;
    this.#listen(opened.streamUrl);
  }

  /** Says something; the promise is kept once it is on disk there. */
  async say(activity) {
    await this.#lasting(async () => {
      await this.open();
      return this.#call(`${this.#path}/activities`, { type: 'message', from: { role: 'user' }, textFormat: 'plain', ...activity });
    });
  }

  async send(files) {
    const body = new FormData();
    for (const file of files) body.append('file', file, file.name);
    await this.#lasting(async () => {
      await this.open();
      return this.#call(`${this.#path}/upload`, body);
    });
  }

  get #path() {
    return `/v3/directline/conversations/${this.#conversation}`;
  }

  /** Tries until it is done; what the server refuses for good is thrown. */
  async #lasting(work) {
    for (let failed = 1; ; failed++) {
      try {
        const done = await work();
        if (failed > 1 && this.#socket) this.onState('connected');
        return done;
      } catch (error) {
        if (error.status === 401 || error.status === 403) this.#opening = undefined;
        else if (error.status >= 400 && error.status < 500 && error.status !== 429) throw error;
        if (failed > 8) throw error;
        this.onState(navigator.onLine ? 'reconnecting' : 'offline');
        await pause(Math.min(SLOWEST, 500 * 2 ** failed));
      }
    }
  }

  async #call(path, body) {
    if (this.#isOver) return new Promise(() => {});
    const answer = await fetch(path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { ...(body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' }), ...(this.#token && { authorization: `Bearer ${this.#token}` }) },
      body: body === undefined || body instanceof FormData ? body : JSON.stringify(body),
    });
    if (!answer.ok) throw Object.assign(new Error(String(answer.status)), { status: answer.status });
    return answer.status === 204 ? null : answer.json();
  }

  #socket;

  #listen(url) {
    const socket = new WebSocket(url);
    this.#socket = socket;
    let wasOpen = false;
    socket.onopen = () => {
      wasOpen = true;
      if (this.#failures > 0) this.onState('connected');
      this.#unopened = this.#failures = 0;
    };
    socket.onmessage = ({ data }) => data && this.#take(JSON.parse(data));
    socket.onclose = () => {
      this.#socket = undefined;
      this.#unopened += wasOpen ? 0 : 1;
      this.#failures += 1;
      this.onState(navigator.onLine ? 'reconnecting' : 'offline');
      if (this.#unopened >= 3) this.#poll();
      else setTimeout(() => this.#stream(), Math.min(SLOWEST, 250 * 2 ** this.#failures));
    };
  }

  async #stream() {
    if (this.#socket) return;
    try {
      const opened = await this.#call(`${this.#path}?watermark=${this.#watermark}`);
      this.#token = opened.token;
      this.#listen(opened.streamUrl);
    } catch (error) {
      this.#failures += 1;
      if (error.status === 401 || error.status === 403) await this.#renew();
      else if (this.#failures > 12) this.onState('failed');
      else setTimeout(() => this.#stream(), Math.min(SLOWEST, 500 * 2 ** this.#failures));
    }
  }

  /** The token has ended: the cookie gives another one, or the conversation is over. */
  async #renew() {
    this.#opening = undefined;
    this.#token = undefined;
    await this.open().catch(() => this.onState('failed'));
  }

  /** A proxy on the way lets no socket through. */
  async #poll() {
    for (;;) {
      try {
        this.#take(await this.#call(`${this.#path}/activities?watermark=${this.#watermark}`));
        if (this.#failures > 0) this.onState('connected');
        this.#failures = 0;
      } catch (error) {
        this.#failures += 1;
        this.onState('reconnecting');
        if (error.status === 401 || error.status === 403) return this.#renew();
      }

      await pause(EVERY);
    }
  }

  #take(set) {
    this.#watermark = set.watermark ?? this.#watermark;
    if (set.activities?.length) this.onActivities(set.activities);
  }
}

const pause = (ms) => new Promise((done) => setTimeout(done, ms));
