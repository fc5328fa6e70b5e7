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

/** An organizational unit, or the root. */
export interface Unit {
  /** Its own and those of all above it, from the root down. */
  readonly ids: readonly [string, ...string[]];
  /** Names from the root down, joined by slashes. */
  readonly path: string;
}

/** The tree of organizational units, and where in it each account was found. */
export class OrganizationalUnits {
  readonly #units = new Map<string, Unit>();
  readonly #accounts = new Map<AccountId, Unit>();

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
  async unitOf(account: AccountId): Promise<Unit | undefined> {
    // Not found in the tree when it was moved while the tree was read.
    return this.#accounts.get(account) ?? (await untilGone(() => this.#parentOf(account)));
  }

  #roots(): Promise<Unit[]> {
    return requesting('ListRoots', async () => {
      const roots: Unit[] = [];
      for await (const page of paginateListRoots({ client: this.client }, {})) {
        for (const root of page.Roots ?? []) {
          const { Id, Name } = unitSchema.parse(root);
          roots.push({ ids: [Id], path: Name });
        }
      }
      return roots;
    });
  }

  async #visit(unit: Unit): Promise<Unit[]> {
    this.#units.set(idOf(unit), unit);
    const children = await untilGone(async () => {
      await this.#placeAccounts(unit);
      return this.#childrenOf(unit);
    });
    return children ?? [];
  }

  #placeAccounts(unit: Unit): Promise<void> {
    return requesting('ListAccountsForParent', async () => {
      const pages = paginateListAccountsForParent(
        { client: this.client },
        { ParentId: idOf(unit) },
      );
      for await (const { Accounts = [] } of pages) {
        for (const { Id } of Accounts) this.#accounts.set(accountIdSchema.parse(Id), unit);
      }
    });
  }

  #childrenOf(parent: Unit): Promise<Unit[]> {
    return requesting('ListOrganizationalUnitsForParent', async () => {
      const children: Unit[] = [];
      const pages = paginateListOrganizationalUnitsForParent(
        { client: this.client },
        { ParentId: idOf(parent) },
      );
      for await (const { OrganizationalUnits = [] } of pages) {
        for (const unit of OrganizationalUnits) {
          const { Id, Name } = unitSchema.parse(unit);
          children.push(below(parent, Id, Name));
        }
      }
      return children;
    });
  }

  /** Climbs from an account, or from a unit that is newer than the tree, to a unit that the tree has. */
  async #parentOf(child: string): Promise<Unit> {
    const parent = await requesting('ListParents', async () => {
      const answer = await this.client.send(new ListParentsCommand({ ChildId: child }));
      return parentsSchema.parse(answer).Parents[0].Id;
    });
    const known = this.#units.get(parent);
    if (known !== undefined) return known;
    const { Name } = await requesting('DescribeOrganizationalUnit', async () => {
      const { OrganizationalUnit } = await this.client.send(
        new DescribeOrganizationalUnitCommand({ OrganizationalUnitId: parent }),
      );
      return unitSchema.parse(OrganizationalUnit);
    });
    return below(await this.#parentOf(parent), parent, Name);
  }
}

function below({ ids, path }: Unit, id: string, name: string): Unit {
  return { ids: [...ids, id], path: `${path}/${name}` };
}

function idOf({ ids }: Unit): string {
  return ids.at(-1) ?? ids[0];
}
