import type { WorkloadName } from '../costs/workloads';
import type { Special } from './special';

/** What is made up about an account; everything else follows from it. */
export interface Role {
  readonly name: string;
  /** Organizational units below the root. */
  readonly unit: string;
  readonly workload: WorkloadName;
  /** Percent of what its workload uses. */
  readonly scale: number;
  readonly owner: string;
  readonly special?: Special;
  readonly tax?: number;
  readonly supported?: true;
  readonly subscribed?: true;
}

/** The first accounts of every organization: each special case once. */
export const cast: readonly [management: Role, tracker: Role, ...others: Role[]] = [
  {
    name: 'Management',
    unit: '',
    workload: 'governance',
    scale: 100,
    owner: 'platform',
    special: 'management',
  },
  {
    name: 'Cost Tracker',
    unit: 'Infrastructure',
    workload: 'serverless',
    scale: 4,
    owner: 'finops',
    special: 'tracker',
  },
  {
    name: 'Web Shop Production',
    unit: 'Workloads/Production',
    workload: 'web',
    scale: 160,
    owner: 'shop',
    tax: 19,
    supported: true,
  },
  {
    name: 'Web Shop Staging',
    unit: 'Workloads/Staging',
    workload: 'development',
    scale: 90,
    owner: 'shop',
    tax: 19,
    subscribed: true,
  },
  {
    name: 'Payments',
    unit: 'Workloads/Production',
    workload: 'containers',
    scale: 110,
    owner: 'payments',
    special: 'hidden-credits',
    supported: true,
  },
  {
    name: 'Data Platform',
    unit: 'Workloads/Production',
    workload: 'data',
    scale: 120,
    owner: 'data',
    special: 'reserved-instances',
    supported: true,
  },
  {
    name: 'Machine Learning',
    unit: 'Workloads/Production',
    workload: 'learning',
    scale: 80,
    owner: 'research',
    special: 'savings-plan',
  },
  {
    name: 'Legacy CRM',
    unit: 'Suspended',
    workload: 'remains',
    scale: 100,
    owner: 'sales',
    special: 'suspended',
  },
  {
    name: 'Spring Campaign',
    unit: 'Suspended',
    workload: 'remains',
    scale: 240,
    owner: 'marketing',
    special: 'closing',
  },
  {
    name: 'Acquired Startup',
    unit: 'Workloads/Production',
    workload: 'serverless',
    scale: 140,
    owner: 'startup',
    special: 'joined-later',
  },
  {
    name: 'Reserved for Audit',
    unit: 'Security',
    workload: 'nothing',
    scale: 0,
    owner: 'security',
    special: 'never-used',
  },
  {
    name: 'Innovation Lab',
    unit: 'Sandbox',
    workload: 'development',
    scale: 60,
    owner: 'research',
    special: 'credits-above-usage',
  },
  {
    name: 'Experiments',
    unit: 'Sandbox',
    workload: 'development',
    scale: 25,
    owner: '',
    special: 'without-tags',
  },
  {
    name: 'Zürich Forschung 東京 🗼',
    unit: 'Workloads/Development',
    workload: 'development',
    scale: 70,
    owner: 'forschung',
    special: 'unicode-name',
    tax: 8,
  },
  {
    name: 'Treasury',
    unit: 'Workloads/Production',
    workload: 'containers',
    scale: 60,
    owner: 'treasury',
    special: 'role-denied',
  },
  {
    name: 'Handmade',
    unit: 'Sandbox',
    workload: 'development',
    scale: 30,
    owner: 'sales',
    special: 'role-missing',
  },
  {
    name: 'Reseller Customer',
    unit: 'Workloads/Production',
    workload: 'web',
    scale: 40,
    owner: 'partners',
    special: 'pro-forma-rates',
  },
  {
    name: 'Partner Portal',
    unit: 'Workloads/Production',
    workload: 'web',
    scale: 55,
    owner: 'partners',
    special: 'hidden-discounts',
  },
  {
    name: 'Brand New',
    unit: 'Workloads/Development',
    workload: 'development',
    scale: 20,
    owner: 'mobile',
    special: 'created-today',
  },
  {
    name: 'Old Prototype',
    unit: 'Suspended',
    workload: 'remains',
    scale: 500,
    owner: 'mobile',
    special: 'closed',
  },
  {
    name: 'Shared Network',
    unit: 'Infrastructure/Network',
    workload: 'network',
    scale: 100,
    owner: 'platform',
  },
  { name: 'Log Archive', unit: 'Security', workload: 'archive', scale: 100, owner: 'security' },
  {
    name: 'Security Tooling',
    unit: 'Security',
    workload: 'security',
    scale: 100,
    owner: 'security',
  },
  {
    name: 'Mobile Backend',
    unit: 'Workloads/Production/Mobile',
    workload: 'serverless',
    scale: 130,
    owner: 'mobile',
    special: 'leaving',
    tax: 19,
    supported: true,
  },
];
