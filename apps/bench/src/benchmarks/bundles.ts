import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Findings } from '../benchmark';
import { workspaceRoot } from '../support/workspace-root';

/** KB (1,000 bytes) that each Lambda bundle of an app may have, minified. */
const budgets = { collector: 800 };

export function benchBundles(): Findings {
  return {
    benchmark: 'Lambda bundles',
    measures: Object.entries(budgets).flatMap(([app, budget]) => {
      const folder = join(workspaceRoot, 'dist/apps', app);
      return bundlesIn(folder).map((file) => ({
        name: `${app}/${file}`,
        value: statSync(join(folder, file)).size / 1000,
        against: budget,
        unit: 'KB',
        atMost: 1,
      }));
    }),
  };
}

/** @throws Error where there is none: an app that was not built has no size */
function bundlesIn(folder: string): string[] {
  const bundles = readdirSync(folder).filter((file) => file.endsWith('.js'));
  if (bundles.length === 0) throw new Error(`There is no bundle in ${folder}`);
  return bundles.sort();
}
