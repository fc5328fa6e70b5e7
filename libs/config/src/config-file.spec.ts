import { InvalidInputError } from '@orgcost/domain';
import { parseConfigFile as parse } from './config-file';
import { configSchema } from './config-schema';

const parseConfigFile = (text: string, file: string) => parse(text, file, configSchema);

describe('orgcost.config.yaml', () => {
  it('may set everything', () => {
    const text = `
# Where costs are kept
table: orgcost
endpointUrl: http://localhost:8000
profile: finance
region: eu-central-1
requestTimeoutSeconds: 20
ownerTag: cost-owner
collection:
  mode: payer
  memberRoleName: OrgCostCollector
  externalId: "1234"
  payerRoleArn: arn:aws:iam::111111111111:role/billing/OrgCostPayer
  requestsPerSecond: 0.5
  concurrency: 4
`;

    expect(parseConfigFile(text, 'orgcost.config.yaml')).toEqual({
      table: 'orgcost',
      endpointUrl: 'http://localhost:8000',
      profile: 'finance',
      region: 'eu-central-1',
      requestTimeoutSeconds: 20,
      ownerTag: 'cost-owner',
      collection: {
        mode: 'payer',
        memberRoleName: 'OrgCostCollector',
        externalId: '1234',
        payerRoleArn: 'arn:aws:iam::111111111111:role/billing/OrgCostPayer',
        requestsPerSecond: 0.5,
        concurrency: 4,
      },
    });
  });

  it.each(['', '# nothing but a comment\n', 'collection: {}\n'])('may be empty: %j', (text) => {
    expect(Object.keys(parseConfigFile(text, 'orgcost.config.yaml'))).toEqual(
      text.startsWith('collection') ? ['collection'] : [],
    );
  });

  it.each([
    ['region: mars', 'line 1: region must be an AWS Region, such as us-east-1'],
    ['\ntable: a b\n', 'line 2: table must be the name of a DynamoDB table, such as orgcost'],
    [
      'endpointUrl: localhost:8000',
      'line 1: endpointUrl must be a URL, such as http://localhost:8000',
    ],
    [
      '# roles\ncollection:\n  concurrency: many\n',
      'line 3: collection.concurrency must be a whole number from 1 to 1000',
    ],
    [
      'collection:\n  concurrency: 1.5\n',
      'line 2: collection.concurrency must be a whole number from 1 to 1000',
    ],
    [
      'collection:\n  requestsPerSecond: 0\n',
      'line 2: collection.requestsPerSecond must be a number above 0, at most 1000',
    ],
    ['collection:\n  mode: both\n', 'line 2: collection.mode must be member or payer'],
    [
      'collection:\n  externalId: 1234\n',
      'line 2: collection.externalId is read as a number: put it in quotes',
    ],
    [
      'collection:\n  externalId: 1\n',
      'line 2: collection.externalId must have 2 to 1,224 letters, digits or characters of +=,.@:/-_',
    ],
    ['ownerTag: true\n', 'line 1: ownerTag is read as a boolean: put it in quotes'],
    ['profile:\n', 'line 1: profile must be the name of an AWS profile'],
    [
      'collection:\n  payerRoleArn: OrgCostPayer\n',
      'line 2: collection.payerRoleArn must be the ARN of an IAM role, such as arn:aws:iam::111111111111:role/OrgCostPayer',
    ],
    [
      'ownerTag: owner\nownerTags: owner\n',
      'line 2: ownerTags is not a setting: remove or correct it',
    ],
    [
      'collection:\n  memberRoleName: A\n  roleName: B\n',
      'line 3: collection.roleName is not a setting: remove or correct it',
    ],
    ['table: orgcost\ntable: other\n', 'line 2: this is not valid YAML: Map keys must be unique'],
    ['table: "orgcost\n', 'line 2: this is not valid YAML: Missing closing "quote'],
    [
      'table: orgcost\nownerTag: *owner\n',
      'line 2: this is not valid YAML: Unresolved alias (the anchor must be set before the alias): owner',
    ],
    [
      `a: &a [x]\nb: &b [${'*a,'.repeat(12)}]\nc: [${'*b,'.repeat(12)}]\n`,
      'line 1: this is not valid YAML: Excessive alias count indicates a resource exhaustion attack',
    ],
    [
      'table: orgcost\n---\ntable: other\n',
      'line 2: this begins a second YAML document: leave one of them, without "---"',
    ],
    [
      'table: orgcost\ncollection: member\n',
      'line 2: collection must be settings, each with its value',
    ],
    ['- table\n', 'line 1: the file must be settings, each with its value'],
  ])('names file, line and mend: %j', (text, message) => {
    expect(() => parseConfigFile(text, 'orgcost.config.yaml')).toThrow(
      new InvalidInputError(`orgcost.config.yaml, ${message}`),
    );
  });

  it.each([
    ['0101: 60', '0101', '101'],
    ['0x10: 60', '0x10', '16'],
    ['12345678901234567890: 60', '12345678901234567890', '12345678901234567000'],
    ['True: 60', 'True', 'true'],
  ])('refuses the name in %s, which YAML reads as another one', (shares, written, read) => {
    expect(() => parseConfigFile(`# cost centers\n${shares}\n`, 'orgcost.rules.yaml')).toThrow(
      new InvalidInputError(
        `orgcost.rules.yaml, line 2: "${written}" is read as ${read}: put it in quotes`,
      ),
    );
  });

  it('names each thing that is wrong', () => {
    expect(() => parseConfigFile('region: mars\ntables: x\n', 'my.yaml')).toThrow(
      new InvalidInputError(
        'my.yaml, line 1: region must be an AWS Region, such as us-east-1\n' +
          'my.yaml, line 2: tables is not a setting: remove or correct it',
      ),
    );
  });
});
