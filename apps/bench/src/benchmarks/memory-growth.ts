import type { Findings } from '../benchmark';
import { peakMemory, type CollectionScenario } from './collection';

const [small, large] = [2_000, 10_000];

/** Peak memory of the large organization against that of the small one, for each mode and span that had both. */
export function growthOfMemory(
  collections: readonly (readonly [CollectionScenario, Findings])[],
): Findings[] {
  return collections.flatMap(([scenario, findings]) => {
    const smaller = collections.find(
      ([{ mode, days, accounts }]) =>
        mode === scenario.mode && days === scenario.days && accounts === small,
    );
    if (scenario.accounts !== large || smaller === undefined) return [];
    return [
      {
        benchmark: `${scenario.mode} mode, ${scenario.days} days, ${large} accounts against ${small}`,
        measures: [
          {
            name: peakMemory,
            value: memoryOf(findings),
            against: memoryOf(smaller[1]),
            unit: 'MB',
            atMost: 1.1,
          },
        ],
      },
    ];
  });
}

function memoryOf({ measures }: Findings): number {
  return measures.find(({ name }) => name === peakMemory)?.value ?? NaN;
}
