// Draws the picture of LINE's menu: node tests/browser/richmenu.mjs. To be run after menu.html was changed.
import { fileURLToPath } from 'node:url';
import { launch } from './chat.mjs';

const folder = new URL('../../webhooks/Line/RichMenu/', import.meta.url);
const browser = await launch();
const page = await browser.newPage({ viewport: { width: 1200, height: 810 } });
await page.goto(new URL('menu.html', folder).href);
await page.screenshot({ path: fileURLToPath(new URL('menu.png', folder)) });
await browser.close();
