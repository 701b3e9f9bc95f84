// The public fee calculator: on a phone, without JavaScript, in three languages, bright and dark.
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { assertAccessible, launch, phone, watch } from './chat.mjs';
import { screenshots, startHost } from './host.mjs';

let host;
let browser;
const troubles = [];

before(async () => {
  await mkdir(screenshots, { recursive: true });
  host = await startHost();
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await host?.stop();
});

async function open(path, options = {}) {
  const context = await browser.newContext({ viewport: phone, locale: 'ja-JP', timezoneId: 'Asia/Tokyo', ...options });
  const page = await context.newPage();
  watch(page, host.url, troubles);
  await page.goto(host.url + path);
  return page;
}

async function look(page, name) {
  await assertAccessible(page, name);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${name} is wider than the phone`);
  await page.screenshot({ path: join(screenshots, `${name}.png`), fullPage: true });
}

test('a form sends itself and the answer stands on top, without JavaScript', async () => {
  const page = await open('/fees', { javaScriptEnabled: false });
  await page.fill('#day', '2026-06-01');
  await page.fill('#from', '18:30');
  await page.fill('#to', '20:00');
  await page.selectOption('#children', '2');
  await page.fill('#spent', '420');
  await page.click('button');
  assert.match(page.url(), /\/fees\?/);
  const sums = await page.locator('.sums').innerText();
  assert.match(sums, /依頼会員が払う額\s*1,770円/);
  assert.equal(await page.locator('#from').inputValue(), '18:30');
  const answer = await page.locator('#answer').boundingBox();
  assert.ok(answer.y < 300, 'the answer is above the fold');
  await page.screenshot({ path: join(screenshots, 'fees-without-javascript.png') });
  await page.context().close();
});

for (const [name, path, options] of [
  ['fees-empty', '/fees', {}],
  ['fees-sure', '/fees?day=2026-06-01&from=10:00&to=12:00&children=1&sick=0', {}],
  ['fees-estimate', '/fees?day=2026-06-01&from=18:30&to=20:00&children=2&sick=1&spent=420', {}],
  ['fees-programme', '/fees?day=2026-06-01&from=10:00&to=13:00&children=1&sick=0&programme=childcare-leave&return=2026-05-01', {}],
  ['fees-fault', '/fees?day=2026-06-01&from=10:00&to=10:00', {}],
  ['fees-easy', '/fees?l=ja-easy&day=2026-06-07&from=10:00&to=11:30&children=2&sick=0', {}],
  ['fees-en', '/fees?l=en&day=2026-06-01&from=18:30&to=20:00&children=1&sick=0', {}],
  ['fees-dark', '/fees?day=2026-06-01&from=18:30&to=20:00&children=2&sick=0', { colorScheme: 'dark' }],
]) {
  test(`${name} has nothing amiss`, async () => {
    const page = await open(path, options);
    await look(page, name);
    await page.context().close();
  });
}

test('the language changes and the question stays', async () => {
  const page = await open('/fees?day=2026-06-01&from=10:00&to=12:00&children=1&sick=0');
  await page.click('nav a:has-text("English")');
  assert.match(await page.locator('.sums').innerText(), /The requesting member pays\s*1,000 yen/);
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'en');
  await page.context().close();
});

test('nothing was loaded from elsewhere and nothing complained', () => assert.deepEqual(troubles, []));
