import {
  startLocalOrganization,
  type LocalOrganization,
  type LocalOrganizationOptions,
} from '@orgcost/local-organization';
import type { UtcDay } from '@orgcost/domain';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Io } from '../io';
import { enter, environmentOf } from '../aws/local-environment';
import { runCli, type Outcome } from './run-cli';

export interface LocalSetting {
  readonly organization: LocalOrganization;
  readonly folder: string;
  /**
   * Runs `orgcost` in the folder, at noon of the organization's day unless told otherwise.
   * @param more arguments after those of the line, with spaces of their own
   */
  cli(line: string, given?: Partial<Io>, more?: readonly string[]): Promise<Outcome>;
  close(): Promise<void>;
}

/** A local organization, an empty folder, and all that leads `orgcost` to both. */
export async function openLocalSetting(
  today: UtcDay,
  accounts = 24,
  pageSize = 1000,
  more: Pick<LocalOrganizationOptions, 'onPublish' | 'timeOfDay'> = {},
): Promise<LocalSetting> {
  const options = { today, accounts, months: 2, pageSize, ...more };
  const organization = await startLocalOrganization(options);
  const folder = await mkdtemp(join(tmpdir(), 'orgcost-cli-'));
  // Nothing on this machine has to be spared.
  await writeFile(join(folder, 'orgcost.config.yaml'), 'collection: { requestsPerSecond: 1000 }\n');
  const leave = enter(organization);
  return {
    organization,
    folder,
    cli: (line, given = {}, more = []) =>
      runCli([...line.split(' '), ...more], {
        cwd: folder,
        env: environmentOf(organization),
        now: () => Date.parse(`${today}T12:00:00Z`),
        ...given,
      }),
    async close() {
      leave();
      await organization.close();
      await rm(folder, { recursive: true });
    },
  };
}
