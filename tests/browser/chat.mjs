// A person in front of the chat page: opens it, says, presses, reads.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { screenshots } from './host.mjs';

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export const launch = () => chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

export const phone = { width: 390, height: 844 };

/** What no page may do: fail, complain, ask anybody else. The one inline style Web Chat sets empty is known and harmless. */
export function watch(page, url, troubles) {
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('console', (message) => message.type() === 'error' && !/inline style/.test(message.text()) && !/net::ERR/.test(message.text()) && troubles.push(message.text()));
  page.on('request', (request) => !request.url().startsWith(url) && !/^(data|blob):/.test(request.url()) && troubles.push(`foreign request: ${request.url()}`));
  page.on('websocket', (socket) => !socket.url().startsWith(url.replace('http', 'ws')) && troubles.push(`foreign socket: ${socket.url()}`));
}

export class Chat {
  constructor(page) {
    this.page = page;
  }

  static async open(context, url, { path = '/chat?p=event-signup', expected = 'どの行事に参加しますか', troubles = [] } = {}) {
    const page = await context.newPage();
    watch(page, url, troubles);
    // Sockets are kept so that a test can cut them.
    await page.addInitScript(() => {
      window.sockets = [];
      window.WebSocket = class extends WebSocket {
        constructor(...args) {
          super(...args);
          window.sockets.push(this);
        }
      };
    });
    await page.goto(url + path);
    const chat = new Chat(page);
    await page.waitForSelector('[data-ready]');
    await chat.hears(expected);
    return chat;
  }

  get bubbles() {
    return this.page.locator('#chat .said');
  }

  get box() {
    return this.page.locator('#text');
  }

  hears(text, count = 1) {
    return this.bubbles.filter({ hasText: text }).nth(count - 1).waitFor({ timeout: 15000 });
  }

  said(text) {
    return this.bubbles.filter({ hasText: text }).count();
  }

  async say(text, expected) {
    const before = await this.said(expected);
    await this.box.fill(text);
    await this.box.press('Enter');
    await this.hears(expected, before + 1);
  }

  button(label) {
    // Read aloud a word is said once: without the reading above it.
    const words = label.split(/（[ぁ-んー]+）/u).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    const name = words.length === 1 ? label : new RegExp(`^${words.join('\\s*')}$`, 'u');
    return this.page.locator('#foot').getByRole('button', { name, exact: true });
  }

  async press(label, expected) {
    const before = await this.said(expected);
    await this.button(label).click();
    await this.hears(expected, before + 1);
  }

  notice() {
    return this.page.locator('#notice');
  }

  async settle() {
    await this.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  }

  async shoot(name, fullPage = false) {
    await this.settle();
    await this.page.screenshot({ path: join(screenshots, `${name}.png`), fullPage });
  }
}

/** Nothing that axe-core can find, of WCAG 2.1 A and AA and of good practice. */
export async function assertAccessible(page, state) {
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(() => window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] }));
  assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(' | ')}`), [], state);
}
