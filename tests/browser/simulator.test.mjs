// A newcomer's first minutes: the start page, the simulator, a whole report, its receipt, its JSON.
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { chromium } from 'playwright-core';
import { apiKey, screenshots, startHost } from './host.mjs';

let host;
let browser;
const troubles = [];

before(async () => {
  await mkdir(screenshots, { recursive: true });
  host = await startHost();
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
});

after(async () => {
  await browser?.close();
  await host?.stop();
});

async function open(path, viewport) {
  const page = await browser.newPage({ viewport, locale: 'ja-JP', timezoneId: 'Asia/Tokyo' });
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
  page.on('request', (request) => {
    if (!request.url().startsWith(host.url) && !/^(data|blob):/.test(request.url())) troubles.push(`foreign request: ${request.url()}`);
  });
  await page.goto(host.url + path);
  return page;
}

const bubbles = (phone) => phone.locator('.chat');

async function say(phone, text, expected) {
  const said = await bubbles(phone).getByText(expected).count();
  await phone.locator('textarea').fill(text);
  await phone.locator('button.send').click();
  await bubbles(phone).getByText(expected).nth(said).waitFor();
}

async function tap(phone, label, expected) {
  await phone.locator('.quick').getByRole('button', { name: label, exact: true }).click();
  await bubbles(phone).getByText(expected).last().waitFor();
}

test('the start page names what there is to open', async () => {
  const page = await open('/', { width: 390, height: 844 });
  await page.getByRole('link', { name: /LINEシミュレーター/ }).waitFor();
  await page.getByRole('link', { name: /API/ }).waitFor();
  await page.screenshot({ path: join(screenshots, 'start-phone.png'), fullPage: true });
  await page.close();
});

test('a report typed and tapped in the simulator becomes a submission', async () => {
  const page = await open('/simulator/line', { width: 1280, height: 900 });
  const phone = page.locator('.phone').first();
  await phone.locator('.menu').getByRole('button', { name: /活動報告/ }).click();
  await bubbles(phone).getByText('会員番号を教えてください').last().waitFor();
  await say(phone, '４８２１', 'いつの活動');
  await tap(phone, 'きのう', '何時から何時まで');
  await say(phone, '9時から11時半まで', '何をしましたか');
  await say(phone, '1', 'お子さん');
  await say(phone, 'たろうさん', '病気でしたか');
  await tap(phone, 'いいえ', 'もう一人');
  await tap(phone, 'いいえ', '交通費');
  await say(phone, '420円', '写真');
  await page.screenshot({ path: join(screenshots, 'simulator-photo.png') });
  const picture = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
  await phone.locator('input.roll').setInputFiles({ name: 'report.png', mimeType: 'image/png', buffer: picture });
  await bubbles(phone).getByText('確認してください').last().waitFor();
  await page.screenshot({ path: join(screenshots, 'simulator-check.png') });
  await tap(phone, 'はい', '受付番号は FS-');
  await page.screenshot({ path: join(screenshots, 'simulator-receipt.png') });

  const text = await bubbles(phone).innerText();
  const reference = /FS-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(text)?.[0];
  const answer = await fetch(`${host.url}/api/v1/submissions/${reference}`, { headers: { authorization: `Bearer ${apiKey}` } });
  assert.equal(answer.status, 200);
  const submission = await answer.json();
  assert.deepEqual(submission.answers.time, { from: '09:00', to: '11:30' });
  assert.equal(submission.answers.travel, 420);
  assert.equal(submission.files.length, 1);
  await page.close();
});

test('a wrong answer gets words that help, on a phone-sized screen', async () => {
  const page = await open('/simulator/line', { width: 390, height: 844 });
  const phone = page.locator('.phone:visible').first();
  await say(phone, '活動報告', '会員番号');
  await say(phone, 'わすれました', '会員番号');
  await page.screenshot({ path: join(screenshots, 'simulator-wrong-answer-phone.png') });
  await page.close();
});

test('the pages ask nobody else for anything and complain of nothing', () => assert.deepEqual(troubles, []));
