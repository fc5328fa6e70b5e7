import { lambdaHandler } from '../lambda';
import { planEventSchema, planRun } from '../plan-run';

export const handler = lambdaHandler(planEventSchema, planRun);
