import { faultOf, type Asked } from './fault-of';

/** How what goes wrong with requests of one service is told. */
export interface Telling {
  /** What is thrown: its message says in one line what to mend. */
  readonly Failure: new (message: string, options: ErrorOptions) => Error;
  /** What to mend after an error that is known, told after the operation's name. */
  readonly mendOf: (error: Error) => string | undefined;
}

/**
 * What an operation answers, checked.
 * @throws the failure, with AWS's own error as its cause, for what the SDK, or a check of its answer, throws
 */
export async function asking<Answer>(
  asked: Asked,
  { Failure, mendOf }: Telling,
  request: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await request();
  } catch (error) {
    const message = faultOf(error, asked, mendOf);
    throw message === undefined ? error : new Failure(message, { cause: error });
  }
}
