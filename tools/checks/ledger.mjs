/**
 * Runs the specs of the ledger against the DynamoDB of moto instead of the embedded store, each in a table of its own,
 * and `agreement.spec.ts` against both: they have to say and hold the same after the same work.
 *
 * The specs take any other endpoint as well, see CONTRIBUTING.md. Those that kill a close, or damage a closed month again and
 * again, are about what is made of a store's answers, and take minutes with moto: they are left out.
 */
import { checkSpecs } from './moto/specs.mjs';

await checkSpecs('ledger-dynamodb', 'ORGCOST_TEST_DYNAMODB_ENDPOINT', [
  'closing.kill',
  'closed-month.damage',
]);
