// The same work as QueueRun, done by pg-boss on the same server: one process, five workers, a payload of the same kind, as many waiting.
// Prints one line of JSON: rates a second. Housekeeping is off, as nothing of the like runs beside our own rounds.
import { PgBoss } from 'pg-boss';

const [connectionString, secondsText, waitingText] = process.argv.slice(2);
const seconds = Number(secondsText);
const waiting = Number(waitingText);
const workers = 5;
const queue = 'bench';
let sequence = 0;
let open = 0; // items that wait

const boss = new PgBoss({ connectionString, max: workers, supervise: false, schedule: false });
boss.on('error', (error) => { console.error(error); process.exit(1); });
await boss.start();
await boss.createQueue(queue);

function work() {
  sequence++;
  return { sink: 'bench', submission: `0198a000-0000-7000-8000-${String(sequence).padStart(12, '0')}`, reference: 'AR-1111-1111', edition: sequence };
}

// Items a second of all workers together; a worker that finds nothing ends.
async function rate(step) {
  let total = 0;
  const started = performance.now();
  const worker = async () => {
    while (performance.now() - started < seconds * 1000) {
      const done = await step();
      if (done === 0) return;
      total += done;
    }
  };
  await Promise.all(Array.from({ length: workers }, worker));
  return total / ((performance.now() - started) / 1000);
}

async function topUp() {
  for (; open < waiting; open += 2000)
    await boss.insert(queue, Array.from({ length: 2000 }, () => ({ data: work() })));
}

async function drain(batchSize) {
  const jobs = await boss.fetch(queue, { batchSize });
  if (jobs.length === 0) return 0;
  await boss.complete(queue, jobs.map((job) => job.id), { receipt: 'r' });
  open -= jobs.length;
  return jobs.length;
}

const enqueue = await rate(async () => { await boss.send(queue, work()); open++; return 1; });
await topUp();
const single = await rate(() => drain(1));
await topUp();
const many = await rate(() => drain(50));
console.log(JSON.stringify({ enqueue, single, many }));
await boss.stop({ graceful: false });
