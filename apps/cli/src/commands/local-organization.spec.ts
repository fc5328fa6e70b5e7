import { once } from 'node:events';
import { createServer } from 'node:net';
import * as z from 'zod';
import { Capture, runCli } from '../testing/run-cli';

describe('orgcost local-organization serve', () => {
  it('says when its port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = z.object({ port: z.number() }).parse(other.address());

    expect(await runCli(['local-organization', 'serve', '--port', String(port)])).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: `orgcost: Port ${port} is taken: name another, or leave --port out for a free one\n`,
    });
    other.close();
  });

  it('serves until it is stopped, and says what to export', async () => {
    const stop = new AbortController();
    const stdout = new Capture();
    const served = runCli(
      ['local-organization', 'serve', '--accounts', '3', '--seed', '7', '--today', '2026-11-01'],
      { stdout, stop: stop.signal },
    );
    while (!stdout.text.includes('ORGCOST_PAYER_ROLE_ARN')) await new Promise(setImmediate);
    const endpoint = /http:\/\/127\.0\.0\.1:\d+/.exec(stdout.text)?.[0] ?? '';
    expect((await fetch(endpoint, { method: 'POST' })).status).toBeGreaterThanOrEqual(400);
    stop.abort();

    expect((await served).exitCode).toBe(0);
    expect(stdout.text.replaceAll(endpoint, 'ENDPOINT').replace(/\d{12}/, 'PAYER')).toBe(`\
# 3 made-up accounts at ENDPOINT, where it is 2026-11-01.
# For orgcost and any AWS client in another terminal; Ctrl-C here stops it.
unset AWS_PROFILE AWS_SESSION_TOKEN AWS_IGNORE_CONFIGURED_ENDPOINT_URLS ORGCOST_TABLE
export AWS_ENDPOINT_URL_ORGANIZATIONS=ENDPOINT
export AWS_ENDPOINT_URL_STS=ENDPOINT
export AWS_ENDPOINT_URL_COST_EXPLORER=ENDPOINT
export AWS_ENDPOINT_URL_CLOUDFORMATION=ENDPOINT
export AWS_ENDPOINT_URL_CLOUDWATCH=ENDPOINT
export AWS_ENDPOINT_URL_SNS=ENDPOINT
export AWS_ENDPOINT_URL_KMS=ENDPOINT
export AWS_ENDPOINT_URL_SQS=ENDPOINT
export AWS_ENDPOINT_URL_SESV2=ENDPOINT
export AWS_ENDPOINT_URL_S3=ENDPOINT
export AWS_REGION=us-east-1
export AWS_ACCESS_KEY_ID=AKIALOCALORGANIZATIO
export AWS_SECRET_ACCESS_KEY=local-organization-no-secret
export ORGCOST_MEMBER_ROLE_NAME=OrgCostReader
export ORGCOST_EXTERNAL_ID=orgcost-local-organization
export ORGCOST_PAYER_ROLE_ARN=arn:aws:iam::PAYER:role/OrgCostPayerReader
export ORGCOST_LEDGER=.orgcost/local-organization
export ORGCOST_TODAY=2026-11-01
`);
    await expect(fetch(endpoint)).rejects.toThrow();
  });
});
