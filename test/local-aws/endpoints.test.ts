import { setTimeout as sleep } from 'node:timers/promises';
import { CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  CreateEndpointCommand,
  DeleteEndpointCommand,
  UpdateEndpointCommand,
  UpdateEndpointWeightsAndCapacitiesCommand,
} from '@aws-sdk/client-sagemaker';
import { InvokeEndpointCommand } from '@aws-sdk/client-sagemaker-runtime';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CONFIG, Hosting, rejection, serveApp } from '../support/served-model.ts';
import type { StandIn } from '../support/stand-in.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

let workbench: Workbench;
let standIn: StandIn;
let aws: Hosting;

beforeAll(async () => {
  workbench = await startWorkbench();
  standIn = workbench.standIn;
  aws = new Hosting(standIn);
});
afterAll(async () => {
  await workbench?.[Symbol.asyncDispose]();
});

const model = (parts: Parameters<typeof serveApp>[0]) => ({ 'config.yaml': CONFIG, 'serve_app.py': serveApp(parts) });
const PING_FAILED =
  'The primary container for production variant AllTraffic did not pass the ping health check. Please check CloudWatch logs for this endpoint.';

/** Lines of an endpoint's log, waited for until one matches. */
async function logged(endpoint: string, pattern: RegExp): Promise<string> {
  const { region } = standIn;
  const logs = new CloudWatchLogsClient({
    endpoint: standIn.endpoint,
    region,
    credentials: {
      accessKeyId: standIn.env['AWS_ACCESS_KEY_ID'] ?? '',
      secretAccessKey: standIn.env['AWS_SECRET_ACCESS_KEY'] ?? '',
    },
  });
  for (;;) {
    const { events = [] } = await logs.send(
      new FilterLogEventsCommand({ logGroupName: `/aws/sagemaker/Endpoints/${endpoint}` }),
    );
    const text = events.map(({ message, logStreamName }) => `${logStreamName} ${message}`).join('\n');
    if (pattern.test(text)) return text;
    await sleep(200);
  }
}

describe('an endpoint in service', () => {
  const ECHO = `
body = await request.body()
if request.headers["content-type"] == "application/pdf":
    return JSONResponse({"error": "application/pdf is not supported"}, 415)
if body == b"fall":
    raise RuntimeError("it fell")
if body == b"exit":
    os._exit(3)
if body == b"environment":
    return JSONResponse(dict(os.environ))
return Response(body[::-1], headers={"X-Amzn-SageMaker-Custom-Attributes": request.headers.get("x-amzn-sagemaker-custom-attributes", "none"), "X-Other": "secret"}, media_type=request.headers.get("accept"))`;

  beforeAll(async () => {
    process.env['SECRET_OF_THE_HOST'] = 'must not reach a model';
    await aws.configure('echo', model({ init: 'print("the model is loaded")', call: ECHO }));
    await aws.create('echo', 'echo');
  });

  test('describes what it serves', async () => {
    const seen = await aws.describe('echo');
    expect(seen).toMatchObject({
      EndpointName: 'echo',
      EndpointArn: `arn:aws:sagemaker:us-east-1:${standIn.account}:endpoint/echo`,
      EndpointConfigName: 'echo',
      EndpointStatus: 'InService',
      ProductionVariants: [
        {
          VariantName: 'AllTraffic',
          CurrentWeight: 1,
          DesiredWeight: 1,
          CurrentInstanceCount: 1,
          DesiredInstanceCount: 1,
        },
      ],
    });
    expect(seen.FailureReason).toBeUndefined();
  });

  test('hands body, Content-Type, Accept and custom attributes on, and the answer back', async () => {
    const body = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
    const answer = await aws.runtime.send(
      new InvokeEndpointCommand({
        EndpointName: 'echo',
        Body: body,
        ContentType: 'image/jpeg',
        Accept: 'image/png',
        CustomAttributes: 'trace=1',
      }),
    );
    expect(Buffer.from(answer.Body)).toEqual(Buffer.from(body).reverse());
    expect(answer).toMatchObject({
      ContentType: 'image/png',
      CustomAttributes: 'trace=1',
      InvokedProductionVariant: 'AllTraffic',
    });
  });

  test("gives any status of the model's but 2xx as ModelError with the model's words", async () => {
    expect(await rejection(aws.invoke('echo', 'x', 'application/pdf'))).toMatchObject({
      name: 'ModelError',
      message: expect.stringContaining(
        'Received client error (415) from primary with message "{"error":"application/pdf is not supported"}". See https://us-east-1.console.aws.amazon.com/cloudwatch/home',
      ),
      OriginalStatusCode: 415,
      OriginalMessage: '{"error":"application/pdf is not supported"}',
      LogStreamArn: `arn:aws:logs:us-east-1:${standIn.account}:log-group:/aws/sagemaker/Endpoints/echo`,
      $metadata: { httpStatusCode: 424 },
    });
  });

  test('gives an exception of the model as 500, with its traceback in the log', async () => {
    expect(await rejection(aws.invoke('echo', 'fall'))).toMatchObject({ name: 'ModelError', OriginalStatusCode: 500 });
    const log = await logged('echo', /RuntimeError: it fell/);
    expect(log).toMatch(/^AllTraffic\/i-0[0-9a-f]{16} the model is loaded$/m);
  });

  test('gives the model a clean environment', async () => {
    const environment = JSON.parse((await aws.invoke('echo', 'environment')).text);
    expect(environment).toMatchObject({ AWS_REGION: 'us-east-1', AWS_ENDPOINT_URL: standIn.endpoint });
    expect(Object.keys(environment)).toEqual(expect.arrayContaining(['AWS_CONTAINER_CREDENTIALS_FULL_URI']));
    expect(environment).not.toHaveProperty('SECRET_OF_THE_HOST');
    expect(environment).not.toHaveProperty('AWS_SECRET_ACCESS_KEY');
  });

  test('replaces a worker that ended; meanwhile requests wait', async () => {
    expect(await rejection(aws.invoke('echo', 'exit'))).toMatchObject({
      name: 'ModelError',
      OriginalStatusCode: 0,
      message: expect.stringContaining('An error occurred while handling request as the model process exited.'),
    });
    expect((await aws.describe('echo')).EndpointStatus).toBe('InService');
    expect((await aws.invoke('echo', 'again')).text).toBe('niaga');
    await logged('echo', /The worker ended with exit code 3/);
  });

  test('refuses its name a second time', async () => {
    const again = aws.sagemaker.send(new CreateEndpointCommand({ EndpointName: 'echo', EndpointConfigName: 'echo' }));
    expect(await rejection(again)).toMatchObject({
      name: 'ValidationException',
      message: `Cannot create already existing endpoint "arn:aws:sagemaker:us-east-1:${standIn.account}:endpoint/echo".`,
    });
  });
});

describe('an endpoint that cannot be created', () => {
  test('fails when its builder raises, and the log says why', async () => {
    await aws.configure('bad-builder', model({ builder: 'raise ValueError("no such weights")' }));
    const seen = await aws.create('bad-builder', 'bad-builder');
    expect(seen).toMatchObject({ EndpointStatus: 'Failed', FailureReason: PING_FAILED });
    await logged('bad-builder', /ValueError: no such weights/);
    expect(await rejection(aws.invoke('bad-builder'))).toMatchObject({
      message: `Endpoint bad-builder of account ${standIn.account} not found.`,
    });
    await aws.sagemaker.send(new DeleteEndpointCommand({ EndpointName: 'bad-builder' }));
    await expect
      .poll(() => rejection(aws.describe('bad-builder')).catch(() => undefined))
      .toMatchObject({
        name: 'ValidationException',
        message: `Could not find endpoint "arn:aws:sagemaker:us-east-1:${standIn.account}:endpoint/bad-builder".`,
      });
  });

  test('fails when the image is unknown, the archive reaches outside of itself, or no application is named', async () => {
    const foreign = '763104351884.dkr.ecr.us-east-1.amazonaws.com/tensorflow-inference:2.19';
    await aws.configure('bad-image', model({}), 1, {}, foreign);
    await aws.configure('no-config', { 'serve_app.py': serveApp({}) });
    await aws.configure('escaping', { '../outside': 'x' });
    const [image, config, archive] = await Promise.all([
      aws.create('bad-image', 'bad-image'),
      aws.create('no-config', 'no-config'),
      aws.create('escaping', 'escaping'),
    ]);
    expect(image).toMatchObject({ EndpointStatus: 'Failed', FailureReason: expect.stringContaining(foreign) });
    expect(config).toMatchObject({ EndpointStatus: 'Failed', FailureReason: PING_FAILED });
    expect(archive).toMatchObject({
      EndpointStatus: 'Failed',
      FailureReason: expect.stringMatching(
        /^Failed to extract model data archive for container "container_1" from URL/,
      ),
    });
    await logged('escaping', /outside points outside the archive/);
    await logged('no-config', /the model has no config.yaml and SM_RAYSERVE_APP is not set/);
  });

  test('is reported InService although the constructor raised, and answers 503: the image does so too', async () => {
    await aws.configure('liar', model({ init: 'raise ValueError("weights are broken")' }));
    expect(await aws.create('liar', 'liar')).toMatchObject({ EndpointStatus: 'InService' });
    expect(await rejection(aws.invoke('liar'))).toMatchObject({
      name: 'ModelError',
      OriginalStatusCode: 503,
      OriginalMessage: expect.stringContaining('is unavailable because it failed to deploy.'),
    });
    await logged('liar', /ValueError: weights are broken/);
  });
});

test("an application may be named by config.yaml with arguments, or, already bound, by the model's environment", async () => {
  const app = `
from ray import serve

@serve.deployment
class Model:
    def __init__(self, greeting):
        self.greeting = greeting

    def __call__(self, request):
        return {"greeting": self.greeting}

def build(args):
    return Model.options(name="greeter").bind(greeting=args["greeting"])

bound = Model.bind("bound")
`;
  const config = 'applications:\n  - import_path: greet:build\n    args: {greeting: hello}\n';
  await aws.configure('arguments', { 'config.yaml': config, 'greet.py': app });
  await aws.configure('bound', { 'greet.py': app }, 1, { SM_RAYSERVE_APP: 'greet:bound' });
  await Promise.all([aws.create('arguments', 'arguments'), aws.create('bound', 'bound')]);
  expect(JSON.parse((await aws.invoke('arguments')).text)).toEqual({ greeting: 'hello' });
  expect(JSON.parse((await aws.invoke('bound')).text)).toEqual({ greeting: 'bound' });
});

describe('an update', () => {
  beforeAll(async () => {
    const slow = (answer: string) => model({ call: `await asyncio.sleep(0.05)\nreturn Response("${answer}")` });
    await Promise.all([
      aws.configure('one', slow('one')),
      aws.configure('two', slow('two'), 2),
      aws.configure('broken', model({ builder: 'time.sleep(0.5)\nraise ValueError("broken")' })),
    ]);
    await aws.create('live', 'one');
  });

  const update = (EndpointConfigName: string, more = {}) =>
    aws.sagemaker.send(new UpdateEndpointCommand({ EndpointName: 'live', EndpointConfigName, ...more }));

  test('switches to the new configuration without a lost request', async () => {
    const answers: string[] = [];
    const askedAfterSwitch: string[] = [];
    let asking = true;
    const askers = Array.from({ length: 4 }, async () => {
      while (asking) {
        const list = answers.includes('two') ? askedAfterSwitch : answers;
        list.push((await aws.invoke('live')).text);
      }
    });
    await update('two');
    const during = await aws.describe('live');
    expect(during).toMatchObject({
      EndpointStatus: 'Updating',
      EndpointConfigName: 'one',
      PendingDeploymentSummary: { EndpointConfigName: 'two' },
    });
    const after = await aws.settled('live');
    asking = false;
    await Promise.all(askers);
    expect(after).toMatchObject({ EndpointConfigName: 'two', ProductionVariants: [{ CurrentInstanceCount: 2 }] });
    expect(after.PendingDeploymentSummary).toBeUndefined();
    expect(answers).toContain('one');
    expect(new Set(askedAfterSwitch)).toEqual(new Set(['two']));
  });

  test('of a model that does not start is rolled back, and says why', async () => {
    await update('broken');
    const busy = {
      name: 'ValidationException',
      message: `Cannot update in-progress endpoint "arn:aws:sagemaker:us-east-1:${standIn.account}:endpoint/live".`,
    };
    expect(await rejection(update('two'))).toMatchObject(busy);
    const remove = aws.sagemaker.send(new DeleteEndpointCommand({ EndpointName: 'live' }));
    expect(await rejection(remove)).toMatchObject(busy);
    expect(await aws.settled('live')).toMatchObject({
      EndpointStatus: 'InService',
      EndpointConfigName: 'two',
      FailureReason: PING_FAILED,
    });
    expect((await aws.invoke('live')).text).toBe('two');
  });

  test('keeps the number of instances when asked to, unless it is excluded', async () => {
    await update('one', { RetainAllVariantProperties: true });
    expect(await aws.settled('live')).toMatchObject({
      EndpointConfigName: 'one',
      ProductionVariants: [{ DesiredInstanceCount: 2, CurrentInstanceCount: 2 }],
    });
    await update('one', {
      RetainAllVariantProperties: true,
      ExcludeRetainedVariantProperties: [{ VariantPropertyType: 'DesiredInstanceCount' }],
    });
    expect(await aws.settled('live')).toMatchObject({ ProductionVariants: [{ DesiredInstanceCount: 1 }] });
  });

  test('of the capacity starts and takes away instances', async () => {
    for (const DesiredInstanceCount of [2, 1]) {
      await aws.sagemaker.send(
        new UpdateEndpointWeightsAndCapacitiesCommand({
          EndpointName: 'live',
          DesiredWeightsAndCapacities: [{ VariantName: 'AllTraffic', DesiredInstanceCount }],
        }),
      );
      expect((await aws.describe('live')).EndpointStatus).toBe('Updating');
      expect(await aws.settled('live')).toMatchObject({
        ProductionVariants: [{ DesiredInstanceCount, CurrentInstanceCount: DesiredInstanceCount }],
      });
    }
  });
});
