import { pythonTool } from '../python.mjs';
import { freePort, startServer } from '../server.mjs';

const moto = pythonTool({
  name: 'moto',
  version: '5.2.1',
  package: 'moto[server]',
  module: 'moto.server',
});

/** @returns whether moto is there, said aloud where it cannot be installed */
export const installMoto = () => moto.install();

/** moto's server with lists of Organizations in pages of 20, as AWS has them. */
const serve = `
from moto.organizations.utils import PAGINATION_MODEL
from moto.server import main
for pages in PAGINATION_MODEL.values(): pages['limit_default'] = 20
main()`;

/** Starts a server on a free port of this machine, and ends it with this process at the latest. */
export async function startMoto() {
  const port = await freePort();
  return startServer({
    command: moto.python,
    args: ['-c', serve, '-H', '127.0.0.1', '-p', String(port)],
    endpoint: `http://127.0.0.1:${port}`,
    health: '/moto-api/',
  });
}
