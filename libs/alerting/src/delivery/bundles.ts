import type { Alert } from '../alerts/alert';
import type { Addressee } from './letter';

/** Alerts for the same people. */
export interface Bundle {
  readonly addressee: Addressee;
  readonly alerts: readonly Alert[];
}

/** More would make a digest that mail services cut off. */
const longestDigest = 100;

export function bundlesOf(
  alerts: readonly Alert[],
  addresseeOf: (alert: Alert) => Addressee,
): Bundle[] {
  const bundles = new Map<string, { addressee: Addressee; alerts: Alert[] }>();
  for (const alert of alerts) {
    const addressee = addresseeOf(alert);
    const key = keyOf(addressee);
    const known = bundles.get(key);
    const bundle = {
      addressee: together(known?.addressee, addressee),
      alerts: known?.alerts ?? [],
    };
    bundles.set(key, bundle);
    bundle.alerts.push(alert);
  }
  return [...bundles.values()];
}

function keyOf({ to, as, inPlaceOfOwner }: Addressee): string {
  return JSON.stringify([to.map((address) => address.toLowerCase()).sort(), as, inPlaceOfOwner]);
}

/** Of several owners none is named. */
function together(one: Addressee | undefined, other: Addressee): Addressee {
  if (one === undefined) return other;
  return one.owner === other.owner ? one : nameless(one);
}

function nameless({ owner: _, ...addressee }: Addressee): Addressee {
  return addressee;
}

/** A mail each, or digests where there are more than `digestAbove`. */
export function lettersOf({ addressee, alerts }: Bundle, digestAbove: number): Bundle[] {
  const size = alerts.length > digestAbove ? longestDigest : 1;
  return Array.from({ length: Math.ceil(alerts.length / size) }, (_, index) => ({
    addressee,
    alerts: alerts.slice(index * size, (index + 1) * size),
  }));
}
