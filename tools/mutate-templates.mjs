import { fork } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, relative } from 'node:path';
import pLimit from 'p-limit';
import { root } from './install.mjs';

const usage = `Usage: node tools/mutate-templates.mjs [part of a path]
Takes each property, element and statement out of what makes the templates, one at a time, and changes each literal:
a spec has to fail. No file is written. Takes many minutes.`;

const [part = ''] = process.argv.slice(2);
if (part.startsWith('-')) {
  console.log(usage);
  process.exit(part === '--help' ? 0 : 2);
}

const folder = join(root, 'apps/infra/src');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => join(folder, name));
const specs = files.filter((file) => file.endsWith('.spec.ts'));
// `main.ts` only calls the rest.
const sources = files.filter(
  (file) => !/\.(spec|fixture)\.ts$|[\\/]main\.ts$/.test(file) && file.includes(part),
);
if (sources.length === 0) {
  console.error(`There is no file with ${part} in its path`);
  process.exit(2);
}

/** Mutants that make no difference to a template, and why. */
const equivalent = new Map([
  ["constructs/handler.ts: 'Assumedx' for 'Assumed'", 'The id of what is only referred to.'],
  [
    "chargeback/statement-archive.ts: 'Whoever reads or puts copies changes none: each is locked, and is told by its hash.x' for 'Whoever reads or puts copies changes none: each is locked, and is told by its …",
    "Said in cdk-nag's report alone.",
  ],
]);

/** @typedef {{ line: number, what: string, killed: boolean }} Tried */

const counts = { killed: 0, equivalent: 0, survived: 0 };
// A file has a process of its own: what CDK keeps of each app would add up.
const limit = pLimit(availableParallelism());
try {
  await Promise.all(sources.map((file) => limit(() => tryMutants(file))));
  const { killed, equivalent: same, survived } = counts;
  console.log(`${killed} killed, ${same} of no difference, ${survived} survived`);
  process.exitCode = survived === 0 ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(2);
}

/**
 * @param {string} file
 * @returns {Promise<void>}
 */
function tryMutants(file) {
  let tried = 0;
  return new Promise((resolve, reject) => {
    const worker = fork(join(root, 'tools/mutation/worker.mjs'), [file, ...specs], {
      // Jest and CDK have something to say of each mutant that is killed.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    worker.on('message', (/** @type {Tried | { problem: string } | 'through'} */ message) => {
      if (message === 'through') {
        console.log(`${relative(root, file)}: ${tried} mutants`);
        resolve();
      } else if ('problem' in message) {
        reject(new Error(message.problem));
      } else {
        tried += 1;
        report(file, message);
      }
    });
    worker.on('exit', () => {
      reject(new Error(`${relative(root, file)}: the process ended early`));
    });
  });
}

/**
 * @param {string} file
 * @param {Tried} tried
 */
function report(file, { line, what, killed }) {
  const why = equivalent.get(`${relative(folder, file)}: ${what}`);
  const outcome = killed ? 'killed' : why === undefined ? 'survived' : 'equivalent';
  counts[outcome] += 1;
  if (killed) return;
  console.log(`${relative(root, file)}:${line} ${what}${why === undefined ? '' : `: ${why}`}`);
}
