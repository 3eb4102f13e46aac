import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { S3Client } from '@aws-sdk/client-s3';
import type { Place } from './access/asked.ts';
import { asker } from './ask-emulator.ts';
import type { Context } from './context.ts';
import type { Emulator } from './emulator.ts';
import { type Forward, forwarder } from './forward.ts';
import { type Parts, startParts } from './parts.ts';
import { direct, REGION } from './place.ts';
import { ObjectCache } from './sagemaker/object-cache.ts';
import type { Parameter } from './target.ts';

/** What a region has of its own. */
export interface Region extends Parts {
  readonly place: Place;
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
    const place = { account, region, tags, scalingTags: parts.scalingTags };
    return { ...parts, place, objects, forward: forwarder(ask) };
  }
}
