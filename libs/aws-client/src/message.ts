/** The SDK adds a hint to programmers to what its parsers throw, as for the HTML page of another server. */
const hint = /\s*Deserialization error:.*/s;

/** Whether the SDK could not read the answer. */
export function isUnreadable({ message }: Error): boolean {
  return hint.test(message);
}

/** A message for people, without the hint. */
export function oneLine(message: string): string {
  return message.replace(hint, '').replaceAll(/\s+/g, ' ').trim();
}

/**
 * The kind of policy that denies, where AWS tells it after whom and what it denies:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 */
export function decidedBy({ message }: Error): string {
  const [why] = /\b(?:because no|with an explicit deny) .*/.exec(message) ?? [];
  return why === undefined ? '' : ` (AWS says: ${why})`;
}
