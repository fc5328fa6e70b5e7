/** Which StackSet, and as what it is asked for. */
export interface StackSet {
  /** Its name. */
  readonly stackSet: string;
  /**
   * `DELEGATED_ADMIN` in the account to which StackSets are delegated, `SELF` in the management account:
   * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-orgs-delegated-admin.html
   */
  readonly callAs: 'SELF' | 'DELEGATED_ADMIN';
}
