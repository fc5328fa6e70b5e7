/** Organizations allows few requests a second; more at a time would only be throttled. */
export const concurrency = 4;

const goneErrors = [
  'AccountNotFoundException',
  'ChildNotFoundException',
  'OrganizationalUnitNotFoundException',
  'ParentNotFoundException',
  'TargetNotFoundException',
];

/** A request, or the check of its answer, failed for the cause. */
export class RequestError extends Error {
  override readonly name = 'RequestError';

  constructor(
    readonly operation: string,
    override readonly cause: unknown,
  ) {
    super(`organizations:${operation} failed`);
  }
}

/** Has whatever goes wrong with an operation tell its name. @throws RequestError */
export async function requesting<Answer>(
  operation: string,
  request: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await request();
  } catch (error) {
    throw error instanceof RequestError ? error : new RequestError(operation, error);
  }
}

/** What the request answers, or undefined when what it asks about has meanwhile left the organization. */
export async function untilGone<Answer>(
  request: () => Promise<Answer>,
): Promise<Answer | undefined> {
  try {
    return await request();
  } catch (error) {
    if (error instanceof RequestError && isGone(error.cause)) return undefined;
    throw error;
  }
}

function isGone(error: unknown): boolean {
  return error instanceof Error && goneErrors.includes(error.name);
}
