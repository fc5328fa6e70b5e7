import * as z from 'zod';
import { crossingSchema, type Crossing } from '../alerts/crossing';
import { reasonOf } from '../alerts/reason';

/** What policies find, as it is published for all who subscribe. */
export const crossingMessageSchema = z.object({ crossing: crossingSchema });

/** @returns the message, with a line for people, such as those of a chat */
export function crossingMessage(crossing: Crossing): string {
  return JSON.stringify({ text: `Account ${crossing.account}: ${reasonOf(crossing)}`, crossing });
}
