import { setTimeout as sleep } from 'node:timers/promises';
import {
  DescribeImagesCommand,
  DescribeInstancesCommand,
  EC2Client,
  GetConsoleOutputCommand,
  type Instance,
  RunInstancesCommand,
  type RunInstancesCommandInput,
} from '@aws-sdk/client-ec2';
import { clientSettings } from './client-settings.ts';
import type { StandIn } from './stand-in.ts';

/** Instances of a stand-in, as a client starts and watches them. */
export class Instances {
  readonly client: EC2Client;
  readonly #standIn: StandIn;
  #image: string | undefined;

  constructor(standIn: StandIn) {
    this.#standIn = standIn;
    this.client = new EC2Client({ ...clientSettings(standIn), maxAttempts: 1 });
  }

  /** What is launched where a test says nothing else. */
  async request(script: string, more: Partial<RunInstancesCommandInput> = {}): Promise<RunInstancesCommandInput> {
    this.#image ??= (await this.client.send(new DescribeImagesCommand({}))).Images?.[0]?.ImageId;
    return {
      ...{ ImageId: this.#image, InstanceType: 'm5.xlarge', MinCount: 1, MaxCount: 1 },
      ...(script === '' ? {} : { UserData: Buffer.from(script).toString('base64') }),
      ...more,
    };
  }

  /** Launches one instance. */
  async run(script: string, more: Partial<RunInstancesCommandInput> = {}): Promise<Instance & { InstanceId: string }> {
    const { Instances } = await this.client.send(new RunInstancesCommand(await this.request(script, more)));
    return Instances?.[0] as Instance & { InstanceId: string };
  }

  async describe(id: string): Promise<Instance> {
    const { Reservations } = await this.client.send(new DescribeInstancesCommand({ InstanceIds: [id] }));
    return Reservations?.[0]?.Instances?.[0] ?? {};
  }

  /** Asks until the instance has that state; gives what it was then. */
  async until(id: string, state: string): Promise<Instance> {
    for (;;) {
      const now = await this.describe(id);
      if (now.State?.Name === state) return now;
      await sleep(50);
    }
  }

  /** What it has printed, as soon as it has printed that. */
  async console(id: string, ...until: readonly string[]): Promise<string> {
    for (;;) {
      const { Output = '' } = await this.client.send(new GetConsoleOutputCommand({ InstanceId: id }));
      const text = Buffer.from(Output, 'base64').toString();
      if (until.every((part) => text.includes(part))) return text;
      await sleep(50);
    }
  }

  /** Asks the stand-in itself, below `/_local/`. */
  async local(path: string, body: object): Promise<Response> {
    const { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret } = this.#standIn.env;
    const authorization = `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;
    const request = { method: 'POST', headers: { authorization }, body: JSON.stringify(body) };
    return await fetch(`${this.#standIn.endpoint}/_local/${path}`, request);
  }
}
