import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';

/** Whether a write took place that was to only where its condition holds. */
export async function tookPlace(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}
