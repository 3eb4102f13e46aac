import { type Place, type Policy, policy } from '../iam/document.ts';

/** GitHub's issuer of OIDC tokens; condition keys for a token's claims begin with it. */
export const ISSUER = 'token.actions.githubusercontent.com';

/**
 * Lets workflow jobs of one repository assume a role. The subject of repositories that were created, renamed or
 * transferred since 2026-07-15 contains their numeric ids; both forms are trusted
 * (aws-actions/configure-aws-credentials#1889). The id excludes a new owner of an abandoned repository name.
 *
 * @param what the end of the subject, e.g. `ref:refs/heads/main` or `pull_request`
 */
export function trustJobs({ provider, repository }: Place, what: string): Policy {
  const { owner, ownerId, name, id } = repository;
  return policy({
    Sid: 'JobsOfTheRepository',
    Effect: 'Allow',
    Principal: { Federated: provider },
    Action: ['sts:AssumeRoleWithWebIdentity'],
    Condition: {
      StringEquals: {
        [`${ISSUER}:aud`]: ['sts.amazonaws.com'],
        [`${ISSUER}:sub`]: [`repo:${owner}/${name}:${what}`, `repo:${owner}@${ownerId}/${name}@${id}:${what}`],
        [`${ISSUER}:repository_id`]: [id],
      },
    },
  });
}

/** Lets an AWS service assume a role, only for this account. @param service e.g. `sagemaker.amazonaws.com` */
export function trustService({ account }: Place, service: string): Policy {
  return policy({
    Sid: 'Service',
    Effect: 'Allow',
    Principal: { Service: service },
    Action: ['sts:AssumeRole'],
    Condition: { StringEquals: { 'aws:SourceAccount': [account] } },
  });
}

/**
 * Lets EC2 assume a role for instances. EC2 names no account in its request, so there is no condition on it;
 * iam:PassRole limits who may use the role.
 */
export function trustInstances(): Policy {
  return policy({
    Sid: 'Instances',
    Effect: 'Allow',
    Principal: { Service: 'ec2.amazonaws.com' },
    Action: ['sts:AssumeRole'],
  });
}
