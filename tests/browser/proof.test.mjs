// The proof pack of a closed month: unpacked on a disk and opened without a network, it adds everything up again; and it notices a yen.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { assertAccessible, launch } from './chat.mjs';
import { apiKey, screenshots, startHost } from './host.mjs';

const keys = { sato: 'the key of sato himself', tanaka: 'the key of tanaka herself' };
const payer = { Code: '0123456789', Name: 'キタキュウシュウシ', Bank: '0177', Branch: '200', Number: '7654321' };
let host;
let browser;
let folder;
let month;

before(async () => {
  await mkdir(screenshots, { recursive: true });
  folder = await mkdtemp(join(tmpdir(), 'channels-proof-'));
  browser = await launch();
  // The report is of the first day of last month, so that the month is over whatever day it is.
  const now = new Date(Date.now() + 9 * 3_600_000);
  const first = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1));
  month = first.toISOString().slice(0, 7);
  host = await startHost([
    ...Object.entries(keys).map(([name, key], i) => [`--Api:Holders:${name}:Keys:a:Value=${key}`, `--Api:Persons:${i}=${name}`]).flat(),
    ...Object.entries(payer).map(([name, value]) => `--FamilySupport:Closing:Payer:${name}=${value}`),
  ], async (run, data) => {
    const file = join(data, 'members.csv');
    await writeFile(file, '\ufeff会員番号,会員区分,氏名,氏名カナ,入会日,金融機関コード,支店コード,預金種別,口座番号,口座名義\r\n'
      + '4821,提供会員,例田 花子,レイダ ハナコ,2024-04-01,0177,200,普通,1234567,レイダ ハナコ\r\n'
      + '4823,提供会員,例山 真,レイヤマ マコト,2024-04-01,0005,001,普通,7654321,レイヤマ マコト\r\n');
    run(['members', 'import', file]);
  });
});

after(async () => {
  await browser?.close();
  await host?.stop();
  await rm(folder, { recursive: true, force: true });
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

async function close() {
  for (const [member, day, from, to] of [['4821', '05', '10:00', '12:30'], ['4821', '06', '18:00', '20:00'], ['4823', '07', '09:00', '10:00']]) {
    const made = await call('submissions', keys.sato, 'POST', {
      procedure: 'activity-report',
      answers: {
        'member-number': member, date: `${month}-${day}`, time: { from, to }, support: ['after-school'],
        children: [{ child: 'たろうさん', sick: false }, { child: 'はなちゃん', sick: false }],
      },
    });
    for (const status of ['taken', 'confirmed']) await call(`submissions/${made.reference}/status`, keys.sato, 'PUT', { status });
  }
  const { hash } = await call(`closes/${month}`, keys.sato, 'POST', {});
  for (const key of Object.values(keys)) await call(`closes/${month}/approvals`, key, 'POST', { hash });
  await call(`closes/${month}/export`, keys.sato, 'POST', {});
  const proof = await fetch(`${host.url}/api/v1/closes/${month}/files/proof`, { headers: { Authorization: `Bearer ${apiKey}` } });
  const zip = join(folder, 'proof.zip');
  await writeFile(zip, Buffer.from(await proof.arrayBuffer()));
  execFileSync('python3', ['-m', 'zipfile', '-e', zip, folder]);
  execFileSync('sha256sum', ['-c', '--quiet', 'SHA256SUMS'], { cwd: folder });
}

async function open(file) {
  const context = await browser.newContext({ viewport: { width: 1000, height: 800 }, locale: 'ja-JP', timezoneId: 'Asia/Tokyo', offline: true });
  const page = await context.newPage();
  const troubles = [];
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('request', (request) => request.url().startsWith('file:') || troubles.push(request.url()));
  await page.goto(pathToFileURL(file).href);
  await page.waitForFunction(() => !document.querySelector('#all').textContent.includes('確かめています'));
  return { page, troubles, context };
}

test('accounting opens the page offline, and everything adds up', async () => {
  await close();
  const { page, troubles, context } = await open(join(folder, 'check.html'));
  assert.match(await page.locator('#all').innerText(), /すべて合っています。合計 [\d,]+円/);
  assert.equal(await page.locator('#checks .bad').count(), 0);
  assert.ok(await page.locator('#checks tr').count() >= 10);
  await page.setInputFiles('#file', join(folder, `bank-${month}.txt`));
  await page.getByText('同じファイルです', { exact: true }).waitFor();
  await page.setInputFiles('#file', join(folder, `payments-${month}.csv`));
  await page.getByText('違うファイルです', { exact: true }).waitFor();
  await page.fill('#find', '4821');
  assert.equal(await page.locator('#members details').count(), 1);
  assert.match(await page.locator('#members').innerText(), /円×2\.5時間/);
  await assertAccessible(page, 'proof');
  await page.screenshot({ path: join(screenshots, 'proof.png'), fullPage: true });
  assert.deepEqual(troubles, []);
  await context.close();
});

test('a yen that is changed in one report, or in the bank file, is seen', async () => {
  const whole = await readFile(join(folder, 'check.html'), 'utf8');
  for (const [name, broken] of [
    ['yen', whole.replace(/"yen":(\d+)/, (_, yen) => `"yen":${Number(yen) + 1}`)],
    ['line', whole.replace(/("lines":\[\["[^"]*","[^"]*",)(\d+)/, (_, before, fee) => `${before}${Number(fee) + 1}`)],
    ['bank', whole.replace(/"bank":"([^"]*)"/, (_, base64) => {
      const bytes = Buffer.from(base64, 'base64');
      bytes[122 + 89] = bytes[122 + 89] === 0x39 ? 0x30 : bytes[122 + 89] + 1;
      return `"bank":"${bytes.toString('base64')}"`;
    })],
    ['one signature', whole.replace('"person":"tanaka"', '"person":"sato"')],
  ]) {
    assert.notEqual(broken, whole, name);
    await writeFile(join(folder, 'broken.html'), broken);
    const { page, context } = await open(join(folder, 'broken.html'));
    assert.match(await page.locator('#all').innerText(), /合いません/, name);
    if (name === 'bank') await page.screenshot({ path: join(screenshots, 'proof-broken.png'), fullPage: true });
    await context.close();
  }
});
