import type { ExitCode } from '../io';
import * as z from 'zod';
import { parseOptions, type Context } from '../context';
import { checkAws } from '../checks/aws';
import type { Finding } from '../checks/finding';
import { checkLedger } from '../checks/ledger';
import { renderFindings } from '../output/findings';
import { renderJson } from '../output/json';
import { terminalWidth } from '../output/width';

const optionsSchema = z.object({
  costExplorer: z.boolean().default(false),
  deployed: z.boolean().default(false),
  config: z.string().exactOptional(),
});

/** `orgcost doctor` */
export async function doctor(context: Context, given: unknown): Promise<ExitCode> {
  const { costExplorer, deployed, config } = parseOptions(optionsSchema, given);
  const findings = deployed
    ? await checkDeployed(context, config)
    : [await checkLedger(context), ...(await checkAws(context, costExplorer))];
  context.io.stdout.write(
    context.json ? renderJson(findings) : renderFindings(findings, terminalWidth(context.io)),
  );
  return findings.some(({ state }) => state === 'bad') ? 1 : 0;
}

/** Loaded when it is asked for: nothing else of the command line speaks to CloudFormation. */
async function checkDeployed(context: Context, config: string | undefined): Promise<Finding[]> {
  const [{ readDeployment }, { checkDeployment }] = await Promise.all([
    import('../config/read-deployment'),
    import('../checks/deployed/check-deployment'),
  ]);
  const { deployment } = await readDeployment(config, context.io);
  return checkDeployment(context, deployment);
}
