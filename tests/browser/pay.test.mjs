// What a member is paid, from the talk to the page: without JavaScript, on a phone, in three languages, bright and dark.
import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { assertAccessible, launch, phone } from './chat.mjs';
import { screenshots, startHost } from './host.mjs';

const keys = { sato: 'the key of sato himself', tanaka: 'the key of tanaka herself' };
const payer = { Code: '0123456789', Name: 'キタキュウシュウシ', Bank: '0177', Branch: '200', Number: '7654321' };
const hanako = 'U5e1f0000000000000000000000000001';
let host;
let browser;
let month;

before(async () => {
  await mkdir(screenshots, { recursive: true });
  browser = await launch();
  const now = new Date(Date.now() + 9 * 3_600_000);
  month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1)).toISOString().slice(0, 7);
  host = await startHost([
    ...Object.entries(keys).map(([name, key], i) => [`--Api:Holders:${name}:Keys:a:Value=${key}`, `--Api:Persons:${i}=${name}`]).flat(),
    ...Object.entries(payer).map(([name, value]) => `--FamilySupport:Closing:Payer:${name}=${value}`),
  ], async (run, data) => {
    const file = join(data, 'members.csv');
    await writeFile(file, '\ufeff会員番号,会員区分,氏名,氏名カナ,入会日,金融機関コード,支店コード,預金種別,口座番号,口座名義\r\n'
      + '4821,提供会員,例田 花子,レイダ ハナコ,2024-04-01,0177,200,普通,1234567,レイダ ハナコ\r\n');
    run(['members', 'import', file]);
  });
});

after(async () => {
  await browser?.close();
  await host?.stop();
});

async function call(path, key, method = 'GET', body = undefined) {
  const answer = await fetch(`${host.url}/api/v1/${path}`, {
    method,
    headers: { Authorization: `Bearer ${key}`, ...(body ? { 'Content-Type': 'application/json' } : {}) },
    body: body && JSON.stringify(body),
  });
  const text = await answer.text();
  assert.ok(answer.ok, `${method} ${path}: ${answer.status} ${text}`);
  return text ? JSON.parse(text) : null;
}

/** Says something on hanako's phone and waits for a bubble that matches. */
async function say(text, expected) {
  const ui = `${host.url}/simulator/line/ui`;
  const sent = await fetch(`${ui}/phones/${hanako}/text`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ text }) });
  assert.ok(sent.ok, `${sent.status}`);
  for (let tries = 0; tries < 100; tries++) {
    const { phones } = await (await fetch(`${ui}/state`)).json();
    const found = phones.find((p) => p.userId === hanako).bubbles.filter((b) => b.fromBot)
      .map((b) => JSON.stringify(b.message)).findLast((b) => expected.test(b));
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`Nothing like ${expected} after ${text}`);
}

async function report(month, day, from, to, children) {
  const made = await call('submissions', keys.sato, 'POST', {
    procedure: 'activity-report',
    answers: { 'member-number': '4821', date: `${month}-${day}`, time: { from, to }, support: ['after-school'], children },
  });
  for (const status of ['taken', 'confirmed']) await call(`submissions/${made.reference}/status`, keys.sato, 'PUT', { status });
}

async function closeMonth() {
  const { hash } = await call(`closes/${month}`, keys.sato, 'POST', {});
  for (const key of Object.values(keys)) await call(`closes/${month}/approvals`, key, 'POST', { hash });
  await call(`closes/${month}/export`, keys.sato, 'POST', {});
}

async function look(page, name) {
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${name} is wider than the phone`);
  await page.screenshot({ path: join(screenshots, `${name}.png`), fullPage: true });
}

test('a closed month is read on a page, line by line, and a line is doubted', async () => {
  const one = [{ child: 'たろうさん', sick: false }];
  const { code } = await call('members/4821/code', keys.sato, 'POST');
  await say(code, /つながりました/);
  await report(month, '06', '18:00', '20:00', one);
  await report(month, '07', '09:00', '10:30', [...one, { child: 'はなちゃん', sick: false }]);
  await closeMonth();
  const said = await say('お金はいつ入りますか', /\/pay\?c=/);
  assert.doesNotMatch(said, /円/);
  const link = said.match(/\/pay\?c=[0-9A-Z]+&l=ja/)[0];

  const context = await browser.newContext({ viewport: phone, locale: 'ja-JP', timezoneId: 'Asia/Tokyo', javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(host.url + link);
  await page.screenshot({ path: join(screenshots, 'pay-open.png') });
  await page.click('main button');
  assert.match(await page.locator('h1').innerText(), /分の報酬/);
  await page.screenshot({ path: join(screenshots, 'pay-month.png'), fullPage: true });
  const before = await page.locator('.doubt').count();
  await page.locator('.doubt button').first().click();
  assert.equal(await page.locator('.doubt').count(), before - 1);
  await say('ありがとう', /ST-[0-9A-Z]{4}-[0-9A-Z]{4}/);
  const state = await context.storageState();
  await context.close();

  for (const [name, path, options] of [
    ['pay-doubted', '/pay/month?l=ja', {}],
    ['pay-dark', '/pay/month?l=ja', { colorScheme: 'dark' }],
    ['pay-easy', '/pay/month?l=ja-easy', {}],
    ['pay-en', '/pay/month?l=en', {}],
    ['pay-code', '/pay', {}],
    ['pay-code-dark', '/pay?l=en', { colorScheme: 'dark' }],
  ]) {
    const other = await browser.newContext({ viewport: phone, locale: 'ja-JP', timezoneId: 'Asia/Tokyo', storageState: state, ...options });
    const shown = await other.newPage();
    await shown.goto(host.url + path);
    await assertAccessible(shown, name);
    await look(shown, name);
    await other.close();
  }
});
