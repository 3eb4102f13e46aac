import {
  CreateNotebookInstanceLifecycleConfigCommand,
  DeleteNotebookInstanceLifecycleConfigCommand,
  DescribeNotebookInstanceLifecycleConfigCommand,
  type DescribeNotebookInstanceLifecycleConfigOutput,
  paginateListNotebookInstanceLifecycleConfigs,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import type { Aws } from '../../aws/clients.ts';
import { unlessNotFound } from '../../aws/errors.ts';
import { readTags, tagsOf, toTags, writeTags } from '../../aws/tags.ts';
import type { Found, OwnedKind, Tags } from '../../core/graph.ts';
import { byPipeline } from '../../core/names.ts';

/** Lifecycle configurations of notebook instances. They are ready as soon as they are created. */
export function lifecycleConfigKind(aws: Aws): OwnedKind<DescribeNotebookInstanceLifecycleConfigOutput> {
  const sagemaker = () => aws.client(SageMakerClient);
  return {
    name: 'notebook lifecycle configuration',
    identity: 'content',
    async observe(id) {
      const request = { NotebookInstanceLifecycleConfigName: id };
      const resource = await unlessNotFound(
        sagemaker().send(new DescribeNotebookInstanceLifecycleConfigCommand(request)),
      );
      if (resource === undefined) return undefined;
      const tags = await readTags(aws, resource.NotebookInstanceLifecycleConfigArn);
      return tags && { resource, phase: { is: 'ready', detail: 'exists' }, tags };
    },
    tag: (_id, resource, tags) => writeTags(aws, resource.NotebookInstanceLifecycleConfigArn, tags),
    ownPrefix: byPipeline,
    async *find(prefix): AsyncIterable<Found> {
      const newest = { NameContains: prefix, SortBy: 'CreationTime', SortOrder: 'Descending' } as const;
      for await (const page of paginateListNotebookInstanceLifecycleConfigs({ client: sagemaker() }, newest)) {
        for (const each of page.NotebookInstanceLifecycleConfigs ?? []) {
          const id = each.NotebookInstanceLifecycleConfigName;
          if (id?.startsWith(prefix))
            yield {
              ...{ id, running: false, created: each.CreationTime },
              tags: tagsOf(aws, each.NotebookInstanceLifecycleConfigArn),
            };
        }
      }
    },
    async remove(id) {
      const request = { NotebookInstanceLifecycleConfigName: id };
      await unlessNotFound(sagemaker().send(new DeleteNotebookInstanceLifecycleConfigCommand(request)));
    },
  };
}

/** Creates a lifecycle configuration that runs a script at each start. @param content the script in base64 */
export async function createLifecycleConfig(aws: Aws, id: string, content: string, tags: Tags): Promise<void> {
  const request = { NotebookInstanceLifecycleConfigName: id, OnStart: [{ Content: content }], Tags: toTags(tags) };
  await aws.client(SageMakerClient).send(new CreateNotebookInstanceLifecycleConfigCommand(request));
}
