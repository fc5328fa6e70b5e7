import { grouped } from './grouped';
import type { ConfiguredUnit } from './ownership-settings';

/** What the config says of the OUs that an OU is in, itself included: the deepest first, of one OU the last first. */
export type UnitsAbove = (path: string) => readonly ConfiguredUnit[];

/** Looks each path up once: an organization has many accounts in few OUs. */
export function unitsAbove(units: readonly ConfiguredUnit[]): UnitsAbove {
  const byPath = grouped(units, ({ path }) => path);
  const known = new Map<string, readonly ConfiguredUnit[]>();
  return (path) => {
    const found =
      known.get(path) ?? ancestry(path).flatMap((above) => (byPath.get(above) ?? []).toReversed());
    known.set(path, found);
    return found;
  };
}

/** `Root/A/B` → `Root/A/B`, `Root/A`, `Root` */
function ancestry(path: string): string[] {
  const names = path.split('/');
  return names.map((_, index) => names.slice(0, names.length - index).join('/'));
}
