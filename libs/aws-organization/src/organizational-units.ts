import {
  DescribeOrganizationalUnitCommand,
  ListParentsCommand,
  paginateListAccountsForParent,
  paginateListOrganizationalUnitsForParent,
  paginateListRoots,
  type OrganizationsClient,
} from '@aws-sdk/client-organizations';
import { accountIdSchema, type AccountId } from '@orgcost/domain';
import pMap from 'p-map';
import * as z from 'zod';
import { concurrency, requesting, untilGone } from './requests';

const unitSchema = z.object({ Id: z.string(), Name: z.string() });

const parentsSchema = z.object({ Parents: z.tuple([z.object({ Id: z.string() })]) });

interface Unit {
  readonly id: string;
  /** Names from the root down, joined by slashes. */
  readonly path: string;
}

/** The tree of organizational units, and where in it each account was found. */
export class OrganizationalUnits {
  readonly #paths = new Map<string, string>();
  readonly #accounts = new Map<AccountId, string>();

  private constructor(private readonly client: OrganizationsClient) {}

  static async read(client: OrganizationsClient): Promise<OrganizationalUnits> {
    const units = new OrganizationalUnits(client);
    let level = await units.#roots();
    while (level.length > 0) {
      const children = await pMap(level, (unit) => units.#visit(unit), { concurrency });
      level = children.flat();
    }
    return units;
  }

  /** Undefined when the account has left the organization. */
  async pathOf(account: AccountId): Promise<string | undefined> {
    // Not found in the tree when it was moved while the tree was read.
    return this.#accounts.get(account) ?? (await untilGone(() => this.#parentPathOf(account)));
  }

  #roots(): Promise<Unit[]> {
    return requesting('ListRoots', async () => {
      const roots: Unit[] = [];
      for await (const page of paginateListRoots({ client: this.client }, {})) {
        for (const root of page.Roots ?? []) {
          const { Id, Name } = unitSchema.parse(root);
          roots.push({ id: Id, path: Name });
        }
      }
      return roots;
    });
  }

  async #visit({ id, path }: Unit): Promise<Unit[]> {
    this.#paths.set(id, path);
    const children = await untilGone(async () => {
      await this.#placeAccounts(id, path);
      return this.#childrenOf(id, path);
    });
    return children ?? [];
  }

  #placeAccounts(parent: string, path: string): Promise<void> {
    return requesting('ListAccountsForParent', async () => {
      const pages = paginateListAccountsForParent({ client: this.client }, { ParentId: parent });
      for await (const { Accounts = [] } of pages) {
        for (const { Id } of Accounts) this.#accounts.set(accountIdSchema.parse(Id), path);
      }
    });
  }

  #childrenOf(parent: string, path: string): Promise<Unit[]> {
    return requesting('ListOrganizationalUnitsForParent', async () => {
      const children: Unit[] = [];
      const pages = paginateListOrganizationalUnitsForParent(
        { client: this.client },
        { ParentId: parent },
      );
      for await (const { OrganizationalUnits = [] } of pages) {
        for (const unit of OrganizationalUnits) {
          const { Id, Name } = unitSchema.parse(unit);
          children.push({ id: Id, path: `${path}/${Name}` });
        }
      }
      return children;
    });
  }

  /** Climbs from an account, or from a unit that is newer than the tree, to a unit that the tree has. */
  async #parentPathOf(child: string): Promise<string> {
    const parent = await requesting('ListParents', async () => {
      const answer = await this.client.send(new ListParentsCommand({ ChildId: child }));
      return parentsSchema.parse(answer).Parents[0].Id;
    });
    const known = this.#paths.get(parent);
    if (known !== undefined) return known;
    const { Name } = await requesting('DescribeOrganizationalUnit', async () => {
      const { OrganizationalUnit } = await this.client.send(
        new DescribeOrganizationalUnitCommand({ OrganizationalUnitId: parent }),
      );
      return unitSchema.parse(OrganizationalUnit);
    });
    return `${await this.#parentPathOf(parent)}/${Name}`;
  }
}
