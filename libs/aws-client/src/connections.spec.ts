import { DescribeOrganizationCommand, OrganizationsClient } from '@aws-sdk/client-organizations';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connections } from './connections';

test.each<[string, RequestListener]>([
  ['that nobody answers', () => undefined],
  [
    'whose answer breaks off without an end',
    (_, response) => {
      response.setHeader('Content-Length', 1000);
      response.write('{"Organization":');
    },
  ],
])('a request %s ends', async (_, listener) => {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client = new OrganizationsClient({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'AKIA', secretAccessKey: 'secret' },
    maxAttempts: 1,
    requestHandler: connections(0.05),
  });

  await expect(client.send(new DescribeOrganizationCommand({}))).rejects.toMatchObject({
    name: 'TimeoutError',
  });
  client.destroy();
  server.closeAllConnections();
  server.close();
});
