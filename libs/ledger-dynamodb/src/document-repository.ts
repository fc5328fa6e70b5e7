import {
  DocumentDamagedError,
  documentHash,
  type DocumentHash,
  type DocumentStore,
} from '@orgcost/chargeback';
import type { EntityConfiguration } from 'electrodb';
import { documentPageEntity, storedDocumentPage } from './entities/document-page';
import { putAll } from './put-all';
import { textPages } from './text-pages';

/** The `DocumentStore` of chargeback on a DynamoDB table. */
export class DocumentRepository implements DocumentStore {
  readonly #entity: ReturnType<typeof documentPageEntity>;

  constructor(configuration: EntityConfiguration) {
    this.#entity = documentPageEntity(configuration);
  }

  async save(text: string): Promise<DocumentHash> {
    const document = documentHash(text);
    if (await this.#isWhole(document)) return document;
    const pages = textPages(text).map((part, index, { length }) => ({
      document,
      page: index + 1,
      pages: length,
      text: part,
    }));
    await putAll(
      pages,
      (batch) => this.#entity.put(batch).go({ concurrent: 4, originalErr: true }),
      ({ page }) => String(page),
    );
    return document;
  }

  async read(document: DocumentHash): Promise<string> {
    const { data } = await this.#entity.query
      .byPage({ document })
      .go({ pages: 'all', consistent: true, originalErr: true });
    const damaged = (what: string) =>
      new DocumentDamagedError(document, `Document ${document} ${what}`);
    if (data.length === 0) throw damaged('is not in the ledger');
    const pages = data.map((item) => storedDocumentPage.safeParse(item));
    const read = pages.flatMap(({ data: page }) => page ?? []);
    if (read.length < pages.length) throw damaged('has a page that cannot be read');
    const isWhole = read.every(
      (each, index) =>
        each.document === document && each.page === index + 1 && each.pages === read.length,
    );
    if (!isWhole) throw damaged(`is not whole: ${read.length} pages of it are in the ledger`);
    const text = read.map((page) => page.text).join('');
    if (documentHash(text) !== document) throw damaged('was changed: it has another hash');
    return text;
  }

  /** What a save that was ended before has left is saved again. */
  async #isWhole(document: DocumentHash): Promise<boolean> {
    try {
      await this.read(document);
      return true;
    } catch (error) {
      if (error instanceof DocumentDamagedError) return false;
      throw error;
    }
  }
}
