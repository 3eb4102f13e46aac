import type { Context } from '../context.ts';
import { AwsError, type Handlers } from '../protocol/service.ts';

/** Maximum number of tags of a resource (service model, `TagList`). */
const LIMIT = 50;

/** AddTags, ListTags and DeleteTags for all resources of the stand-in. */
export function tagOperations({ tags }: Pick<Context, 'tags'>): { handlers: Handlers } {
  function existing(arn: string | undefined): string {
    if (arn === undefined || !tags.has(arn)) {
      throw new AwsError('ValidationException', `Could not find resource "${arn}".`);
    }
    return arn;
  }
  return {
    handlers: {
      async AddTags({ ResourceArn, Tags = [] }) {
        const arn = existing(ResourceArn);
        const keys = new Set([...tags.list(arn), ...Tags].map((tag) => tag.Key));
        if (keys.size > LIMIT) {
          throw new AwsError('ResourceLimitExceeded', `A resource can have at most ${LIMIT} tags, not ${keys.size}.`);
        }
        return { Tags: tags.add(arn, Tags) };
      },
      async ListTags({ ResourceArn, MaxResults = LIMIT, NextToken }) {
        const all = tags.list(existing(ResourceArn));
        const start = Number(NextToken ?? 0);
        const end = start + MaxResults;
        return { Tags: all.slice(start, end), ...(end < all.length && { NextToken: String(end) }) };
      },
      async DeleteTags({ ResourceArn, TagKeys = [] }) {
        tags.remove(existing(ResourceArn), TagKeys);
        return {};
      },
    },
  };
}
