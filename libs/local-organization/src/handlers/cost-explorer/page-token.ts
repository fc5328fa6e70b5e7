import { createHash } from 'node:crypto';
import * as z from 'zod';
import { AwsError } from '../../wire/aws-error';

const tokenSchema = z.tuple([z.string(), z.number().int().min(0), z.number().int().min(0)]);

/** Where a page begins. */
export interface Position {
  readonly period: number;
  /** Within the period. */
  readonly group: number;
}

/** Tells two queries apart. */
export function fingerprint(query: unknown): string {
  return createHash('sha256').update(JSON.stringify(query)).digest('base64url').slice(0, 16);
}

export function writeToken(query: string, { period, group }: Position): string {
  return Buffer.from(JSON.stringify([query, period, group])).toString('base64url');
}

/** @throws AwsError for no token of ours, or one of another query */
export function readToken(token: string, query: string): Position {
  const parsed = tokenSchema.safeParse(decoded(token));
  if (!parsed.success) {
    throw new AwsError('InvalidNextTokenException', 'The pagination token is invalid');
  }
  const [of, period, group] = parsed.data;
  if (of !== query) {
    throw new AwsError('RequestChangedException', 'The request parameters changed between pages');
  }
  return { period, group };
}

function decoded(token: string): unknown {
  try {
    return JSON.parse(Buffer.from(token, 'base64url').toString());
  } catch {
    return undefined;
  }
}
