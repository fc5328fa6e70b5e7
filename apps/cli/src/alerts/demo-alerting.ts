import { alarmsSchema, mailSchema } from '@orgcost/config';

/** When the demo's owners are alerted, as one writes it in orgcost.config.yaml. */
export const demoAlarms = alarmsSchema.parse({
  monthToDate: 8000,
  change: { minimum: 50 },
  forecast: 10_000,
  tiers: [
    {
      name: 'mobile',
      tag: { key: 'owner', value: 'mobile' },
      budget: { amount: 10_000 },
    },
  ],
});

/** Owners of whom no address is known have the platform team told. */
const owners = ['data', 'mobile', 'payments', 'research', 'shop'];

export const demoMail = {
  platform: ['platform@example.com'],
  ...mailSchema.parse({
    sender: 'orgcost@example.com',
    owners: owners.map((owner) => ({ owner, mail: [`${owner}@example.com`] })),
  }),
};
