import { a as unblockedSettings, i as giveUpUnfinished, n as bucketKind, r as createBucket, t as PUBLIC_ACCESS } from "./bucket2.aws.mjs";

export { bucketKind };