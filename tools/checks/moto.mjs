/**
 * Runs the program as it is built against moto's server, an emulator of AWS that no one here wrote:
 * https://docs.getmoto.org/en/latest/docs/server_mode.html
 *
 * An organization is created through moto's API and its costs are seeded. Then `orgcost` and the collector's
 * handlers, led there by nothing but AWS's standard settings, have to bring into the ledger what was seeded, to the
 * last digit. Where moto 5.2.1 differs from AWS:
 *
 * - It assumes any role, also one that does not exist, and its credentials lead to the role's account: no role is
 *   created here, and none can be denied.
 * - GetCostAndUsage looks at nothing that is asked for, filters neither. Each account has a queue of answers: a
 *   request that is new takes the next, one that came before gets the same again, and when the queue is empty there
 *   are no costs.
 * - A page of its lists of Organizations has 100 or 20: here all have 20, as in AWS.
 * - Its updates of one item at once can lose each other: here its DynamoDB takes one request at a time.
 * - It has no GetDimensionValues and answers with an HTML page: so costs are collected in member mode only, and payer
 *   mode has to fail readably.
 */
import { OrganizationsClient } from '@aws-sdk/client-organizations';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check, counts } from './moto/checks.mjs';
import { dimensions, expectedRows, metrics, seedCosts, seededRange } from './moto/costs.mjs';
import { createOrganization, largeOrganization } from './moto/organization.mjs';
import { build, program } from './moto/program.mjs';
import { installMoto, startMoto } from './moto/server.mjs';

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

if (installMoto()) {
  try {
    await checkAgainstMoto();
  } catch (error) {
    counts.failed += 1;
    console.log(error);
  }
}
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed === 0 ? 0 : 1;

async function checkAgainstMoto() {
  build(['cli', 'collector']);
  const folder = mkdtempSync(join(tmpdir(), 'orgcost-moto-'));
  const moto = await startMoto();
  try {
    await checkProgram(moto.endpoint, folder);
  } finally {
    moto.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} endpoint
 * @param {string} folder to work in
 */
async function checkProgram(endpoint, folder) {
  const credentials = { accessKeyId: 'moto', secretAccessKey: 'moto' };
  const accounts = await createOrganization(
    new OrganizationsClient({ endpoint, region: 'us-east-1', credentials }),
    largeOrganization,
  );
  const range = seededRange(new Date());
  const active = accounts.filter(({ state }) => state === 'ACTIVE');
  const { charges, pages } = await seedCosts(endpoint, active, range);
  const { orgcost, collector } = program(
    {
      AWS_ENDPOINT_URL: endpoint,
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    },
    folder,
  );
  // moto has no limit to be kept.
  writeFileSync(join(folder, 'orgcost.config.yaml'), 'collection: { requestsPerSecond: 1000 }\n');
  // No role can be assumed in a suspended account, and moto has no payer to take it from.
  const whole = { done: active.length, denied: accounts.length - active.length };
  const since = ['--since', range.from];

  const embedded = ['--ledger', 'ledger'];
  check('orgcost accounts sync finds every account', () => {
    const { added } = orgcost([...embedded, 'accounts', 'sync']).answer;
    return [added.sort(), accounts.map(({ id }) => id).sort()];
  });
  check('names, e-mails, OU paths, tags, states and owners are as they were created', () => {
    /** @type {Record<string, unknown>[]} */
    const listed = orgcost([...embedded, 'accounts', 'list']).answer;
    const undated = listed.map(({ joined: _, validFrom: __, ...account }) => account);
    return [byId(undated), byId(accounts)];
  });
  check('orgcost collect --mode member reads every active account, each page once', () => {
    const { status, answer } = orgcost([...embedded, 'collect', '--mode', 'member', ...since]);
    const { outcomes, paidPages } = answer.run;
    return [
      { status, outcomes, paidPages },
      { status: 3, outcomes: whole, paidPages: pages },
    ];
  });
  const combinations = dimensions.flatMap((dimension) =>
    metrics.map((metric) => ({ dimension, metric })),
  );
  checkCosts('the embedded ledger', embedded, combinations);
  check('a second collection writes no day', () => {
    const { answer } = orgcost([...embedded, 'collect', '--mode', 'member', ...since]);
    /** @type {{ daysWritten: number }[]} */
    const results = answer.results;
    return [results.map(({ daysWritten }) => daysWritten), accounts.map(() => 0)];
  });
  check('payer mode, which moto cannot do, fails with a line for each account', () => {
    const payer = {
      ORGCOST_PAYER_ROLE_ARN: 'arn:aws:iam::123456789012:role/OrgCostPayer',
      // It is no better later.
      AWS_MAX_ATTEMPTS: '2',
    };
    const { status, answer } = orgcost([...embedded, 'collect', '--mode', 'payer'], payer);
    /** @type {{ reason: string }[]} */
    const results = answer.results;
    const reasons = new Set(results.map(({ reason }) => reason));
    return [
      { status, outcomes: answer.run.outcomes, reasons: [...reasons] },
      {
        status: 1,
        outcomes: { failed: accounts.length },
        reasons: [
          'The payer: ce:GetDimensionValues answered with what is not JSON: collect later, or correct ' +
            'AWS_ENDPOINT_URL*',
        ],
      },
    ];
  });

  const table = ['--table', 'orgcost', '--endpoint-url', endpoint];
  orgcost([...table, 'accounts', 'sync']);
  check("the collector's handlers plan, collect in batches, and finish a run", () => {
    const settings = {
      TABLE_NAME: 'orgcost',
      MEMBER_ROLE_NAME: 'OrgCostCollector',
      EXTERNAL_ID: 'moto',
      REQUESTS_PER_SECOND: '1000',
      BATCH_SIZE: '25',
    };
    const time = new Date().toISOString();
    /** @type {{ run: string, batches: number[] }} */
    const { run, batches } = collector('plan', { time, since: range.from }, settings);
    for (const batch of batches) collector('collect', { run, batch }, settings);
    const { status, outcomes, paidPages } = collector('finish', { run }, settings);
    return [
      { batches: batches.length, status, outcomes, paidPages },
      { batches: 4, status: 'partial', outcomes: whole, paidPages: pages },
    ];
  });
  // moto looks through all items for each page of an index: an account for each answer, not all of them.
  const paying = accounts.filter(({ id }) => charges.some(({ account }) => account === id));
  for (const [index, dimension] of dimensions.entries()) {
    const combination = { dimension, metric: at(metrics, index) };
    checkCosts("moto's DynamoDB", table, [combination], at(paying, index * 25).id);
  }

  /**
   * @param {string} ledger
   * @param {readonly string[]} options
   * @param {typeof combinations} answers
   * @param {string} [account] all without it
   */
  function checkCosts(ledger, options, answers, account) {
    const whose = account === undefined ? ['--all'] : ['--account', account];
    const known = charges.filter((charge) => account === undefined || charge.account === account);
    for (const { dimension, metric } of answers) {
      check(`${ledger} has what was seeded: ${metric} by ${dimension} ${whose.join(' ')}`, () => {
        const days = ['--from', range.from, '--to', range.to];
        const how = ['--group-by', dimension, '--metric', metric];
        const { answer } = orgcost([...options, 'costs', ...whose, ...days, ...how]);
        return [answer, expectedRows(known, dimension, metric)];
      });
    }
  }
}

/**
 * @template Item
 * @param {readonly Item[]} items
 * @param {number} number
 * @returns {Item}
 */
function at(items, number) {
  const item = items[number % items.length];
  if (item === undefined) throw new RangeError('There is none');
  return item;
}

/** @param {readonly { id?: unknown }[]} accounts */
function byId(accounts) {
  return Object.fromEntries(accounts.map((account) => [account.id, account]));
}
