import { statementSchema, type Statement } from '@orgcost/chargeback';

/** The statement's document, character by character as it is hashed: fields in the schema's order, nothing else. */
export function statementJson(statement: Statement): string {
  return JSON.stringify(statementSchema.parse(statement));
}
