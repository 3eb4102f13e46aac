import type { Finding } from '../../config/document.ts';
import { PULL_REQUEST_MARK } from '../../core/domain.ts';
import type { Draft } from '../draft.ts';

/** Reserved folders below `<name>/`: jobs write to the first one; objects in the others are written once. */
const OWN_FOLDERS = ['jobs', 'code', 'weights', 'packages'];

/** Names and keys that are reserved for pull requests, so that their resources and main's cannot be mixed up. */
export function checkDomains({ name, data, train = {}, endpoints = {} }: Draft): Finding[] {
  return [
    ...checkName(name),
    ...checkPrefix(name, data?.prefix),
    ...checkEntries({ train, endpoints }),
    ...checkEndpoints(name, endpoints),
  ];
}

function checkName(name: string | undefined): Finding[] {
  if (name === undefined || !name.endsWith(`-${PULL_REQUEST_MARK}`)) return [];
  const pipeline = name.slice(0, -PULL_REQUEST_MARK.length - 1);
  const what = `is reserved for pull requests to a pipeline named ${pipeline}`;
  return [{ path: ['name'], what, instead: `write a name that does not end in -${PULL_REQUEST_MARK}` }];
}

function checkPrefix(name: string | undefined, prefix: string | undefined): Finding[] {
  if (prefix === undefined || name === undefined) return [];
  const [first = '', second = ''] = prefix.split('/');
  const path = ['data', 'prefix'];
  if (first.endsWith(`-${PULL_REQUEST_MARK}`))
    return [
      { path, what: `is reserved: pull requests write there (${first}/)`, instead: `write ${name}/ or leave it out` },
    ];
  if (first === name && OWN_FOLDERS.includes(second))
    return [
      {
        path,
        what: `is reserved: the pipeline keeps its ${second} there`,
        instead: `write ${name}/data/ or leave it out`,
      },
    ];
  return [];
}

function checkEntries(sections: Readonly<Record<string, object>>): Finding[] {
  return Object.entries(sections).flatMap(([section, entries]) =>
    Object.keys(entries)
      .filter((entry) => entry === PULL_REQUEST_MARK || entry.startsWith(`${PULL_REQUEST_MARK}-`))
      .map((entry) => ({
        path: [section, entry],
        at: 'key' as const,
        what: `begins with ${PULL_REQUEST_MARK}-, which is reserved for what pull requests create`,
        instead: 'write another name',
      })),
  );
}

/** An endpoint's name is its whole name in AWS. */
function checkEndpoints(name: string | undefined, endpoints: object): Finding[] {
  const reserved = `${name}-${PULL_REQUEST_MARK}-`;
  return Object.keys(endpoints)
    .filter((endpoint) => name !== undefined && endpoint.startsWith(reserved))
    .map((endpoint) => ({
      path: ['endpoints', endpoint],
      at: 'key' as const,
      what: `begins with ${reserved}, which is reserved for what pull requests create`,
      instead: 'write another name',
    }));
}
