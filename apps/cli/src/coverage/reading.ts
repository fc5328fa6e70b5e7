import type { Reading } from '@orgcost/alerting';
import { failureOf } from '../errors';

/** What was found, or what kept it from being looked at. */
export async function reading<Found>(read: () => Promise<Found>): Promise<Reading<Found>> {
  try {
    return { found: await read() };
  } catch (error) {
    return { failed: failureOf(error).message };
  }
}
