import { parseInstant } from '@orgcost/domain';
import { aResult, plannedRun } from '../collect/collection.fixture';
import { finishedRun, startedRun } from '../collect/run-record';
import { withKnownPages } from './known-pages';

const results = [aResult({ paidPages: 9 }), aResult({ account: '222222222222', paidPages: 5 })];

describe('the pages that a run is known to have paid', () => {
  it.each([
    ['tell', 0, 14],
    ['told till then', 12, 14],
    ['tell, and the payer took', 20, 20],
  ])('are those that its accounts %s, where it is not finished', (_, counted, known) => {
    const run = startedRun(plannedRun, counted);
    expect(withKnownPages(run, results)).toEqual({ ...run, paidPages: known });
  });

  it('are those that it counted at its end', () => {
    const run = finishedRun(plannedRun, {
      finishedAt: parseInstant('2026-11-23T07:00:00Z'),
      outcomes: { done: 2 },
      paidPages: 3,
      watchedOlderMonths: false,
    });
    expect(withKnownPages(run, results)).toEqual(run);
  });
});
