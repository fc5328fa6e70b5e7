import { InvalidInputError, parseUtcDay } from '@orgcost/domain';
import { createDirectory } from './directory';

const origin = parseUtcDay('2026-11-23');

it('casts every special account once', () => {
  const { accounts } = createDirectory(1, origin, 24);
  expect(
    accounts.map(({ name, organizationalUnitPath, state, special = '' }) =>
      [name, organizationalUnitPath, state, special].join(' | '),
    ),
  ).toMatchInlineSnapshot(`
    [
      "Management | Root | ACTIVE | management",
      "Cost Tracker | Root/Infrastructure | ACTIVE | tracker",
      "Web Shop Production | Root/Workloads/Production | ACTIVE | ",
      "Web Shop Staging | Root/Workloads/Staging | ACTIVE | ",
      "Payments | Root/Workloads/Production | ACTIVE | hidden-credits",
      "Data Platform | Root/Workloads/Production | ACTIVE | reserved-instances",
      "Machine Learning | Root/Workloads/Production | ACTIVE | savings-plan",
      "Legacy CRM | Root/Suspended | SUSPENDED | suspended",
      "Spring Campaign | Root/Suspended | PENDING_CLOSURE | closing",
      "Acquired Startup | Root/Workloads/Production | ACTIVE | joined-later",
      "Reserved for Audit | Root/Security | ACTIVE | never-used",
      "Innovation Lab | Root/Sandbox | ACTIVE | credits-above-usage",
      "Experiments | Root/Sandbox | ACTIVE | without-tags",
      "Zürich Forschung 東京 🗼 | Root/Workloads/Development | ACTIVE | unicode-name",
      "Treasury | Root/Workloads/Production | ACTIVE | role-denied",
      "Handmade | Root/Sandbox | ACTIVE | role-missing",
      "Reseller Customer | Root/Workloads/Production | ACTIVE | pro-forma-rates",
      "Partner Portal | Root/Workloads/Production | ACTIVE | hidden-discounts",
      "Brand New | Root/Workloads/Development | ACTIVE | created-today",
      "Old Prototype | Root/Suspended | CLOSED | closed",
      "Shared Network | Root/Infrastructure/Network | ACTIVE | ",
      "Log Archive | Root/Security | ACTIVE | ",
      "Security Tooling | Root/Security | ACTIVE | ",
      "Mobile Backend | Root/Workloads/Production/Mobile | ACTIVE | leaving",
    ]
  `);
});

it('describes an account whole', () => {
  const { accounts } = createDirectory(1, origin, 24);
  expect([accounts[0], accounts[9], accounts[12], accounts[19]]).toMatchInlineSnapshot(`
    [
      {
        "email": "aws+1@example.com",
        "id": "103665230401",
        "index": 0,
        "joined": "2020-05-17",
        "management": true,
        "name": "Management",
        "organizationalUnitId": "r-c1un",
        "organizationalUnitPath": "Root",
        "scale": 100,
        "special": "management",
        "state": "ACTIVE",
        "subscribed": false,
        "supported": false,
        "tags": {
          "cost-center": "CC-1099",
          "owner": "platform",
        },
        "tax": 0,
        "workload": "governance",
      },
      {
        "costsFrom": "2026-08-01",
        "email": "aws+10@example.com",
        "id": "265971129160",
        "index": 9,
        "joined": "2026-09-17",
        "management": false,
        "name": "Acquired Startup",
        "organizationalUnitId": "ou-c1un-w0rzkrk8",
        "organizationalUnitPath": "Root/Workloads/Production",
        "scale": 140,
        "special": "joined-later",
        "state": "ACTIVE",
        "subscribed": false,
        "supported": false,
        "tags": {
          "cost-center": "CC-1410",
          "owner": "startup",
        },
        "tax": 0,
        "workload": "serverless",
      },
      {
        "email": "aws+13@example.com",
        "id": "320073095413",
        "index": 12,
        "joined": "2019-04-18",
        "management": false,
        "name": "Experiments",
        "organizationalUnitId": "ou-c1un-91axgama",
        "organizationalUnitPath": "Root/Sandbox",
        "scale": 25,
        "special": "without-tags",
        "state": "ACTIVE",
        "subscribed": false,
        "supported": false,
        "tags": {},
        "tax": 0,
        "workload": "development",
      },
      {
        "costsTo": "2026-09-09",
        "email": "aws+20@example.com",
        "id": "146311016670",
        "index": 19,
        "joined": "2020-06-08",
        "management": false,
        "name": "Old Prototype",
        "organizationalUnitId": "ou-c1un-d0a71mu6",
        "organizationalUnitPath": "Root/Suspended",
        "scale": 500,
        "special": "closed",
        "state": "CLOSED",
        "subscribed": false,
        "supported": false,
        "tags": {
          "cost-center": "CC-1649",
          "owner": "mobile",
        },
        "tax": 0,
        "workload": "remains",
      },
    ]
  `);
});

it('nests organizational units, each parent before its children', () => {
  const { units } = createDirectory(1, origin, 24);
  expect(units).toMatchInlineSnapshot(`
    [
      {
        "id": "r-c1un",
        "name": "Root",
        "path": "Root",
      },
      {
        "id": "ou-c1un-n0b8104u",
        "name": "Infrastructure",
        "parentId": "r-c1un",
        "path": "Root/Infrastructure",
      },
      {
        "id": "ou-c1un-o0gpwqda",
        "name": "Workloads",
        "parentId": "r-c1un",
        "path": "Root/Workloads",
      },
      {
        "id": "ou-c1un-w0rzkrk8",
        "name": "Production",
        "parentId": "ou-c1un-o0gpwqda",
        "path": "Root/Workloads/Production",
      },
      {
        "id": "ou-c1un-c1rrh5to",
        "name": "Staging",
        "parentId": "ou-c1un-o0gpwqda",
        "path": "Root/Workloads/Staging",
      },
      {
        "id": "ou-c1un-d0a71mu6",
        "name": "Suspended",
        "parentId": "r-c1un",
        "path": "Root/Suspended",
      },
      {
        "id": "ou-c1un-r0mkpt4s",
        "name": "Security",
        "parentId": "r-c1un",
        "path": "Root/Security",
      },
      {
        "id": "ou-c1un-91axgama",
        "name": "Sandbox",
        "parentId": "r-c1un",
        "path": "Root/Sandbox",
      },
      {
        "id": "ou-c1un-l1omzij4",
        "name": "Development",
        "parentId": "ou-c1un-o0gpwqda",
        "path": "Root/Workloads/Development",
      },
      {
        "id": "ou-c1un-a1p102xs",
        "name": "Network",
        "parentId": "ou-c1un-n0b8104u",
        "path": "Root/Infrastructure/Network",
      },
      {
        "id": "ou-c1un-u1vyi1co",
        "name": "Mobile",
        "parentId": "ou-c1un-w0rzkrk8",
        "path": "Root/Workloads/Production/Mobile",
      },
    ]
  `);
});

it('gives every account of a large organization its own id, e-mail and unit', () => {
  const { accounts, units } = createDirectory(7, origin, 10_000);
  const paths = new Map(units.map(({ id, path }) => [id, path]));
  expect(new Set(accounts.map(({ id }) => id)).size).toBe(10_000);
  expect(new Set(accounts.map(({ email }) => email)).size).toBe(10_000);
  expect(accounts.filter(({ id }) => !/^[1-9]\d{11}$/.test(id))).toEqual([]);
  expect(
    accounts.filter(
      ({ organizationalUnitId, organizationalUnitPath }) =>
        paths.get(organizationalUnitId) !== organizationalUnitPath,
    ),
  ).toEqual([]);
});

it('starts with the same accounts however many follow', () => {
  const { accounts } = createDirectory(7, origin, 100);
  expect(createDirectory(7, origin, 40).accounts).toEqual(accounts.slice(0, 40));
});

it('needs a management account and a tracker', () => {
  expect(() => createDirectory(1, origin, 1)).toThrow(
    new InvalidInputError('The local organization cannot have 1 accounts: it takes 2 or more'),
  );
});
