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

/**
 * moto's server with lists of Organizations in pages of 20, as AWS has them, and with one request to DynamoDB at a time.
 *
 * moto 5.2.1 answers in threads and updates an item in several steps without a lock: two updates that both find no item
 * each put one, and the second takes the place of the first with what that had counted. Of 2000 counters that began with
 * 16 updates at once, 18 were short, and of 1000 with the lock none.
 */
const serve = `
from threading import Lock
from moto.dynamodb.responses import DynamoHandler
from moto.organizations.utils import PAGINATION_MODEL
from moto.server import main
answer, turn = DynamoHandler.call_action, Lock()
def answer_in_turn(handler):
    with turn: return answer(handler)
DynamoHandler.call_action = answer_in_turn
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
