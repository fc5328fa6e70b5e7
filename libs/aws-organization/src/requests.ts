/** Organizations allows few requests a second; more at a time would only be throttled. */
export const concurrency = 4;

const goneErrors = [
  'AccountNotFoundException',
  'ChildNotFoundException',
  'OrganizationalUnitNotFoundException',
  'ParentNotFoundException',
  'TargetNotFoundException',
];

/** What the request answers, or undefined when what it asks about has meanwhile left the organization. */
export async function untilGone<Answer>(
  request: () => Promise<Answer>,
): Promise<Answer | undefined> {
  try {
    return await request();
  } catch (error) {
    if (error instanceof Error && goneErrors.includes(error.name)) return undefined;
    throw error;
  }
}
