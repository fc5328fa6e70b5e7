import type * as z from 'zod';
import type { DocumentHash } from './close';
import { DocumentDamagedError, type DocumentStore } from '../ports/document-store';

/**
 * The text of a document: JSON with the keys in the order of its schema, so that to say the same again gives the same text.
 * @throws ZodError for what is not of the schema
 */
export function documentText<Schema extends z.ZodType>(
  schema: Schema,
  value: z.input<Schema>,
): string {
  return JSON.stringify(schema.parse(value));
}

/** @throws DocumentDamagedError when it is missing, was changed, or is another kind of document */
export async function readDocument<Schema extends z.ZodType>(
  documents: DocumentStore,
  hash: DocumentHash,
  schema: Schema,
): Promise<z.output<Schema>> {
  const text = await documents.read(hash);
  const result = schema.safeParse(parsed(text));
  if (result.success) return result.data;
  throw new DocumentDamagedError(hash, `Document ${hash} is not what the close takes it for`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
