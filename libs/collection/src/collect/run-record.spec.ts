import { parseInstant } from '@orgcost/domain';
import { plannedRun, window } from './collection.fixture';
import type { OutcomeCounts } from '../run/run';
import { finishedRun, startedRun } from './run-record';

const end = {
  finishedAt: parseInstant('2026-11-23T07:00:00Z'),
  paidPages: 3,
  watchedOlderMonths: true,
};
const started = {
  id: 'now',
  startedAt: '2026-11-23T06:00:00.000Z',
  status: 'running',
  mode: 'member',
  today: '2026-11-23',
  window,
  everyAccount: true,
  collectedSince: window.from,
  watchedOlderMonths: false,
  paidPages: 0,
  outcomes: {},
};

describe('the record of a run', () => {
  it('is there from its start', () => {
    expect(startedRun(plannedRun)).toEqual(started);
    expect(startedRun({ ...plannedRun, everyAccount: false, resumes: 'before' }, 7)).toEqual({
      ...started,
      everyAccount: false,
      resumes: 'before',
      paidPages: 7,
    });
  });

  it('tells at its end what became of the accounts', () => {
    const outcomes = { done: 2, 'taken-from-payer': 1, 'no-data-yet': 1 };
    expect(finishedRun(plannedRun, { ...end, outcomes })).toEqual({
      ...started,
      ...end,
      status: 'complete',
      outcomes,
    });
  });

  it('is partial where the payer could not be asked which accounts there are', () => {
    expect(
      finishedRun(plannedRun, { ...end, outcomes: { done: 2 }, payerFailure: 'no entry' }),
    ).toEqual({
      ...started,
      ...end,
      status: 'partial',
      outcomes: { done: 2 },
      payerFailure: 'no entry',
    });
    expect(
      finishedRun(plannedRun, { ...end, outcomes: { denied: 2 }, payerFailure: 'no entry' }).status,
    ).toBe('failed');
  });

  it.each<[string, OutcomeCounts]>([
    ['complete', {}],
    ['complete', { 'no-data-yet': 1, throttled: 0 }],
    ['partial', { done: 2, denied: 1 }],
    ['partial', { 'taken-from-payer': 1, throttled: 1 }],
    ['partial', { 'no-data-yet': 1, failed: 1 }],
    ['partial', { done: 1, 'left-for-next-run': 1 }],
    ['partial', { 'left-for-next-run': 3 }],
    ['failed', { denied: 1 }],
    ['failed', { throttled: 1, failed: 2, 'left-for-next-run': 3 }],
  ])(
    'is %s with %j, and counts older months as watched: what moved is planned anyway',
    (status, outcomes) => {
      expect(finishedRun(plannedRun, { ...end, outcomes })).toMatchObject({
        status,
        watchedOlderMonths: true,
      });
    },
  );
});
