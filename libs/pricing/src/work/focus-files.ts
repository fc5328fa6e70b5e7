import { assumptions } from '../assumptions';
import { exactly } from '../range';
import { daysRead, type Period, type Setting, type Way, type Work } from '../setting';

const { bytesPerFocusRow, focusMonthsKept, focusRefreshesPerDay, focusRowsPerDay } = assumptions;

/** Files of a FOCUS export: the export itself is free, the bucket is not. */
export function focusFileWork(setting: Setting, way: Way, period: Period): Work[] {
  if (way !== 'focus') return [];
  const { daysOfMonth } = setting;
  const read = requestsFor(fileMegabytesRead(setting, period));
  if (period === 'backfill') return [requests('requests', read)];
  const ofMonth = megabytes(setting, daysOfMonth);
  const refreshed = focusRefreshesPerDay * daysOfMonth * requestsFor(ofMonth);
  return [
    requests('requests', refreshed + read),
    {
      what: 'Files: storage',
      rate: 'fileStorage',
      count: exactly(focusMonthsKept * ofMonth),
      part: 'collection',
    },
  ];
}

/** MB of files that a month's runs, or the first one, take in: a month's files are written anew as a whole. */
export function fileMegabytesRead(setting: Setting, period: Period): number {
  const read = period === 'month' ? setting.runs.map(daysRead) : [setting.backfill.days];
  return read.reduce((sum, days) => sum + megabytes(setting, days), 0);
}

function megabytes({ accounts }: Setting, days: number): number {
  return Math.ceil((accounts * days * focusRowsPerDay * bytesPerFocusRow) / 2 ** 20);
}

function requestsFor(megabytesOfFiles: number): number {
  return Math.ceil(megabytesOfFiles / assumptions.megabytesPerFocusFile);
}

function requests(what: string, count: number): Work {
  return { what: `Files: ${what}`, rate: 'fileRequest', count: exactly(count), part: 'collection' };
}
