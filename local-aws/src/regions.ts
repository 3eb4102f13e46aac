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

/** What each region has for itself. */
export interface Region extends Parts {
  readonly place: Place & Ec2Place;
  readonly objects: ObjectCache;
  readonly forward: Forward;
}

/** What all regions share. */
export type Shared = Omit<Context, 'region' | 'ask' | 'objects' | 's3' | 'logs' | 'cloudwatch'>;

/**
 * The regions of AWS: a resource of one region is not visible in another one. A region is started with its first
 * request, or at the start if it has saved resources.
 */
export class Regions {
  readonly #shared: Shared;
  readonly #emulator: Emulator;
  readonly #started = new Map<string, Region>();

  /** @param shared `state` is the folder of the first region; the folders of other regions are in its `regions/`. */
  constructor(shared: Shared, emulator: Emulator) {
    this.#shared = shared;
    this.#emulator = emulator;
    const others = join(shared.state, 'regions');
    for (const region of [REGION, ...(existsSync(others) ? readdirSync(others) : [])]) this.of(region);
  }

  /** @param region name of a region, e.g. `us-east-1` */
  of(region: string): Region {
    const started = this.#started.get(region) ?? this.#start(region);
    this.#started.set(region, started);
    return started;
  }

  /**
   * A function's package, by the query of a URL that Lambda's GetFunction returned; undefined when the URL is not
   * valid.
   */
  async functionCode(query: readonly Parameter[]): Promise<Buffer | undefined> {
    for (const { functionCode } of this.#started.values()) {
      const code = await functionCode(query);
      if (code !== undefined) return code;
    }
    return undefined;
  }

  /** The response of an instance's metadata service; undefined when no instance has this secret. */
  async metadata(secret: string, request: MetadataRequest): Promise<Answer | undefined> {
    for (const { metadata } of this.#started.values()) {
      const answer = await metadata(secret, request);
      if (answer !== undefined) return answer;
    }
    return undefined;
  }

  /** Interrupts a spot instance. @returns the time of the interruption; undefined when no such instance is running */
  interrupt(instance: string, notice?: number): Date | undefined {
    const times = [...this.#started.values()].map(({ interrupt }) => interrupt(instance, notice));
    return times.find((time) => time !== undefined);
  }

  /** Ends all processes of all regions. */
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
