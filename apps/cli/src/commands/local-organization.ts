import { InvalidInputError, utcDaySchema } from '@orgcost/domain';
import {
  startLocalOrganization,
  type LocalOrganization,
  type LocalOrganizationOptions,
} from '@orgcost/local-organization';
import { once } from 'node:events';
import * as z from 'zod';
import { parseOptions, type Context } from '../context';
import type { ExitCode, Io } from '../io';
import { misleading, servedEnvironment } from '../aws/local-environment';
import { integerFrom } from '../options';
import { renderJson } from '../output/json';

const optionsSchema = z.object({
  port: integerFrom(0, 'must be a port from 0 to 65535', 65_535).exactOptional(),
  accounts: integerFrom(2, 'must be a whole number from 2 to 20000', 20_000),
  seed: integerFrom(0, 'must be a whole number'),
  months: integerFrom(1, 'must be a whole number from 1 to 37', 37),
  origin: utcDaySchema.exactOptional(),
  today: utcDaySchema.exactOptional(),
});

/** `orgcost local-organization serve` */
export async function serveLocalOrganization(context: Context, given: unknown): Promise<ExitCode> {
  const { io, json, today } = context;
  const options = { today, ...parseOptions(optionsSchema, given) };
  const organization = await start(options);
  const environment = servedEnvironment(organization, options.today);
  try {
    io.stdout.write(
      json
        ? renderJson({ endpoint: organization.endpoint, environment, unset: misleading })
        : `# ${options.accounts} made-up accounts at ${organization.endpoint}, where it is ${options.today}.\n` +
            `# For orgcost and any AWS client in another terminal; Ctrl-C here stops it.\n` +
            `unset ${misleading.join(' ')}\n${exportsOf(environment)}`,
    );
    await stopped(io);
    return 0;
  } finally {
    await organization.close();
  }
}

const refusals: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is taken',
  EACCES: 'is not for everyone',
};
const listenErrorSchema = z.object({ syscall: z.literal('listen'), code: z.string() });

async function start(options: LocalOrganizationOptions): Promise<LocalOrganization> {
  try {
    return await startLocalOrganization(options);
  } catch (error) {
    const { data } = listenErrorSchema.safeParse(error);
    const refusal = data && refusals[data.code];
    if (refusal === undefined) throw error;
    throw new InvalidInputError(
      `Port ${options.port} ${refusal}: name another, or leave --port out for a free one`,
    );
  }
}

function exportsOf(environment: Readonly<Record<string, string>>): string {
  return Object.entries(environment)
    .map(([name, value]) => `export ${name}=${value}\n`)
    .join('');
}

async function stopped({ stop }: Io): Promise<void> {
  if (!stop.aborted) await once(stop, 'abort');
}
