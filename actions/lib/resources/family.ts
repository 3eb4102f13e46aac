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

/**
 * One family of resources: all that the rest of the product knows about it. What calls AWS is loaded when it is needed, so
 * that no action waits for an SDK before its config is read.
 */
export interface Family<Sections extends core.$ZodLooseShape = core.$ZodLooseShape> {
  readonly name: string;
  /** Its keys of the config file, each as the schema takes it. */
  readonly sections: Sections;
  /** What is wrong with them across keys, with files, or with limits that the schema does not know. */
  readonly checks: readonly Check[];
  /** Its part of the config as everything else reads it: defaults filled in, words turned into SageMaker's. */
  readonly resolve?: (written: Written) => Partial<Config>;
  /** The stages that it brings into a run. */
  readonly stages: Readonly<Record<string, Stage>>;
  /** Its kinds of resources by their names: each can be read, found and removed with no config at hand. */
  readonly kinds: Readonly<Record<string, (aws: Aws) => Promise<Kind<unknown>>>>;
  /** What the roles of a pipeline may do with its resources. */
  readonly permissions?: (config: Config, place: Place) => Permissions;
  /** What its nodes cost by the hour. */
  readonly costs?: (config: Config) => readonly Cost[];
  /** Loads what adds its nodes to the graph. */
  readonly build?: () => Promise<Build<unknown>>;
}

/**
 * Statements by the role that they are for: runs on main and of pull requests, the jobs and endpoints of each, functions.
 * A statement's id is its own within a role.
 */
export type Permissions = Readonly<Partial<Record<RoleOf, readonly Statement[]>>>;
export type RoleOf = 'main' | 'pull-request' | 'execution' | 'pull-request-execution' | 'function';

/** A stage of a run. */
export interface Stage {
  /** Whether a config has something for it. */
  readonly has: (config: Config) => boolean;
  /** The trust domains whose runs take it. */
  readonly runs: readonly Domain[];
}

/** For the stages that main and pull requests run, each in its own trust domain. */
export const EVERYWHERE: readonly Domain[] = ['main', 'pull-request'];

/** @param draft the config without its faulty parts */
export type Check = (draft: Draft, repository: Repository) => Finding[];

/** Adds the nodes of a family to the graph. @returns what others name in the needs of theirs */
export type Build<Made> = (pipeline: Pipeline) => Made;

/** The graph of one config, while the families build it. */
export interface Pipeline {
  readonly scope: Scope;
  readonly only: Only;
  /** What a family has made. It builds once, before the first that asks for it. */
  of<Made>(build: Build<Made>): Made;
  /** Adds nodes, those that are needed first: a plan tells them in this order. What somebody gave is no node. */
  add(...nodes: readonly Need<unknown>[]): void;
}

/** The one entry of a section of the config that a run is about; where none is named, all are. */
export interface Only {
  /** Of `train`. */
  readonly entry?: string | undefined;
  readonly endpoint?: string | undefined;
  readonly function?: string | undefined;
}
