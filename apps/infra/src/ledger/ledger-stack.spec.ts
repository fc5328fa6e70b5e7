import { tableDefinition } from '@orgcost/ledger-dynamodb';
import { exampleApp, resourcesOf, templateOf } from '../deployed.fixture';

it("is the table of the ledger's library, paid by request, recoverable, encrypted; it outlives its stack", () => {
  expect(resourcesOf(templateOf(exampleApp(), 'orgcost-ledger'))).toEqual({
    'Table/Resource': {
      Type: 'AWS::DynamoDB::Table',
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        ...tableDefinition,
        TableName: 'orgcost',
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        DeletionProtectionEnabled: true,
        SSESpecification: { SSEEnabled: true },
        TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
      },
    },
  });
});
