import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RoleRepository, roleRepository } from '../support/role-repository.ts';
import { type StandIn, startStandIn } from '../support/stand-in.ts';

let standIn: StandIn;
let repository: RoleRepository;

beforeAll(async () => {
  standIn = await startStandIn();
  repository = await roleRepository('least', standIn, standIn.endpoint);
}, 60_000);

afterAll(async () => {
  repository?.[Symbol.dispose]();
  await standIn?.stop();
});

describe('a pipeline whose jobs have no keys', () => {
  it('runs every stage with the roles that plan writes', async () => {
    for (const stage of ['plan', 'sync-data', 'tune', 'train', 'deploy', 'scale', 'update-lambda', 'invoke']) {
      const result = await repository.runJob(stage);
      expect(result.code, `${stage}: ${result.log}`).toBe(0);
    }
  }, 120_000);
});
