import type { Context } from '../context.ts';
import { AwsError, type Handlers } from '../protocol/service.ts';
import type { Records } from '../state/records.ts';
import { page } from './hosting-page.ts';
import { type LifecycleConfigRecord, notebookArn, recordNotFound } from './notebook-records.ts';

/**
 * Lifecycle configurations of notebook instances: the shell scripts that run when an instance is created and at each
 * start. The messages are those that getmoto/moto has recorded.
 */
export function notebookLifecycleConfigs(
  context: Context,
  records: Records<LifecycleConfigRecord>,
): { handlers: Handlers } {
  const existing = (name = '') => {
    const record = records.get(name);
    if (record === undefined) throw recordNotFound();
    return record;
  };
  return {
    handlers: {
      async CreateNotebookInstanceLifecycleConfig({ Tags, ...input }) {
        const name = input.NotebookInstanceLifecycleConfigName ?? '';
        const arn = notebookArn(context, 'notebook-instance-lifecycle-config', name);
        if (records.has(name))
          throw new AwsError(
            'ValidationException',
            `Unable to create Notebook Instance Lifecycle Config ${arn}. (Details: Notebook Instance Lifecycle Config already exists.)`,
          );
        const now = new Date();
        records.put(name, {
          ...input,
          NotebookInstanceLifecycleConfigName: name,
          NotebookInstanceLifecycleConfigArn: arn,
          CreationTime: now,
          LastModifiedTime: now,
        });
        context.tags.add(arn, Tags);
        return { NotebookInstanceLifecycleConfigArn: arn };
      },

      async DescribeNotebookInstanceLifecycleConfig({ NotebookInstanceLifecycleConfigName }) {
        return existing(NotebookInstanceLifecycleConfigName);
      },

      async UpdateNotebookInstanceLifecycleConfig({ NotebookInstanceLifecycleConfigName: name = '', ...scripts }) {
        records.put(name, { ...existing(name), ...scripts, LastModifiedTime: new Date() });
        return {};
      },

      async DeleteNotebookInstanceLifecycleConfig({ NotebookInstanceLifecycleConfigName: name = '' }) {
        const arn = notebookArn(context, 'notebook-instance-lifecycle-config', name);
        if (!records.delete(name))
          throw new AwsError(
            'ValidationException',
            `Unable to delete Notebook Instance Lifecycle Config '${arn}'. (Details: Notebook Instance Lifecycle Config does not exist.)`,
          );
        context.tags.forget(arn);
        return {};
      },

      async ListNotebookInstanceLifecycleConfigs(input) {
        const { items, ...rest } = page(records.all(), input, (config) => ({
          name: config.NotebookInstanceLifecycleConfigName,
          created: config.CreationTime,
          sort:
            input.SortBy === 'CreationTime'
              ? config.CreationTime.getTime()
              : config.NotebookInstanceLifecycleConfigName,
        }));
        return {
          NotebookInstanceLifecycleConfigs: items.map(({ OnCreate: _, OnStart: __, ...summary }) => summary),
          ...rest,
        };
      },
    },
  };
}
