import { collectionModes } from '@orgcost/domain';
import type { SeedList } from '../alerts/series/seeds';
import type { Findings } from '../benchmark';
import type { FocusFormat } from '../focus/focus-file';
import { benchAlerts } from './alerts';
import { benchBundles } from './bundles';
import { benchChargeback } from './chargeback';
import { benchCollection, type CollectionScenario } from './collection';
import { benchFocus, focusFileOf } from './focus';
import { benchHelp } from './help';
import { benchKills } from './kills';
import { growthOfMemory } from './memory-growth';
import { benchPlainScript } from './plain-script';
import { benchThrottled } from './throttled';

export interface Sizes {
  readonly collections: readonly Omit<CollectionScenario, 'mode'>[];
  readonly throttledAccounts: number;
  readonly chargebackAccounts: number;
  readonly focusFiles: readonly { readonly format: FocusFormat; readonly rows: number }[];
  readonly kills: number;
  readonly seeds: SeedList;
}

/** All that can be measured, by name, in the order in which it is. */
export const benchmarks: Readonly<
  Record<string, (sizes: Sizes) => AsyncIterable<Findings> | Iterable<Findings>>
> = {
  async *help() {
    yield await benchHelp();
  },
  *bundles() {
    yield benchBundles();
  },
  async *collection({ collections }) {
    const found: [CollectionScenario, Findings][] = [];
    for (const mode of collectionModes) {
      for (const size of collections) {
        const findings = await benchCollection({ ...size, mode });
        found.push([{ ...size, mode }, findings]);
        yield findings;
      }
    }
    yield* growthOfMemory(found);
  },
  async *throttled({ throttledAccounts }) {
    yield await benchThrottled(throttledAccounts);
  },
  async *focus({ focusFiles }) {
    for (const { format, rows } of focusFiles) yield await benchFocus(focusFileOf(format, rows));
  },
  async *script() {
    yield* await benchPlainScript();
  },
  async *kills({ kills }) {
    yield await benchKills(kills);
  },
  async *chargeback({ chargebackAccounts }) {
    yield await benchChargeback(chargebackAccounts);
  },
  *alerts({ seeds }) {
    yield* benchAlerts(seeds);
  },
};
