// Copies the bundle and its licences to a folder, and compresses it as far as it goes: it is served a thousand times a day.
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const [, , dist, target] = process.argv;
const name = 'webchat-minimal.js';
await mkdir(target, { recursive: true });
const bytes = await readFile(join(dist, name));
await copyFile(join(dist, `${name}.LICENSE.txt`), join(target, `${name}.LICENSE.txt`)).catch(() => {});
await writeFile(join(target, `${name}.gz`), gzipSync(bytes, { level: 9 }));
await writeFile(join(target, `${name}.br`), brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }));
await writeFile(join(target, name), bytes);
