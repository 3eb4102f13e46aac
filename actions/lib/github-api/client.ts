import type { Octokit } from '@octokit/core';
import type { Endpoints } from '@octokit/types';
import { proxyOf, useProxies } from '../aws/proxy.ts';
import { Failure } from '../core/failure.ts';
import { explainGitHub, GitHubFailure, type Purpose } from './errors.ts';
import { type Patience, usualPause, withPatience } from './retry.ts';

/** How to reach GitHub. */
export interface Access extends Patience {
  /** A job's `github.token`, or another token. Never printed. */
  readonly token: string;
  /** Of GitHub's REST API: `https://api.github.com`, or `https://HOST/api/v3` of GitHub Enterprise Server. */
  readonly address: string;
  /** `owner/name`. */
  readonly repository: string;
  /** Where HTTPS_PROXY, HTTP_PROXY and NO_PROXY are read from; default: no proxy. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

/** Time limit of one request in milliseconds. */
const TIMES_OUT = 30_000;

/**
 * Reads the access to GitHub from GitHub's variables.
 *
 * @param token the input `github-token`; `''`: use GITHUB_TOKEN
 * @throws Failure when the token or the repository's name is missing, or the address of the API is not valid
 */
export function accessOf(
  environment: Readonly<Record<string, string | undefined>>,
  token: string,
): Pick<Access, 'token' | 'address' | 'repository' | 'environment'> {
  const read = (name: string, usual = '') => environment[name]?.trim() || usual;
  const address = read('GITHUB_API_URL', 'https://api.github.com').replace(/\/+$/, '');
  const repository = read('GITHUB_REPOSITORY');
  const given = token.trim() || read('GITHUB_TOKEN');
  if (given === '')
    throw new Failure(
      'github-token-missing: There is no token for GitHub.',
      'Give the input `github-token` the token `github.token` of the job.',
    );
  if (!/^https?:\/\//.test(address) || !URL.canParse(address))
    throw new Failure(
      'environment-invalid: The environment variable GITHUB_API_URL is not an address.',
      'Remove it, or write https://api.github.com, or https://HOST/api/v3 for GitHub Enterprise Server.',
    );
  if (!/^[\w.-]+\/[\w.-]+$/.test(repository))
    throw new Failure(
      'environment-invalid: The environment variable GITHUB_REPOSITORY is not the name of a repository.',
      'GitHub sets it to OWNER/NAME; set it so where a workflow runs elsewhere.',
    );
  return { token: given, address, repository, environment };
}

/** Connects to one repository on GitHub. It loads octokit; no other module of the actions does. */
export async function connectToGitHub(access: Access): Promise<GitHub> {
  useProxies(access.environment ?? {});
  const { getOctokit } = await import('@actions/github');
  const silent = () => undefined;
  const send: typeof fetch = (address, init) => {
    const signal = AbortSignal.any([access.signal, AbortSignal.timeout(TIMES_OUT)]);
    // By default, `fetch` turns a redirected POST into a GET.
    return fetch(address, { ...init, signal, redirect: init?.method === 'GET' ? 'follow' : 'manual' });
  };
  const octokit = getOctokit(access.token, {
    baseUrl: access.address,
    request: { fetch: send },
    log: { debug: silent, info: silent, warn: silent, error: silent },
  }) as unknown as Octokit;
  octokit.hook.wrap('request', (request, options) => {
    // PATCH, DELETE and statuses describe the desired state, and GraphQL is only used to read, so repeating them is
    // safe.
    const isRepeatable = options.method !== 'POST' || /\/(graphql|statuses)$/.test(options.url);
    const attempt = async () => {
      const response = await request(options);
      if (response.status >= 300) throw Object.assign(new Error('redirected'), { status: response.status, response });
      // Such an answer is not from GitHub, but from a proxy or another server in between.
      if (response.status !== 204 && typeof response.data !== 'object')
        throw Object.assign(new Error('the response is not JSON'), { status: response.status });
      return response;
    };
    return withPatience(attempt, isRepeatable, access);
  });
  return new GitHub(octokit, access);
}

type Route = keyof Endpoints;
type Without<Parameters> = Omit<Parameters, 'owner' | 'repo' | 'baseUrl' | 'headers' | 'mediaType'>;

/** One repository on GitHub, by its REST API. */
export class GitHub {
  readonly repository: string;
  readonly #octokit: Octokit;
  readonly #access: Access;
  #self: Promise<number> | undefined;

  constructor(octokit: Octokit, access: Access) {
    this.#octokit = octokit;
    this.#access = access;
    this.repository = access.repository;
  }

  /** Makes a request. @throws GitHubFailure; the signal's reason when aborted */
  async send<R extends Route>(
    purpose: Purpose,
    route: R,
    parameters: Without<Endpoints[R]['parameters']>,
  ): Promise<Endpoints[R]['response']['data']> {
    return this.#explained(purpose, async () => {
      const answer = await this.#octokit.request<string>(route, { ...this.#where(), ...parameters });
      return answer.data as Endpoints[R]['response']['data'];
    });
  }

  /** All pages of a list. @throws as {@link send} */
  async list<R extends Route>(
    purpose: Purpose,
    route: R,
    parameters: Without<Endpoints[R]['parameters']>,
  ): Promise<Item<Endpoints[R]['response']['data']>[]> {
    return this.#explained(purpose, async () => {
      const { paginate } = this.#octokit as unknown as {
        paginate: (route: string, parameters: object) => Promise<Item<Endpoints[R]['response']['data']>[]>;
      };
      return paginate(route, { ...this.#where(), ...parameters, per_page: 100 });
    });
  }

  /**
   * Creates what `find` does not find. If an answer does not show whether something was created, it calls `find` again
   * first, so that nothing is created twice.
   */
  async findOrCreate<T>(find: () => Promise<T | undefined>, create: () => Promise<T>): Promise<T> {
    const { clock, signal, deadline } = this.#access;
    for (let attempt = 1; ; attempt++) {
      const found = await find();
      if (found !== undefined) return found;
      try {
        return await create();
      } catch (error) {
        const wait = usualPause(attempt, clock);
        const isOpen = error instanceof GitHubFailure && error.kind === 'unavailable';
        if (!isOpen || attempt >= CREATIONS || clock.now() + wait > deadline) throw error;
        await clock.sleep(wait, signal);
      }
    }
  }

  /**
   * Id of the user that this token acts as; for a job's token, that of `github-actions[bot]`. GraphQL returns it for
   * all kinds of tokens; `GET /user` does not for tokens of apps (docs.github.com, "Get the authenticated user").
   */
  self(): Promise<number> {
    this.#self ??= this.#askSelf();
    return this.#self;
  }

  async #askSelf(): Promise<number> {
    const purpose = { what: "Reading the token's own user", of: this.repository, needs: 'contents: read' };
    const { viewer } = await this.#explained(purpose, () =>
      this.#octokit.graphql<{ viewer: { databaseId: number } }>('{ viewer { databaseId } }'),
    );
    return viewer.databaseId;
  }

  #where(): { owner: string; repo: string } {
    const [owner = '', repo = ''] = this.repository.split('/');
    return { owner, repo };
  }

  async #explained<T>(purpose: Purpose, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      this.#access.signal.throwIfAborted();
      const { token, address, environment = {} } = this.#access;
      throw explainGitHub(error, purpose, { token, proxy: proxyOf(address, environment) });
    }
  }
}

const CREATIONS = 3;

/** The item type of a list; GitHub wraps some lists in an object with their length. */
type Item<Data> = Data extends readonly (infer One)[]
  ? One
  : Data extends { total_count: number }
    ? Extract<Data[keyof Data], readonly unknown[]>[number]
    : never;
