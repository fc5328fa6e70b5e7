import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

// Before anything loads: the AWS SDK warns on Node 20 as soon as a client is made.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

const usage = 'Usage: nx run APP:invoke --handler=NAME --event=FILE.json';
const timeoutMilliseconds = 15 * 60 * 1000;

/** Runs a handler of an app as it was built, with this machine's AWS settings, and prints its answer as JSON. */
async function invoke() {
  const { values, positionals } = parseArgs({
    options: { handler: { type: 'string' }, event: { type: 'string' } },
    allowPositionals: true,
  });
  const [app] = positionals;
  const { handler: name, event: file } = values;
  if (!app || !name || !file) throw new Error(usage);

  const event = JSON.parse(readFileSync(file, 'utf8'));
  const { handler } = await import(new URL(`../dist/apps/${app}/${name}.js`, import.meta.url).href);
  const end = Date.now() + timeoutMilliseconds;
  const answer = await handler(event, { getRemainingTimeInMillis: () => end - Date.now() });
  console.log(JSON.stringify(answer, null, 2));
}

try {
  await invoke();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
