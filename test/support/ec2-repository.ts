import { DescribeInstancesCommand, type Instance } from '@aws-sdk/client-ec2';
import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { makeRoles } from '../../scripts/start/roles.ts';
import { Instances } from './instances.ts';
import type { Subject } from './kills.ts';
import { until } from './until.ts';
import { type UserRepository, userRepository } from './user-repository.ts';
import type { Workbench } from './workbench.ts';

/** A user's repository that trains on EC2, and what is to be seen of it in AWS. */
export interface Ec2Repository extends UserRepository {
  readonly instances: Instances;
  /** All instances of its trainings, the newest first, as long as the stand-in shows them. */
  all(): Promise<Instance[]>;
  /** Names of the files of a training, by its name. */
  files(): Promise<Record<string, string[]>>;
}

/** Makes the repository, without a search, its roles, and its data in S3. @param section of the config, beside `max-runtime` */
export async function ec2Repository(bench: Workbench, name: string, section: object = {}): Promise<Ec2Repository> {
  const { standIn } = bench;
  const repository = userRepository(name);
  repository.edit((config) => {
    delete config['tune'];
    config['ec2'] = { 'max-runtime': '10m', ...section };
  });
  const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } = standIn.env;
  await makeRoles({ ...standIn, accessKeyId, secretAccessKey }, repository.folder, repository.config);
  await bench.runAll(['sync-data'], repository);
  const instances = new Instances(standIn);
  return Object.assign(repository, {
    instances,
    async all() {
      const Filters = [{ Name: 'tag:sagemaker-actions:pipeline', Values: [name] }];
      const { Reservations = [] } = await instances.client.send(new DescribeInstancesCommand({ Filters }));
      const found = Reservations.flatMap(({ Instances = [] }) => Instances);
      return found.sort((a, b) => (b.LaunchTime?.getTime() ?? 0) - (a.LaunchTime?.getTime() ?? 0));
    },
    async files() {
      const Bucket = `sagemaker-${standIn.region}-${standIn.account}`;
      const { Contents = [] } = await bench.s3.send(new ListObjectsV2Command({ Bucket, Prefix: `${name}/ec2/` }));
      const files: Record<string, string[]> = {};
      for (const { Key = '' } of Contents) {
        const [, , training = '', file = ''] = Key.split('/');
        files[training] = [...(files[training] ?? []), file.replace(/[0-9a-f]{64}/, '<sha256>')];
      }
      return files;
    },
  });
}

/** What a training has left, by name of the file, and that nothing else is there. */
export const LEFT = ['job-<sha256>.json', 'launch-1.json', 'log.txt', 'model.tar.gz', 'output.tar.gz', 'status.json'];

/** Another training on EC2: one model, by one instance, which has ended. */
export function anotherTraining(repository: Ec2Repository): Subject {
  let before = { trainings: new Set<string>(), instances: 0 };
  return {
    ...{ title: 'a training on EC2', action: 'train-on-ec2', repository, right: true },
    async change(edition) {
      before = {
        trainings: new Set(Object.keys(await repository.files())),
        instances: (await repository.all()).length,
      };
      repository.edit((config) => {
        config['training'].hyperparameters.batch_size = 1000 + edition;
      });
    },
    async state() {
      const states = async () => {
        const all = await repository.all();
        return all.slice(0, all.length - before.instances).map(({ State }) => State?.Name);
      };
      await until(async () => (await states()).every((state) => state === 'terminated'));
      const trainings = Object.entries(await repository.files()).filter(([name]) => !before.trainings.has(name));
      return { instances: await states(), files: trainings.map(([, files]) => files) };
    },
  };
}
