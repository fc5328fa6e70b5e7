import { createHash } from 'node:crypto';

/** What was put under a key, or a marker that it was deleted. */
export interface StoredVersion {
  readonly key: string;
  readonly versionId: string;
  /** None of a delete marker. */
  readonly text?: string;
  /** In Base64: https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity.html */
  readonly sha256?: string;
}

/** A bucket of S3 with versions, each of which is locked: what was put stays, whatever is put or deleted after it. */
export class ObjectStore {
  readonly #versions: StoredVersion[] = [];

  constructor(readonly bucket: string) {}

  get versions(): readonly StoredVersion[] {
    return this.#versions;
  }

  /** Of keys in their order, of each the newest first. */
  listed(prefix: string): readonly StoredVersion[] {
    return this.#versions
      .filter(({ key }) => key.startsWith(prefix))
      .reverse()
      .sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)));
  }

  /** The newest, or the one of an id; a delete marker is one, too. */
  find(key: string, versionId?: string): StoredVersion | undefined {
    return this.#versions.findLast(
      (each) => each.key === key && (versionId === undefined || each.versionId === versionId),
    );
  }

  put(key: string, text: string): StoredVersion {
    return this.#add({ key, text, sha256: sha256Of(text) });
  }

  hide(key: string): StoredVersion {
    return this.#add({ key });
  }

  #add(version: Omit<StoredVersion, 'versionId'>): StoredVersion {
    const versionId = `version-${String(this.#versions.length + 1).padStart(6, '0')}`;
    const stored = { ...version, versionId };
    this.#versions.push(stored);
    return stored;
  }
}

export function sha256Of(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('base64');
}
