import { n as describeTrainingJob, r as trainingJobKind, t as createTrainingJob } from "./training-job.aws.mjs";

export { trainingJobKind };