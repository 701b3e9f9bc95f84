// A consultation as people live it: without a name, in danger, in their language, coming back for the answer.
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { Chat, assertAccessible, launch, phone } from './chat.mjs';
import { apiKey, screenshots, startHost } from './host.mjs';

let host;
let browser;
const troubles = [];
const path = '/chat?p=consultation&c=leaflet';

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
const open = (context, options = {}) => Chat.open(context, host.url, { troubles, path, expected: 'どちらにお住まい', ...options });

async function api(route, body) {
  const answer = await fetch(`${host.url}/api/v1/${route}`, {
    method: body ? 'POST' : 'GET',
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
    body: body && JSON.stringify(body),
  });
  assert.ok(answer.ok, `${route}: ${answer.status}`);
  return answer.status === 204 ? null : answer.json();
}

/** Number and code word as the person reads them. */
async function noted(chat) {
  const text = await chat.page.locator('#chat').innerText();
  const [, number, word] = /(SK-[0-9A-Z]{4}-[0-9A-Z]{4})[^「"]*[「"]([^」"]+)[」"]/.exec(text);
  return { number, word };
}

test('on a small phone every box can be reached, what is below is marked, and no key is told of', async () => {
  for (const viewport of [phone, { width: 320, height: 568 }]) {
    const context = await person({ viewport, hasTouch: true, isMobile: true });
    const chat = await open(context);
    await chat.press('小倉北区', 'どなたのこと');
    await chat.press('自分のこと', 'こまっていること');
    const answers = chat.page.locator('#answers');
    await chat.page.waitForSelector('#answers[data-more]');
    const lowest = () => answers.evaluate((place) => {
      const next = place.querySelector('.strong').getBoundingClientRect();
      const boxes = [...place.querySelectorAll('.box')].map((box) => box.getBoundingClientRect());
      return { below: place.getBoundingClientRect().bottom - next.bottom, hidden: boxes.at(-1).bottom - next.top };
    });
    assert.ok((await lowest()).below <= 9, 'something shows below the button');
    await answers.evaluate((place) => place.scrollTo(0, place.scrollHeight));
    await chat.page.waitForSelector('#answers:not([data-more])');
    assert.ok((await lowest()).hidden <= 0, 'the last box is under the button');
    assert.equal(await chat.page.locator('#exit-hint').evaluate((hint) => getComputedStyle(hint).display), 'none');
    assert.equal(await chat.page.locator('#exit').getAttribute('aria-describedby'), null);
    await assertAccessible(chat.page, `boxes ${viewport.width}`);
    await context.close();
  }
});

test('a consultation without a name, in Japanese, on a phone', async () => {
  const context = await person();
  const chat = await open(context);
  await assertAccessible(chat.page, 'consultation, first question');
  await chat.shoot('consultation-ja-first');
  await chat.press('小倉北区', 'どなたのこと');
  await chat.press('自分のこと', 'こまっていること');
  await chat.shoot('consultation-ja-worries');
  await chat.say('仕事と病気', '急いでいること');
  await assertAccessible(chat.page, 'consultation, urgent question');
  await chat.page.getByLabel('どれもない').check();
  await chat.press('つぎへ', '話したいこと');
  await chat.say('仕事をさがしています', '何人で住んで');
  await chat.say('3人', '18さいまでの子ども');
  await chat.say('1', 'どんな所に');
  await chat.press('アパート・借家', '連絡は、どうしますか');
  await chat.press('電話などはいらない', '何とお呼び');
  await chat.press('書かない', 'ほかの相談窓口');
  await chat.press('いいえ', '確認してください');
  await assertAccessible(chat.page, 'consultation, check');
  await chat.shoot('consultation-ja-check');
  await chat.press('はい', '相談を受け付けました');
  await assertAccessible(chat.page, 'consultation, receipt');
  await chat.shoot('consultation-ja-receipt');
  const { number } = await noted(chat);
  const submission = await api(`submissions/${number}`);
  assert.deepEqual(
    [submission.route, submission.isInterim, submission.answers.contact, submission.answers.share.agreed], ['kokurakita', false, 'none', false]);
  await context.close();
});

for (const [language, first, ward, answers, done] of [
  ['ja-easy', 'どこに 住', '門司区', [['自分（じぶん）の こと', 'こまって'], ['+仕事（しごと）', '急'], ['+ない', '話']], '受'],
  ['en', 'Where do you live', 'Moji Ward', [['Myself', 'What is wrong'], ['+Work', 'urgent'], ['+None of these', 'Write what you want']], 'We have it'],
]) {
  test(`the same in ${language}`, async () => {
    const context = await person();
    const chat = await open(context, { path: `${path}&l=${language}`, expected: first });
    await chat.shoot(`consultation-${language}-first`);
    await chat.press(ward, language === 'en' ? 'Who is this about' : 'だれの ことですか');
    for (const [label, next] of answers) {
      if (label.startsWith('+')) await chat.page.getByLabel(label.slice(1), { exact: true }).check();
      await chat.press(label.startsWith('+') ? (language === 'en' ? 'Next' : 'つぎへ') : label, next);
    }
    const skip = language === 'en' ? ['Leave out', 'No answer', 'No answer', 'No calls or messages', 'Leave out', 'No', 'Yes'] : ['書（か）かない', '答（こた）えない', '答（こた）えない', 'しない', '書（か）かない', 'いいえ', 'はい'];
    for (const [at, label] of skip.entries()) {
      if (at === skip.length - 1) {
        await assertAccessible(chat.page, `consultation ${language}, check`);
        await chat.shoot(`consultation-${language}-check`);
      }
      const before = await chat.bubbles.count();
      await chat.button(label).click();
      await chat.page.waitForFunction((n) => document.querySelectorAll('#chat .said').length > n + 1, before);
    }
    await chat.hears(done);
    await chat.shoot(`consultation-${language}-receipt`);
    await context.close();
  });
}

test('danger is answered first, reaches the duty desk, and the person reads the answer on another device', async () => {
  const context = await person();
  const chat = await open(context);
  await chat.press('戸畑区', 'どなたのこと');
  await chat.press('自分のこと', 'こまっていること');
  await chat.page.getByLabel('食べるものがない').check();
  await chat.press('つぎへ', '急ぎの相談として職員が見ます');
  await chat.hears('☎ 119');
  await chat.hears('書いてくださったことは届いています');
  await assertAccessible(chat.page, 'crisis');
  await chat.shoot('consultation-crisis');
  assert.ok(await chat.page.locator('#exit').isVisible() && (await chat.page.locator('#exit').boundingBox()).y >= 0, 'leaving is in view');
  await chat.press('申請したい', '国民の権利です。この相談');
  await chat.shoot('consultation-apply');
  const { number, word } = await noted(chat);
  const alerts = await api('alerts?open=true');
  assert.deepEqual(alerts.filter((a) => a.reference === number).map((a) => `${a.kind} ${a.route}`).sort(), ['apply tobata', 'urgent tobata']);
  const early = await api(`submissions/${number}`);
  assert.ok(early.isInterim && early.appliedAt && early.answers.worries.includes('food'));
  const waiting = await api('submissions/new');
  assert.ok(waiting.slice(0, 4).some((w) => w.reference === number), 'what is urgent comes first, beside the cries of the stories before');

  await api(`submissions/${number}/messages`, { text: 'きょう15時に食べ物をお持ちします。' });
  await chat.hears('きょう15時に食べ物をお持ちします。');
  assert.ok(await chat.page.locator('#answers button').count() > 0, 'what was asked before it can still be answered');
  await chat.shoot('consultation-staff-reply');

  // The phone is gone; with number and word any device will do.
  const elsewhere = await open(await person());
  await elsewhere.say(`${number} まちがい`, '合いませんでした');
  await elsewhere.say(`${number} ${word}`, 'きょう15時に食べ物をお持ちします。');
  await assertAccessible(elsewhere.page, 'case opened');
  await elsewhere.shoot('consultation-case-opened');
  await elsewhere.say('15時は病院にいます', '職員に伝えました');
  const said = await api(`submissions/${number}/messages`);
  assert.ok(said.some((m) => m.from === 'person' && m.text === '15時は病院にいます'));
  await elsewhere.page.context().close();
  await context.close();
});

test('leaving at once shows a neutral page and nothing of it on the way back', async () => {
  const context = await person();
  const chat = await open(context);
  await chat.press('戸畑区', 'どなたのこと');
  await chat.page.locator('#exit').click();
  await chat.page.waitForURL((url) => !url.href.startsWith(`${host.url}/chat`));
  await chat.page.goBack().catch(() => {});
  assert.ok(!(await chat.page.locator('body').innerText()).includes('戸畑'));
  await context.close();
});

test('without JavaScript the consultation goes question by question, with help first', async () => {
  const context = await person({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(host.url + path);
  const say = async (text) => {
    await page.locator('#text').fill(text);
    await page.locator('form:has(#text) button:not(#apply)').click();
  };
  await page.getByText('どちらにお住まい').first().waitFor();
  await page.screenshot({ path: `${screenshots}/consultation-form-first.png`, fullPage: true });
  const asks = (text) => page.locator('.said.theirs').filter({ hasText: text }).first().waitFor();
  await say('門司');
  await asks('どなたのこと');
  await page.getByRole('button', { name: '自分のこと', exact: true }).click();
  await asks('こまっていること');
  await page.getByLabel('食べるものがない', { exact: true }).check();
  await page.screenshot({ path: `${screenshots}/consultation-form-worries.png`, fullPage: true });
  await page.getByRole('button', { name: 'つぎへ', exact: true }).click();
  await page.getByText('急ぎの相談として職員が見ます').first().waitFor();
  await page.screenshot({ path: `${screenshots}/consultation-form-crisis.png`, fullPage: true });
  await context.close();
});

test('the pages ask nobody else for anything and complain of nothing', () => assert.deepEqual(troubles, []));
