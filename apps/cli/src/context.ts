import { utcDayOf, type Clock, type UtcDay } from '@orgcost/domain';
import * as z from 'zod';
import { clockOf } from './clock';
import { check } from '@orgcost/config';
import { flagOf, readSettings, type Settings, type SettingsFlags } from './config/settings';
import type { Io } from './io';

/** What every command is given besides its own options. */
export interface Context {
  readonly io: Io;
  readonly settings: Settings;
  readonly clock: Clock;
  /** The UTC day on which the command was called. */
  readonly today: UtcDay;
  /** For programs to read, rather than for people. */
  readonly json: boolean;
  /** Which ledger, config and the like the command was given, as it was written: for commands that are suggested. */
  readonly flags: SettingsFlags;
}

const globalsSchema = z.object({
  config: z.string().exactOptional(),
  profile: z.string().exactOptional(),
  region: z.string().exactOptional(),
  table: z.string().exactOptional(),
  endpointUrl: z.string().exactOptional(),
  ledger: z.string().exactOptional(),
  json: z.boolean().default(false),
});

/** @throws InvalidInputError for settings that are wrong */
export async function contextOf(globals: unknown, io: Io): Promise<Context> {
  const { json, ...flags } = parseOptions(globalsSchema, globals);
  const clock = clockOf(io);
  return {
    io,
    settings: await readSettings(flags, io),
    clock,
    today: utcDayOf(clock()),
    json,
    flags,
  };
}

/** Checks a command's options and arguments. @throws InvalidInputError that names the flag */
export function parseOptions<Schema extends z.ZodType>(
  schema: Schema,
  options: unknown,
): z.output<Schema> {
  return check(schema, options, ([name]) => flagOf(String(name)));
}
