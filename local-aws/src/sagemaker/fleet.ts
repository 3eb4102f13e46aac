import type { Context } from '../context.ts';
import type { ServedVariant } from './endpoint-record.ts';
import { Instance } from './instance.ts';

/** The instances of all variants of one deployed configuration. */
export class Fleet {
  readonly #context: Context;
  readonly #endpoint: string;
  readonly #variants: readonly ServedVariant[];
  readonly #instances: Map<string, Instance[]>;

  /** @param variants to run; their weights are read at each {@link choose}, their counts at each {@link scale}. */
  constructor(context: Context, endpoint: string, variants: readonly ServedVariant[]) {
    this.#context = context;
    this.#endpoint = endpoint;
    this.#variants = variants;
    this.#instances = new Map(variants.map(({ name }) => [name, []]));
  }

  /**
   * Scales each variant to its number of instances. Returns when all instances are healthy and surplus ones have ended.
   *
   * @throws LaunchError for the first new instance that does not become healthy; all new instances are stopped then.
   */
  async scale(): Promise<void> {
    const added = this.#add();
    try {
      await Promise.all(added.map((instance) => instance.start()));
    } catch (error) {
      await Promise.all(added.map((instance) => instance.stop('now')));
      for (const [name, instances] of this.#instances) {
        this.#instances.set(
          name,
          instances.filter((instance) => !added.includes(instance)),
        );
      }
      throw error;
    }
    for (const instance of added) instance.keep();
    const surplus = this.#variants.flatMap(({ name, count }) => {
      // Stops instances that are not healthy, for example during a restart, before healthy ones.
      const instances = this.#of(name).sort((one, other) => Number(isHealthy(other)) - Number(isHealthy(one)));
      return instances.splice(count);
    });
    await Promise.all(surplus.map((instance) => instance.stop('drained')));
  }

  /**
   * Starts all instances without waiting, and retries until they are healthy: for an endpoint that was in service
   * before.
   */
  restore(): void {
    for (const instance of this.#add()) instance.keep();
  }

  has(variant: string): boolean {
    return this.#instances.has(variant);
  }

  /** Number of healthy instances of a variant. */
  healthy(variant: string): number {
    return this.#of(variant).filter(isHealthy).length;
  }

  /**
   * The healthy instance with the fewest running invocations; undefined when no instance is healthy.
   *
   * @param target name of the variant; without it, a variant with a healthy instance is chosen at random by weight.
   */
  choose(target?: string): Instance | undefined {
    const variant = target ?? this.#draw();
    return this.#of(variant)
      .filter(isHealthy)
      .reduce<Instance | undefined>((least, next) => (least && least.busy <= next.busy ? least : next), undefined);
  }

  /** Stops all instances. */
  async close(how: 'drained' | 'now'): Promise<void> {
    await Promise.all([...this.#instances.values()].flat().map((instance) => instance.stop(how)));
  }

  #of(variant: string | undefined): Instance[] {
    return this.#instances.get(variant ?? '') ?? [];
  }

  /** Adds the missing instances; they are not started yet. */
  #add(): Instance[] {
    return this.#variants.flatMap((variant) => {
      const instances = this.#of(variant.name);
      const length = Math.max(0, variant.count - instances.length);
      const added = Array.from({ length }, () => new Instance(this.#context, this.#endpoint, variant));
      instances.push(...added);
      return added;
    });
  }

  #draw(): string | undefined {
    const able = this.#variants.filter(({ name, weight }) => weight > 0 && this.healthy(name) > 0);
    let point = Math.random() * able.reduce((sum, { weight }) => sum + weight, 0);
    return able.find(({ weight }) => {
      point -= weight;
      return point <= 0;
    })?.name;
  }
}

function isHealthy({ worker }: Instance): boolean {
  return worker !== undefined;
}
