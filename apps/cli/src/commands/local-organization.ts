import { utcDaySchema } from '@orgcost/domain';
import { startLocalOrganization, type LocalOrganization } from '@orgcost/local-organization';
import { once } from 'node:events';
import * as z from 'zod';
import { parseOptions, type Context } from '../context';
import type { ExitCode, Io } from '../io';
import { environmentOf, misleading } from '../local-environment';
import { integerFrom } from '../options';
import { renderJson } from '../output/json';

const optionsSchema = z.object({
  port: integerFrom(0, 'must be a port from 0 to 65535', 65_535).exactOptional(),
  accounts: integerFrom(2, 'must be a whole number from 2 to 20000', 20_000),
  seed: integerFrom(0, 'must be a whole number'),
  months: integerFrom(1, 'must be a whole number from 1 to 37', 37),
  today: utcDaySchema.exactOptional(),
});

/** `orgcost local-organization serve` */
export async function serveLocalOrganization(context: Context, given: unknown): Promise<ExitCode> {
  const { io, json, today } = context;
  const options = { today, ...parseOptions(optionsSchema, given) };
  const organization = await startLocalOrganization(options);
  try {
    io.stdout.write(
      json
        ? renderJson({ endpoint: organization.endpoint, environment: environmentOf(organization) })
        : `# ${options.accounts} made-up accounts at ${organization.endpoint}, where it is ${options.today}.\n` +
            `# For any AWS client in another terminal; Ctrl-C here stops it.\n` +
            `unset ${misleading.join(' ')}\n${exportsOf(organization)}`,
    );
    await stopped(io);
    return 0;
  } finally {
    await organization.close();
  }
}

function exportsOf(organization: LocalOrganization): string {
  return Object.entries(environmentOf(organization))
    .map(([name, value]) => `export ${name}=${value}\n`)
    .join('');
}

async function stopped({ stop }: Io): Promise<void> {
  if (!stop.aborted) await once(stop, 'abort');
}
