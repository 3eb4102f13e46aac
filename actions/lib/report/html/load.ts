import type { StoredLoad } from '../stored.ts';
import { figure, short, table } from './figure.ts';
import { type Html, html } from './html.ts';
import { extent, plane, tenth } from './plane.ts';

const SIZE = { width: 360, height: 230 };

/** The result of a load test: latencies, failures, and how the endpoint scaled. */
export function load(found: StoredLoad): Html {
  const { endpoint, requests, rate, retried, failures, percentiles } = found;
  const failed = failures.reduce((sum, [, count]) => sum + count, 0);
  return html`<h3>${endpoint}</h3>
<p>${requests} requests, ${rate.toFixed(1)} a second: ${failed} failed${retried > 0 && `, ${retried} answered after a retry`}.</p>
${failures.length > 0 && table({ caption: `Failures of ${endpoint}`, head: ['failure', 'requests'], rows: failures })}
<div class="charts">${percentiles.length > 0 && latencies(found)}${found.fleet.length > 0 && instances(found)}</div>`;
}

function latencies({ endpoint, histogram, percentiles }: StoredLoad): Html {
  return figure({
    title: 'Latency',
    of: endpoint,
    description: percentiles.map(([name, value]) => `${name} ${short(value)} ms`).join(', '),
    size: SIZE,
    drawing: plane(
      SIZE,
      { label: 'ms', domain: extent(histogram.flatMap(({ from, to }) => [from, to])), nice: false },
      { label: 'requests', domain: [0, Math.max(1, ...histogram.map(({ requests }) => requests))] },
      (x, y) =>
        histogram.map(
          ({ from, to, requests }) =>
            html`<rect class="s1" x="${x(from)}" y="${y(requests)}" width="${Math.max(1, tenth(x(to) - x(from) - 1))}" height="${tenth(y(0) - y(requests))}"><title>${short(from)} to ${short(to)} ms: ${requests}</title></rect>`,
        ),
    ),
    data: { head: ['of the requests', 'ms'], rows: percentiles.map(([name, value]) => [name, Number(short(value))]) },
  });
}

/** A step chart, because the number of instances is recorded at each change. */
function instances({ endpoint, fleet }: StoredLoad): Html {
  const end = Math.max(1, fleet.at(-1)?.seconds ?? 1);
  const most = Math.max(1, ...fleet.flatMap(({ current, desired }) => [current, desired]));
  return figure({
    title: 'Instances',
    of: endpoint,
    description: fleet.map(({ seconds, current, desired }) => `after ${seconds} s ${current} of ${desired}`).join(', '),
    size: SIZE,
    drawing: plane(
      SIZE,
      { label: 's', domain: [0, end], nice: false },
      {
        label: 'instances',
        domain: [0, most],
        ticks: Math.min(most, 5),
        format: (value) => (Number.isInteger(value) ? String(value) : ''),
      },
      (x, y) => {
        const steps = (of: (at: StoredLoad['fleet'][number]) => number) =>
          `${fleet.map((at, index) => `${index === 0 ? `M${x(at.seconds)} ` : `H${x(at.seconds)}V`}${y(of(at))}`).join('')}H${x(end)}`;
        return html`<path class="line s2 dashed" d="${steps(({ desired }) => desired)}"/><path class="line s1" d="${steps(({ current }) => current)}"/>`;
      },
    ),
    legend: [
      { colour: 's1', name: 'in service' },
      { colour: 's2', name: 'desired' },
    ],
    data: {
      head: ['after s', 'in service', 'desired', 'status'],
      rows: fleet.map(({ seconds, current, desired, status }) => [seconds, current, desired, status]),
    },
  });
}
