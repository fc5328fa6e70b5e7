import { bundle, replaceFolder } from './shared.mjs';

await replaceFolder('dist/apps/bench', (outdir) =>
  bundle(outdir, 'apps/bench/src/main.ts', {
    target: 'node20',
    // Native, or reading files next to themselves: taken from node_modules at run time.
    external: ['@duckdb/node-api', 'dynalite', 'classic-level'],
  }),
);
