import { InvalidInputError, type AccountId, type Metric } from '@orgcost/domain';

/** Some of an account's costs were never told in the metric: a statement without them would be wrong. */
export class MetricMissingError extends InvalidInputError {
  constructor(
    readonly account: AccountId,
    readonly metric: Metric,
  ) {
    super(
      `Account ${account} has costs without ${metric}: collect or import them in this metric, ` +
        'or choose another one as the metric of the rules',
    );
  }
}
