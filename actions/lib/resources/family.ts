import type { core } from 'zod/mini';
import type { Aws } from '../aws/clients.ts';
import type { Finding } from '../config/document.ts';
import type { Repository } from '../config/repository.ts';
import type { Domain } from '../core/domain.ts';
import type { Kind, Need } from '../core/graph.ts';
import type { Place, Statement } from '../iam/document.ts';
import type { Cost } from './cost.ts';
import type { Draft } from './draft.ts';
import type { Written } from './schema.ts';
import type { Scope } from './scope.ts';
import type { Config } from './types.ts';

/** One family of resources, as the other folders see it. Code that calls AWS is loaded when it is first used. */
export interface Family<Sections extends core.$ZodLooseShape = core.$ZodLooseShape> {
  readonly name: string;
  /** The schemas of its keys of the config file. */
  readonly sections: Sections;
  /** Checks across keys, of files, and of limits that the schema cannot express. */
  readonly checks: readonly Check[];
  /** Its part of the config with defaults and SageMaker's values. */
  readonly resolve?: (written: Written) => Partial<Config>;
  /** The stages that it adds to a run. */
  readonly stages: Readonly<Record<string, Stage>>;
  /** Stages of other families to which some of its nodes belong; default: none. A family without stages belongs to all. */
  readonly alsoIn?: readonly string[];
  /** Its kinds of resources by their names: each can be read, found and removed without a config. */
  readonly kinds: Readonly<Record<string, (aws: Aws) => Promise<Kind<unknown>>>>;
  /** The permissions of the pipeline's roles for its resources. */
  readonly permissions?: (config: Config, place: Place) => Permissions;
  /** The hourly costs of its nodes. */
  readonly costs?: (config: Config, given: Scope['given']) => readonly Cost[];
  /** Loads the code that adds its nodes to the graph. */
  readonly build?: () => Promise<Build<unknown>>;
}

/**
 * Statements by role: runs on main and of pull requests, their jobs and endpoints, functions, EC2 instances. Ids are unique by
 * role.
 */
export type Permissions = Readonly<Partial<Record<RoleOf, readonly Statement[]>>>;
export type RoleOf = 'main' | 'pull-request' | 'execution' | 'pull-request-execution' | 'function' | 'notebook' | 'ec2';

/** A stage of a run. */
export interface Stage {
  /** Whether a config has something for this stage in a run of a trust domain. */
  readonly has: (config: Config, domain: Domain) => boolean;
  /** The trust domains whose runs include this stage. */
  readonly runs: readonly Domain[];
  /**
   * The stage has its own workflow, and a run that names no stages skips it. `always`: the workflow of the other stages
   * has no job for this stage, so a run of that workflow cannot name it either.
   */
  readonly apart?: 'unless named' | 'always';
}

/** For stages that main and pull requests run, each in its own trust domain. */
export const EVERYWHERE: readonly Domain[] = ['main', 'pull-request'];

/** @param draft the config without its invalid parts */
export type Check = (draft: Draft, repository: Repository) => Finding[];

/** Adds the nodes of a family to the graph. @returns its nodes, for the needs of other nodes */
export type Build<Made> = (pipeline: Pipeline) => Made;

/** The graph of one config while the families build it. */
export interface Pipeline {
  readonly scope: Scope;
  readonly only: Only;
  /** The nodes of another family, which builds them at the first call. */
  of<Made>(build: Build<Made>): Made;
  /**
   * Adds nodes after the nodes that they need; a plan shows them in this order. A resource that an input names is not a
   * node.
   */
  add(...nodes: readonly Need<unknown>[]): void;
}

/** The entry of a section of the config that the run is limited to; absent: all entries. */
export interface Only {
  /** Name of an entry of `train`. */
  readonly entry?: string | undefined;
  readonly endpoint?: string | undefined;
  readonly function?: string | undefined;
  /** Stages that the run names, if it names any. Such a run serves the models that these stages train. */
  readonly stages?: readonly string[] | undefined;
}
