import { App, LegacyStackSynthesizer, Validations, type Stack, type StackProps } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { Construct } from 'constructs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * The template of a stack that no `cdk deploy` of this app deploys: it needs no bootstrap, and no assets.
 * @param make makes the stack
 */
export function standaloneTemplate(
  make: (scope: Construct, props: StackProps) => Stack,
): Record<string, unknown> {
  // An assembly of its own, apart from the one that is deployed.
  const outdir = mkdtempSync(join(tmpdir(), 'orgcost-template-'));
  try {
    const app = new App({ outdir });
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
    // @ts-expect-error CDK's own types do not go with exactOptionalPropertyTypes.
    const stack = make(app, { synthesizer: new LegacyStackSynthesizer() });
    return app.synth().getStackByName(stack.stackName).template as Record<string, unknown>;
  } finally {
    rmSync(outdir, { recursive: true });
  }
}
