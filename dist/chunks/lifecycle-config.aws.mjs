import { n as lifecycleConfigKind, t as createLifecycleConfig } from "./lifecycle-config2.aws.mjs";

export { lifecycleConfigKind };