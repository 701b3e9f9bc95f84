// The whole way in the browser: a procedure, a reload, a cut, two tabs, a photo, composing Japanese, leaving, the keyboard alone.
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Chat, assertAccessible, launch, phone, watch } from './chat.mjs';
import { apiKey, screenshots, startHost } from './host.mjs';

const photo = join(dirname(fileURLToPath(import.meta.url)), 'photo-with-place.jpg');
let host;
let browser;
const troubles = [];

before(async () => {
  await mkdir(screenshots, { recursive: true });
  host = await startHost(['--WebChat:QuickExitUrl=/calendar']);
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await host?.stop();
});

const person = (options = {}) => browser.newContext({ viewport: phone, locale: 'ja-JP', timezoneId: 'Asia/Tokyo', ...options });
const open = (context, options = {}) => Chat.open(context, host.url, { troubles, ...options });

async function submissionOf(page, prefix) {
  const reference = new RegExp(`${prefix}-[0-9A-Z]{4}-[0-9A-Z]{4}`).exec(await page.locator('body').innerText())?.[0];
  const answer = await fetch(`${host.url}/api/v1/submissions/${reference}`, { headers: { authorization: `Bearer ${apiKey}` } });
  assert.equal(answer.status, 200, reference);
  return answer.json();
}

test('a whole procedure in Japanese on a phone, nothing amiss in any state', async () => {
  const context = await person();
  const chat = await open(context, { path: '/chat?p=event-signup&c=leaflet' });
  await assertAccessible(chat.page, 'first question');
  await chat.shoot('chat-first-question');
  assert.equal(await chat.page.title(), '相談と手続き');
  await chat.press('会員の交流会', 'いつの回');
  await chat.say('ねこの日', '日にちがわかりませんでした');
  await assertAccessible(chat.page, 'wrong answer');
  await chat.shoot('chat-wrong-answer');
  await chat.press('あした', 'お名前');
  await chat.say('山田 花子', '電話番号');
  await chat.say('０９０ー００００ー１２３４', '大人は');
  await chat.say('2人', '子どもは');
  await chat.say('0', '配慮');
  await chat.press('いいえ', '確認してください');
  await assertAccessible(chat.page, 'check answers');
  await chat.shoot('chat-check-answers');
  await chat.press('はい', '受付番号は EV-');
  await assertAccessible(chat.page, 'receipt');
  await chat.shoot('chat-receipt');
  const submission = await submissionOf(chat.page, 'EV');
  assert.equal(submission.answers.name, '山田 花子');
  assert.equal(submission.answers.phone, '09000001234');
  await context.close();
});

for (const [language, first, next, choice, wait] of [
  ['en', 'Which event', 'On which day', 'First-aid course', 'Conversation'],
  ['ja-easy', 'どの イベント', 'いつ 行', 'けがの 手当ての 勉強', 'やりとり'],
]) {
  test(`the page and the bot speak ${language}, and change language in the middle`, async () => {
    const context = await person();
    const chat = await open(context, { path: `/chat?p=event-signup&l=${language}`, expected: first });
    await assertAccessible(chat.page, language);
    await chat.shoot(`chat-${language}`);
    assert.equal(await chat.page.locator('.skip').textContent(), wait);
    await chat.press(choice, next);
    await chat.page.locator('summary').click();
    await chat.page.locator('[data-pick="ja"]').click();
    await chat.hears('いつの回');
    assert.equal(await chat.page.locator('h1').textContent(), '北九州市 相談と手続き');
    assert.equal(await chat.page.evaluate(() => document.documentElement.lang), 'ja');
    await context.close();
  });
}

test('a reload in the middle shows what was said and goes on', async () => {
  const context = await person();
  const chat = await open(context);
  await chat.press('会員の交流会', 'いつの回');
  await chat.page.reload();
  await chat.hears('いつの回');
  assert.equal(await chat.said('どの行事'), 1);
  await chat.press('あした', 'お名前');
  await context.close();
});

test('a socket cut in the middle is told, and nothing is lost or doubled', async () => {
  const context = await person();
  const chat = await open(context);
  await chat.press('会員の交流会', 'いつの回');
  await chat.page.evaluate(() => window.sockets.forEach((s) => s.close()));
  await chat.notice().filter({ hasText: 'つなぎ直しています' }).waitFor();
  await assertAccessible(chat.page, 'reconnecting');
  await chat.shoot('chat-reconnecting');
  await chat.box.fill('あした');
  await chat.box.press('Enter');
  await chat.hears('お名前');
  assert.equal(await chat.said('いつの回'), 1);
  assert.equal(await chat.said('お名前'), 1);
  await chat.notice().filter({ hasNotText: 'つなぎ直しています' }).waitFor();
  await context.close();
});

test('two tabs of one person show the same conversation', async () => {
  const context = await person();
  const one = await open(context);
  await one.press('会員の交流会', 'いつの回');
  const two = await open(context, { expected: 'いつの回' });
  await two.press('あした', 'お名前');
  await one.hears('お名前');
  await one.say('山田 花子', '電話番号');
  await two.hears('電話番号');
  await context.close();
});

test('a photo is shown, belongs to the submission, and does not tell where it was taken', async () => {
  const context = await person();
  const chat = await open(context, { path: '/chat?p=provider-inquiry', expected: '事業所' });
  await chat.say('テスト介護事業所', '番号');
  await chat.say('/スキップ', 'サービス');
  await chat.say('1', '何について');
  await chat.say('1', '質問');
  await chat.say('届出はいつまでですか', '資料');
  await chat.page.locator('#file').setInputFiles(photo);
  await chat.hears('受け取りました');
  await chat.page.locator('#chat img[src*="/attachments/"]').first().waitFor();
  await chat.shoot('chat-photo');
  await assertAccessible(chat.page, 'photo');
  await chat.say('1', 'メール');
  await chat.say('test@example.jp', '確認してください');
  await chat.press('はい', 'CP-');
  const submission = await submissionOf(chat.page, 'CP');
  assert.equal(submission.files.length, 1);
  const file = await fetch(`${host.url}/api/v1/submissions/${submission.reference}/files/${submission.files[0].id}`, { headers: { authorization: `Bearer ${apiKey}` } });
  const bytes = Buffer.from(await file.arrayBuffer());
  assert.equal(bytes.subarray(0, 2).toString('hex'), 'ffd8');
  assert.equal(bytes.includes('Exif'), false);
  assert.equal(bytes.includes('InventedPhone'), false);
  await context.close();
});

test('a file that cannot be taken is refused before it is sent, in clear words', async () => {
  const context = await person();
  const chat = await open(context);
  const input = chat.page.locator('#file');
  await input.setInputFiles({ name: 'page.html', mimeType: 'text/html', buffer: Buffer.from('<script>') });
  await chat.notice().filter({ hasText: '受け取れませんでした' }).waitFor();
  await input.setInputFiles({ name: 'large.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(10 * 1024 * 1024 + 1) });
  await chat.notice().filter({ hasText: '大きすぎて' }).waitFor();
  await chat.shoot('chat-file-refused');
  await context.close();
});

test('Enter that picks a word while composing sends nothing', async () => {
  const context = await person();
  const chat = await open(context, { path: '/chat?p=provider-inquiry', expected: '事業所' });
  const keyboard = await context.newCDPSession(chat.page);
  await chat.box.focus();
  await keyboard.send('Input.imeSetComposition', { text: 'とうきょう', selectionStart: 5, selectionEnd: 5 });
  for (const type of ['rawKeyDown', 'keyUp']) await keyboard.send('Input.dispatchKeyEvent', { type, key: 'Process', code: 'Enter', windowsVirtualKeyCode: 229 });
  // Some browsers send a press that says it is composing: it must not send either.
  await chat.box.evaluate((box) => {
    for (const type of ['keydown', 'keypress']) box.dispatchEvent(new KeyboardEvent(type, { key: 'Enter', code: 'Enter', keyCode: 13, isComposing: true, bubbles: true, cancelable: true }));
  });
  await keyboard.send('Input.insertText', { text: '東京介護' });
  await chat.settle();
  assert.equal(await chat.box.inputValue(), '東京介護');
  assert.equal(await chat.said('東京介護'), 0);
  await chat.box.press('Enter');
  await chat.hears('東京介護');
  await context.close();
});

for (const way of ['the button', 'Shift three times']) {
  test(`leaving at once by ${way} shows another page and leaves nothing behind`, async () => {
    const context = await person();
    const page = await context.newPage();
    await page.goto(`${host.url}/health/live`);
    await page.close();
    const chat = await open(context);
    await chat.press('会員の交流会', 'いつの回');
    if (way === 'the button') await chat.page.locator('#exit').click();
    else for (let i = 0; i < 3; i++) await chat.page.keyboard.press('Shift');
    await chat.page.waitForURL('**/calendar');
    assert.equal(await chat.page.title(), 'カレンダー');
    await chat.shoot('chat-left');
    await chat.page.goBack();
    assert.doesNotMatch(chat.page.url(), /chat/);
    const again = await open(context);
    assert.equal(await again.said('いつの回'), 0);
    await context.close();
  });
}

test('who has left is told nothing more, though the line still reports its end', async () => {
  const context = await person();
  // The other page never comes: the line is cut and comes back meanwhile.
  await context.route('**/chat?p=event-signup', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replace('"exit":"/calendar"', '"exit":"#left"') });
  });
  const chat = await open(context);
  await chat.press('会員の交流会', 'いつの回');
  const faults = [];
  const calls = [];
  chat.page.on('pageerror', (error) => faults.push(error.message));
  chat.page.on('request', (request) => calls.push(new URL(request.url()).pathname));
  await chat.page.locator('#exit').click();
  await chat.page.waitForFunction(() => document.body.childElementCount === 0);
  await chat.page.evaluate(() => ['offline', 'online'].forEach((name) => dispatchEvent(new Event(name))));
  // Longer than the line waits before it begins again.
  await chat.page.evaluate(() => new Promise((done) => setTimeout(done, 1200)));
  assert.deepEqual(faults, []);
  assert.deepEqual(calls, ['/webchat/leave'], 'nothing is asked any more, and no conversation begins anew');
  await context.close();
});

test('the copy of the answers is a file with a name that tells nothing', async () => {
  const context = await person();
  const chat = await open(context);
  await chat.press('会員の交流会', 'いつの回');
  await chat.page.locator('summary').click();
  const [download] = await Promise.all([chat.page.waitForEvent('download'), chat.page.locator('#save').click()]);
  assert.equal(download.suggestedFilename(), 'memo.txt');
  const copy = await (await import('node:fs/promises')).readFile(await download.path(), 'utf8');
  assert.match(copy, /わたし\r\n会員の交流会[\s\S]*いつの回/);
  await context.close();
});

test('large text, high contrast, a narrow and a zoomed screen', async () => {
  for (const [name, viewport] of [['narrow', { width: 320, height: 640 }], ['zoomed', { width: 640, height: 400 }]]) {
    const context = await person({ viewport });
    const chat = await open(context);
    await chat.page.locator('summary').click();
    await chat.page.locator('#large').click();
    await chat.page.locator('#contrast').click();
    await chat.settle();
    assert.ok(await chat.page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${name}: nothing lies beside the screen`);
    await assertAccessible(chat.page, name);
    await chat.page.locator('summary').click();
    assert.ok((await chat.page.locator('#chat').boundingBox()).height > 60, `${name}: the question has room`);
    for (const id of ['#text', '#send', '#exit']) {
      const at = await chat.page.locator(id).boundingBox();
      assert.ok(at.y >= 0 && at.y + at.height <= viewport.height && at.x + at.width <= viewport.width, `${name}: ${id} is in view`);
    }
    await chat.shoot(`chat-${name}`);
    await chat.press('会員の交流会', 'いつの回');
    assert.equal(await chat.page.locator('#large').getAttribute('aria-pressed'), 'true');
    await context.close();
  }
});

test('the keyboard alone goes all the way', async () => {
  const context = await person({ viewport: { width: 1024, height: 768 } });
  const chat = await open(context);
  const { page } = chat;
  const go = async (name) => {
    for (let i = 0; i < 60; i++) {
      const focused = await page.evaluate(() => document.activeElement?.innerText?.trim() || document.activeElement?.getAttribute('aria-label') || document.activeElement?.getAttribute('placeholder') || '');
      if (focused === name) return;
      await page.keyboard.press('Tab');
    }
    assert.fail(`The keyboard does not reach ${name}`);
  };
  await chat.page.waitForSelector('[data-ready]');
  await go('会員の交流会');
  await chat.shoot('chat-keyboard');
  await page.keyboard.press('Enter');
  await chat.hears('いつの回');
  await go('あした');
  await page.keyboard.press('Enter');
  await chat.hears('お名前');
  assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'TEXTAREA', 'after a choice the box has the focus');
  await page.keyboard.type('山田 花子');
  await page.keyboard.press('Enter');
  await chat.hears('電話番号');
  await go('すぐに閉じる');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/calendar');
  await context.close();
});

test('who presses before the script has come is taken on', async () => {
  const context = await person();
  const page = await context.newPage();
  await page.route('**/main.js', async (route) => {
    await new Promise((done) => setTimeout(done, 1500));
    await route.continue().catch(() => {});
  });
  await page.goto(`${host.url}/chat?p=event-signup`, { waitUntil: 'commit' });
  await page.getByRole('button', { name: '会員の交流会', exact: true }).click();
  await page.waitForURL('**/chat');
  await page.locator('#chat .said').filter({ hasText: 'いつの回' }).waitFor();
  await page.close();
  await context.close();
});

test('without JavaScript the same procedure goes question by question', async () => {
  const context = await person({ javaScriptEnabled: false });
  const page = await context.newPage();
  watch(page, host.url, troubles);
  await page.goto(`${host.url}/chat?p=event-signup&c=leaflet`);
  const asks = async (text) => page.locator('.said.theirs').filter({ hasText: text }).first().waitFor();
  const press = (name) => page.getByRole('button', { name, exact: true }).click();
  const write = async (text) => {
    await page.locator('#text').fill(text);
    await page.locator('form:has(#text) button:not(#apply)').click();
  };
  await page.locator('#chat .said').filter({ hasText: 'どの行事' }).waitFor();
  await page.screenshot({ path: join(screenshots, 'form-first-question.png'), fullPage: true });
  await press('会員の交流会');
  await asks('いつの回');
  await press('あした');
  await asks('お名前');
  await write('<b>山田</b> 花子');
  await asks('電話番号');
  assert.equal(await page.locator('.said b').count(), 0, 'what was written is text');
  await write('090-0000-1234');
  await asks('大人は');
  await write('2');
  await asks('子どもは');
  await write('0');
  await asks('配慮');
  await press('いいえ');
  await asks('確認してください');
  await page.screenshot({ path: join(screenshots, 'form-check-answers.png'), fullPage: true });
  await press('はい');
  await asks('受付番号は EV-');
  await submissionOf(page, 'EV');
  await page.getByRole('button', { name: 'すぐに閉じる' }).click();
  await page.waitForURL('**/calendar');
  await context.close();
});

test('the page without JavaScript takes a photo, changes language, and has nothing amiss', async () => {
  const context = await person();
  const page = await context.newPage();
  await page.goto(`${host.url}/chat/form?p=provider-inquiry`);
  await page.locator('.said').filter({ hasText: '事業所' }).first().waitFor();
  await assertAccessible(page, 'form');
  assert.equal(await page.locator('#file').count(), 0, 'looking begins no conversation that a file could belong to');
  await page.locator('#text').fill('さくら介護');
  await page.locator('form:has(#text) button').last().click();
  await page.locator('.said.mine').filter({ hasText: 'さくら介護' }).waitFor();
  await page.locator('#file').setInputFiles({ name: 'x.zip', mimeType: 'application/zip', buffer: Buffer.from('PK') });
  await page.locator('form:has(#file) button').click();
  await page.locator('.said').filter({ hasText: '受け取れませんでした' }).waitFor();
  await page.locator('#file').setInputFiles(photo);
  await page.locator('form:has(#file) button').click();
  await page.locator('.said.mine').filter({ hasText: 'photo-with-place.jpg' }).waitFor();
  await page.getByRole('link', { name: 'English' }).click();
  await page.getByText('Leave now').waitFor();
  await page.screenshot({ path: join(screenshots, 'form-english.png'), fullPage: true });
  await context.close();
});

test('what can be said is always in view, and the newest stands at the top', async () => {
  for (const viewport of [phone, { width: 320, height: 568 }, { width: 1280, height: 800 }]) {
    const context = await person({ viewport });
    const chat = await open(context, { path: '/chat?p=consultation', expected: 'どちらにお住まい' });
    const within = async (locator, name) => {
      const at = await locator.boundingBox();
      assert.ok(at && at.y >= 0 && at.y + Math.min(at.height, 60) <= viewport.height, `${viewport.width}: ${name} at ${JSON.stringify(at)}`);
    };
    const inView = async () => {
      for (const id of ['#text', '#send', '#exit', '#apply']) await within(chat.page.locator(id), id);
    };
    await chat.page.waitForSelector('[data-ready]');
    await inView();
    await chat.press('小倉北区', 'どなたのこと');
    await chat.say('もう死にたいです', '早く力になれます');
    await chat.settle();
    await inView();
    await within(chat.bubbles.filter({ hasText: 'つらい気持ち' }), 'the words of care');
    const [log, care] = [await chat.page.locator('#chat').boundingBox(), await chat.bubbles.filter({ hasText: 'つらい気持ち' }).boundingBox()];
    assert.ok(Math.abs(care.y - log.y) < (viewport.width > 1000 ? 110 : 40), `${viewport.width}: it stands at the top (${care.y - log.y})`);
    assert.equal(await chat.page.locator('#answers a[href="tel:110"], #answers a[href="tel:119"]').count(), 2);
    await within(chat.page.locator('#answers a[href="tel:110"]'), 'a number to call');
    assert.ok((await chat.page.locator('#chat a[href="tel:110"]').count()) > 0);
    await chat.shoot(`chat-care-${viewport.width}`);
    await context.close();
  }
});

test('several are ticked and said at once', async () => {
  const context = await person();
  const chat = await open(context, { path: '/chat?p=consultation', expected: 'どちらにお住まい' });
  await chat.press('小倉北区', 'どなたのこと');
  await chat.press('自分のこと', 'こまっていること');
  await chat.page.getByLabel('借金').check();
  await chat.page.getByLabel('仕事', { exact: true }).check();
  await chat.shoot('chat-several');
  await assertAccessible(chat.page, 'several');
  await chat.press('つぎへ', '急いでいること');
  assert.equal(await chat.said('借金、仕事'), 2, 'said, and said back');
  await chat.page.getByLabel('どれもない').check();
  await chat.press('つぎへ', '話したいこと');
  await context.close();
});

// A busy machine only ever adds to the time: the best of three is nearest to what the page itself needs.
const looks = 3;

test('who only looks at the page begins nothing, and its first question comes fast over a slow line', async () => {
  const times = [];
  for (let look = 0; look < looks; look++) {
    const context = await person();
    const page = await context.newPage();
    const calls = [];
    page.on('request', (request) => request.method() === 'POST' && calls.push(request.url()));
    const line = await context.newCDPSession(page);
    await line.send('Network.enable');
    await line.send('Network.emulateNetworkConditions', { offline: false, latency: 200, downloadThroughput: 50_000, uploadThroughput: 50_000 });
    await line.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    const start = Date.now();
    await page.goto(`${host.url}/chat?p=consultation`, { waitUntil: 'commit' });
    await page.locator('#chat .said').filter({ hasText: 'どちらにお住まい' }).waitFor();
    await page.getByRole('button', { name: '小倉北区', exact: true }).waitFor();
    times.push(Date.now() - start);
    await page.waitForSelector('[data-ready]');
    console.log(`# first question at 400 kbit/s and a quarter of the CPU: ${times.at(-1)} ms; the page's script ready: ${Date.now() - start} ms`);
    assert.deepEqual(calls, []);
    assert.equal((await context.cookies()).length, 0);
    await context.close();
  }
  assert.ok(Math.min(...times) < 2000, `${times.join(', ')} ms`);
});

test('on a telephone that others use the conversation is cleared', async () => {
  const context = await person();
  const chat = await open(context);
  await chat.press('会員の交流会', 'いつの回');
  await chat.page.locator('summary').click();
  await chat.page.locator('#clear').click();
  await chat.page.waitForURL('**/chat');
  await chat.hears('何をしますか');
  assert.equal(await chat.said('会員の交流会'), 0);
  await assertAccessible(chat.page, 'what brings you here');
  await chat.shoot('chat-what-brings-you-here');
  await context.close();
});

test('in the dark it is dark', async () => {
  const context = await person({ colorScheme: 'dark' });
  const chat = await open(context, { path: '/chat?p=consultation', expected: 'どちらにお住まい' });
  await assertAccessible(chat.page, 'dark');
  await chat.press('小倉北区', 'どなたのこと');
  await assertAccessible(chat.page, 'dark, second question');
  await chat.shoot('chat-dark');
  await context.close();
});

test("Microsoft's own Web Chat, unmodified, goes all the way at /chat/webchat", async () => {
  const context = await person();
  const page = await context.newPage();
  watch(page, host.url, troubles);
  await page.goto(`${host.url}/chat/webchat?p=event-signup`);
  const hears = (text) => page.locator('#chat .webchat__bubble__content').filter({ hasText: text }).last().waitFor({ timeout: 30000 });
  const press = (label) => page.locator('#chat .webchat__suggested-actions').getByRole('button', { name: label, exact: true }).click();
  const say = async (text) => {
    const box = page.locator('#chat .webchat__send-box textarea').first();
    await box.fill(text);
    await box.press('Enter');
  };
  await hears('どの行事');
  await press('会員の交流会');
  await hears('いつの回');
  await press('あした');
  await hears('お名前');
  await say('山田 花子');
  await hears('電話番号');
  await say('090-0000-1234');
  await hears('大人は');
  await say('2');
  await hears('子どもは');
  await say('0');
  await hears('配慮');
  await press('いいえ');
  await hears('確認してください');
  await page.screenshot({ path: join(screenshots, 'webchat-official.png') });
  await press('はい');
  await hears('受付番号は EV-');
  await context.close();
});

test('the pages ask nobody else for anything and complain of nothing', () => assert.deepEqual(troubles, []));
