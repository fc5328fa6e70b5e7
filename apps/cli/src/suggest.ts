import type { Context } from './context';
import { flagOf } from './config/settings';

const commandIn = /\borgcost [^,]+/g;
const takesRules = /^orgcost (chargeback (preview|close|explain)|reconcile|rules check)\b/;

/**
 * Commands that a text suggests, with the flags that were given: they can be pasted as they are.
 * @param text in which a command ends at a comma, or with the text
 * @param rules file of rules, where one was given
 */
export function withGivenFlags(
  text: string,
  { flags }: Pick<Context, 'flags'>,
  rules?: string,
): string {
  return text.replace(commandIn, (command) => {
    const given = Object.entries({
      ...(rules !== undefined && takesRules.test(command) && { rules }),
      ...flags,
    }).flatMap(([name, value]) =>
      typeof value === 'string' ? [` ${flagOf(name)} ${quoted(value)}`] : [],
    );
    return command + given.join('');
  });
}

/** As a shell takes it for one word. */
export function quoted(word: string): string {
  return /^[\w./:@%+=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
