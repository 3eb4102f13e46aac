import { n as trainingJobKind, t as createTrainingJob } from "./training-job.mjs";

export { trainingJobKind };