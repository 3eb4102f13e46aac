import type { Finding } from '../../config/document.ts';
import { nearest } from '../../config/nearest.ts';
import type { Path } from '../../config/path.ts';
import type { Repository } from '../../config/repository.ts';
import { secretsIn } from '../../config/secret-text.ts';
import { durationPattern, memoryPattern, toMegabytes, toSeconds } from '../../config/units.ts';
import { isPointerAt } from '../account/check-files.ts';
import type { Draft } from '../draft.ts';

type Written = NonNullable<NonNullable<Draft['functions']>[string]>;

/** Limits of Lambda: all environment variables together in bytes, memory in MB, time in seconds. Source: its quotas. */
const ENVIRONMENT_LIMIT = 4096;
const MEMORY = { least: 128, most: 10_240 };
const LONGEST = 900;

/** Maximum size in bytes of an event of a synchronous invocation. Source: Lambda quotas, "Invocation payload". */
const LARGEST_EVENT = 6_291_456;

/** Functions without an endpoint or a handler, and functions that Lambda would refuse. */
export function checkFunctions({ functions = {}, endpoints = {} }: Draft, repository: Repository): Finding[] {
  return Object.entries(functions).flatMap(([name, written]) => {
    if (written === undefined) return [];
    const path = ['functions', name];
    const { endpoint } = written;
    const names = Object.keys(endpoints);
    const findings: Finding[] = [
      ...checkCode(path, written, repository),
      ...checkConcurrency(path, written),
      ...checkLimits(path, written),
      ...checkTest(path, written, repository),
      ...checkTrial(path, written),
    ];
    if (endpoint !== undefined && !names.includes(endpoint)) {
      const instead =
        names.length === 0 ? 'add it to endpoints' : `write ${nearest(endpoint, names) ?? names.join(' or ')}`;
      const what = `is not the name of an endpoint in endpoints: ${JSON.stringify(endpoint)}`;
      findings.push({ path: [...path, 'endpoint'], what, instead });
    }
    return findings;
  });
}

function checkCode(path: Path, { source, handler = 'handler.handler' }: Written, repository: Repository): Finding[] {
  if (source === undefined) return [];
  if (repository.kind(source) !== 'folder') {
    const what = repository.kind(source) === 'file' ? `is a file: ${source}` : `does not exist: ${source}`;
    return [{ path: [...path, 'source'], what, instead: 'write the path of a folder' }];
  }
  const findings: Finding[] = [];
  const [file, name] = [`${source}/${handler.replace(/\.\w+$/, '')}.py`, handler.split('.').at(-1)];
  const text = repository.text(file);
  const where = [...path, 'handler'];
  if (text === undefined) {
    findings.push({ path: where, what: `has no file ${file}`, instead: 'write <file>.<function> of the source' });
  } else if (
    !new RegExp(`^(async\\s+)?(def\\s+${name}\\b|${name}\\s*[:=])|\\bimport\\b.*\\b${name}\\b`, 'm').test(text)
  ) {
    const what = `has no function ${name} in ${file}`;
    findings.push({ path: where, what, instead: 'write <file>.<function> of the source' });
  }
  if (repository.text(`${source}/requirements.txt`) !== undefined) {
    const what = 'contains a requirements.txt, which Lambda does not install';
    const instead = `install the packages into it: pip install -r requirements.txt --target ${source}`;
    findings.push({ path: [...path, 'source'], what, instead, warning: true });
  }
  return findings;
}

function checkConcurrency(path: Path, written: Written): Finding[] {
  const { 'provisioned-concurrency': provisioned = 0, 'reserved-concurrency': reserved } = written;
  if (reserved === undefined || reserved >= 2 * provisioned) return [];
  if (provisioned > reserved) {
    const what = `is above reserved-concurrency: ${provisioned} > ${reserved}`;
    const instead = `write at most ${Math.floor(reserved / 2)}, or reserve ${2 * provisioned}`;
    return [{ path: [...path, 'provisioned-concurrency'], what, instead }];
  }
  const what = `is below twice provisioned-concurrency: ${reserved} < 2 × ${provisioned}; during an update the old and the new version both need it`;
  return [{ path: [...path, 'reserved-concurrency'], what, instead: `write at least ${2 * provisioned}` }];
}

function checkLimits(path: Path, { environment = {}, memory, timeout }: Written): Finding[] {
  const findings: Finding[] = [];
  if ('ENDPOINT_NAME' in environment) {
    const what = 'is set by the action, from endpoint';
    findings.push({ path: [...path, 'environment', 'ENDPOINT_NAME'], at: 'key', what, instead: 'remove it' });
  }
  const bytes = Buffer.byteLength(JSON.stringify(environment));
  if (bytes > ENVIRONMENT_LIMIT) {
    const what = `has ${bytes} bytes as JSON; Lambda allows ${ENVIRONMENT_LIMIT} for all variables together`;
    findings.push({ path: [...path, 'environment'], at: 'key', what, instead: 'put it in a file of the source' });
  }
  const megabytes = memory !== undefined && memoryPattern.test(memory) ? toMegabytes(memory) : MEMORY.least;
  if (megabytes < MEMORY.least || megabytes > MEMORY.most) {
    const what = `is ${megabytes} MB; Lambda allows ${MEMORY.least} to ${MEMORY.most}`;
    findings.push({ path: [...path, 'memory'], what, instead: 'write 256MB' });
  }
  if (timeout !== undefined && durationPattern.test(timeout) && toSeconds(timeout) > LONGEST) {
    const what = `is ${toSeconds(timeout)} s; Lambda allows ${LONGEST}`;
    findings.push({ path: [...path, 'timeout'], what, instead: 'write at most 15m' });
  }
  return findings;
}

/** Without a test event, a caller of the alias would be the first to use a new version. */
function checkTrial(path: Path, { test, 'provisioned-concurrency': provisioned = 0 }: Written): Finding[] {
  if (test !== undefined || provisioned > 0) return [];
  const what =
    'has no test and no provisioned-concurrency, so a new version is not tested before the alias moves to it';
  const instead = 'add test: { event: … }';
  return [{ path, at: 'key', what, instead, warning: true }];
}

function checkTest(path: Path, { test }: Written, repository: Repository): Finding[] {
  const event = test?.event;
  if (typeof event !== 'string') return [];
  const where = [...path, 'test', 'event'];
  const text = repository.text(event);
  if (text === undefined) {
    return [{ path: where, what: `does not exist: ${event}`, instead: 'write the path of a JSON file, or the event' }];
  }
  const secrets = secretsIn(text).map(({ what }) => `names a file that ${what}: ${event}`);
  if (secrets.length > 0) {
    return secrets.map((what) => ({ path: where, what, instead: 'remove it from the file and revoke it' }));
  }
  // The check of LFS pointers already reports it.
  if (isPointerAt(event, repository)) return [];
  if (text.includes('\ufffd')) return [{ path: where, what: `is not UTF-8: ${event}`, instead: 'save it as UTF-8' }];
  try {
    JSON.parse(text);
    const bytes = Buffer.byteLength(text);
    if (bytes <= LARGEST_EVENT) return [];
    const what = `has ${bytes} bytes as JSON: ${event}; Lambda allows ${LARGEST_EVENT}`;
    return [{ path: where, what, instead: 'write a smaller event' }];
  } catch (error) {
    // JavaScript's message contains a piece of the text, which may be secret.
    const reason = error instanceof Error ? error.message.replace(/,? "?\.{0,3}".*$/s, '') : String(error);
    return [{ path: where, what: `is not valid JSON: ${event}: ${reason}`, instead: 'correct the file' }];
  }
}
