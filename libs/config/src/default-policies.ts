/** Of `alarms.change`, where it says nothing: percents of what is usual, and whole units above it. */
export const defaultChange = { percent: 50, minimum: 20 } as const;

/** Of `alarms.budget`: percents of it. */
export const defaultSteps: readonly number[] = [50, 80, 100];
