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

/** Who may publish, and who is told. */
export interface TopicSettings {
  /** Of the topic, and of the key that it is encrypted with: documents as their owners wrote them. */
  readonly policy?: object;
  readonly keyPolicy?: object;
  /** ARNs of the queues that subscribe. */
  readonly queues?: readonly string[];
}

/** Keeps what was published, and hands it to whoever subscribes: in this process, for nothing here reaches out of it. */
export class Topic {
  readonly #published: PublishedMessage[] = [];
  /** What is left out is as it was deployed. */
  settings: TopicSettings = {};

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
