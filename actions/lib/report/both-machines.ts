import type { Price } from '../aws/price-list.ts';
import type { BothMachines, OneMachine } from '../resources/ec2/both-machines.ts';
import type { MetricOfBoth } from '../resources/ec2/both-results.ts';
import { PHASES } from '../resources/ec2/timings.ts';
import { code, prose, row } from './markdown.ts';

/** Heading of the comparison. */
export const EC2_BESIDE_SAGEMAKER = 'EC2 beside SageMaker';

/** Duration of each phase in seconds, by SageMaker and on EC2; undefined if a training has no such phase. */
export function phaseRows({ sagemaker, ec2 }: BothMachines) {
  const lasts = ({ phases }: OneMachine, phase: string) => {
    const found = phases.filter(({ name }) => name === phase);
    return found.length === 0 ? undefined : found.reduce((sum, { from, to }) => sum + to - from, 0);
  };
  return [
    ...PHASES.map((name) => ({ name, sagemaker: lasts(sagemaker, name), ec2: lasts(ec2, name) })),
    { name: 'all', sagemaker: endOf(sagemaker), ec2: endOf(ec2) },
  ];
}

/** What AWS bills for each, as rows: name, SageMaker, EC2. */
export function priceRows({ sagemaker, ec2 }: BothMachines): (readonly [string, string, string])[] {
  const both = (name: string, of: (machine: OneMachine) => string) => [name, of(sagemaker), of(ec2)] as const;
  return [
    both('instance', ({ instance, spot }) => `1 × ${instance}${spot ? ', spot' : ''}`),
    both('billed', ({ billableSeconds }) => `${billableSeconds} s`),
    both('price of a second', ({ price }) => (price === undefined ? 'unknown' : bySecond(price))),
    both('price of an hour', ({ price }) => (price === undefined ? 'unknown' : `$${price.dollars} (${price.source})`)),
    both('cost', (machine) => {
      const dollars = costOf(machine);
      return dollars === undefined ? 'unknown' : amount(dollars);
    }),
  ];
}

/** The comparison in sentences: time, price, and each metric. */
export function bothMachinesLines(both: BothMachines): string[] {
  const { entry, sagemaker, ec2, metrics } = both;
  const training = phaseRows(both).find(({ name }) => name === 'training');
  const told = (value: number | undefined) => (value === undefined ? 'unknown' : `${tenth(value)} s`);
  return [
    `The content of \`train.${entry}\` was trained by SageMaker (${sagemaker.name}) and on EC2 (${ec2.name}): ${verdictOf(metrics)}.`,
    ...metrics.map(metricSentence),
    examplesSentence(both),
    `From the request to the model, SageMaker took ${tenth(endOf(sagemaker))} s and EC2 ${tenth(endOf(ec2))} s; the script ran for ${told(training?.sagemaker)} and ${told(training?.ec2)}.`,
    costSentence(both),
    ...notesOf(both),
  ];
}

function verdictOf(metrics: readonly MetricOfBoth[]): string {
  if (metrics.length === 0) return 'no metric is compared, because the config names none in `training.metrics`';
  const equal = metrics.filter(({ difference }) => difference === 0).length;
  return equal === metrics.length ? 'all metrics are equal' : `${equal} of ${metrics.length} metrics are equal`;
}

function metricSentence({ name, sagemaker, ec2, difference, interval, examples, tolerance }: MetricOfBoth): string {
  if (difference === null)
    return `${name}: ${figure(sagemaker)} by SageMaker, ${figure(ec2)} on EC2, which cannot be compared.`;
  const both = `${name}: ${figure(sagemaker)} by SageMaker and ${figure(ec2)} on EC2`;
  if (difference === 0) return `${both}: equal${examples === null ? '' : ` on ${examples} common test examples`}.`;
  const known = intervalText(interval);
  const paired =
    examples === null || known === undefined ? '' : ` (90 % interval ${known}, over ${examples} common test examples)`;
  const within =
    tolerance === undefined
      ? ''
      : `, ${Math.abs(difference) <= tolerance ? 'within' : 'which is more than'} the tolerance of ${figure(tolerance)}`;
  return `${both}: a difference of ${figure(difference, true)}${paired}${within}.`;
}

function examplesSentence({ examples }: BothMachines): string {
  if ('none' in examples) return `What each model says of a test example is not known (${examples.none}).`;
  if (examples.common === 0) return 'The two models have judged no test example in common.';
  return `Both models give the same class to ${examples.same} of ${examples.common} common test examples.`;
}

function costSentence({ sagemaker, ec2 }: BothMachines): string {
  const told = (machine: OneMachine) => {
    const { billableSeconds, price } = machine;
    const dollars = costOf(machine);
    return price === undefined || dollars === undefined
      ? `${billableSeconds} s at an unknown price`
      : `${billableSeconds} s at ${bySecond(price)} a second, ${amount(dollars)}`;
  };
  return `SageMaker billed ${told(sagemaker)}; EC2 ${told(ec2)}.`;
}

/** Notes that a reader needs to interpret the numbers. */
function notesOf({ sagemaker, ec2 }: BothMachines): string[] {
  const spot = [...(sagemaker.spot ? ['SageMaker’s'] : []), ...(ec2.spot ? ['EC2’s'] : [])];
  const { before = [], askedBefore } = ec2;
  const told = before.map(
    ({ name, billableSeconds }) =>
      `${name} (${billableSeconds === undefined ? 'not known, and not in it' : `${billableSeconds} s`})`,
  );
  return [
    ...(told.length === 0
      ? []
      : [
          `EC2’s training went on from a checkpoint: its times are those of the last instance alone, but what was billed has the earlier ones, too: ${told.join(', ')}.`,
        ]),
    ...(askedBefore === undefined
      ? []
      : [
          `The instance on EC2 was first asked for ${askedBefore} s before its launch, by a run that ended or that AWS refused it; that is not counted as waiting.`,
        ]),
    ...(sagemaker.instance === `ml.${ec2.instance}`
      ? []
      : [`The instances differ (${sagemaker.instance}, ${ec2.instance}), and metrics may differ with the hardware.`]),
    ...(sagemaker.phases.some(({ name }) => name === 'set-up')
      ? []
      : ['SageMaker tells of no set-up: it downloads its image within another phase.']),
    ...(spot.length === 0
      ? []
      : [`A spot instance costs less than the price on demand, which is told for ${spot.join(' and ')}.`]),
    'EC2 bills from the launch of the instance to its end, 60 s at least, and SageMaker the seconds of its job. Disks and public addresses are in neither price.',
  ];
}

/** The comparison as a section in Markdown. */
export function bothMachinesSection(both: BothMachines): string {
  const seconds = (value: number | undefined) => (value === undefined ? '' : `${tenth(value)} s`);
  const phases = phaseRows(both).map(({ name, sagemaker, ec2 }) =>
    row(
      name,
      seconds(sagemaker),
      seconds(ec2),
      sagemaker === undefined || ec2 === undefined ? '' : `${signed(tenth(ec2 - sagemaker))} s`,
    ),
  );
  const metrics = both.metrics.map(({ name, sagemaker, ec2, difference, interval, tolerance, examples }) =>
    row(
      ...[code(name), figure(sagemaker), figure(ec2), figure(difference, true)],
      ...[
        intervalText(interval) ?? (difference === 0 ? '' : 'unknown'),
        tolerance === undefined ? '' : figure(tolerance),
      ],
      examples === null ? 'final figures' : String(examples),
    ),
  );
  const prices = priceRows(both).map(([name, ...cells]) => row(name, ...cells.map(prose)));
  const asks = both.asks.map(({ what, sagemaker, ec2 }) => row(prose(what), prose(sagemaker), prose(ec2)));
  return [
    `#### ${EC2_BESIDE_SAGEMAKER}`,
    ...bothMachinesLines(both).map(prose),
    ['| phase | SageMaker | EC2 | difference |', '|---|---:|---:|---:|', ...phases].join('\n'),
    [
      '| metric | SageMaker | EC2 | difference | 90 % interval | tolerance | examples |',
      '|---|---:|---:|---:|---|---:|---:|',
      ...metrics,
    ].join('\n'),
    ['| price | SageMaker | EC2 |', '|---|---|---|', ...prices].join('\n'),
    `<details><summary>What each asks of its user</summary>\n\n${['| | SageMaker | EC2 |', '|---|---|---|', ...asks].join('\n')}\n\n</details>`,
  ].join('\n\n');
}

function endOf({ phases }: OneMachine): number {
  return phases.at(-1)?.to ?? 0;
}

function costOf({ billableSeconds, price }: OneMachine): number | undefined {
  return price === undefined ? undefined : (billableSeconds / 3600) * price.dollars;
}

/** Amounts below a cent are shown, because both trainings may cost that little. */
function amount(dollars: number): string {
  return `$${dollars.toFixed(4)}`;
}

function bySecond({ dollars }: Price): string {
  return `$${(dollars / 3600).toFixed(7)}`;
}

/** The ends of an interval of the difference; undefined if it has no bound. */
function intervalText([lower, upper]: MetricOfBoth['interval']): string | undefined {
  if (lower === null && upper === null) return undefined;
  return `${figure(lower, true, 3)} to ${figure(upper, true, 3)}`;
}

function figure(value: number | null, withSign = false, digits = 6): string {
  if (value === null) return 'unknown';
  const rounded = Number(value.toPrecision(digits));
  return withSign ? signed(rounded) : String(rounded);
}

function signed(value: number): string {
  return value > 0 ? `+${value}` : String(value);
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
