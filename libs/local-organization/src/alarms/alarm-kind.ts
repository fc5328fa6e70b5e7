/** The billing alarms that accounts have, by what their names end with. */
export const alarmKinds = ['month-to-date', 'daily'] as const;
export type AlarmKind = (typeof alarmKinds)[number];

export function alarmNameOf(kind: AlarmKind): string {
  return `orgcost-billing-${kind}`;
}
