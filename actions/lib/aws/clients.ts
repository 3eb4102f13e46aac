import { Failure } from '../core/failure.ts';
import type { Clock } from '../core/poll.ts';
import type { Answered } from './answer.ts';
import type { Credentials } from './credentials.ts';
import { annotate } from './errors.ts';
import { onceKnown, type Patience } from './once-known.ts';
import { proxyAgents, proxyOf } from './proxy.ts';

/** How to reach AWS. */
export interface Connection {
  readonly region: string;
  /** Address of the endpoint; `undefined`: AWS itself. */
  readonly endpoint?: string;
  readonly credentials: () => Promise<Credentials>;
  /** How long a call is retried while AWS does not know a new resource yet. */
  readonly patience: Patience;
  /** Added to the user agent, so that CloudTrail shows which action of which run made a call. */
  readonly agent: string;
  /** Where HTTPS_PROXY, HTTP_PROXY and NO_PROXY are read from; default: no proxy. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

type Constructor<Client> = new (config: object) => Client;

interface Middleware {
  middlewareStack: {
    add(
      middleware: (
        next: (args: unknown) => Promise<{ output: unknown }>,
        context: Answered,
      ) => (args: { input: object }) => Promise<{ output: unknown }>,
      options: { step: 'initialize'; priority: 'high'; name: string },
    ): void;
  };
}

/** Default settings. An endpoint may take 60 seconds to answer. */
const USUAL: Sending = { maxAttempts: 5, silentFor: 90_000 };

/** Number of attempts for a call, and milliseconds without data after which its connection counts as lost. */
interface Sending {
  readonly maxAttempts: number;
  readonly silentFor: number;
}

/** A client whose errors name their call, and that slows down when AWS throttles it. */
function connect<Client>(make: Constructor<Client>, connection: Connection, sending: Sending): Client {
  const { region, endpoint, credentials, agent, environment = {} } = connection;
  const { maxAttempts, silentFor } = sending;
  const proxy = proxyOf(endpoint ?? 'https://amazonaws.com', environment);
  const made = new make({
    region,
    credentials,
    ...(endpoint === undefined ? {} : { endpoint }),
    customUserAgent: agent,
    retryMode: 'adaptive',
    maxAttempts,
    requestHandler: { connectionTimeout: 10_000, socketTimeout: silentFor, ...proxyAgents(environment) },
  });
  (made as Middleware).middlewareStack.add(
    (next, context) => async (args) => {
      try {
        const answer = await next(args);
        // Loaded with the first answer, because it loads half a megabyte of the SDK, which a wrong config never needs.
        const { checkAnswer } = await import('./answer.ts');
        checkAnswer(context, answer.output);
        return answer;
      } catch (error) {
        const operation = context.commandName?.replace(/Command$/, '') ?? 'The call';
        throw annotate(error, { operation, resource: resourceOf(args.input), proxy });
      }
    },
    { step: 'initialize', priority: 'high', name: 'annotateErrors' },
  );
  return made;
}

/** The first name in a request: SageMaker's `…Name` and `ResourceArn`, S3's bucket and key. */
function resourceOf(input: object): string {
  const members = Object.entries(input);
  const bucket = members.find(([name]) => name === 'Bucket')?.[1];
  const key = members.find(([name]) => name === 'Key')?.[1];
  if (typeof bucket === 'string') return typeof key === 'string' ? `s3://${bucket}/${key}` : `the bucket ${bucket}`;
  const named = members.find(([name, value]) => /(Name|ResourceArn)$/.test(name) && typeof value === 'string');
  return typeof named?.[1] === 'string' ? named[1] : '';
}

/** The connection to AWS that all families share. */
export class Aws {
  readonly region: string;
  readonly #connection: Connection;
  readonly #made = new Map<unknown, unknown>();
  #account: Promise<string> | undefined;

  constructor(connection: Connection) {
    this.#connection = connection;
    this.region = connection.region;
  }

  /** Makes a call about a resource that may have just been created. */
  onceKnown<T>(call: () => Promise<T>): Promise<T> {
    return onceKnown(call, this.patience);
  }

  /** The time of the run. */
  get clock(): Clock {
    return this.patience.clock;
  }

  /** How long a call is retried while AWS does not know a new resource yet. */
  get patience(): Patience {
    return this.#connection.patience;
  }

  /** The 12-digit account that the credentials belong to; asked for once. */
  account(): Promise<string> {
    this.#account ??= this.#askAccount();
    return this.#account;
  }

  async #askAccount(): Promise<string> {
    const { GetCallerIdentityCommand, STSClient } = await import('@aws-sdk/client-sts');
    const identity = await this.client(STSClient).send(new GetCallerIdentityCommand({}));
    const { Account = '' } = identity;
    if (/^\d{12}$/.test(Account)) return Account;
    throw new Failure(
      `aws-answer-invalid: GetCallerIdentity failed: AWS answered with the account ${Account.slice(0, 50)}, which is not a number of 12 digits`,
      'Check the network between this machine and AWS (AWS_ENDPOINT_URL, a proxy), and run again.',
    );
  }

  /** The client of a class, created at its first use; each family imports only the classes that it needs. */
  client<Client>(make: Constructor<Client>): Client {
    const known = this.#made.get(make) as Client | undefined;
    if (known !== undefined) return known;
    const made = connect(make, this.#connection, USUAL);
    this.#made.set(make, made);
    return made;
  }

  /** A client for a service that has endpoints in few regions. It gives up soon, because its answers are optional. */
  clientIn<Client>(region: string, make: Constructor<Client>): Client {
    return connect(make, { ...this.#connection, region }, { maxAttempts: 2, silentFor: 5_000 });
  }

  /**
   * A client for calls that must not be repeated: it sends each call once.
   *
   * @param silentFor milliseconds without data after which the answer counts as lost
   */
  sendingOnce<Client>(make: Constructor<Client>, silentFor: number): Client {
    return connect(make, this.#connection, { maxAttempts: 1, silentFor });
  }
}
