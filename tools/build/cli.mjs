import { bundle, replaceFolder } from './shared.mjs';

await replaceFolder('dist/apps/cli', (outdir) =>
  bundle(outdir, 'apps/cli/src/main.ts', {
    target: 'node20',
    // Each command is loaded when it is called, so that `orgcost --help` is quick.
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    // Native, or reading files next to themselves: taken from node_modules at run time.
    external: ['@duckdb/node-api', 'dynalite', 'classic-level'],
  }),
);
