import { bundle, replaceFolder } from './shared.mjs';

await replaceFolder('dist/apps/cli', (outdir) =>
  bundle(outdir, 'apps/cli/src/main.ts', {
    // `run` alone besides, for what calls the program often without starting it each time.
    entryPoints: ['apps/cli/src/main.ts', 'apps/cli/src/run.ts'],
    target: 'node20',
    // Each command is loaded when it is called, so that `orgcost --help` is quick.
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    // Native, or reading files next to themselves: taken from node_modules at run time.
    external: ['@duckdb/node-api', 'dynalite', 'classic-level', 'pdfmake', 'fontkit'],
  }),
);
