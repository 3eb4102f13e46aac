import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DescribeTrainingJobResponse } from '@aws-sdk/client-sagemaker';

/** A host of a job, named `algo-1` and so on; `base` is the folder that is its `/opt/ml`. */
export interface Host {
  readonly name: string;
  readonly index: number;
  readonly base: string;
  readonly home: string;
}

/** The hosts of a job. Each has its own folders below the job's folder. */
export function hostsOf(job: DescribeTrainingJobResponse, folder: string): Host[] {
  return Array.from({ length: job.ResourceConfig?.InstanceCount ?? 1 }, (_, index) => {
    const name = `algo-${index + 1}`;
    return { name, index, base: join(folder, name, 'ml'), home: join(folder, name, 'home') };
  });
}

/**
 * Creates a host's folders and its three configuration files, as they are in `/opt/ml/input` of a training container
 * (AWS documentation, "How Amazon SageMaker AI Provides Training Information").
 */
export async function layOutHost(job: DescribeTrainingJobResponse, host: Host, hosts: readonly Host[]): Promise<void> {
  const instanceType = job.ResourceConfig?.InstanceType;
  const names = hosts.map(({ name }) => name);
  const config = {
    hyperparameters: job.HyperParameters ?? {},
    resourceconfig: {
      current_host: host.name,
      current_instance_type: instanceType,
      current_group_name: 'homogeneousCluster',
      hosts: names,
      instance_groups: [{ instance_group_name: 'homogeneousCluster', instance_type: instanceType, hosts: names }],
      network_interface_name: process.platform === 'darwin' ? 'lo0' : 'lo',
    },
    inputdataconfig: Object.fromEntries(
      (job.InputDataConfig ?? []).map((channel) => [
        channel.ChannelName,
        {
          ContentType: channel.ContentType,
          TrainingInputMode: 'File',
          S3DistributionType: channel.DataSource?.S3DataSource?.S3DataDistributionType ?? 'FullyReplicated',
          RecordWrapperType: channel.RecordWrapperType ?? 'None',
        },
      ]),
    ),
  };
  await mkdir(host.home, { recursive: true });
  for (const folder of ['code', 'input/config', 'input/data', 'model', 'output/data', 'output/intermediate']) {
    await mkdir(join(host.base, folder), { recursive: true });
  }
  for (const [name, value] of Object.entries(config)) {
    await writeFile(join(host.base, 'input', 'config', `${name}.json`), JSON.stringify(value));
  }
}
