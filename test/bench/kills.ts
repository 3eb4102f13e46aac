import { isDeepStrictEqual, parseArgs } from 'node:util';
import { anotherTraining, ec2Repository } from '../support/ec2-repository.ts';
import { anotherVersion, newFunction, released } from '../support/kill-functions.ts';
import { anotherScript, withNotebook } from '../support/kill-notebook.ts';
import {
  anotherMachine,
  anotherModel,
  deployed,
  firstRun,
  newEndpoint,
  registerByHand,
} from '../support/kill-subjects.ts';
import { Kills, MOMENTS, type Subject } from '../support/kills.ts';
import { userRepository } from '../support/user-repository.ts';
import { startWorkbench } from '../support/workbench.ts';

const HELP = `Kills an action at each of its writes to AWS, before the write, once it was carried out, and behind its answer, runs the
action once more, and compares what is in AWS then with what two undisturbed runs leave.

node test/bench/kills.ts [--only TEXT]      default: every subject
Budget: no difference. Needs the tools of the tests (npm test) and the built dist/.
`;

const { values } = parseArgs({ options: { only: { type: 'string', default: '' }, help: { type: 'boolean' } } });
if (values.help === true) {
  process.stdout.write(HELP);
  process.exit(0);
}

await using bench = await startWorkbench();
const kills = new Kills(bench);
const subjects: [name: string, make: () => Promise<Subject>][] = [
  ['first-run', () => firstRun(bench, userRepository('kfirst'))],
  ['another-script', async () => anotherScript(bench, await withNotebook(bench, 'knb'))],
  ['training-on-ec2', async () => anotherTraining(await ec2Repository(bench, 'kec'))],
  ...[true, false].flatMap((right): [string, () => Promise<Subject>][] => {
    const of = (name: string) => `${name}${right ? '' : '-wrong'}`;
    const short = (name: string) => `k${name}${right ? 'r' : 'w'}`;
    return [
      [of('new-endpoint'), async () => newEndpoint(bench, await deployed(bench, short('ne')), right)],
      [of('another-model'), async () => anotherModel(bench, await deployed(bench, short('am')), right)],
      [
        of('another-machine'),
        async () => {
          const repository = await deployed(bench, short('mc'));
          await registerByHand(bench, repository);
          return anotherMachine(bench, repository, right);
        },
      ],
      [of('new-function'), async () => newFunction(bench, await released(bench, short('nf')), right)],
      [of('another-version'), async () => anotherVersion(bench, await released(bench, short('av')), right)],
    ];
  }),
];

let [points, differences] = [0, 0];
for (const [name, make] of subjects.filter(([name]) => name.includes(values.only))) {
  const subject = await make();
  const [expected] = await kills.undisturbed(subject);
  const writes: string[] = [];
  for (let write = 1; ; write++) {
    let ended = false;
    for (const moment of MOMENTS) {
      let killed: Awaited<ReturnType<Kills['killed']>>;
      try {
        killed = await kills.killed(subject, { write, moment });
        ended ||= killed === undefined;
        if (killed === undefined) break;
        points += 1;
        if (moment === 'before') writes.push(killed.at);
        if (isDeepStrictEqual(killed.state, expected)) continue;
        process.stdout.write(`${name}: killed ${moment} write ${write}, ${killed.at}:\n`);
        process.stdout.write(`  ${JSON.stringify(killed.state)}\n  instead of\n  ${JSON.stringify(expected)}\n`);
      } catch (error) {
        points += 1;
        process.stdout.write(`${name}: killed ${moment} write ${write}: ${error}\n`);
      }
      differences += 1;
    }
    if (ended || write > 60) break;
  }
  process.stdout.write(`${name}: ${writes.length} writes (${writes.join(', ')})\n`);
  subject.repository[Symbol.dispose]();
}
process.stdout.write(`${points} kills, ${differences} differences\n`);
process.exitCode = differences === 0 ? 0 : 1;
