// Microsoft's own Direct Line client, unmodified from npm, against the running host.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import ws from 'ws';
import xhr from 'xmlhttprequest';
import { startHost } from './host.mjs';

const sockets = [];
globalThis.XMLHttpRequest = xhr.XMLHttpRequest;
globalThis.WebSocket = class extends ws {
  constructor(url) {
    super(url);
    sockets.push(this);
  }
};
const { DirectLine, ConnectionStatus } = (await import('botframework-directlinejs')).default;

let host;
before(async () => { host = await startHost(); });
after(() => host?.stop());

async function session(procedure) {
  const answer = await fetch(`${host.url}/webchat/session`, {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ procedure, fresh: true }),
  });
  assert.equal(answer.status, 200);
  return answer.json();
}

/** A client and everything it hears. Waits end when the condition holds. */
function connect(options) {
  const heard = [];
  const statuses = [];
  const waiting = new Set();
  const directLine = new DirectLine({ domain: `${host.url}/v3/directline`, ...options });
  const tell = () => waiting.forEach((check) => check());
  directLine.connectionStatus$.subscribe((status) => { statuses.push(status); tell(); });
  const subscription = directLine.activity$.subscribe((activity) => { heard.push(activity); tell(); }, () => tell());
  const until = (find, patience = 30000) => new Promise((resolve, reject) => {
    const timer = setTimeout(() => { waiting.delete(check); reject(new Error(`It did not come. Heard:\n${heard.map((a) => `${a.from.role}: ${a.text}`).join('\n')}`)); }, patience);
    const check = () => {
      const found = find();
      if (!found) return;
      clearTimeout(timer);
      waiting.delete(check);
      resolve(found);
    };
    waiting.add(check);
    check();
  });
  const say = (text) => new Promise((resolve, reject) => directLine.postActivity({ type: 'message', text, from: { id: 'ignored' } }).subscribe(resolve, reject));
  const reply = (text) => until(() => heard.find((a) => a.from.role === 'bot' && a.text?.includes(text)));
  return { directLine, heard, statuses, until, say, reply, end() { subscription.unsubscribe(); directLine.end(); } };
}

test('the client starts, is greeted, says something and hears its echo and the answer', async () => {
  const { token, userId } = await session('event-signup');
  const client = connect({ token });
  await client.reply('どの行事に参加しますか');
  const id = await client.say('1');
  assert.notEqual(id, 'retry');
  const echo = await client.until(() => client.heard.find((a) => a.id === id));
  assert.equal(echo.from.id, userId);
  const answer = await client.reply('いつの回');
  assert.equal(answer.replyToId, id);
  assert.ok(client.statuses.includes(ConnectionStatus.Online));
  client.end();
});

test('a socket that is cut comes back by itself with what was missed, once', async () => {
  const { token } = await session('event-signup');
  const client = connect({ token });
  await client.reply('どの行事');
  const before = sockets.length;
  sockets.at(-1).terminate();
  const id = await client.say('1');
  await client.reply('いつの回');
  assert.equal(sockets.length, before + 1);
  assert.equal(client.heard.filter((a) => a.id === id).length, 1);
  client.end();
});

test('a page that was reloaded resumes with everything that was said', async () => {
  const { token, conversationId } = await session('event-signup');
  const first = connect({ token });
  await first.reply('どの行事');
  await first.say('1');
  await first.reply('いつの回');
  first.end();
  const second = connect({ token, conversationId, watermark: '0' });
  await second.reply('いつの回');
  assert.deepEqual(second.heard.map((a) => a.id), first.heard.map((a) => a.id));
  second.end();
});

test('two tabs hear everything', async () => {
  const { token, conversationId } = await session('event-signup');
  const one = connect({ token });
  await one.reply('どの行事');
  const two = connect({ token, conversationId, watermark: '0' });
  await two.reply('どの行事');
  await two.say('1');
  await Promise.all([one.reply('いつの回'), two.reply('いつの回')]);
  one.end();
  two.end();
});

test('without sockets the client polls', async () => {
  const { token } = await session('event-signup');
  const before = sockets.length;
  const client = connect({ token, webSocket: false, pollingInterval: 200 });
  await client.reply('どの行事');
  await client.say('1');
  await client.reply('いつの回');
  assert.equal(sockets.length, before);
  client.end();
});

test('a token that is none ends the attempt clearly', async () => {
  const client = connect({ token: 'none' });
  await client.until(() => client.statuses.includes(ConnectionStatus.FailedToConnect) || client.statuses.includes(ConnectionStatus.ExpiredToken));
  client.end();
});
