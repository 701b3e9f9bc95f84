// Microsoft's own Bot Framework client, unmodified from npm, as the channel's side: it posts the activities, and a connector takes the answers.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import connectorLibrary from 'botframework-connector';
import schema from 'botframework-schema';
import { apiKey, startHost } from './host.mjs';

const { BotFrameworkAuthenticationFactory, PasswordServiceClientCredentialFactory } = connectorLibrary;
const { ActivityTypes, assertCardAction } = schema;

// Without an app the library signs nothing, as the Emulator does.
const nobody = new PasswordServiceClientCredentialFactory('', '');
const client = BotFrameworkAuthenticationFactory.create('', true, '', '', '', '', '', '', '', nobody).createBotFrameworkClient();

let host;
let connector;
before(async () => {
  host = await startHost(['--BotFramework:AllowUnsigned=true']);
  connector = await startConnector();
});
after(async () => {
  connector?.stop();
  await host?.stop();
});

/** The address that activities name to be answered at: whom it was for, and what was said. Waits end when the answer is there. */
async function startConnector() {
  const heard = [];
  const waiting = new Set();
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request.setEncoding('utf8')) body += part;
    const [, conversation, answered] = /^\/v3\/conversations\/([^/]+)\/activities(?:\/([^/]+))?$/.exec(request.url) ?? [];
    if (request.method !== 'POST' || !conversation) return response.writeHead(404).end();
    heard.push({ conversation: decodeURIComponent(conversation), answered, activity: JSON.parse(body) });
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ id: `answer-${heard.length}` }));
    waiting.forEach((check) => check());
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const until = (find, patience = 30000) => new Promise((resolve, reject) => {
    const timer = setTimeout(() => { waiting.delete(check); reject(new Error(`It did not come. Heard:\n${JSON.stringify(heard, null, 1)}`)); }, patience);
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
  return { url: `http://127.0.0.1:${server.address().port}`, heard, until, stop() { server.closeAllConnections(); server.close(); } };
}

/** A person in a conversation of their own. */
function person(name) {
  const conversation = `conversation-of-${name}`;
  let said = 0;
  const message = (text) => ({
    type: ActivityTypes.Message, id: `${name}-${++said}`, timestamp: new Date(), locale: 'ja-JP', text,
    channelId: 'emulator', serviceUrl: connector.url, conversation: { id: conversation }, from: { id: name, name: '山田花子' }, recipient: { id: 'bot' },
  });
  const answers = () => connector.heard.filter((a) => a.conversation === conversation);
  const post = async (activity) => {
    const { status } = await client.postActivity('', '', `${host.url}/api/messages`, connector.url, conversation, activity);
    assert.equal(status, 200);
  };
  const answer = (to) => connector.until(() => answers().find((a) => a.answered === to.id)).then((a) => a.activity);
  const say = async (text, expected) => {
    const activity = message(text);
    await post(activity);
    const reply = await answer(activity);
    assert.equal(reply.type, ActivityTypes.Message);
    assert.equal(reply.replyToId, activity.id);
    assert.deepEqual([reply.from.id, reply.recipient.id, reply.conversation.id], ['bot', name, conversation]);
    reply.suggestedActions?.actions.forEach((action) => assertCardAction(action));
    assert.match(reply.text, expected);
    return reply;
  };
  return { say, message, post, answer, answers };
}

test('the report of the README, from the first word to the queue', async () => {
  const { say, answers } = person('reporter');
  await say('活動報告', /会員番号を教えてください/);
  await say('4821', /いつの活動ですか/);
  await say('きのう', /何時から何時まで/);
  await say('9時から11時半まで', /何をしましたか/);
  await say('1', /お子さんの名前/);
  await say('たろうさん', /病気でしたか/);
  await say('いいえ', /もう一人いますか/);
  await say('いいえ', /交通費はありましたか/);
  await say('420円', /写真/);
  const check = await say('写真はない', /確認/);
  assert.ok(check.suggestedActions.actions.some((action) => action.title === 'はい'));
  const receipt = await say('はい', /FS-[0-9A-Z]{4}-[0-9A-Z]{4}/);
  assert.equal(answers().length, 11);

  const reference = /FS-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(receipt.text)[0];
  const answer = await fetch(`${host.url}/api/v1/submissions/${reference}`, { headers: { authorization: `Bearer ${apiKey}` } });
  assert.equal(answer.status, 200);
  const submission = await answer.json();
  assert.equal(submission.channel, 'botframework');
  assert.equal(submission.answers['member-number'], '4821');
  assert.deepEqual(submission.answers.time, { from: '09:00', to: '11:30' });
  assert.equal(submission.answers.travel, 420);
  assert.doesNotMatch(host.output(), /山田|reporter|たろう/);
});

test('an activity that the channel posts twice is answered once', async () => {
  const { say, message, post, answer, answers } = person('twice');
  const first = message('活動報告');
  await Promise.all([post(first), post(structuredClone(first))]);
  await answer(first);
  await post(first);
  await say('4821', /いつの活動ですか/);
  assert.equal(answers().length, 2);
});
