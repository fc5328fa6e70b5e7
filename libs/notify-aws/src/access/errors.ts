import { asking, deniedMends, type Asked } from '@orgcost/aws-client';

/** What alerts go through could not be looked at; the message says why, in one line. */
export class AccessError extends Error {
  override readonly name = 'AccessError';
}

/** @throws AccessError for what the SDK, or a check of its answer, throws */
export function requesting<Answer>(asked: Asked, request: () => Promise<Answer>): Promise<Answer> {
  return asking(asked, { Failure: AccessError, mendOf: ({ name }) => mends[name] }, request);
}

const mends: Readonly<Partial<Record<string, string>>> = {
  ...deniedMends,
  NotFound: 'finds none: deploy orgcost-alerting',
  NotFoundException: 'finds none: deploy orgcost-alerting',
};
