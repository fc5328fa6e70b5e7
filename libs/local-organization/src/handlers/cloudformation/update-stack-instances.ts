import * as z from 'zod';
import type { LocalAccount } from '../../organization/account';
import { stackSetParameters, stackSetRegion, type StackSet } from '../../stack-set/stack-set';
import { AwsError } from '../../wire/aws-error';
import { validate } from '../../wire/validate';
import type { Context, Handler } from '../handler';
import { parameterOverrides } from './parameter-overrides';
import { stackSetInput, stackSetOf } from './stack-set-of';

const percent = z.coerce.number().int().min(0).max(100);

const deploymentTargets = z.strictObject({
  OrganizationalUnitIds: z.array(z.string()).min(1),
  Accounts: z.array(z.string().regex(/^\d{12}$/)).optional(),
  // Adding accounts outside the OUs is for other operations only:
  // https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DeploymentTargets.html
  AccountFilterType: z.enum(['NONE', 'INTERSECTION', 'DIFFERENCE']).default('NONE'),
});
type DeploymentTargets = z.infer<typeof deploymentTargets>;

const operationPreferences = z.strictObject({
  FailureTolerancePercentage: percent.default(0),
  MaxConcurrentPercentage: percent.min(1).optional(),
  ConcurrencyMode: z.enum(['STRICT_FAILURE_TOLERANCE', 'SOFT_FAILURE_TOLERANCE']).optional(),
  RegionConcurrencyType: z.enum(['SEQUENTIAL', 'PARALLEL']).optional(),
});

const updateInput = stackSetInput.extend({
  // Accounts alone are for self-managed StackSets.
  DeploymentTargets: deploymentTargets,
  Regions: z.array(z.literal(stackSetRegion)).length(1),
  ParameterOverrides: parameterOverrides(stackSetParameters).optional(),
  OperationId: z
    .string()
    .regex(
      /^[a-zA-Z0-9][-a-zA-Z0-9]{0,127}$/,
      'Member must satisfy regular expression pattern: [a-zA-Z0-9][-a-zA-Z0-9]*',
    ),
  OperationPreferences: operationPreferences.default({ FailureTolerancePercentage: 0 }),
});

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_UpdateStackInstances.html */
export const updateStackInstances: Handler = (context, caller, input) => {
  const request = validate(updateInput, input, 'ValidationError');
  const stackSet = stackSetOf(context, caller, request);
  const operation = stackSet.begin({
    operation: request.OperationId,
    accounts: targeted(context, stackSet, request.DeploymentTargets),
    overrides: request.ParameterOverrides,
    isFailing: (account) => context.faults.isStackFailing(account),
    tolerancePercent: request.OperationPreferences.FailureTolerancePercentage,
  });
  if (!operation) {
    throw new AwsError(
      'OperationIdAlreadyExistsException',
      `Operation ${request.OperationId} already exists`,
      409,
    );
  }
  return { OperationId: operation.id };
};

/** Accounts that the filter names and no OU has are passed over. */
function targeted(
  { today }: Context,
  stackSet: StackSet,
  { OrganizationalUnitIds, Accounts, AccountFilterType }: DeploymentTargets,
): LocalAccount[] {
  const unknown = OrganizationalUnitIds.find((id) => id !== stackSet.organizationalUnit);
  if (unknown !== undefined) {
    // In these words: https://github.com/hashicorp/terraform-provider-aws/issues/33785
    throw new AwsError('ValidationError', `Organizational unit ${unknown} not found in StackSet`);
  }
  const all = stackSet.accounts(today);
  if (AccountFilterType === 'NONE') return all;
  if (!Accounts) {
    throw new AwsError('ValidationError', `${AccountFilterType} requires Accounts`);
  }
  const named = new Set(Accounts);
  return all.filter(({ id }) => named.has(id) === (AccountFilterType === 'INTERSECTION'));
}
