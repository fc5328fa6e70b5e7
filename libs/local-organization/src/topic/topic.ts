import { uuidOf } from '../uuid';

/** What somebody tells all who subscribe to a topic. */
export interface Publication {
  readonly subject?: string;
  readonly message: string;
}

export interface PublishedMessage extends Publication {
  readonly topicArn: string;
  readonly messageId: string;
}

/** Keeps what was published, and hands it to whoever subscribes: in this process, for nothing here reaches out of it. */
export class Topic {
  readonly #published: PublishedMessage[] = [];

  constructor(
    readonly arn: string,
    private readonly deliver: (message: PublishedMessage) => void | Promise<void>,
  ) {}

  get published(): readonly PublishedMessage[] {
    return this.#published;
  }

  /** @returns the message once it is delivered */
  async publish(publication: Publication): Promise<PublishedMessage> {
    const messageId = uuidOf(`message ${this.#published.length + 1}`);
    const message = { ...publication, topicArn: this.arn, messageId };
    this.#published.push(message);
    await this.deliver(message);
    return message;
  }
}
