import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { parameter, splitTarget } from '../protocol/target.ts';
import { refuseForeign } from './foreign.ts';
import { type Inside, passRequest, passUpgrade, refuseUpgrade } from './pass-on.ts';

/** A notebook instance. */
interface Notebook {
  readonly region: string;
  readonly name: string;
}

/** Permission to open a notebook, from a token or a session. */
interface Admission extends Notebook {
  /** End of the permission, in milliseconds since the epoch. */
  readonly until: number;
  /** Duration of the session in seconds. */
  readonly seconds: number;
}

/** Path of notebooks: `/_local/notebooks/<region>/<name>/`. On AWS each one has its own host. */
export const DOOR_PATH = '/_local/notebooks/';

/**
 * Validity of a URL in milliseconds, and default duration of a session in seconds. Source:
 * CreatePresignedNotebookInstanceUrl.
 */
const USABLE = 5 * 60_000;
const SESSION = 12 * 3600;

const COOKIE = 'local-notebook';

/**
 * Connects browsers to the Jupyter servers of notebook instances. A URL with a token opens a notebook once and sets a
 * cookie. Requests with this cookie are passed on, web sockets too. The Jupyter servers require a secret that is not
 * given to browsers.
 */
export class NotebookDoor {
  readonly #servers = new Map<string, (name: string) => Inside | undefined>();
  readonly #tokens = new Map<string, Admission>();
  readonly #sessions = new Map<string, Admission>();

  /**
   * @param server returns port and token of an instance's Jupyter server; undefined when the instance is not in service
   */
  register(region: string, server: (name: string) => Inside | undefined): void {
    this.#servers.set(region, server);
  }

  /** Path and query of a URL that opens a notebook once. */
  admit(notebook: Notebook, seconds = SESSION): string {
    const token = randomBytes(32).toString('base64url');
    this.#tokens.set(token, { ...notebook, seconds, until: Date.now() + USABLE });
    return `${pathOf(notebook)}?authToken=${token}`;
  }

  /** Whether a request is for a notebook. */
  isFor({ url }: IncomingMessage): boolean {
    return url?.startsWith(DOOR_PATH) ?? false;
  }

  /** Answers a request for a notebook. @throws AwsError when a web page of another origin has sent it */
  serve(request: IncomingMessage, response: ServerResponse): void {
    refuseForeign(request, 'own pages');
    const { path, query } = splitTarget(request.url ?? '/');
    const token = parameter(query, 'authToken');
    const found = token === undefined ? this.#serverFor(request) : this.#open(path, token);
    if (typeof found === 'string') {
      response.writeHead(403, { 'content-type': 'text/plain; charset=utf-8' });
      response.end(`${found}\n`);
    } else if ('admitted' in found) response.writeHead(302, found.admitted).end();
    else passRequest(request, response, found);
  }

  /** Passes a web socket on, or refuses it with status 403. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    try {
      refuseForeign(request, 'own pages');
      const found = this.isFor(request) ? this.#serverFor(request) : undefined;
      if (typeof found === 'object') passUpgrade(request, socket, head, found);
      else refuseUpgrade(socket);
    } catch {
      refuseUpgrade(socket);
    }
  }

  /**
   * Exchanges a token for a session. A token is valid for one use only.
   * @returns headers of the redirect, or why it is refused
   */
  #open(path: string, token: string): { readonly admitted: Record<string, string> } | string {
    const admitted = this.#tokens.get(token);
    this.#tokens.delete(token);
    if (admitted === undefined || admitted.until < Date.now() || path !== pathOf(admitted))
      return 'This address was used already, or is older than 5 minutes: ask for another one.';
    const session = randomBytes(32).toString('base64url');
    this.#sessions.set(session, { ...admitted, until: Date.now() + admitted.seconds * 1000 });
    const headers = {
      location: `${path}lab`,
      'set-cookie': `${COOKIE}=${session}; Path=${path}; HttpOnly; SameSite=Lax; Max-Age=${admitted.seconds}`,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    };
    return { admitted: headers };
  }

  /** The Jupyter server for a request with a session, or a message why there is none. */
  #serverFor({ url = '/', headers }: IncomingMessage): Inside | string {
    const cookies = (headers.cookie ?? '').split(/; */).map((pair) => pair.split('='));
    const sessions = cookies.flatMap(([name, value = '']) => (name === COOKIE ? [this.#sessions.get(value)] : []));
    const session = sessions.find((one) => one !== undefined && url.startsWith(pathOf(one)) && one.until > Date.now());
    if (session === undefined) return 'Open this notebook by the address of CreatePresignedNotebookInstanceUrl.';
    return (
      this.#servers.get(session.region)?.(session.name) ?? `The notebook instance ${session.name} is not in service.`
    );
  }
}

function pathOf({ region, name }: Notebook): string {
  return `${DOOR_PATH}${region}/${name}/`;
}
