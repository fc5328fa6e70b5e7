/** Told of each item of a list that cannot be read, and why; without it, the first of them ends the reading. */
export type OnUnread = (error: unknown) => void;
