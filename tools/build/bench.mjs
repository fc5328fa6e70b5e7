import { bundle, replaceFolder } from './shared.mjs';

const entries = ['main', 'programs/plain-payer', 'programs/read-month', 'programs/preview-month'];

await replaceFolder('dist/apps/bench', async (outdir) => {
  for (const entry of entries) {
    await bundle(outdir, `apps/bench/src/${entry}.ts`, {
      target: 'node20',
      // Native, or reading files next to themselves: taken from node_modules at run time.
      external: ['@duckdb/node-api', 'dynalite', 'classic-level'],
    });
  }
});
