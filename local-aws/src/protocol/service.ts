import type * as sm from '@aws-sdk/client-sagemaker';

/** Who signed a request, by the key that the stand-in issued. */
export interface Caller {
  readonly accessKeyId: string;
  readonly account: string;
  readonly arn: string;
  /** What STS calls UserId; undefined: the access key id. */
  readonly userId?: string;
  /** Name of the role that was assumed; undefined: the stand-in's own user, who may do everything. */
  readonly role?: string;
}

/** An error as AWS answers it: a code, AWS's own words and an HTTP status (400 unless told otherwise). */
export class AwsError extends Error {
  readonly code: string;
  readonly status: number;
  /** Members beside the message that the error's shape has, e.g. `OriginalStatusCode` of a `ModelError`. */
  readonly members: Readonly<Record<string, unknown>>;

  constructor(code: string, message: string, status = 400, members: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.name = code;
    this.code = code;
    this.status = status;
    this.members = members;
  }
}

/** What a handler knows of the request that it answers. */
export interface Call {
  readonly operation: string;
  readonly caller: Caller;
  readonly requestId: string;
}

type Empty = Record<string, never>;

/** Every SageMaker operation that the stand-in has: request and response, typed by the SDK. */
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

/** Request and response of each operation of a service. */
export type OperationTypes<Operations> = { [Op in keyof Operations]: [object, object] };

/** A part of a service: the operations that one file answers. A misspelt member of an answer is a compile error. */
export type HandlersOf<Operations extends OperationTypes<Operations>> = {
  readonly [Op in keyof Operations]?: (input: Operations[Op][0], call: Call) => Promise<Operations[Op][1]>;
};

/** A part of SageMaker. */
export type Handlers = HandlersOf<Operations>;
