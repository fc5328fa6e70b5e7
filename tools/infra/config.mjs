import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../install.mjs';

/**
 * The config file of what is synthesized: the one that ORGCOST_CONFIG names, else the workspace's own, else the example.
 *
 * @returns {{ file: string, isExample: boolean }}
 */
export function findConfig() {
  const named = process.env.ORGCOST_CONFIG;
  if (named) return { file: named, isExample: false };
  const own = join(root, 'orgcost.config.yaml');
  if (existsSync(own)) return { file: own, isExample: false };
  return { file: join(root, 'docs/orgcost.config.example.yaml'), isExample: true };
}
