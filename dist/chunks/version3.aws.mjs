import { n as functionVersionKind, r as publishVersion, t as fingerprint } from "./version4.aws.mjs";

export { functionVersionKind };