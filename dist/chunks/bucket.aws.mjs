import { i as unblockedSettings, n as bucketKind, r as createBucket, t as PUBLIC_ACCESS } from "./bucket2.aws.mjs";

export { bucketKind };