import type { BothMachines } from '../../resources/ec2/both-machines.ts';
import type { MachinePhase } from '../../resources/ec2/timings.ts';
import { bothMachinesLines, phaseRows, priceRows } from '../both-machines.ts';
import { table } from './figure.ts';
import { type Html, html, type Part, prose } from './html.ts';
import { draw, type Row } from './timeline.ts';

const COLOURS: Readonly<Record<MachinePhase['name'], string>> = {
  ...{ waiting: 's8', 'set-up': 's7', data: 's3', training: 's1', upload: 's4' },
};

/** The training of the same content by SageMaker and on EC2, side by side. */
export function bothMachines(both: BothMachines): Html {
  const { sagemaker, ec2, metrics, asks } = both;
  const number = (value: number | null | undefined): Part =>
    typeof value === 'number' ? Number(value.toPrecision(6)) : 'unknown';
  const bound = (value: number | null): Part => (value === null ? 'unknown' : Number(value.toPrecision(3)));
  const seconds = (value: number | undefined): Part => (value === undefined ? '' : Math.round(value * 10) / 10);
  const rows = [sagemaker, ec2].map(({ phases }, at): Row => {
    const stretches = phases.map(({ name, from, to }) => ({
      ...{ name, colour: COLOURS[name], from: from * 1000, to: to * 1000 },
    }));
    return { name: at === 0 ? 'SageMaker' : 'EC2', isJob: false, stretches };
  });
  return html`<ul>${bothMachinesLines(both).map((line) => html`<li>${prose(line)}</li>`)}</ul>
${draw({
  title: 'From the request to the model',
  description: 'SageMaker and EC2, each in its phases, since the run asked for the machine',
  rows,
  axis: 'since the request',
  legend: Object.entries(COLOURS).map(([name, colour]) => [colour, name] as const),
})}
${table({
  caption: 'Seconds of each phase, by SageMaker and on EC2',
  head: ['phase', 'SageMaker, s', 'EC2, s', 'difference, s'],
  rows: phaseRows(both).map(({ name, ...of }) => [
    ...[name, seconds(of.sagemaker), seconds(of.ec2)],
    seconds(of.sagemaker === undefined || of.ec2 === undefined ? undefined : of.ec2 - of.sagemaker),
  ]),
})}
<h3>Metrics</h3>
${table({
  caption: 'Metrics by SageMaker and on EC2',
  head: ['metric', 'SageMaker', 'EC2', 'difference', 'at least', 'at most', 'tolerance', 'examples'],
  rows: metrics.map(({ name, difference, interval: [lower, upper], tolerance, examples, ...of }) => [
    ...[name, number(of.sagemaker), number(of.ec2), number(difference)],
    ...(difference === 0 && lower === null && upper === null ? ['', ''] : [bound(lower), bound(upper)]),
    ...[tolerance ?? 'none', examples ?? 'final figures'],
  ]),
})}
<h3>Price</h3>
${table({
  caption: 'Price by SageMaker and on EC2',
  head: ['price', 'SageMaker', 'EC2'],
  rows: priceRows(both),
})}
<h3>What each asks of its user</h3>
${table({
  caption: 'What each asks of its user',
  head: ['what', 'SageMaker', 'EC2'],
  rows: asks.map(({ what, sagemaker, ec2 }) => [what, prose(sagemaker), prose(ec2)]),
})}`;
}
