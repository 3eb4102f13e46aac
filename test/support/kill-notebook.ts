import {
  DescribeNotebookInstanceCommand,
  ListNotebookInstanceLifecycleConfigsCommand,
} from '@aws-sdk/client-sagemaker';
import type { Subject } from './kills.ts';
import { type UserRepository, userRepository } from './user-repository.ts';
import type { Workbench } from './workbench.ts';

/** A repository whose config has a notebook instance, which is in service. */
export async function withNotebook(bench: Workbench, name: string): Promise<UserRepository> {
  const repository = userRepository(name);
  stopAfter(repository, 1);
  await bench.runAll(['notebook'], repository, { inputs: { 'notebook-role': bench.standIn.executionRole } });
  return repository;
}

/** It is a part of the start script, so that another one takes a stop, an update and a start. */
function stopAfter(repository: UserRepository, hours: number): void {
  repository.edit((config) => {
    config['notebook'] = { 'idle-stop': `${hours}h`, repository: 'none' };
  });
}

/** Another start script of a notebook instance that is in service. */
export function anotherScript({ sagemaker }: Workbench, repository: UserRepository): Subject {
  const NotebookInstanceName = `${repository.name}-notebook`;
  let before: string | undefined;
  const describe = () => sagemaker.send(new DescribeNotebookInstanceCommand({ NotebookInstanceName }));
  return {
    ...{ title: 'a change of the notebook', action: 'notebook', repository, right: true },
    async change(edition) {
      before = (await describe()).NotebookInstanceLifecycleConfigName;
      stopAfter(repository, 1 + (edition % 100));
    },
    async state() {
      const { NotebookInstanceStatus: status, NotebookInstanceLifecycleConfigName: script } = await describe();
      const list = new ListNotebookInstanceLifecycleConfigsCommand({ NameContains: repository.name });
      const { NotebookInstanceLifecycleConfigs: scripts = [] } = await sagemaker.send(list);
      const names = scripts.map((one) => one.NotebookInstanceLifecycleConfigName);
      return { status, changed: script !== before, scripts: names.map((name) => (name === script ? 'own' : 'left')) };
    },
  };
}
