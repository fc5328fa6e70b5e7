import { bundle, replaceFolder } from './shared.mjs';

await replaceFolder('dist/apps/infra', (outdir) =>
  bundle(outdir, 'apps/infra/src/main.ts', {
    target: 'node20',
    // They read files that lie beside their code.
    external: ['aws-cdk-lib', 'cdk-nag', 'constructs'],
  }),
);
