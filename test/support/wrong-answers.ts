import { type Answer, type Fault, startProxy } from './proxy.ts';
import type { RanHere } from './run-here.ts';
import type { UserRepository } from './user-repository.ts';
import type { Workbench } from './workbench.ts';

/** A way in which an answer is not what AWS answers. */
export interface Mutation {
  readonly name: string;
  readonly alter: (answer: Answer) => Answer;
}

/** An operation that an action calls, with the first answer that it got. */
export interface Read {
  readonly operation: string;
  readonly answer: Answer;
}

/** An action that gets wrong answers. */
export interface Tried {
  readonly bench: Workbench;
  readonly action: string;
  readonly repository: UserRepository;
  /** Runs it once, through the proxy at this address. */
  readonly run: (endpoint: string) => Promise<RanHere>;
}

const to = (body: string, more: Partial<Answer> = {}) => ({
  alter: (answer: Answer) => ({ ...answer, body: Buffer.from(body), ...more }),
});

const PAGE = '<!DOCTYPE html><html><body>Please sign in</body></html>';

/** Answers that are wrong as a whole, whatever was asked. */
export const WHOLE: readonly Mutation[] = [
  { name: 'nothing', ...to('') },
  { name: 'an empty object', ...to('{}') },
  { name: 'null', ...to('null') },
  { name: 'a list', ...to('[]') },
  { name: 'a page with status 200', ...to(PAGE, { headers: { 'content-type': 'text/html' } }) },
  { name: 'a page with status 403', ...to(PAGE, { status: 403, headers: { 'content-type': 'text/html' } }) },
  { name: 'an error with status 200', ...to('{"__type":"InternalFailure","message":"no"}') },
  { name: 'an error without words', ...to('', { status: 400, headers: {} }) },
  { name: 'a refusal without words', ...to('', { status: 403, headers: {} }) },
  { name: 'another region', ...to('', { status: 301, headers: { 'x-amz-bucket-region': 'eu-west-1' } }) },
  { name: 'one half', alter: (answer) => ({ ...answer, body: answer.body.subarray(0, answer.body.length >> 1) }) },
  { name: 'bytes', alter: (answer) => ({ ...answer, body: Buffer.from([0xff, 0xfe, 0, 0x80]) }) },
];

/** Answers of which one member is gone, null, of another type, empty or huge; at any depth of JSON and XML. */
export function inside({ body }: Answer): Mutation[] {
  const text = body.toString('utf8');
  if (/^\s*</.test(text)) return insideXml(text);
  try {
    return insideJson(JSON.parse(text));
  } catch {
    return [];
  }
}

const OTHERS: readonly [string, unknown][] = [
  ['gone', undefined],
  ['null', null],
  ['an empty object', {}],
  ['a list', ['x']],
  ['text', 'x'],
  ['a number', 7],
  ['huge', 'x'.repeat(2_000_000)],
];

function insideJson(answer: unknown): Mutation[] {
  return pathsOf(answer).flatMap((path) =>
    OTHERS.map(([name, value]) => ({
      name: `${path.join('.')} ${name}`,
      ...to(JSON.stringify(withValue(answer, path, value))),
    })),
  );
}

/** Of a list, its first element stands for all. */
function pathsOf(value: unknown): string[][] {
  if (typeof value !== 'object' || value === null) return [];
  const entries = Array.isArray(value) ? Object.entries(value).slice(0, 1) : Object.entries(value);
  return entries.flatMap(([key, below]) => [[key], ...pathsOf(below).map((path) => [key, ...path])]);
}

function withValue(whole: unknown, [key = '', ...rest]: readonly string[], value: unknown): unknown {
  const copy: Record<string, unknown> = structuredClone(whole) as Record<string, unknown>;
  copy[key] = rest.length === 0 ? value : withValue(copy[key], rest, value);
  return copy;
}

function insideXml(text: string): Mutation[] {
  return [...text.matchAll(/<(\w+)[^<>/]*>([^<]*)<\/\1>/g)].flatMap(([element, name = '']) => [
    { name: `${name} gone`, ...to(text.replace(element, '')) },
    { name: `${name} empty`, ...to(text.replace(element, `<${name}/>`)) },
    { name: `${name} other`, ...to(text.replace(element, `<${name}><x>1</x></${name}>`)) },
    { name: `${name} huge`, ...to(text.replace(element, `<${name}>${'x'.repeat(2_000_000)}</${name}>`)) },
  ]);
}

/** Runs an action, which must succeed, and tells what it reads: each operation once, with its first answer. */
export async function readsOf({ bench, run }: Tried): Promise<Read[]> {
  const { proxy } = bench;
  const succeed = async () => {
    const { code, log } = await run(proxy.endpoint);
    if (code !== 0) throw new Error(log);
  };
  const before = proxy.calls.length;
  await succeed();
  const operations = new Set(proxy.calls.slice(before).map(({ operation }) => operation));
  const reads: Read[] = [];
  for (const operation of operations) {
    const keep: Fault = {
      operation,
      how: 'alter',
      alter: (answer) => {
        reads.push({ operation, answer });
        return answer;
      },
    };
    proxy.fault(keep);
  }
  await succeed();
  return reads;
}

const options = ({ standIn }: Workbench) => ({ inputs: { 'function-role': standIn.functionRole } });

/**
 * Runs an action to which the answers of an operation come changed, or the first ones where they cannot be read at all:
 * those are asked for again for minutes.
 *
 * @returns what is wrong with how it took that; undefined when nothing is: it succeeds, or says in an annotation which
 * operation failed, or of what something wrong was said, without a stack trace
 */
async function complaintOf(
  { bench, action, repository, run }: Tried,
  operation: string,
  { name, alter }: Mutation,
): Promise<string | undefined> {
  await using proxy = await startProxy(bench.standIn.endpoint);
  proxy.fault({ operation, how: 'alter', alter, times: 3 });
  const result = await run(proxy.endpoint);
  const wrong = wrongWith(result, [operation, `${repository.name}-`, `/${repository.name}/`]);
  return wrong === undefined ? undefined : `${action}, ${operation}: ${name}: ${wrong}`;
}

/** The built action in a process of its own. */
export function inProcesses(bench: Workbench, action: string, repository: UserRepository): Tried {
  const run = async (endpoint: string) => {
    const running = bench.start(action, repository, { ...options(bench), env: { AWS_ENDPOINT_URL: endpoint } });
    const late = setTimeout(() => running.process.kill('SIGKILL'), LONGEST);
    const result = await running.ended;
    clearTimeout(late);
    return result;
  };
  return { bench, action, repository, run };
}

/** As {@link complaintOf} for many at once, each through a proxy of its own; what was wrong, a line each. */
export async function complaintsOf(
  tried: Tried,
  wrong: readonly { readonly operation: string; readonly mutation: Mutation }[],
): Promise<string[]> {
  const complaints: string[] = [];
  const left = wrong.values();
  const work = async () => {
    for (const { operation, mutation } of left) {
      const complaint = await complaintOf(tried, operation, mutation);
      if (complaint !== undefined) complaints.push(complaint);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return complaints;
}

/** Runs at once: they mostly wait. */
const AT_ONCE = 3;

/** Milliseconds; an action that waits for an answer that can be read is asked for longer than any test has. */
export const LONGEST = 60_000;

const FAILED = /^[A-Z]\w+ (of \S+ )?failed: /;

function wrongWith({ code, log, annotations }: RanHere, names: readonly string[]): string | undefined {
  const words = annotations.map(({ level, message }) => `${level}: ${message.slice(0, 600)}`).join('\n');
  if (log.includes('This should not happen')) return `a fault of the product, it says:\n${words}`;
  if (/^\s+at .*:\d+/m.test(log)) return `a stack trace:\n${log.slice(-2000)}`;
  if (code === 0) return undefined;
  if (code !== 1) return `it ended with ${code}:\n${log.slice(-2000)}`;
  const errors = annotations.filter(({ level }) => level === 'error');
  // What was asked for by a name out of a wrong answer fails in its place.
  if (!errors.some(({ message }) => names.some((name) => message.includes(name)) || FAILED.test(message)))
    return `nothing names the operation or what it was about:\n${words}`;
  if (errors.some(({ message }) => message.length > 10_000)) return 'an annotation that nobody can read';
  return undefined;
}
