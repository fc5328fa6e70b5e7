import * as z from 'zod';

/** A map of settings, and of nothing else. */
export function settings<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject(shape, {
    error: ({ code, input }) => {
      if (code !== 'invalid_type') return undefined;
      return input === undefined ? 'is missing' : 'must be settings, each with its value';
    },
  });
}

/** Each `error` completes a sentence that begins with the place of the value. */
export function text(pattern: RegExp, error: string) {
  return z.string({ error: orUnquoted(pattern, error) }).regex(pattern, { error });
}

/** Above 0. */
export function amount(max: number, error = `must be a number above 0, at most ${max}`) {
  return z.number({ error: orMissing(error) }).check(z.gt(0, { error }), z.lte(max, { error }));
}

export function wholeNumber(min: number, max: number, error = wholeNumberFrom(min, max)) {
  return z.int({ error: orMissing(error) }).check(z.gte(min, { error }), z.lte(max, { error }));
}

/** What a tier may switch off. Faults are told as of what it is otherwise. */
export function off<Schema extends z.ZodType>(schema: Schema) {
  return z.union([z.literal(false), schema]);
}

export function list<Item extends z.ZodType>(item: Item, max: number, things: string) {
  const error = `must be a list of 1 to ${max} ${things}`;
  return z
    .array(item, { error: orMissing(error) })
    .min(1, { error })
    .max(max, { error });
}

// YAML loses the zero of 012345678901.
export const accountId = () =>
  text(/^\d{12}$/, "must be an account id, 12 digits in quotes, such as '111111111111'");

export const region = () =>
  text(/^[a-z]{2,}(?:-[a-z]+)+-\d+$/, 'must be an AWS Region, such as us-east-1');

/** https://docs.aws.amazon.com/organizations/latest/APIReference/API_OrganizationalUnit.html */
const organizationalUnit = () =>
  text(
    /^(?:r-[0-9a-z]{4,32}|ou-[0-9a-z]{4,32}-[0-9a-z]{8,32})$/,
    'must be the id of an OU or of the root, such as ou-exmp-11111111 or r-exmp',
  );

export const organizationalUnits = (max: number) => list(organizationalUnit(), max, 'ids of OUs');

export const email = () => z.email({ error: orMissing('must be an e-mail address') });

const orMissing =
  (error: string) =>
  ({ input }: { readonly input?: unknown }): string =>
    input === undefined ? `is missing: it ${error}` : error;

/** To YAML 1234 is a number and true a boolean; in quotes both are text. */
const orUnquoted =
  (pattern: RegExp, error: string) =>
  ({ input }: { readonly input?: unknown }): string => {
    const isUnquoted = typeof input === 'number' || typeof input === 'boolean';
    return isUnquoted && pattern.test(String(input))
      ? `is read as a ${typeof input}: put it in quotes`
      : orMissing(error)({ input });
  };

function wholeNumberFrom(min: number, max: number): string {
  return `must be a whole number from ${min} to ${max}`;
}
