import type * as sm from '@aws-sdk/client-sagemaker';

/** The identity that signed a request, from the access key that the stand-in issued. */
export interface Caller {
  readonly accessKeyId: string;
  readonly account: string;
  readonly arn: string;
  /** UserId in STS's responses; undefined: the access key ID. */
  readonly userId?: string;
  /** Name of the role that was assumed; undefined: the stand-in's own user, who may do everything. */
  readonly role?: string;
}

/** An error of AWS: its code, AWS's message and the HTTP status (default: 400). */
export class AwsError extends Error {
  readonly code: string;
  readonly status: number;
  /** Other members of the error's shape, e.g. `OriginalStatusCode` of a `ModelError`. */
  readonly members: Readonly<Record<string, unknown>>;

  constructor(code: string, message: string, status = 400, members: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.name = code;
    this.code = code;
    this.status = status;
    this.members = members;
  }
}

/** What a handler knows about its request. */
export interface Call {
  readonly operation: string;
  readonly caller: Caller;
  readonly requestId: string;
}

type Empty = Record<string, never>;

/** All SageMaker operations that the stand-in has: request and response, with the SDK's types. */
export interface Operations {
  AddTags: [sm.AddTagsInput, sm.AddTagsOutput];
  CreateEndpoint: [sm.CreateEndpointInput, sm.CreateEndpointOutput];
  CreateEndpointConfig: [sm.CreateEndpointConfigInput, sm.CreateEndpointConfigOutput];
  CreateHyperParameterTuningJob: [sm.CreateHyperParameterTuningJobRequest, sm.CreateHyperParameterTuningJobResponse];
  CreateModel: [sm.CreateModelInput, sm.CreateModelOutput];
  CreateNotebookInstance: [sm.CreateNotebookInstanceInput, sm.CreateNotebookInstanceOutput];
  CreateNotebookInstanceLifecycleConfig: [
    sm.CreateNotebookInstanceLifecycleConfigInput,
    sm.CreateNotebookInstanceLifecycleConfigOutput,
  ];
  CreatePresignedNotebookInstanceUrl: [
    sm.CreatePresignedNotebookInstanceUrlInput,
    sm.CreatePresignedNotebookInstanceUrlOutput,
  ];
  CreateTrainingJob: [sm.CreateTrainingJobRequest, sm.CreateTrainingJobResponse];
  DeleteEndpoint: [sm.DeleteEndpointInput, Empty];
  DeleteEndpointConfig: [sm.DeleteEndpointConfigInput, Empty];
  DeleteHyperParameterTuningJob: [sm.DeleteHyperParameterTuningJobRequest, Empty];
  DeleteModel: [sm.DeleteModelInput, Empty];
  DeleteNotebookInstance: [sm.DeleteNotebookInstanceInput, Empty];
  DeleteNotebookInstanceLifecycleConfig: [sm.DeleteNotebookInstanceLifecycleConfigInput, Empty];
  DeleteTags: [sm.DeleteTagsInput, sm.DeleteTagsOutput];
  DeleteTrainingJob: [sm.DeleteTrainingJobRequest, Empty];
  DescribeEndpoint: [sm.DescribeEndpointInput, sm.DescribeEndpointOutput];
  DescribeEndpointConfig: [sm.DescribeEndpointConfigInput, sm.DescribeEndpointConfigOutput];
  DescribeHyperParameterTuningJob: [
    sm.DescribeHyperParameterTuningJobRequest,
    sm.DescribeHyperParameterTuningJobResponse,
  ];
  DescribeModel: [sm.DescribeModelInput, sm.DescribeModelOutput];
  DescribeNotebookInstance: [sm.DescribeNotebookInstanceInput, sm.DescribeNotebookInstanceOutput];
  DescribeNotebookInstanceLifecycleConfig: [
    sm.DescribeNotebookInstanceLifecycleConfigInput,
    sm.DescribeNotebookInstanceLifecycleConfigOutput,
  ];
  DescribeTrainingJob: [sm.DescribeTrainingJobRequest, sm.DescribeTrainingJobResponse];
  ListEndpointConfigs: [sm.ListEndpointConfigsInput, sm.ListEndpointConfigsOutput];
  ListEndpoints: [sm.ListEndpointsInput, sm.ListEndpointsOutput];
  ListHyperParameterTuningJobs: [sm.ListHyperParameterTuningJobsRequest, sm.ListHyperParameterTuningJobsResponse];
  ListModels: [sm.ListModelsInput, sm.ListModelsOutput];
  ListNotebookInstanceLifecycleConfigs: [
    sm.ListNotebookInstanceLifecycleConfigsInput,
    sm.ListNotebookInstanceLifecycleConfigsOutput,
  ];
  ListNotebookInstances: [sm.ListNotebookInstancesInput, sm.ListNotebookInstancesOutput];
  ListTags: [sm.ListTagsInput, sm.ListTagsOutput];
  ListTrainingJobs: [sm.ListTrainingJobsRequest, sm.ListTrainingJobsResponse];
  ListTrainingJobsForHyperParameterTuningJob: [
    sm.ListTrainingJobsForHyperParameterTuningJobRequest,
    sm.ListTrainingJobsForHyperParameterTuningJobResponse,
  ];
  StartNotebookInstance: [sm.StartNotebookInstanceInput, Empty];
  StopHyperParameterTuningJob: [sm.StopHyperParameterTuningJobRequest, Empty];
  StopNotebookInstance: [sm.StopNotebookInstanceInput, Empty];
  StopTrainingJob: [sm.StopTrainingJobRequest, Empty];
  UpdateEndpoint: [sm.UpdateEndpointInput, sm.UpdateEndpointOutput];
  UpdateEndpointWeightsAndCapacities: [
    sm.UpdateEndpointWeightsAndCapacitiesInput,
    sm.UpdateEndpointWeightsAndCapacitiesOutput,
  ];
  UpdateNotebookInstance: [sm.UpdateNotebookInstanceInput, Empty];
  UpdateNotebookInstanceLifecycleConfig: [sm.UpdateNotebookInstanceLifecycleConfigInput, Empty];
}

/** Type of a service's operations: request and response of each. */
export type OperationTypes<Operations> = { [Op in keyof Operations]: [object, object] };

/**
 * Handlers of some operations of a service, usually of one file. A misspelt member of a response is a compile error.
 */
export type HandlersOf<Operations extends OperationTypes<Operations>> = {
  readonly [Op in keyof Operations]?: (input: Operations[Op][0], call: Call) => Promise<Operations[Op][1]>;
};

/** Handlers of some SageMaker operations. */
export type Handlers = HandlersOf<Operations>;
