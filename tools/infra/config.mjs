import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { root } from '../install.mjs';

/**
 * The config file of what is synthesized: the one that ORGCOST_CONFIG names, else the workspace's own, else the example.
 *
 * @returns {{ file: string, isExample: boolean }}
 */
export function findConfig() {
  const named = process.env.ORGCOST_CONFIG;
  // A folder is none.
  if (named && (statSync(named, { throwIfNoEntry: false })?.isDirectory() ?? true)) {
    console.error(`There is no config file ${named}: correct ORGCOST_CONFIG`);
    process.exit(2);
  }
  // CDK runs in a folder of its own.
  if (named) return { file: resolve(named), isExample: false };
  const own = join(root, 'orgcost.config.yaml');
  if (existsSync(own)) return { file: own, isExample: false };
  return { file: join(root, 'docs/orgcost.config.example.yaml'), isExample: true };
}

/** The config file of what is deployed: never the example. */
export function ownConfig() {
  const { file, isExample } = findConfig();
  if (!isExample) return file;
  console.error(
    'There is no orgcost.config.yaml: copy docs/orgcost.config.example.yaml, and check it with "npx orgcost config check"',
  );
  process.exit(2);
}
