import { expect, test } from 'vitest';
import { idleInstances } from '../../actions/lib/report/idle-instances.ts';

const at = (current: number) => ({ seconds: 0, current, desired: current, status: 'InService' });
const price = { dollars: 0.23, source: 'AWS Price List as of 2026-09-28' };
const dog = { endpoint: 'dog', instance: 'ml.m5.xlarge', region: 'us-east-1', min: 1, price };

test('instances that stay after a load are told with what they cost, and how to take them away', () => {
  const words = idleInstances({ fleet: [at(1), at(4)] }, dog);
  expect(words).toContain(
    'The endpoint dog still has 4 instances, 3 more than its `scaling.min`. They cost $0.69 an hour',
  );
  expect(words).toContain('$0.23 an hour each, AWS Price List as of 2026-09-28');
  expect(words).toContain('VariantName=AllTraffic,DesiredInstanceCount=1');
});

test('a price that was not looked up is unknown', () => {
  expect(idleInstances({ fleet: [at(1), at(2)] }, { ...dog, price: undefined })).toContain(
    'They cost by the hour; the price of ml.m5.xlarge in us-east-1 is unknown here',
  );
});

test('nothing is told of an endpoint that has what it had, or what its scaling keeps', () => {
  expect(idleInstances({ fleet: [at(1), at(4), at(1)] }, dog)).toBeUndefined();
  expect(idleInstances({ fleet: [at(4)] }, { ...dog, min: 4 })).toBeUndefined();
  expect(idleInstances({ fleet: [at(2)] }, { ...dog, min: undefined })).toBeUndefined();
  expect(idleInstances({ fleet: [] }, dog)).toBeUndefined();
});
