import { Failure } from '../core/failure.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The proxies in a machine's environment, in Node's form. */
interface Proxies {
  readonly HTTP_PROXY?: string;
  readonly HTTPS_PROXY?: string;
  readonly NO_PROXY: string;
}

/**
 * Addresses that must not go through a proxy, because they mean another machine there: this machine, and credential
 * endpoints of instances and containers.
 */
const NEVER = [
  ...['localhost', '127.0.0.0-127.255.255.255', '127.0.0.1', '::1', '[::1]'],
  ...['169.254.169.254', '169.254.170.2', '169.254.170.23', 'fd00:ec2::254', '[fd00:ec2::254]'],
].join();

/** The proxy of a connection. */
export interface NamedProxy {
  /** The environment variable that sets it. */
  readonly variable: 'HTTP_PROXY' | 'HTTPS_PROXY';
  /** Without user and password. */
  readonly address: string;
}

/**
 * The proxy for an address; `undefined` if there is none, or NO_PROXY names the host.
 *
 * @throws Failure when the variable is not the address of a proxy
 */
export function proxyOf(address: string, environment: Environment): NamedProxy | undefined {
  const { protocol, hostname } = new URL(address);
  const variable = protocol === 'http:' ? 'HTTP_PROXY' : 'HTTPS_PROXY';
  const named = proxiesOf(environment)[variable];
  const isHere = protocol === 'http:' && (NEVER.split(',').includes(hostname) || hostname.startsWith('127.'));
  return named === undefined || isHere ? undefined : { variable, address: new URL(named).origin };
}

/**
 * Agents for the SDK's connections, with the proxies of the environment: Node's own, from 24.5 (`proxyEnv`, Node.js
 * documentation, "Built-in Proxy Support"). Plain http to this machine never goes through one.
 */
export function proxyAgents(environment: Environment): object {
  const { NO_PROXY, ...named } = proxiesOf(environment);
  if (Object.keys(named).length === 0) return {};
  // The SDK's default number of connections.
  const options = { keepAlive: true, maxSockets: 50 };
  return {
    httpAgent: new (process.getBuiltinModule('node:http').Agent)({
      ...options,
      proxyEnv: { ...named, NO_PROXY: `${NEVER},${NO_PROXY}` },
    }),
    httpsAgent: new (process.getBuiltinModule('node:https').Agent)({ ...options, proxyEnv: { ...named, NO_PROXY } }),
  };
}

/** Makes `fetch` and the SDK's credential requests use the proxies of the environment, if there are any. */
export function useProxies(environment: Environment): void {
  const { NO_PROXY, ...named } = proxiesOf(environment);
  if (Object.keys(named).length === 0) return;
  const http = process.getBuiltinModule('node:http') as object as { setGlobalProxyFromEnv?: (proxies: object) => void };
  // From Node 24.14.
  http.setGlobalProxyFromEnv?.({ ...named, NO_PROXY: `${NEVER},${NO_PROXY}` });
}

/**
 * The lower-case name takes precedence, as with curl and Node; an address without `http://` is accepted, as by curl.
 */
function proxiesOf(environment: Environment): Proxies {
  const read = (name: string) => environment[name.toLowerCase()] || environment[name] || '';
  const named = (['HTTP_PROXY', 'HTTPS_PROXY'] as const).flatMap((name) => {
    const value = read(name);
    return value === '' ? [] : [[name, addressOf(name, value)] as const];
  });
  return { ...Object.fromEntries(named), NO_PROXY: read('NO_PROXY') };
}

function addressOf(name: string, value: string): string {
  const address = value.includes('://') ? value : `http://${value}`;
  if (isProxy(address)) return address;
  // The value may hold a password.
  throw new Failure(
    `environment-invalid: The environment variable ${name} is not the address of an HTTP proxy.`,
    'Write http://HOST:PORT, with %25 for a % in a user or password (a SOCKS proxy is not supported), or remove it.',
  );
}

/** Node accepts no address with a path, and decodes user and password. */
function isProxy(address: string): boolean {
  try {
    const { protocol, username, password, pathname, search } = new URL(address);
    decodeURIComponent(username + password);
    return /^https?:$/.test(protocol) && pathname === '/' && search === '';
  } catch {
    return false;
  }
}
