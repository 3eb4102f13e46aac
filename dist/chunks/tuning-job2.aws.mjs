import { n as listTrials, r as tuningJobKind, t as createTuningJob } from "./tuning-job.aws.mjs";

export { tuningJobKind };