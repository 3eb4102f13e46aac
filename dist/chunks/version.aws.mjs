import { n as functionVersionKind, r as publishVersion, t as fingerprint } from "./version2.aws.mjs";

export { functionVersionKind };