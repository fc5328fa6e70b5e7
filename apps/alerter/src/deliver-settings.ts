import { mailSchema } from '@orgcost/config';

/** To whom a deployment says that alerts go: 10,000 owners are more than an environment holds. */
export const deliverSettingsSchema = mailSchema.omit({ sender: true }).required({ platform: true });
