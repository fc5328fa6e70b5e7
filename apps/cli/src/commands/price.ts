import { InvalidInputError } from '@orgcost/domain';
import { priceOrganization, type Setting } from '@orgcost/pricing';
import * as z from 'zod';
import { parseOptions, type Context } from '../context';
import { failureOf, isFault } from '../errors';
import type { ExitCode } from '../io';
import { hasLedger, readLedger } from '../ledger';
import { integerFrom } from '../options';
import { renderJson } from '../output/json';
import { renderPrice } from '../output/price';
import { terminalWidth } from '../output/width';
import { assumedSetting, knownSetting } from '../pricing/price-setting';

/** More than any organization may have. */
const mostAccounts = 100_000;

const optionsSchema = z.object({
  accounts: integerFrom(
    1,
    'must be a whole number of accounts, from 1 to 100,000',
    mostAccounts,
  ).exactOptional(),
});

const sayHowMany =
  'say how many with --accounts, such as --accounts 100, or run "orgcost accounts sync" first';

/** `orgcost price` */
export async function price(context: Context, given: unknown): Promise<ExitCode> {
  const { accounts } = parseOptions(optionsSchema, given);
  const { io, json } = context;
  const priced = priceOrganization(await settingOf(context, accounts));
  io.stdout.write(json ? renderJson(priced) : renderPrice(priced, terminalWidth(io)));
  return 0;
}

async function settingOf(context: Context, accounts: number | undefined): Promise<Setting> {
  if (!hasLedger(context)) {
    if (accounts !== undefined) return assumedSetting(accounts);
    throw new InvalidInputError(`There is no ledger yet to count accounts in: ${sayHowMany}`);
  }
  if (accounts !== undefined) return settingFor(accounts, context);
  const setting = await readLedger(context, (ledger) => knownSetting(ledger));
  if (setting.accounts > 0) return setting;
  throw new InvalidInputError(`The ledger knows no account yet: ${sayHowMany}`);
}

/** Before a deployment its config names a table that is not there yet, or that nobody is signed in for. */
async function settingFor(accounts: number, context: Context): Promise<Setting> {
  const { io, settings } = context;
  try {
    return await readLedger(context, (ledger) => knownSetting(ledger, accounts));
  } catch (error) {
    if (settings.store.kind !== 'table' || isFault(error)) throw error;
    io.stderr.write(
      `Priced by assumptions, without what table ${settings.store.name} may know:\n${failureOf(error).message}\n`,
    );
    return assumedSetting(accounts);
  }
}
