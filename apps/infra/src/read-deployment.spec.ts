import { InvalidInputError } from '@orgcost/domain';
import { join } from 'node:path';
import { exampleDeployment } from './deployed.fixture';
import { readDeployment } from './read-deployment';

const docs = join(__dirname, '../../../docs');

it('reads what a config file has deployed', () => {
  expect(readDeployment(join(docs, 'orgcost.config.example.yaml'))).toEqual(exampleDeployment());
});

it.each([docs, join(docs, 'none.yaml')])('says so where there is no file: %s', (file) => {
  expect(() => readDeployment(file)).toThrow(
    new InvalidInputError(
      `There is no config file ${file}: write one, such as docs/orgcost.config.example.yaml, or name one in ORGCOST_CONFIG`,
    ),
  );
});
