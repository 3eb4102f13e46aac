import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { S3Client } from '@aws-sdk/client-s3';
import type { Place } from './access/asked.ts';
import type { Ec2Place } from './access/asked-of-ec2.ts';
import type { Context } from './context.ts';
import type { MetadataRequest } from './ec2/metadata.ts';
import { asker } from './emulator/ask-emulator.ts';
import type { Emulator } from './emulator/emulator.ts';
import { type Forward, forwarder } from './gateway/forward.ts';
import { type Parts, startParts } from './gateway/parts.ts';
import type { Answer } from './protocol/protocol.ts';
import type { Parameter } from './protocol/target.ts';
import { ObjectCache } from './sagemaker/object-cache.ts';
import { direct, REGION } from './state/place.ts';

/** What a region has of its own. */
export interface Region extends Parts {
  readonly place: Place & Ec2Place;
  readonly objects: ObjectCache;
  readonly forward: Forward;
}

/** What all regions share. */
export type Shared = Omit<Context, 'region' | 'ask' | 'objects' | 's3' | 'logs' | 'cloudwatch'>;

/**
 * The regions of AWS: what is made in one is not seen from another one. Each is started when it is first asked for, or
 * when it has something that was made before.
 */
export class Regions {
  readonly #shared: Shared;
  readonly #emulator: Emulator;
  readonly #started = new Map<string, Region>();

  /** @param shared its `state` folder is that of the first region, and holds those of the others in `regions/`. */
  constructor(shared: Shared, emulator: Emulator) {
    this.#shared = shared;
    this.#emulator = emulator;
    const others = join(shared.state, 'regions');
    for (const region of [REGION, ...(existsSync(others) ? readdirSync(others) : [])]) this.of(region);
  }

  /** @param region in the form of AWS's names. */
  of(region: string): Region {
    const started = this.#started.get(region) ?? this.#start(region);
    this.#started.set(region, started);
    return started;
  }

  /** A function's package, by the query of an address that Lambda's GetFunction gave. */
  async functionCode(query: readonly Parameter[]): Promise<Buffer | undefined> {
    for (const { functionCode } of this.#started.values()) {
      const code = await functionCode(query);
      if (code !== undefined) return code;
    }
    return undefined;
  }

  /** What the metadata service of an instance answers; undefined when no instance has that secret. */
  async metadata(secret: string, request: MetadataRequest): Promise<Answer | undefined> {
    for (const { metadata } of this.#started.values()) {
      const answer = await metadata(secret, request);
      if (answer !== undefined) return answer;
    }
    return undefined;
  }

  /** Interrupts a spot instance; gives when. @returns undefined when none of that id runs */
  interrupt(instance: string): Date | undefined {
    return [...this.#started.values()].map(({ interrupt }) => interrupt(instance)).find((time) => time !== undefined);
  }

  /** Ends every process of every region. */
  async close(): Promise<void> {
    await Promise.all([...this.#started.values()].map((region) => region.close()));
  }

  #start(region: string): Region {
    const { state, account, tags } = this.#shared;
    const ask = asker(this.#emulator, account, region);
    const client = direct(this.#emulator.agent, region);
    const objects = new ObjectCache(ask, join(state, 'object-cache'));
    const parts = startParts({
      ...this.#shared,
      region,
      state: region === REGION ? state : join(state, 'regions', region),
      ask,
      objects,
      s3: new S3Client({ ...client, forcePathStyle: true }),
      logs: new CloudWatchLogsClient(client),
      cloudwatch: new CloudWatchClient(client),
    });
    const { roles } = this.#shared;
    const place = { account, region, tags, roles, scalingTags: parts.scalingTags, ec2Tags: parts.ec2Tags };
    return { ...parts, place, objects, forward: forwarder(ask) };
  }
}
