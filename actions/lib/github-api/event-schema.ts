import {
  array,
  boolean,
  int,
  maxLength,
  nonnegative,
  nullable,
  object,
  enum as oneOf,
  optional,
  type output,
  regex,
  string,
} from 'zod/mini';

/** SHA-1 or SHA-256 of a commit. */
const sha = string().check(regex(/^([0-9a-f]{40}|[0-9a-f]{64})$/));
const name = string().check(maxLength(1_000));
const number = int().check(nonnegative());

const side = object({ ref: name, sha, repo: nullable(object({ id: number, full_name: name })) });

/** The members of GitHub's pull request that are read. Its texts are written by the user who opened it. */
export const pullRequestSchema = object({
  number,
  title: string(),
  state: oneOf(['open', 'closed']),
  merged: optional(nullable(boolean())),
  labels: optional(array(object({ name })).check(maxLength(1_000))),
  head: side,
  base: side,
});

const workflowRunSchema = object({
  id: number,
  head_sha: sha,
  head_branch: name,
  // Null: the repository was deleted since.
  head_repository: nullable(object({ owner: object({ login: name }) })),
  conclusion: optional(nullable(name)),
});

/**
 * The event that started a workflow. Source: docs.github.com, "Webhook events and payloads", `pull_request` and
 * `workflow_run`.
 */
export const eventSchema = object({
  action: optional(name),
  pull_request: optional(pullRequestSchema),
  workflow_run: optional(workflowRunSchema),
});

export type PullRequestPayload = output<typeof pullRequestSchema>;
