import type * as lambda from '@aws-sdk/client-lambda';
import type { HandlersOf } from '../protocol/service.ts';

type Empty = Record<string, never>;

/** All Lambda operations that the stand-in has: request and response, with the SDK's types. */
export interface Operations {
  CreateAlias: [lambda.CreateAliasRequest, lambda.AliasConfiguration];
  CreateFunction: [lambda.CreateFunctionRequest, lambda.FunctionConfiguration];
  DeleteAlias: [lambda.DeleteAliasRequest, Empty];
  DeleteFunction: [lambda.DeleteFunctionRequest, lambda.DeleteFunctionResponse];
  DeleteFunctionConcurrency: [lambda.DeleteFunctionConcurrencyRequest, Empty];
  DeleteProvisionedConcurrencyConfig: [lambda.DeleteProvisionedConcurrencyConfigRequest, Empty];
  GetAccountSettings: [lambda.GetAccountSettingsRequest, lambda.GetAccountSettingsResponse];
  GetAlias: [lambda.GetAliasRequest, lambda.AliasConfiguration];
  GetFunction: [lambda.GetFunctionRequest, lambda.GetFunctionResponse];
  GetFunctionConcurrency: [lambda.GetFunctionConcurrencyRequest, lambda.GetFunctionConcurrencyResponse];
  GetFunctionConfiguration: [lambda.GetFunctionConfigurationRequest, lambda.FunctionConfiguration];
  GetProvisionedConcurrencyConfig: [
    lambda.GetProvisionedConcurrencyConfigRequest,
    lambda.GetProvisionedConcurrencyConfigResponse,
  ];
  Invoke: [lambda.InvocationRequest, lambda.InvocationResponse];
  ListAliases: [lambda.ListAliasesRequest, lambda.ListAliasesResponse];
  ListFunctions: [lambda.ListFunctionsRequest, lambda.ListFunctionsResponse];
  ListProvisionedConcurrencyConfigs: [
    lambda.ListProvisionedConcurrencyConfigsRequest,
    lambda.ListProvisionedConcurrencyConfigsResponse,
  ];
  ListTags: [lambda.ListTagsRequest, lambda.ListTagsResponse];
  ListVersionsByFunction: [lambda.ListVersionsByFunctionRequest, lambda.ListVersionsByFunctionResponse];
  PublishVersion: [lambda.PublishVersionRequest, lambda.FunctionConfiguration];
  PutFunctionConcurrency: [lambda.PutFunctionConcurrencyRequest, lambda.Concurrency];
  PutProvisionedConcurrencyConfig: [
    lambda.PutProvisionedConcurrencyConfigRequest,
    lambda.PutProvisionedConcurrencyConfigResponse,
  ];
  TagResource: [lambda.TagResourceRequest, Empty];
  UntagResource: [lambda.UntagResourceRequest, Empty];
  UpdateAlias: [lambda.UpdateAliasRequest, lambda.AliasConfiguration];
  UpdateFunctionCode: [lambda.UpdateFunctionCodeRequest, lambda.FunctionConfiguration];
  UpdateFunctionConfiguration: [lambda.UpdateFunctionConfigurationRequest, lambda.FunctionConfiguration];
}

/** Handlers of some of these operations. */
export type Handlers = HandlersOf<Operations>;
