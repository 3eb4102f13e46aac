import { setTimeout as sleep } from 'node:timers/promises';
import {
  CreateNotebookInstanceCommand,
  type CreateNotebookInstanceInput,
  CreateNotebookInstanceLifecycleConfigCommand,
  CreatePresignedNotebookInstanceUrlCommand,
  DescribeNotebookInstanceCommand,
  type DescribeNotebookInstanceOutput,
  SageMakerClient,
  StartNotebookInstanceCommand,
  StopNotebookInstanceCommand,
} from '@aws-sdk/client-sagemaker';
import type { StandIn } from './stand-in.ts';

/** Notebook instances of a stand-in, as its own user sees them. */
export class Notebooks {
  readonly client: SageMakerClient;
  readonly #role: string;

  constructor({ endpoint, region, env, executionRole }: StandIn) {
    const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } = env;
    this.client = new SageMakerClient({
      endpoint,
      region,
      credentials: { accessKeyId, secretAccessKey },
      maxAttempts: 1,
    });
    this.#role = executionRole;
  }

  /** Makes a lifecycle configuration of scripts in bash. */
  async scripts(name: string, { create, start }: { create?: string; start?: string }): Promise<void> {
    const script = (text: string | undefined) =>
      text === undefined ? [] : [{ Content: Buffer.from(`#!/bin/bash\nset -e\n${text}\n`).toString('base64') }];
    await this.client.send(
      new CreateNotebookInstanceLifecycleConfigCommand({
        NotebookInstanceLifecycleConfigName: name,
        OnCreate: script(create),
        OnStart: script(start),
      }),
    );
  }

  async create(NotebookInstanceName: string, more: Partial<CreateNotebookInstanceInput> = {}): Promise<void> {
    const request = { NotebookInstanceName, InstanceType: 'ml.t3.medium', RoleArn: this.#role, ...more } as const;
    await this.client.send(new CreateNotebookInstanceCommand(request));
  }

  async start(NotebookInstanceName: string): Promise<void> {
    await this.client.send(new StartNotebookInstanceCommand({ NotebookInstanceName }));
  }

  async stop(NotebookInstanceName: string): Promise<void> {
    await this.client.send(new StopNotebookInstanceCommand({ NotebookInstanceName }));
  }

  describe(NotebookInstanceName: string): Promise<DescribeNotebookInstanceOutput> {
    return this.client.send(new DescribeNotebookInstanceCommand({ NotebookInstanceName }));
  }

  /** Waits until it is in one of the states. @returns its description then */
  async until(name: string, ...states: readonly string[]): Promise<DescribeNotebookInstanceOutput> {
    // The first start of all builds the environment with Jupyter.
    const end = Date.now() + 240_000;
    for (;;) {
      const found = await this.describe(name);
      if (states.includes(found.NotebookInstanceStatus ?? '')) return found;
      if (Date.now() > end) throw new Error(`${name} is ${found.NotebookInstanceStatus}, not ${states.join(' or ')}`);
      await sleep(150);
    }
  }

  /** An address that opens it once. */
  async address(NotebookInstanceName: string): Promise<string> {
    const command = new CreatePresignedNotebookInstanceUrlCommand({ NotebookInstanceName });
    return (await this.client.send(command)).AuthorizedUrl ?? '';
  }
}
