import { shorten } from '../report/plain-text.ts';
import type { GitHub } from './client.ts';
import { CHECK, cutToFit } from './cut-to-fit.ts';

/** The conclusion of a check; branch protection accepts `success` and `neutral`. */
export type Conclusion = 'success' | 'failure' | 'neutral';

/** A check run in progress. */
export interface Check {
  readonly id: number;
  readonly name: string;
  /** Address of the check's page. */
  readonly url: string;
}

/** An annotation on a line of a file of the commit. Plain text: GitHub does not render Markdown here. */
export interface Remark {
  /** Path from the root of the repository. */
  readonly path: string;
  /** Line number, from 1. */
  readonly line: number;
  readonly level: 'notice' | 'warning' | 'failure';
  readonly message: string;
  readonly title?: string;
}

/** The content of a check. */
export interface CheckReport {
  readonly conclusion: Conclusion;
  /** One line of plain text. */
  readonly title: string;
  /** Markdown in sections, the most important first; see {@link cutToFit}. */
  readonly summary: readonly string[];
  readonly text?: readonly string[];
  readonly remarks?: readonly Remark[];
  /** Markdown that says where the omitted parts are. */
  readonly rest: string;
}

/** Largest number of annotations in one request. Source: docs.github.com, "Update a check run". */
const REMARKS = 50;
/**
 * Characters; below the 64 KB of a message and the 255 characters of a title, including the note that some are omitted.
 */
const MESSAGE = 15_000;
const TITLE = 200;

/**
 * Opens the check run with this name on a commit. A check run that this run opened before is reused. Any other run,
 * also another attempt, gets a new one; branch protection uses the newest with a name.
 *
 * @param run names the run and its attempt
 * @param page address of the check's link
 */
export async function openCheck(
  github: GitHub,
  { name, head, run, page }: { name: string; head: string; run: string; page: string },
): Promise<Check> {
  const purpose = purposeOf('Opening the check', github, name);
  const asCheck = ({ id, html_url: url }: { id: number | bigint; html_url: string | null }) => ({
    ...{ id: Number(id), name, url: url ?? page },
  });
  const find = async () => {
    const found = await github.list(purpose, 'GET /repos/{owner}/{repo}/commits/{ref}/check-runs', {
      ref: head,
      check_name: name,
      filter: 'all',
    });
    const mine = found.find(({ external_id: by, status }) => by === run && status !== 'completed');
    return mine && asCheck(mine);
  };
  return github.findOrCreate(find, async () =>
    asCheck(
      await github.send(purpose, 'POST /repos/{owner}/{repo}/check-runs', {
        name,
        head_sha: head,
        status: 'in_progress',
        external_id: run,
        details_url: page,
      }),
    ),
  );
}

/** Completes the check. The annotations are sent 50 at a time, and the conclusion with the last of them. */
export async function completeCheck(github: GitHub, { id, name }: Check, report: CheckReport): Promise<void> {
  const { conclusion, summary, text, remarks = [], rest } = report;
  const output = {
    title: shorten(report.title, TITLE),
    summary: cutToFit(summary, CHECK, rest),
    ...(text && { text: cutToFit(text, CHECK, rest) }),
  };
  const pages = Math.max(1, Math.ceil(remarks.length / REMARKS));
  for (let page = 0; page < pages; page++) {
    const annotations = remarks.slice(page * REMARKS, (page + 1) * REMARKS).map(asAnnotation);
    await github.send(
      purposeOf('Completing the check', github, name),
      'PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}',
      {
        check_run_id: id,
        output: { ...output, annotations },
        ...(page === pages - 1 ? { status: 'completed', conclusion } : { status: 'in_progress' }),
      },
    );
  }
}

function asAnnotation({ path, line, level, message, title }: Remark) {
  return {
    path,
    start_line: line,
    end_line: line,
    annotation_level: level,
    message: shorten(message, MESSAGE),
    ...(title !== undefined && { title: shorten(title, TITLE) }),
  };
}

function purposeOf(what: string, { repository }: GitHub, name: string) {
  return { what, of: `${name} in ${repository}`, needs: 'checks: write' };
}
