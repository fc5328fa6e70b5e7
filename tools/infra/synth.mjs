import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { maxKilobytes } from '../build/budgets.mjs';
import { root } from '../install.mjs';
import { assembly, cdk } from './cdk.mjs';
import { findConfig } from './config.mjs';

const { file, isExample } = findConfig();
if (isExample) console.log(`There is no orgcost.config.yaml: synthesizing ${relative(file)}`);

rmSync(assembly, { recursive: true, force: true });
const status = cdk(['synth', '--quiet'], { ORGCOST_CONFIG: file });
if (status !== 0) process.exit(status);

for (const name of readdirSync(assembly).filter((each) => each.endsWith('.template.json'))) {
  console.log(line(name.replace('.template.json', ''), join(assembly, name), 'template'));
}
for (const [app, budget] of Object.entries(maxKilobytes)) {
  const folder = join(root, 'dist/apps', app);
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.js'))) {
    console.log(line(`${app}/${name}`, join(folder, name), `bundle, of ${budget} KB at most`));
  }
}

/**
 * @param {string} name
 * @param {string} path
 * @param {string} what
 */
function line(name, path, what) {
  const kilobytes = (statSync(path).size / 1000).toFixed(1);
  return `${name.padEnd(26)} ${kilobytes.padStart(7)} KB  ${what}`;
}

/** @param {string} path */
function relative(path) {
  return path.startsWith(root) ? path.slice(root.length) : path;
}
