import { pythonTool } from '../python.mjs';
import { freePort, startServer } from '../server.mjs';

const ministack = pythonTool({ name: 'ministack', version: '1.5.33', module: 'ministack' });

/** @returns whether ministack is there, said aloud where it cannot be installed */
export const installMinistack = () => ministack.install();

/**
 * An AWS account on this machine.
 *
 * @param {string} account its id
 * @param {string} folder for what it keeps
 */
export async function startMinistack(account, folder) {
  const port = await freePort();
  const { endpoint, stop } = await startServer({
    command: ministack.program('ministack'),
    args: [],
    endpoint: `http://127.0.0.1:${port}`,
    health: '/_ministack/health',
    cwd: folder,
    env: {
      BIND_HOST: '127.0.0.1',
      GATEWAY_PORT: String(port),
      MINISTACK_ACCOUNT_ID: account,
      TMPDIR: folder,
    },
  });
  return {
    endpoint,
    stop,
    /** What leads any AWS client there; the key's twelve digits are the account. */
    environment: {
      AWS_ENDPOINT_URL: endpoint,
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: account,
      AWS_SECRET_ACCESS_KEY: 'ministack',
      AWS_EC2_METADATA_DISABLED: 'true',
    },
  };
}
