/**
 * Events of Organizations that change which account there is, and where.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_cloudtrail-integration.html
 */
export const accountEvents = {
  source: ['aws.organizations'],
  detail: {
    eventName: [
      'AcceptHandshake',
      'CloseAccountResult',
      'CreateAccountResult',
      'LeaveOrganization',
      'MoveAccount',
      'RemoveAccountFromOrganization',
    ],
  },
};
