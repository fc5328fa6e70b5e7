import { documentHash } from '@orgcost/chargeback';
import { parseUtcDay } from '@orgcost/domain';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readSettings } from '../config/settings';
import { openLocalSetting, type LocalSetting } from '../testing/local-setting';
import { archiveOf } from './archive-of';

let local: LocalSetting;

beforeEach(async () => {
  local = await openLocalSetting(parseUtcDay('2026-11-25'));
});
afterEach(() => local.close());

async function archiveBy(config: object) {
  await writeFile(join(local.folder, 'orgcost.config.yaml'), JSON.stringify(config));
  return archiveOf({ settings: await readSettings({}, { cwd: local.folder, env: {} }) });
}

test('copies go into the bucket of the deployment, and are read from there', async () => {
  const { organization } = local;
  const { settings } = organization;
  const deployed = {
    table: 'orgcost',
    deployment: {
      organizationId: settings.organizationId,
      managementAccount: settings.managementAccount,
      trackerAccount: settings.trackerAccount,
      organizationalUnits: [String(organization.organization.units[0]?.id)],
      maxPages: 1000,
      operators: 'operators@example.com',
    },
    chargeback: {},
  };
  const archive = await archiveBy(deployed);
  const document = documentHash('{}');
  await archive?.put('000001-2026-10', document, '{}');

  expect(await archive?.read('000001-2026-10', document)).toBe('{}');
  expect(organization.stored).toMatchObject([
    { key: `000001-2026-10/${document}.json`, text: '{}' },
  ]);
});

test('there are none of another ledger', async () => {
  expect(await archiveBy({ chargeback: {} })).toBeUndefined();
});
