import { lambdaHandler } from '../lambda';
import { planEventSchema, planRun } from '../plan-run';

/** What it takes to plan, and to ask the payer which months moved. */
const reserveMilliseconds = 7 * 60_000;

export const handler = lambdaHandler(planEventSchema, planRun, reserveMilliseconds);
