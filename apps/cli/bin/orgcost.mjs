#!/usr/bin/env node
import { existsSync } from 'node:fs';

// Of all that follows an old Node can read this much: nothing else is imported before it has been looked at.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `orgcost: Node ${process.versions.node} is too old: install Node 20.19 or later, such as from https://nodejs.org`,
  );
  process.exit(1);
}

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
