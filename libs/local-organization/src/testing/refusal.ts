import * as z from 'zod';

const serviceException = z.object({
  name: z.string(),
  message: z.string(),
  $metadata: z.object({ httpStatusCode: z.number() }),
});

/** The error that the SDK made of a refusal: its name, HTTP status and message. */
export async function refusal(answer: Promise<unknown>): Promise<[string, number, string]> {
  const error = await answer.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  const { name, message, $metadata } = serviceException.parse(error);
  return [name, $metadata.httpStatusCode, message];
}
