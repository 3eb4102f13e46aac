import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Answer, notFound, Refusal } from './answer.ts';
import { checks } from './checks.ts';
import { comments } from './comments.ts';
import { deployments } from './deployments.ts';
import { RequestCheck } from './description.ts';
import { pulls } from './pulls.ts';
import type { Asked, Route } from './routes.ts';
import { NOBODY, Repository, type User } from './state.ts';

/** A response with which a test replaces the real one. */
export interface Fault extends Answer {
  /** Executes the request before it sends this response, as if the real response was lost. */
  readonly late?: boolean;
  /** Closes the connection instead of responding. */
  readonly cut?: boolean;
}

/** A request that was received, for tests. */
export interface Seen {
  readonly method: string;
  /** Path without the prefix, with the query. */
  readonly path: string;
  readonly body: string;
}

export interface GitHubOptions {
  /** `owner/name`. */
  readonly repository: string;
  /** 0 = a free port. Default: 0. */
  readonly port?: number;
  /** `/api/v3` for GitHub Enterprise Server, `''` for github.com. Default: `''`. */
  readonly prefix?: string;
}

/** A part of GitHub's REST API for one repository, on 127.0.0.1. The repository is in memory only. */
export class GitHubStandIn {
  readonly repository: Repository;
  readonly seen: Seen[] = [];
  /** Called before each request is answered; may wait, and may return a response that replaces the real one. */
  intercept: (request: Seen) => Promise<Fault | undefined> | Fault | undefined = () => undefined;
  readonly #prefix: string;
  readonly #check = new RequestCheck();
  readonly #server = createServer((request, response) => {
    void this.#serve(request).then(({ cut, status, headers = {}, body }) => {
      if (cut) return request.socket.destroy();
      const isBytes = Buffer.isBuffer(body);
      const text = body === undefined ? undefined : isBytes ? body : JSON.stringify(body);
      response.writeHead(status, {
        'content-type': isBytes ? 'application/zip' : 'application/json; charset=utf-8',
        'x-github-request-id': randomBytes(10).toString('hex').toUpperCase(),
        ...headers,
      });
      return response.end(text);
    });
  });
  #port = 0;

  constructor({ repository, prefix = '' }: GitHubOptions) {
    this.repository = new Repository(repository);
    this.#prefix = prefix;
  }

  /** Value for GITHUB_API_URL. */
  get address(): string {
    return `${this.origin}${this.#prefix}`;
  }

  /** Value for GITHUB_SERVER_URL. */
  get origin(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  async listen(port = 0): Promise<this> {
    this.#server.listen(port, '127.0.0.1');
    await once(this.#server, 'listening');
    this.#port = (this.#server.address() as AddressInfo).port;
    return this;
  }

  async close(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }

  async #serve(request: IncomingMessage): Promise<Fault> {
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of request) chunks.push(chunk as Buffer);
    } catch {
      return { status: 400, cut: true };
    }
    const body = Buffer.concat(chunks).toString('utf8');
    const url = new URL(request.url ?? '/', this.origin);
    const seen = { method: request.method ?? '', path: this.#below(url) + url.search, body };
    this.seen.push(seen);
    const fault = await this.intercept(seen);
    if (fault !== undefined && !fault.late) return fault;
    const answer = this.#answer(request, url, body);
    return fault ?? answer;
  }

  #answer({ method = '', headers }: IncomingMessage, url: URL, text: string): Answer {
    try {
      const path = this.#below(url);
      for (const route of ROUTES) {
        const found = match(route, method, path);
        if (found === undefined) continue;
        if (found['owner'] !== undefined && `${found['owner']}/${found['repo']}` !== this.repository.name)
          throw notFound();
        const user = this.#userOf(route, headers.authorization);
        const body = text === '' ? {} : parse(text);
        this.#check.check(route.name, body);
        const { repository, origin } = this;
        return route.answer({ repository, origin, user, path: found, url, body } satisfies Asked);
      }
      throw notFound();
    } catch (error) {
      if (error instanceof Refusal) return error.answer;
      return { status: 500, body: { message: String(error) } };
    }
  }

  /** Path below the prefix. GraphQL is not below it: `/api/graphql` next to `/api/v3`. */
  #below({ pathname }: URL): string {
    if (pathname === this.#prefix.replace(/\/v3$/, '/graphql') || pathname === '/graphql') return '/graphql';
    if (pathname.startsWith('/_artifacts/')) return pathname;
    return pathname.startsWith(`${this.#prefix}/`) ? pathname.slice(this.#prefix.length) : '/nowhere';
  }

  /** The user of the token. @throws Refusal 401 or 403 unless the token is valid and has one of the permissions */
  #userOf({ permissions }: Route, authorization = ''): User {
    if (permissions === undefined && authorization === '') return NOBODY;
    const token = this.repository.tokens.get(authorization.replace(/^(token|bearer) /i, ''));
    if (token === undefined || permissions === undefined) throw new Refusal(401, 'Bad credentials');
    const { permissions: held, user } = token;
    const isHeld = (needed: string) => {
      const [name = '', level] = needed.split('=');
      return held[name] === 'write' || held[name] === level;
    };
    if (permissions.length === 0 || permissions.some(isHeld)) return user;
    const who = user.type === 'Bot' ? 'integration' : 'personal access token';
    throw new Refusal(403, `Resource not accessible by ${who}`, {
      headers: { 'x-accepted-github-permissions': permissions.join('; ') },
    });
  }
}

const viewer: Route = {
  name: 'POST /graphql',
  permissions: [],
  answer: ({ user }) => ({ status: 200, body: { data: { viewer: { databaseId: user.id, login: user.login } } } }),
};

const ROUTES: readonly Route[] = [...comments, ...checks, ...deployments, ...pulls, viewer];

/** Values of the path's parameters; undefined when the request does not match the route. */
function match({ name }: Route, method: string, path: string): Record<string, string> | undefined {
  const [ofMethod, template = ''] = name.split(' ');
  if (ofMethod !== method) return undefined;
  const pattern = template.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)');
  const groups = new RegExp(`^${pattern}$`).exec(path)?.groups ?? (template === path ? {} : undefined);
  return groups && Object.fromEntries(Object.entries(groups).map(([key, value]) => [key, decodeURIComponent(value)]));
}

function parse(text: string): Record<string, unknown> {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === 'object' && body !== null) return body as Record<string, unknown>;
  } catch {
    // Same error as for JSON that is not an object, because GitHub does not distinguish them.
  }
  throw new Refusal(400, 'Problems parsing JSON');
}

/** Starts a GitHub stand-in for one repository. */
export function startGitHub({ port = 0, ...options }: GitHubOptions): Promise<GitHubStandIn> {
  return new GitHubStandIn(options).listen(port);
}
