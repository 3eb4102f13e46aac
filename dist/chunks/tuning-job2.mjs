import { n as listTrials, r as tuningJobKind, t as createTuningJob } from "./tuning-job.mjs";

export { tuningJobKind };