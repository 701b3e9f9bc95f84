// Calls of the page to its own server.
import { toast } from './sheets.js';

const root = new URL('../', import.meta.url).pathname.replace(/\/$/, '');
const failures = {
  'too-large': '写真は10MBまでです。小さい写真を選んでください。',
  'no-picture': '写真として読めませんでした。JPEGかPNGの写真を選んでください。',
  'not-possible': 'いまはできません。画面が新しくなったら、もう一度ためしてください。',
};

export const asset = (path) => `${root}/assets/${path}`;
export const contentOf = (messageId) => `${root}/ui/content/${encodeURIComponent(messageId)}`;

export async function world() {
  return (await fetch(asset('world.json'))).json();
}

/** The state, as soon as it is newer than `version`; nothing when nothing changed for a while. */
export async function look(version) {
  const response = await fetch(`${root}/ui/state${version < 0 ? '' : `?after=${version}`}`);
  if (!response.ok) throw new Error(String(response.status));
  return response.status === 204 ? null : response.json();
}

async function call(method, path, body, type) {
  try {
    const response = await fetch(`${root}/ui/${path}`, {
      method,
      body: type ? body : JSON.stringify(body ?? {}),
      headers: { 'Content-Type': type ?? 'application/json' },
    });
    if (response.ok) return true;
    const problem = await response.json().catch(() => ({}));
    toast(failures[problem.code] ?? failures['not-possible']);
  } catch {
    toast('サーバーにつながりませんでした。もう一度ためしてください。');
  }
  return false;
}

export const behave = (behaviour) => call('PUT', 'behaviour', behaviour);
export const plan = (endpoint, kind) => call('POST', 'faults', { endpoint, kind });
export const odd = (userId, kind) => call('POST', 'odd', { userId, kind });
export const reset = () => call('POST', 'reset');

/** Everything a person can do on the phone. */
export class Actions {
  constructor(userId) {
    this.path = `phones/${encodeURIComponent(userId)}`;
  }

  text(text) { return call('POST', `${this.path}/text`, { text }); }
  tap(action, params) { return call('POST', `${this.path}/tap`, { action, params }); }
  sticker({ packageId, stickerId, keywords }) { return call('POST', `${this.path}/sticker`, { packageId, stickerId, keywords }); }
  place(place) { return call('POST', `${this.path}/location`, place); }
  unsend(messageId) { return call('POST', `${this.path}/unsend`, { messageId }); }
  follow() { return call('POST', `${this.path}/follow`); }
  block() { return call('POST', `${this.path}/block`); }

  /** Photos chosen together go out as a set, one event each. */
  async photos(files) {
    const set = Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, '0')).join('');
    for (let i = 0; i < files.length; i += 1) {
      const query = files.length > 1 ? `?set=${set}&index=${i + 1}&total=${files.length}` : '';
      await call('POST', `${this.path}/photo${query}`, files[i], files[i].type || 'application/octet-stream');
    }
  }
}
