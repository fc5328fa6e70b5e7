import {
  archiveBucketName,
  chargebackSchema,
  check,
  configSchema,
  defaultMemberRoleName,
  parseConfigFile,
  settingsSchema,
  type AlarmSettings,
  type ChargebackSettings,
  type MailSettings,
  type SettingsLayer,
} from '@orgcost/config';
import { InvalidInputError, type CollectionMode } from '@orgcost/domain';
import { dirname, resolve } from 'node:path';
import type { Io } from '../io';
import { findConfigFile } from './find-config-file';
import { overlay } from './overlay';

/** Where costs are kept: in a folder of this machine, or in a DynamoDB table. */
export type Store =
  | { readonly kind: 'embedded'; readonly directory: string }
  | { readonly kind: 'table'; readonly name: string; readonly endpointUrl?: string };

export interface ArchivePlace {
  readonly bucket: string;
  readonly region: string;
}

export interface Settings {
  readonly profile?: string;
  readonly region?: string;
  readonly store: Store;
  /** Longest wait for an answer of AWS; each client's own where it is not set. */
  readonly requestTimeoutSeconds?: number;
  /** The account tag that names an account's owner. */
  readonly ownerTag: string;
  /** The account tag that names its cost center. */
  readonly costCenterTag: string;
  /** When people are alerted, and how: where the config file says so. */
  readonly alarms?: AlarmSettings;
  readonly mail?: Required<MailSettings>;
  /** Who is charged for what; its paths are absolute. */
  readonly chargeback: ChargebackSettings;
  /** Where locked copies of what was closed are: where the ledger is the deployed one, with chargeback. */
  readonly archive?: ArchivePlace;
  readonly collection: {
    readonly mode: CollectionMode;
    readonly memberRoleName: string;
    readonly externalId?: string;
    readonly payerRoleArn?: string;
    /** To Cost Explorer, by all accounts together. */
    readonly requestsPerSecond: number;
    /** Accounts in hand at a time. */
    readonly concurrency: number;
  };
}

export type SettingsFlags = Omit<SettingsLayer, 'ownerTag' | 'collection'> & {
  readonly config?: string;
};

/** Folders of embedded ledgers, below the working folder: one's own, the demo's, and a local organization's. */
export const ledgerFolder = '.orgcost/ledger';
export const demoLedgerFolder = '.orgcost/demo';
export const localLedgerFolder = '.orgcost/local-organization';

const environment = {
  ORGCOST_TABLE: ['table'],
  ORGCOST_LEDGER: ['ledger'],
  ORGCOST_MEMBER_ROLE_NAME: ['collection', 'memberRoleName'],
  ORGCOST_EXTERNAL_ID: ['collection', 'externalId'],
  ORGCOST_PAYER_ROLE_ARN: ['collection', 'payerRoleArn'],
} as const;

/**
 * Flags before environment before file before defaults.
 * @throws InvalidInputError that names the flag, the variable, or the file and line
 */
export async function readSettings(
  { config, ...flags }: SettingsFlags,
  io: Pick<Io, 'cwd' | 'env'>,
): Promise<Settings> {
  const { cwd, env } = io;
  const { alarms, mail, chargeback, archive, ...file } = await settingsOfFile(config, io);
  const layer = [
    yieldingToAws(file, env),
    readEnvironment(env),
    check(settingsSchema, flags, ([name]) => flagOf(String(name))),
  ].reduce(overlay);

  const { profile, region, requestTimeoutSeconds, collection = {} } = layer;
  const isDeployed =
    layer.table !== undefined && layer.table === file.table && layer.endpointUrl === undefined;
  return {
    ...(profile !== undefined && { profile }),
    ...(region !== undefined && { region }),
    store: storeOf(layer, cwd),
    ...(requestTimeoutSeconds !== undefined && { requestTimeoutSeconds }),
    ownerTag: layer.ownerTag ?? 'owner',
    costCenterTag: layer.costCenterTag ?? 'cost-center',
    ...(alarms && { alarms }),
    ...(mail && { mail }),
    chargeback,
    ...(isDeployed && archive && { archive }),
    collection: {
      mode: collection.mode ?? 'member',
      memberRoleName: collection.memberRoleName ?? defaultMemberRoleName,
      ...(collection.externalId !== undefined && { externalId: collection.externalId }),
      ...(collection.payerRoleArn !== undefined && { payerRoleArn: collection.payerRoleArn }),
      // Its limit is unpublished; about ten a second is what the maintainers of its SDKs advise.
      requestsPerSecond: collection.requestsPerSecond ?? 10,
      concurrency: collection.concurrency ?? 16,
    },
  };
}

/** `asOf` → `--as-of` */
export function flagOf(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

const fileSchema = configSchema
  .refine(({ table, endpointUrl }) => endpointUrl === undefined || table !== undefined, {
    path: ['endpointUrl'],
    error: 'is where the table is: name the table too, with table',
  })
  .refine(({ table, ledger }) => table === undefined || ledger === undefined, {
    path: ['ledger'],
    error: 'is a folder, and the ledger is in a table already, by table: remove one',
  });

interface FileSettings extends SettingsLayer {
  readonly alarms?: AlarmSettings | undefined;
  readonly mail?: Required<MailSettings>;
  readonly chargeback: ChargebackSettings;
  /** Of the deployment that the file has. */
  readonly archive?: ArchivePlace;
}

/** What the file sets of the command line itself. */
async function settingsOfFile(
  flag: string | undefined,
  io: Pick<Io, 'cwd' | 'env'>,
): Promise<FileSettings> {
  const file = await findConfigFile(flag, io);
  if (!file) return { chargeback: chargebackFrom(io.cwd) };
  const { deployment, mail, chargeback, ...layer } = parseConfigFile(
    file.text,
    file.name,
    fileSchema,
  );
  // What is named in a file is meant from where the file is.
  const folder = dirname(file.path);
  return {
    ...layer,
    ...(layer.ledger !== undefined && { ledger: resolve(folder, layer.ledger) }),
    chargeback: chargebackFrom(folder, chargeback),
    ...(deployment &&
      chargeback && {
        archive: { bucket: archiveBucketName(deployment), region: deployment.homeRegion },
      }),
    ...(mail && { mail: { platform: [deployment?.operators ?? mail.sender], ...mail } }),
  };
}

/** A file that does not say who is charged for what leaves it to tags and assignments. */
function chargebackFrom(
  folder: string,
  chargeback: ChargebackSettings = chargebackSchema.parse({}),
): ChargebackSettings {
  return {
    ...chargeback,
    rules: resolve(folder, chargeback.rules),
    usage: chargeback.usage.map((path) => resolve(folder, path)),
  };
}

/** AWS's SDK reads its variables itself, but would take what a client is given before them. */
function yieldingToAws(
  { profile, region, ...layer }: SettingsLayer,
  env: Io['env'],
): SettingsLayer {
  return {
    ...layer,
    ...(profile !== undefined && !env.AWS_PROFILE && { profile }),
    ...(region !== undefined && !env.AWS_REGION && { region }),
  };
}

function readEnvironment(env: Io['env']): SettingsLayer {
  const layer: Record<string, unknown> = {};
  const collection: Record<string, unknown> = {};
  for (const [variable, path] of Object.entries(environment)) {
    const value = env[variable];
    if (!value) continue;
    if (path[0] === 'collection') collection[path[1]] = value;
    else layer[path[0]] = value;
  }
  return check(settingsSchema, { ...layer, collection }, (path) => variableOf(path));
}

function variableOf(path: readonly PropertyKey[]): string {
  const found = Object.entries(environment).find(([, other]) => other.join() === path.join());
  return found?.[0] ?? path.join('.');
}

function storeOf({ table, endpointUrl, ledger }: SettingsLayer, cwd: string): Store {
  if (table !== undefined && ledger !== undefined) {
    throw new InvalidInputError(
      'A ledger is either in a table or in a folder: give --table (ORGCOST_TABLE) or --ledger (ORGCOST_LEDGER), not both',
    );
  }
  if (table !== undefined) {
    return { kind: 'table', name: table, ...(endpointUrl !== undefined && { endpointUrl }) };
  }
  if (endpointUrl !== undefined) {
    throw new InvalidInputError(
      '--endpoint-url is where the table is: name the table too, with --table',
    );
  }
  return { kind: 'embedded', directory: resolve(cwd, ledger ?? ledgerFolder) };
}
