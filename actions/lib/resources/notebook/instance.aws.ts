import {
  CreateNotebookInstanceCommand,
  type CreateNotebookInstanceInput,
  DeleteNotebookInstanceCommand,
  DescribeNotebookInstanceCommand,
  type DescribeNotebookInstanceOutput,
  paginateListNotebookInstances,
  SageMakerClient,
  StartNotebookInstanceCommand,
  StopNotebookInstanceCommand,
  UpdateNotebookInstanceCommand,
  type UpdateNotebookInstanceInput,
} from '@aws-sdk/client-sagemaker';
import type { Aws } from '../../aws/clients.ts';
import { unlessNotFound } from '../../aws/errors.ts';
import { readNotebookLog } from '../../aws/recent-log.ts';
import { readTags, tagsOf, toTags, writeTags } from '../../aws/tags.ts';
import type { Found, OwnedKind, Phase, Tags } from '../../core/graph.ts';
import { byPipeline } from '../../core/names.ts';

export type Instance = DescribeNotebookInstanceOutput;

/** SageMaker notebook instances. A stopped instance is as ready as one in service, because its files exist. */
export function notebookInstanceKind(aws: Aws): OwnedKind<Instance> {
  const sagemaker = () => aws.client(SageMakerClient);
  return {
    name: 'notebook instance',
    identity: 'name',
    async observe(id) {
      const command = new DescribeNotebookInstanceCommand({ NotebookInstanceName: id });
      const resource = await unlessNotFound(sagemaker().send(command));
      if (resource === undefined) return undefined;
      const tags = await readTags(aws, resource.NotebookInstanceArn);
      return tags && { resource, phase: phaseOf(resource), tags };
    },
    lastLines: (id) => readNotebookLog(aws, id),
    tag: (_id, resource, tags) => writeTags(aws, resource.NotebookInstanceArn, tags),
    ownPrefix: byPipeline,
    async *find(prefix): AsyncIterable<Found> {
      const named = prefix === '' ? {} : { NameContains: prefix };
      for await (const { NotebookInstances = [] } of paginateListNotebookInstances({ client: sagemaker() }, named)) {
        for (const { NotebookInstanceName: id, NotebookInstanceArn, NotebookInstanceStatus } of NotebookInstances) {
          const running = NotebookInstanceStatus === 'InService';
          if (id?.startsWith(prefix)) yield { id, running, tags: tagsOf(aws, NotebookInstanceArn) };
        }
      }
    },
    // AWS refuses it for a running instance. The files are deleted with the instance.
    async remove(id) {
      await unlessNotFound(sagemaker().send(new DeleteNotebookInstanceCommand({ NotebookInstanceName: id })));
    },
  };
}

function phaseOf({ NotebookInstanceStatus: status = 'Pending', FailureReason }: Instance): Phase {
  if (status === 'Failed') return { is: 'failed', detail: FailureReason ?? status };
  return { is: status === 'InService' || status === 'Stopped' ? 'ready' : 'in-progress', detail: status };
}

/** Creates an instance, which also starts it. Its role may be new. */
export async function createInstance(aws: Aws, request: Omit<CreateNotebookInstanceInput, 'Tags'>, tags: Tags) {
  const command = new CreateNotebookInstanceCommand({ ...request, Tags: toTags(tags) });
  await aws.onceKnown(() => aws.client(SageMakerClient).send(command));
}

/** Changes a stopped instance. */
export async function updateInstance(aws: Aws, request: UpdateNotebookInstanceInput): Promise<void> {
  const command = new UpdateNotebookInstanceCommand(request);
  await aws.onceKnown(() => aws.client(SageMakerClient).send(command));
}

/** Starts a stopped instance, or one that has failed. */
export async function startInstance(aws: Aws, NotebookInstanceName: string): Promise<void> {
  await aws.client(SageMakerClient).send(new StartNotebookInstanceCommand({ NotebookInstanceName }));
}

/** Stops an instance in service. */
export async function stopInstance(aws: Aws, NotebookInstanceName: string): Promise<void> {
  await aws.client(SageMakerClient).send(new StopNotebookInstanceCommand({ NotebookInstanceName }));
}
