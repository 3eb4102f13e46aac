import { i as tuningJobKind, n as describeTuningJob, r as listTrials, t as createTuningJob } from "./tuning-job.aws.mjs";

export { tuningJobKind };