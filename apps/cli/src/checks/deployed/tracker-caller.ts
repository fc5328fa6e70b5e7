import type { CallerIdentity } from '@orgcost/aws-organization';
import { collectorRolePrefix, type Deployment } from '@orgcost/config';
import { InvalidInputError } from '@orgcost/domain';

/**
 * Who looks at the deployment: anyone of the tracker's account, but not its collector, which accounts let in.
 * @throws InvalidInputError for anyone else
 */
export function trackerCaller(
  { account, arn }: CallerIdentity,
  { trackerAccount }: Pick<Deployment, 'trackerAccount'>,
): string {
  if (account !== trackerAccount) {
    throw new InvalidInputError(
      `${arn} is not of deployment.trackerAccount, ${trackerAccount}: sign in to that account`,
    );
  }
  if (arn.includes(`:assumed-role/${collectorRolePrefix}`)) {
    throw new InvalidInputError(
      `${arn} is the collector, which accounts let in as they should: sign in as anyone else`,
    );
  }
  return arn;
}
