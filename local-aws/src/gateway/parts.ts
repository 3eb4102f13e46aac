import { InvocationMeter } from '../application-auto-scaling/invocation-meter.ts';
import type { Operations as ScalingOperations } from '../application-auto-scaling/operations.ts';
import * as scaling from '../application-auto-scaling/service.ts';
import { ScalableTargets } from '../application-auto-scaling/target-records.ts';
import type { Context } from '../context.ts';
import type { Operations as Ec2Operations } from '../ec2/operations.ts';
import * as ec2 from '../ec2/service.ts';
import type { Operations as LambdaOperations } from '../lambda/operations.ts';
import * as lambda from '../lambda/service.ts';
import type { Operations as PricingOperations } from '../pricing/operations.ts';
import * as pricing from '../pricing/service.ts';
import { type JsonService, jsonService } from '../protocol/json-service.ts';
import { type QueryService, queryService } from '../protocol/query-service.ts';
import { type RestService, restService } from '../protocol/rest-service.ts';
import type { Operations } from '../protocol/service.ts';
import * as configs from '../sagemaker/endpoint-configs.ts';
import * as hosting from '../sagemaker/endpoints.ts';
import { type Invocation, invocations } from '../sagemaker/invocation.ts';
import * as archives from '../sagemaker/models.ts';
import * as notebooks from '../sagemaker/notebook-instances.ts';
import { tagOperations } from '../sagemaker/tag-operations.ts';
import * as training from '../sagemaker/training-jobs.ts';
import * as tuning from '../sagemaker/tuning-jobs.ts';
import type { Operations as QuotaOperations } from '../service-quotas/operations.ts';
import * as quotas from '../service-quotas/service.ts';
import type { Capabilities, LocalApi } from './local-api.ts';

/** Simplifications that do not belong to one service. */
const GATEWAY = [
  'One account, with every region. Quotas are the same in each.',
  'Policies, inline and managed by the customer, allow actions on ARN patterns, under StringEquals, StringLike, NumericLessThanEquals, Bool and Null, with IfExists, ForAllValues and ForAnyValue; a role with Deny, any other operator or an unknown condition key is refused. Bucket policies, session policies and boundaries are not evaluated.',
  'What SageMaker and Lambda do with an execution role is checked against its policies for S3, ECR images, Logs and metrics of jobs; not for KMS keys and networks.',
  'The user whose keys the stand-in prints may do everything and assume any role.',
  'The stand-in issues ID tokens as GitHub does, with its own key.',
  'Requests from web pages are refused, those of an opened notebook excepted, even if the bucket has a CORS configuration; virtual-hosted-style S3 addresses are refused too.',
  'S3, IAM, CloudWatch, Logs, SSM and ECR come from the emulator ministack, with its simplifications.',
];

/** The services that the stand-in implements itself, in one region. */
export interface Parts {
  json: Readonly<Record<string, JsonService>>;
  rest: Readonly<Record<string, RestService>>;
  query: Readonly<Record<string, QueryService>>;
  invocation: Invocation;
  capabilities: Capabilities;
  functionCode: LocalApi['functionCode'];
  metadata: LocalApi['metadata'];
  interrupt: LocalApi['ec2']['interrupt'];
  /** Tags of an instance, a volume or a security group. */
  ec2Tags(id: string): Readonly<Record<string, string>>;
  /** Tags of a scalable target. @param target its resource ID or its ARN */
  scalingTags(target: string): Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** Starts these services, and again what was in service when the stand-in stopped. */
export function startParts(context: Context): Parts {
  const models = archives.models(context);
  const endpointConfigs = configs.endpointConfigs(context);
  const targets = new ScalableTargets(context);
  const meter = new InvocationMeter(context.timeScale, context.idleScaleIn ? 'zero' : 'unknown');
  const endpoints = hosting.endpoints(context, { targets, meter });
  const autoScaling = scaling.applicationAutoScaling(context, { targets, meter, endpoints: endpoints.scaled });
  const trainingJobs = training.trainingJobs(context);
  const functions = lambda.lambdaFunctions(context);
  const instances = ec2.instances(context);
  const tuningJobs = tuning.tuningJobs(context, trainingJobs.jobs);
  const notebookInstances = notebooks.notebookInstances(context);
  return {
    json: {
      sagemaker: jsonService<Operations>('sagemaker', 'SageMaker', [
        tagOperations(context),
        models,
        endpointConfigs,
        endpoints,
        trainingJobs,
        tuningJobs,
        notebookInstances,
      ]),
      'application-autoscaling': jsonService<ScalingOperations>('application-autoscaling', 'AnyScaleFrontendService', [
        autoScaling,
      ]),
      servicequotas: jsonService<QuotaOperations>('service-quotas', 'ServiceQuotasV20190624', [
        quotas.serviceQuotas(context),
      ]),
      pricing: jsonService<PricingOperations>('pricing', 'AWSPriceListService', [pricing.priceList(context)]),
    },
    rest: {
      lambda: restService<LambdaOperations>('lambda', [functions], {
        Invoke: lambda.renderInvocation,
        DeleteFunction: () => ({ status: 204, headers: {}, body: '' }),
      }),
    },
    query: { ec2: queryService<Ec2Operations>('ec2', [instances]) },
    invocation: invocations(endpoints.invoke),
    capabilities: {
      gateway: GATEWAY,
      models: archives.simplifications,
      'endpoint-configs': configs.simplifications,
      endpoints: hosting.simplifications,
      'application-auto-scaling': scaling.simplifications(context),
      'service-quotas': quotas.simplifications,
      pricing: pricing.simplifications,
      lambda: lambda.simplifications,
      ec2: ec2.simplifications,
      'training-jobs': training.simplifications,
      'tuning-jobs': tuning.simplifications,
      'notebook-instances': notebooks.simplifications(context),
    },
    functionCode: functions.code,
    metadata: (secret, request) => instances.metadata.answer(secret, request),
    interrupt: instances.interrupt,
    ec2Tags: instances.tags,
    scalingTags: (target) => targets.tagsOf(target),
    async close() {
      await autoScaling.part.close();
      await Promise.all([
        functions.part.close(),
        instances.part.close(),
        endpoints.part.close(),
        trainingJobs.part.close(),
        tuningJobs.part.close(),
        notebookInstances.part.close(),
      ]);
    },
  };
}
