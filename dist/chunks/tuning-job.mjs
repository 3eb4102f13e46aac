import { n as listTrials, r as tuningJobKind, t as createTuningJob } from "./tuning-job2.mjs";

export { tuningJobKind };