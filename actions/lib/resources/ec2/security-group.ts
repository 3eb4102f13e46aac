import { Failure } from '../../core/failure.ts';
import type { Node } from '../../core/graph.ts';
import type { Scope } from '../scope.ts';
import type { Network } from './network.ts';
import { createSecurityGroup, type SecurityGroup, securityGroupKind } from './security-group.aws.ts';

/** A security group without inbound rules; its output is its id. @param network of the instance */
export function securityGroupNode(scope: Scope, stage: string, network: () => Promise<Network>): Node<string> {
  const { aws, config, owner } = scope;
  const node: Node<string, SecurityGroup> = {
    key: 'ec2-security-group',
    stages: [stage],
    kind: securityGroupKind(aws),
    needs: [],
    async desire() {
      const id = `${config.name}-ec2-${(await network()).vpc}`;
      const about = `EC2 trainings of the pipeline ${config.name} of ${owner.repository}: no inbound rule`;
      return {
        id,
        changes: ({ inbound }) =>
          inbound.length === 0 ? [] : [{ path: 'inbound', before: inbound.join('; '), after: 'none', by: 'replace' }],
        refused: ({ id: group, inbound }) => ({
          reason: 'it has inbound rules',
          failure: new Failure(
            `content-mismatch: The security group ${id} (${group}) has inbound rules, which somebody has added: ${inbound.join('; ')}. This run did not use it.`,
            'Remove its inbound rules, and run again: nothing has to connect to an instance that trains.',
          ),
        }),
        // EC2 allows only these characters in a description (EC2 API Reference, CreateSecurityGroup).
        create: (name, tags) =>
          createSecurityGroup(aws, name, about.replace(/[^\w .:/()#,@[\]+=&;{}!$*-]/g, '-').slice(0, 255), tags),
        output: (_id, resource) => resource.id,
      };
    },
  };
  return node;
}
