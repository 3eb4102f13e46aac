import { GetAliasCommand, GetFunctionConcurrencyCommand, ListVersionsByFunctionCommand } from '@aws-sdk/client-lambda';
import { type FunctionRepository, functionRepository, handlerCode } from './function-repository.ts';
import { FunctionBench } from './functions.ts';
import type { Subject } from './kills.ts';
import type { Workbench } from './workbench.ts';

/** A repository whose function is released. */
export async function released(bench: Workbench, name: string): Promise<FunctionRepository> {
  const repository = await functionRepository(name, bench.standIn, bench.proxy.endpoint);
  await repository.run('update-lambda');
  return repository;
}

const BROKEN = 'def handler(event, context):\n    return {"statusCode": 500, "body": "broken"}\n';

async function functionState(bench: FunctionBench, FunctionName: string, before = '0') {
  const alias = await bench.client.send(new GetAliasCommand({ FunctionName, Name: 'live' })).catch(() => undefined);
  const { Versions = [] } = await bench.client.send(new ListVersionsByFunctionCommand({ FunctionName }));
  const published = Versions.map(({ Version }) => Number(Version)).filter((version) => version > Number(before));
  const provisioned = await bench.allProvisioned(FunctionName);
  const reserved = await bench.client.send(new GetFunctionConcurrencyCommand({ FunctionName }));
  const version = alias?.FunctionVersion;
  return {
    serves: version === undefined ? 'none' : version === before ? 'before' : 'new',
    published: published.length,
    provisioned: provisioned.map((each) => each.replace(/^\d+/, (of) => (of === version ? 'served' : 'not served'))),
    reserved: reserved.ReservedConcurrentExecutions,
  };
}

/** Another version of a function that serves. @param called its name, and that of the folder of its code */
export async function anotherVersion(
  bench: Workbench,
  repository: FunctionRepository,
  right: boolean,
  called: { readonly function: string; readonly folder: string } = { ...repository, folder: 'function' },
): Promise<Subject> {
  const functions = new FunctionBench(bench.standIn);
  const FunctionName = called.function;
  let before: string | undefined;
  const newest = async () => {
    const { Versions = [] } = await functions.client.send(new ListVersionsByFunctionCommand({ FunctionName }));
    return String(Math.max(...Versions.map(({ Version }) => Number(Version) || 0)));
  };
  return {
    ...{ title: `a release of ${right ? 'a' : 'a wrong'} function`, action: 'update-lambda', repository, right },
    async change(edition) {
      before = await newest();
      repository.write(`${called.folder}/handler.py`, right ? handlerCode(`${edition}`) : `${BROKEN}# ${edition}\n`);
    },
    async state() {
      const { serves, ...state } = await functionState(functions, FunctionName, before);
      if (right) return { serves, ...state };
      return { ...state, answers: await functions.served({ function: FunctionName, image: repository.image }) };
    },
  };
}

/** A function that is not there yet. @param beside name and folder where other functions of the config stay */
export async function newFunction(
  bench: Workbench,
  repository: FunctionRepository,
  right: boolean,
  beside?: { readonly function: string; readonly folder: string },
): Promise<Subject> {
  const functions = new FunctionBench(bench.standIn);
  const folder = beside?.folder ?? 'function';
  let called = repository.function;
  return {
    ...{ title: `a first release of ${right ? 'a' : 'a wrong'} function`, action: 'update-lambda', repository, right },
    async change(edition) {
      const former = called;
      called = `${beside?.function ?? repository.name}-${edition}`;
      repository.edit((config) => {
        const entry = { ...config['functions'][former], source: folder };
        if (beside === undefined) config['functions'] = {};
        else if (former !== repository.function) delete config['functions'][former];
        config['functions'][called] = entry;
      });
      repository.write(`${folder}/handler.py`, right ? handlerCode('first') : BROKEN);
    },
    state: () => functionState(functions, called),
  };
}
