// Every state of the chat and every page, at three sizes, to be looked at: the pictures lie in artifacts/screenshots/screens. What a
// machine can see of it is asserted: nothing beside the screen, nothing that axe-core finds, what can be said always in view.
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Chat, assertAccessible, launch } from './chat.mjs';
import { apiKey, screenshots, startHost } from './host.mjs';

const photo = join(dirname(fileURLToPath(import.meta.url)), 'photo-with-place.jpg');
const folder = join(screenshots, 'screens');
const sizes = { 390: { width: 390, height: 844 }, 320: { width: 320, height: 568 }, 1280: { width: 1280, height: 800 } };
let host;
let browser;

before(async () => {
  await mkdir(folder, { recursive: true });
  host = await startHost(['--WebChat:QuickExitUrl=/calendar', '--Languages:Demonstration=true']);
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await host?.stop();
});

async function look(page, name, size) {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await page.screenshot({ path: join(folder, `${name}-${size}.png`) });
  const { wide, seen } = await page.evaluate(() => ({ wide: document.documentElement.scrollWidth, seen: innerWidth }));
  assert.ok(wide <= seen, `${name} ${size}: ${wide} px wide in ${seen}`);
  await assertAccessible(page, `${name} ${size}`);
}

/** A state of the chat: besides, what can be said and the way out are in view, and every control is large enough for a thumb. */
async function lookAtChat(chat, name, size) {
  await look(chat.page, name, size);
  for (const id of ['#text', '#send', '#exit']) {
    const at = await chat.page.locator(id).boundingBox();
    assert.ok(at && at.y >= 0 && at.y + at.height <= sizes[size].height + 1, `${name} ${size}: ${id} is in view`);
  }
  const small = await chat.page.evaluate(() =>
    [...document.querySelectorAll('button, a.button, summary, .said a, label.box')]
      .filter((e) => e.offsetParent && e.getBoundingClientRect().height > 0 && e.getBoundingClientRect().height < 36)
      .map((e) => e.textContent.trim()));
  assert.deepEqual(small, [], `${name} ${size}: too small for a thumb`);
}

/** Says it and waits for whatever is answered. */
async function answer(chat, text) {
  const before = await chat.page.locator('#chat .theirs').count();
  await chat.box.fill(text);
  await chat.box.press('Enter');
  await chat.page.waitForFunction((n) => document.querySelectorAll('#chat .theirs').length > n, before);
}

const person = (size, options = {}) => browser.newContext({ viewport: sizes[size], locale: 'ja-JP', timezoneId: 'Asia/Tokyo', ...options });

async function say(route, body) {
  const answer = await fetch(`${host.url}/api/v1/${route}`, { method: 'POST', headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' }, body: JSON.stringify(body) });
  assert.ok(answer.ok, `${route}: ${answer.status}`);
}

for (const size of Object.keys(sizes)) {
  const open = async (path, expected, options) => Chat.open(await person(size, options), host.url, { path, expected });

  test(`a consultation from its first question to the receipt, ${size}`, async () => {
    const chat = await open('/chat?p=consultation', 'どちらにお住まい');
    await lookAtChat(chat, '01-first', size);
    await chat.press('小倉北区', 'どなたのこと');
    await lookAtChat(chat, '02-choice', size);
    await chat.press('自分のこと', 'こまっていること');
    await lookAtChat(chat, '03-several', size);
    await chat.page.getByLabel('仕事', { exact: true }).check();
    await chat.press('つぎへ', '急いでいること');
    await lookAtChat(chat, '04-several-urgent', size);
    await chat.page.getByLabel('どれもない').check();
    await chat.press('つぎへ', '話したいこと');
    await lookAtChat(chat, '05-story', size);
    await chat.say('仕事をさがしています', '何人で住んで');
    await lookAtChat(chat, '06-number', size);
    await chat.say('ねこ', '数字で');
    await lookAtChat(chat, '07-wrong-answer', size);
    await chat.say('1人', 'どんな所に');
    await chat.press('アパート・借家', '連絡は、どうしますか');
    await chat.press('電話などはいらない', '何とお呼び');
    await chat.press('書かない', 'ほかの相談窓口');
    await chat.press('いいえ', '確認してください');
    await lookAtChat(chat, '08-check', size);
    await chat.press('はい', '相談を受け付けました');
    await lookAtChat(chat, '09-receipt', size);
    await chat.page.context().close();
  });

  test(`a cry, what follows it, and the answer of the office, ${size}`, async () => {
    const chat = await open('/chat?p=consultation', 'どちらにお住まい');
    await chat.say('もう死にたいです', '早く力になれます');
    await lookAtChat(chat, '10-care', size);
    await chat.press('電話してほしい', '電話番号');
    await lookAtChat(chat, '11-call-me', size);
    await answer(chat, '090-0000-1234 夕方');
    await lookAtChat(chat, '12-after-care', size);
    const [number] = /SK-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(await chat.page.locator('#chat').innerText());
    await say(`submissions/${number}/messages`, { text: 'きょう17時にお電話します。番号は市役所の代表です。' });
    await chat.hears('きょう17時にお電話します');
    assert.ok(await chat.page.locator('#answers button').count() > 2, 'what was asked before it can still be answered');
    await lookAtChat(chat, '13-office-answers', size);
    await chat.page.context().close();
  });

  test(`days, hours and photos, ${size}`, async () => {
    const signup = await open('/chat?p=event-signup', 'どの行事');
    await signup.press('会員の交流会', 'いつの回');
    await lookAtChat(signup, '14-day', size);
    await signup.page.context().close();
    const report = await open('/chat?p=activity-report', '会員番号');
    await lookAtChat(report, '15-member-number', size);
    await report.say('04821', 'いつの活動');
    await report.press('きのう', '何時から何時まで');
    await lookAtChat(report, '16-hours', size);
    await report.say('9時から11時半まで', '何をしましたか');
    await lookAtChat(report, '17-long-list', size);
    await report.say('1', 'お子さん');
    for (const text of ['たろうさん', 'いいえ', 'いいえ', 'なし']) await answer(report, text);
    await report.page.waitForFunction(() => /写真/.test(document.querySelector('#chat .turn:last-child')?.textContent ?? ''));
    await lookAtChat(report, '18-photo', size);
    await report.page.locator('#file').setInputFiles(photo);
    await report.page.locator('#chat img').waitFor();
    await lookAtChat(report, '19-photo-sent', size);
    await report.page.locator('#file').setInputFiles({ name: 'x.zip', mimeType: 'application/zip', buffer: Buffer.from('PK') });
    await report.notice().filter({ hasText: '受け取れません' }).waitFor();
    await lookAtChat(report, '20-file-refused', size);
    await report.page.context().close();
  });

  test(`the line breaks, settings, the dark, large letters, ${size}`, async () => {
    const chat = await open('/chat?p=consultation', 'どちらにお住まい');
    await chat.press('小倉北区', 'どなたのこと');
    await chat.page.context().setOffline(true);
    await chat.page.evaluate(() => window.sockets.forEach((s) => s.close()));
    await chat.notice().filter({ hasText: /つながっていません|つなぎ直し/ }).waitFor();
    await lookAtChat(chat, '21-offline', size);
    await chat.page.context().setOffline(false);
    await chat.page.context().close();
    const settings = await open('/chat?p=consultation', 'どちらにお住まい');
    if (!(await settings.page.locator('#settings').evaluate((e) => e.open))) await settings.page.locator('summary').click();
    await look(settings.page, '22-settings', size);
    for (const id of ['#text', '#exit']) {
      const at = await settings.page.locator(id).boundingBox();
      assert.ok(at.y >= 0 && at.y + at.height <= sizes[size].height + 1, `settings ${size}: ${id} is in view`);
    }
    await settings.page.locator('#large').click();
    await look(settings.page, '23-large-settings', size);
    if (size !== '1280') await settings.page.locator('summary').click();
    await settings.press('小倉北区', 'どなたのこと');
    await lookAtChat(settings, '24-large', size);
    await settings.page.context().close();
    const dark = await open('/chat?p=consultation', 'どちらにお住まい', { colorScheme: 'dark' });
    await dark.say('夫になぐられています', '110');
    await lookAtChat(dark, '25-dark', size);
    await dark.page.context().close();
    const lost = await open('/chat', '何をしますか');
    await lookAtChat(lost, '26-what-brings-you', size);
    await lost.page.route('**/v3/**', (route) => route.fulfill({ status: 400, body: '{}' }));
    await lost.box.fill('生活の相談');
    await lost.box.press('Enter');
    await lost.notice().filter({ hasText: 'つながりませんでした' }).waitFor();
    await lookAtChat(lost, '27-failed', size);
    await lost.page.context().close();
  });

  for (const [language, first, cry, help] of [
    ['ja-easy', 'どこに', 'たべるものがない', '119'],
    ['en', 'Where do you live', 'nothing to eat', '119'],
    ['zh-Hans', '您住在哪里', '没有吃的', '119'],
    ['ko', '어디에 사세요', '죽고 싶어요', '119'],
    ['vi', 'Bạn sống ở đâu', 'Chồng tôi đánh tôi', '110'],
    ['ne', 'कहाँ बस्नुहुन्छ', 'खाने कुरा छैन', '119'],
    ['tl', 'Saan kayo nakatira', 'Wala kaming makain', '119'],
  ]) {
    test(`in ${language}, ${size}`, async () => {
      const chat = await open(`/chat?p=consultation&l=${language}`, first);
      await lookAtChat(chat, `30-${language}-first`, size);
      await chat.say(cry, help);
      await lookAtChat(chat, `31-${language}-care`, size);
      await chat.page.context().close();
    });
  }

  test(`without JavaScript, ${size}`, async () => {
    const context = await person(size, { javaScriptEnabled: false });
    const page = await context.newPage();
    const press = (name) => page.getByRole('button', { name, exact: true }).click();
    await page.goto(`${host.url}/chat/form?p=consultation`);
    await page.screenshot({ path: join(folder, `40-form-first-${size}.png`) });
    await press('小倉北区');
    await page.locator('.said').filter({ hasText: 'どなたのこと' }).waitFor();
    await page.screenshot({ path: join(folder, `41-form-choice-${size}.png`) });
    await press('自分のこと');
    await page.locator('.said').filter({ hasText: 'こまっていること' }).waitFor();
    await page.screenshot({ path: join(folder, `42-form-several-${size}.png`), fullPage: true });
    await page.locator('#text').fill('食べるものがない');
    await page.locator('form:has(#text) button:not(#apply)').click();
    await page.locator('.said').filter({ hasText: '119' }).first().waitFor();
    await page.screenshot({ path: join(folder, `43-form-care-${size}.png`) });
    await page.goto(`${host.url}/chat/form?l=ja-easy`);
    await page.screenshot({ path: join(folder, `44-form-easy-${size}.png`) });
    await context.close();
  });

  test(`every other page, ${size}`, async () => {
    for (const [name, path] of Object.entries({
      '50-start': '/', '51-fees': '/fees', '52-fees-answer': '/fees?day=2026-06-01&from=18:30&to=20:00&children=2&sick=1&spent=420', '53-procedures': '/procedures',
      '54-procedure': '/procedures/consultation', '55-left': '/calendar', '56-simulator': '/simulator/line', '57-not-found': '/no-such-page', '58-form-no-cookies': '/chat/form?k=1',
    })) {
      const context = await person(size);
      const page = await context.newPage();
      await page.goto(host.url + path);
      if (name.includes('simulator')) {
        await page.locator('.phone').first().waitFor();
        await look(page, name, size);
        await page.locator('.pc-mode').first().check();
        await page.locator('.phone textarea').first().fill('こんにちは');
        await page.locator('.phone button.send').first().click();
        await page.locator('.phone .chat .row.bot').first().waitFor();
        await look(page, '56-simulator-pc', size);
      } else await look(page, name, size);
      await context.close();
    }
    const context = await person(size);
    const page = await context.newPage();
    await page.goto(`${host.url}/scalar`);
    await page.locator('h1').first().waitFor();
    await page.screenshot({ path: join(folder, `59-scalar-${size}.png`) });
    await context.close();
  });
}
