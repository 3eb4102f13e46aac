import { n as trainingJobKind, t as createTrainingJob } from "./training-job.aws.mjs";

export { trainingJobKind };