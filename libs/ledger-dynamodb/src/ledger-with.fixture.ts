import { table, type InMemoryLedger } from './in-memory-ledger.fixture';
import { createLedger, type Ledger } from './ledger';

/** The ledger through a client whose every request passes `around`. */
export function ledgerWith(
  ledger: InMemoryLedger,
  around: (command: string, send: () => Promise<unknown>) => Promise<unknown>,
): Ledger {
  const client = ledger.connect();
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        const answers: Awaited<ReturnType<typeof next>>[] = [];
        await around(commandName, async () => answers.push(await next(args)));
        const [answer] = answers;
        if (!answer) throw new Error('The request was not sent');
        return answer;
      },
    { step: 'initialize' },
  );
  return createLedger({ client, table });
}
