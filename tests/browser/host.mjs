// Starts the product's host as a process of its own, on a free port with a folder of its own, and stops it.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const configuration = (process.env.CONFIGURATION ?? 'Release').toLowerCase();
export const screenshots = join(root, 'artifacts', 'screenshots');
export const apiKey = 'development-key';

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/**
 * @param settings more of the host's command line, as `--Section:Name=value`
 * @param prepare runs verbs on the host's folder before it serves: `(run, folder) => …`, `run(['members', 'import', file])`
 */
export async function startHost(settings = [], prepare = async () => {}) {
  const folder = await mkdtemp(join(tmpdir(), 'channels-browser-'));
  const url = `http://127.0.0.1:${await freePort()}`;
  const dll = join(root, 'artifacts', 'bin', 'Channels.Webhooks', configuration, 'Channels.Webhooks.dll');
  const env = { ...process.env, ASPNETCORE_ENVIRONMENT: 'Development' };
  await prepare((verb) => execFileSync('dotnet', [dll, ...verb, ...settings], { cwd: folder, env }), folder);
  const host = spawn('dotnet', [dll, '--urls', url, ...settings], { cwd: folder, env });
  let output = '';
  await new Promise((resolve, reject) => {
    const heard = (data) => {
      output += data;
      if (output.includes('Application started')) resolve();
    };
    host.stdout.on('data', heard);
    host.stderr.on('data', heard);
    host.once('exit', (code) => reject(new Error(`The host ended with ${code}:\n${output}`)));
  });
  return {
    url,
    output: () => output,
    async stop() {
      host.removeAllListeners('exit');
      const ended = new Promise((resolve) => host.once('exit', resolve));
      host.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
