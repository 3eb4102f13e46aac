import { Failure } from '../../core/failure.ts';
import type { Node } from '../../core/graph.ts';
import type { Scope } from '../scope.ts';
import { change, changesOf, NO_RESTART, refusal } from './change.ts';
import type { Notebook } from './config.ts';
import { createInstance, type Instance, notebookInstanceKind } from './instance.aws.ts';
import { notebookName } from './names.ts';
import { refuseWithoutQuota } from './quota.ts';
import { differences, requestFor, settingsDigest } from './wanted.ts';

/** A notebook instance after a run. */
export interface NotebookState {
  readonly name: string;
  /** `InService` or `Stopped`. */
  readonly status: string;
}

/**
 * The notebook instance. The config describes its settings, not whether it runs: it stops itself, and a push must not
 * start it again.
 *
 * @param script node of its lifecycle configuration, whose output is the name
 */
export function notebookNode(scope: Scope, wanted: Notebook, script: Node<string>): Node<NotebookState> {
  const { aws, config, notebookRole } = scope;
  const name = notebookName(config.name);
  const node: Node<NotebookState, Instance> = {
    key: 'notebook',
    id: name,
    stages: ['notebook'],
    kind: notebookInstanceKind(aws),
    needs: [script],
    async preflight() {
      refusePrivateRepository(scope, wanted);
      await refuseWithoutQuota(scope, wanted.instance);
    },
    desire(of) {
      const request = requestFor(scope, wanted, of(script));
      return {
        id: name,
        changes: (resource, tags) => changesOf(scope, resource, request, tags),
        refused: (resource) => refusal(name, differences(resource, request, notebookRole)),
        state: {
          wanted: settingsDigest({}, request, 'wanted'),
          of: (resource) => settingsDigest(resource, request, 'is'),
          proved: () => NO_RESTART,
        },
        holdsFiles: true,
        async create(id, tags) {
          if (notebookRole === '')
            throw new Failure('role-missing: The notebook instance needs a role.', 'Set the input `notebook-role`.');
          const all = { ...request, NotebookInstanceName: id, RoleArn: notebookRole };
          await createInstance(aws, all, tags);
        },
        update: (_id, resource, changes, tags) => change(scope, resource, { request, changes, tags }),
        output: (id, { NotebookInstanceStatus: status = '' }) => ({ name: id, status }),
      };
    },
  };
  return node;
}

/**
 * An instance whose default repository cannot be cloned fails (awsdocs/aws-cloudformation-user-guide#584), and SageMaker has no
 * token for a private one.
 */
function refusePrivateRepository({ repositoryUrl, repositoryIsPrivate }: Scope, { repository }: Notebook): void {
  if (repository !== undefined || !repositoryIsPrivate()) return;
  throw new Failure(
    `config-invalid: The repository of the notebook instance would be ${repositoryUrl}, which is private, so SageMaker cannot clone it.`,
    'Add it to SageMaker with a secret (aws sagemaker create-code-repository), and write the name that it has there as `notebook.repository`; or write `repository: none`.',
  );
}
