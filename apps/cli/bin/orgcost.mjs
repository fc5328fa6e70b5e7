#!/usr/bin/env node
import { existsSync } from 'node:fs';

// Before anything loads: the AWS SDK warns on Node 20 as soon as a client is made.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

// Node has followed the link node_modules/.bin/orgcost by now, so these hold from any folder.
const main = new URL('../../../dist/apps/cli/main.js', import.meta.url);
const build = new URL('../../../tools/build/cli.mjs', import.meta.url);

if (!existsSync(main)) {
  console.error('orgcost: not built yet, building it first (once)');
  await import(build.href);
}
await import(main.href);
