import { expect, test } from 'vitest';
import type { Instance } from '../../actions/lib/resources/ec2/instances.aws.ts';
import type { Launch } from '../../actions/lib/resources/ec2/launch.ts';
import { phaseOf } from '../../actions/lib/resources/ec2/phase.ts';

const MINUTE = 60_000;
const launch = { maxRuntime: 3600 } as Launch;
const instance = (state: Instance['state'], code: string, message = ''): Instance => ({
  ...{ id: 'i-0123', type: 'm5.xlarge', zone: 'us-east-1a', launched: 0, token: '', tags: {}, state },
  reason: { code, message },
});
const ended = (code: string, message?: string) =>
  phaseOf({ launch, instance: instance('terminated', code, message) }, 's3://b/x', MINUTE);

test('an instance runs until its time and five minutes more are over', () => {
  const running = { launch, instance: instance('running', '') };
  expect(phaseOf(running, 's3://b/x', 65 * MINUTE - 1)).toMatchObject({ is: 'in-progress' });
  expect(phaseOf(running, 's3://b/x', 65 * MINUTE)).toMatchObject({
    is: 'failed',
    detail: expect.stringContaining('still runs after max-runtime'),
  });
});

test('of an instance that ended without a status, the reason is the one that EC2 gives', () => {
  // EC2's words: EC2 User Guide, "Troubleshoot instance launch issues".
  const key = ended('Client.InternalError', 'Client.InternalError: Client error on launch');
  expect(key).toMatchObject({ is: 'failed', detail: expect.stringMatching(/Client error on launch.*KMS key/) });
  const volumes = ended('Client.VolumeLimitExceeded', 'Client.VolumeLimitExceeded: Volume limit exceeded');
  expect(volumes).toEqual({
    is: 'failed',
    detail:
      'AWS could not start its instance i-0123, m5.xlarge in us-east-1a: Client.VolumeLimitExceeded: Volume limit exceeded',
  });
  const own = ended(
    'Client.InstanceInitiatedShutdown',
    'Client.InstanceInitiatedShutdown: Instance initiated shutdown',
  );
  expect(own).toMatchObject({
    is: 'failed',
    detail: expect.stringContaining('its role lacks a permission or cannot be assumed'),
  });
});

test('only what AWS took away itself is tried again, and only what was interrupted goes on from its checkpoint', () => {
  expect(ended('Server.SpotInstanceTermination')).toMatchObject({ transient: true, resumes: true });
  expect(ended('Server.InternalError')).toMatchObject({ is: 'failed', transient: true });
  expect(ended('Server.InternalError')).not.toHaveProperty('resumes');
  expect(ended('Client.UserInitiatedShutdown')).toMatchObject({ is: 'stopped', transient: true });
  expect(ended('Client.InternalError')).not.toHaveProperty('transient');
});
