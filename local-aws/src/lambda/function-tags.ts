import { type Functions, invalid, revised } from './function-records.ts';
import type { Handlers } from './operations.ts';

/** Maximum number of tags of a function. */
const MOST_TAGS = 50;

/** Tags of functions. Versions and aliases have none. Each change of tags gives the function a new revision. */
export function tagOperations(functions: Functions): Handlers {
  const find = (Resource: string | undefined) => {
    const { record, qualifier } = functions.refer(Resource);
    if (qualifier === undefined) return record;
    throw invalid('Tags on function aliases and versions are not supported. Please specify a function ARN.');
  };
  const put = (Resource: string | undefined, change: (tags: Record<string, string>) => Record<string, string>) => {
    const record = find(Resource);
    const tags = change(record.tags);
    checkTags(tags);
    functions.put(Object.assign(record, { tags, latest: revised(record.latest) }));
  };

  return {
    async TagResource({ Resource, Tags = {} }) {
      if (Object.keys(Tags).length === 0) throw invalid('An error occurred and the request cannot be processed.');
      put(Resource, (tags) => ({ ...tags, ...Tags }));
      return {};
    },

    async UntagResource({ Resource, TagKeys = [] }) {
      put(Resource, (tags) => Object.fromEntries(Object.entries(tags).filter(([key]) => !TagKeys.includes(key))));
      return {};
    },

    async ListTags({ Resource }) {
      return { Tags: find(Resource).tags };
    },
  };
}

/** @throws AwsError when a function must not have so many tags */
export function checkTags(tags: Readonly<Record<string, string>>): void {
  if (Object.keys(tags).length > MOST_TAGS) throw invalid('Number of tags exceeds resource tag limit.');
}
