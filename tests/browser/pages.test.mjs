// Every page that is not the chat: nothing axe-core can find, and a picture at three sizes to look at.
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { assertAccessible, launch } from './chat.mjs';
import { screenshots, startHost } from './host.mjs';

const sizes = { phone: { width: 390, height: 844 }, small: { width: 320, height: 568 }, wide: { width: 1280, height: 800 } };
let host;
let browser;

before(async () => {
  await mkdir(screenshots, { recursive: true });
  host = await startHost();
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await host?.stop();
});

const open = async (path, size) => {
  const page = await browser.newPage({ viewport: sizes[size], locale: 'ja-JP', timezoneId: 'Asia/Tokyo' });
  await page.goto(host.url + path);
  return page;
};

for (const [name, path] of Object.entries({
  start: '/',
  calendar: '/calendar',
  simulator: '/simulator/line',
  procedures: '/procedures',
  procedure: '/procedures/consultation',
  form: '/chat/form',
})) {
  test(`${name} is accessible and fits`, async () => {
    for (const size of Object.keys(sizes)) {
      const page = await open(path, size);
      await page.screenshot({ path: join(screenshots, `page-${name}-${size}.png`), fullPage: size !== 'wide' });
      await assertAccessible(page, `${name} ${size}`);
      const { wide, seen } = await page.evaluate(() => ({ wide: document.documentElement.scrollWidth, seen: innerWidth }));
      assert.ok(wide <= seen, `${name} ${size}: ${wide} px wide in ${seen}`);
      await page.close();
    }
  });
}

test('a procedure is tried out without a script, as far as the receipt', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: sizes.phone, locale: 'ja-JP' });
  const page = await context.newPage();
  await page.goto(host.url + '/procedures/event-signup');
  await page.getByRole('button', { name: '始める' }).click();
  await page.locator('.talk .bot').first().waitFor();
  await page.screenshot({ path: join(screenshots, 'page-try-out-phone.png') });
  await page.locator('.try fieldset button').first().click();
  assert.ok((await page.locator('.talk .me').count()) >= 2);
  await context.close();
});

test('the API description is accessible', async () => {
  for (const size of Object.keys(sizes)) {
    const page = await open('/scalar', size);
    await page.locator('h1').first().waitFor();
    await page.screenshot({ path: join(screenshots, `page-scalar-${size}.png`) });
    await assertAccessible(page, `scalar ${size}`);
    await page.close();
  }
});

test('in the simulator a regular report takes nine taps, and on a PC numbers do what buttons would', async () => {
  const page = await open('/simulator/line', 'wide');
  const phones = page.locator('.phone');
  const answer = async (phone, act) => {
    const before = await phone.locator('.chat .row.bot').count();
    await act();
    await page.waitForFunction(([i, n]) => document.querySelectorAll('.phone')[i].querySelectorAll('.chat .row.bot').length > n, [phone.index, before]);
  };
  const at = (index) => Object.assign(phones.nth(index), { index });
  const say = (phone, text) => answer(phone, async () => {
    await phone.locator('textarea').fill(text);
    await phone.locator('button.send').click();
  });

  const phone = at(0);
  for (const text of ['活動報告', '04821', 'おととい', '9時から11時半まで', '1', 'たろうさん', 'いいえ', 'いいえ', '交通費はない', '写真はない', 'はい']) await say(phone, text);
  let taps = 0;
  const tap = (button) => { taps += 1; return answer(phone, () => button.click()); };
  await tap(phone.locator('.menu button', { hasText: '活動報告' }).or(phone.locator('.menu button[aria-label="活動報告"]')).first());
  for (let i = 0; i < 12; i += 1) {
    const labels = await phone.locator('.quick button').allTextContents();
    const wanted = labels.find((l) => /前回と同じ/.test(l)) ?? ['きのう', 'いいえ', '交通費はない', '写真はない', 'はい'].find((l) => labels.includes(l));
    if (!wanted) break;
    await tap(phone.locator('.quick button', { hasText: wanted }).first());
    if (/受付番号は/.test(await phone.locator('.chat .row.bot').last().textContent())) break;
  }
  assert.match(await phone.locator('.chat .row.bot').last().textContent(), /受付番号は/);
  console.log(`a regular report: ${taps} taps`);
  assert.ok(taps <= 9, `${taps} taps`);

  const pc = at(1);
  await pc.locator('.pc-mode').check();
  await say(pc, 'こんにちは');
  assert.equal(await pc.locator('.quick button').count(), 0);
  await say(pc, '1');
  await page.screenshot({ path: join(screenshots, 'simulator-pc.png') });
  await assertAccessible(page, 'simulator as a PC');
  await page.close();
});
