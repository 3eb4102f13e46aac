import { isTransient, Pending } from './failure.ts';
import type { News, Node, Observed } from './graph.ts';
import { poll } from './poll.ts';
import { tellRetries } from './retries.ts';
import type { Run } from './run.ts';

/** Milliseconds for which a read may not show an accepted creation or removal yet: reads are eventually consistent. */
const SHOWS_UP_WITHIN = 30_000;

/** Milliseconds after which a line is printed even if nothing changes. */
const SILENCE = 60_000;

/** Milliseconds between two reads of logs and other details, which take several calls; they are also read when the status changes. */
const NEWS_EVERY = 2_000;

const NO_NEWS: News = { lines: [], log: [] };

/**
 * Waits until a resource has settled or is gone, and reports each change of status and the kind's news.
 *
 * @throws Pending at the run's deadline; the signal's reason when aborted
 */
export async function waitUntilStable(
  node: Node,
  id: string,
  run: Run,
  until: 'stable' | 'gone' = 'stable',
): Promise<void> {
  const { clock, signal, deadline } = run;
  const started = clock.now();
  const cursor = new Map<string, string>();
  let told = { detail: '', at: started };
  let heard = 0;
  const tell = ({ phase }: Observed<unknown>, news: News) => {
    for (const line of news.lines) run.progress(node.key, line);
    const isQuiet = news.lines.length === 0 && news.newest === undefined;
    if (phase.detail === told.detail && clock.now() - told.at < SILENCE && isQuiet) return;
    if (phase.is !== 'in-progress' && told.detail === '') return;
    told = { detail: phase.detail, at: clock.now() };
    const elapsed = Math.round((clock.now() - started) / 1000);
    const left = phase.is === 'in-progress' ? Math.round(news.secondsLeft ?? 0) : 0;
    const time = `${elapsed} s${left > 0 ? `, about ${left} s left` : ''}`;
    // The reason of a failure is reported later, together with what to do.
    const [detail] = phase.is === 'failed' ? phase.detail.split('\n') : [phase.detail];
    run.progress(node.key, `${id}: ${detail} (${time})${news.newest === undefined ? '' : `: ${news.newest}`}`);
  };
  const look = async (): Promise<Observed<unknown> | true | undefined> => {
    const observed = await node.kind.observe(id);
    const isLate = clock.now() - started > SHOWS_UP_WITHIN;
    if (observed === undefined) return until === 'gone' || isLate ? true : undefined;
    const changed = observed.phase.is !== 'in-progress' || observed.phase.detail !== told.detail;
    const isDue = changed || clock.now() - heard >= NEWS_EVERY;
    if (isDue) heard = clock.now();
    tell(observed, isDue ? await readNews(node, id, observed, cursor, run) : NO_NEWS);
    return observed.phase.is === 'in-progress' || (until === 'gone' && !isLate) ? undefined : observed;
  };
  const ref = { kind: node.kind.name, id };
  try {
    await poll(`${ref.kind} ${id}`, look, { clock, signal, deadline, onError: tellRetries(run, node.key) });
    run.ledger.settled(ref);
  } catch (error) {
    // It keeps running without this run: the post step must not stop it.
    if (error instanceof Pending) run.ledger.settled(ref);
    if (signal.aborted && node.kind.stop === undefined)
      run.progress(node.key, `${ref.kind} ${id} continues at AWS and may cost money; the next run waits for it`);
    throw error;
  }
}

/** An error while reading details never ends the wait. */
async function readNews(
  node: Node,
  id: string,
  observed: Observed<unknown>,
  cursor: Map<string, string>,
  run: Run,
): Promise<News> {
  try {
    const news = await node.kind.news?.(id, observed.resource, cursor);
    if (news !== undefined && news.log.length > 0) run.log(node.key, news.log);
    return news ?? NO_NEWS;
  } catch (error) {
    if (!isTransient(error))
      run.progress(node.key, `(its log could not be read: ${error instanceof Error ? error.message : error})`);
    return NO_NEWS;
  }
}
