import { assumptions } from '../assumptions';
import { exactly, mapRange, type Range } from '../range';
import type { RateName } from '../rates';
import type { Period, Setting, Way, Work } from '../setting';
import { fileMegabytesRead } from './focus-files';
import { writeUnits } from './item-units';
import { countPages } from './pages';

/** Plan, map, finish and alerts; a map's child has a start of its own. */
const transitionsOfRun = 4;
const transitionsOfBatch = 2;
/** Plan, finish and alerts. */
const invocationsOfRun = 3;
/** What starts, runs and logs a deployed collection. */
export function runWork(setting: Setting, way: Way, period: Period): Work[] {
  const runs = period === 'month' ? setting.runs.length : 1;
  const batches =
    way === 'member' ? Math.ceil(setting.accounts / assumptions.accountsPerFunction) : 1;
  const invocations = runs * (invocationsOfRun + batches);
  const { bytesLoggedPerAccount, bytesLoggedPerInvocation } = assumptions;
  const logged =
    invocations * bytesLoggedPerInvocation + runs * setting.accounts * bytesLoggedPerAccount;
  const megabytesLogged = exactly(Math.ceil(logged / 2 ** 20));
  return [
    ...(way === 'focus' ? [] : [freeRequests(setting, way, runs)]),
    deployed('Runs: schedule', 'schedule', exactly(runs)),
    deployed(
      'Runs: state machine',
      'stateTransition',
      exactly(runs * (transitionsOfRun + transitionsOfBatch * batches)),
    ),
    deployed('Runs: functions', 'functionRequest', exactly(invocations)),
    deployed(
      "Runs: functions' GB-s",
      'functionTime',
      gigabyteSeconds(setting, way, period, invocations),
    ),
    ...(way === 'focus' ? [] : plansAndPages(setting, way, period, runs)),
    deployed('Logs: ingestion', 'logIngestion', megabytesLogged),
    deployed('Logs: storage', 'logStorage', megabytesLogged),
  ];
}

/** A plan in the ledger, in items for a batch each, and each page that is counted there. */
function plansAndPages(setting: Setting, way: Way, period: Period, runs: number): Work[] {
  const { accountsPerFunction, bytesPerRun, bytesPerTask } = assumptions;
  const unitsOfPlan =
    writeUnits(bytesPerRun) +
    Math.ceil(setting.accounts / accountsPerFunction) *
      writeUnits(Math.min(setting.accounts, accountsPerFunction) * bytesPerTask);
  return [
    deployed('Runs: plans kept', 'writeUnit', exactly(runs * unitsOfPlan)),
    deployed('Runs: pages counted', 'writeUnit', countPages(setting, way, period)),
  ];
}

/** A role for each account that is asked itself, and the organization's accounts with their tags. */
function freeRequests({ accounts }: Setting, way: Way, runs: number): Work {
  const roles = way === 'member' ? accounts + 1 : 1;
  const perPage = 20;
  const ofRun = roles + accounts + Math.ceil(accounts / perPage);
  const what = 'Requests: roles, accounts';
  return { what, rate: 'freeRequest', count: exactly(runs * ofRun), part: 'collection' };
}

function gigabyteSeconds(setting: Setting, way: Way, period: Period, invocations: number): Range {
  const { functionGigabytes, importGigabytes, importMegabytesPerSecond } = assumptions;
  const { pagesPerSecond, secondsPerInvocation, secondsPerPage } = assumptions;
  const started = invocations * secondsPerInvocation;
  if (way === 'focus') {
    const seconds = started + fileMegabytesRead(setting, period) / importMegabytesPerSecond;
    return exactly(Math.ceil(seconds * importGigabytes));
  }
  const secondsEach = way === 'member' ? 1 / pagesPerSecond : secondsPerPage;
  return mapRange(countPages(setting, way, period), (pages) =>
    Math.ceil((started + pages * secondsEach) * functionGigabytes),
  );
}

function deployed(what: string, rate: RateName, count: Range): Work {
  return { what, rate, count, part: 'collection', deployment: true };
}
