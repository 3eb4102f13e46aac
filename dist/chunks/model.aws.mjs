import { n as describeModel, r as modelKind, t as createModel } from "./model2.aws.mjs";

export { modelKind };