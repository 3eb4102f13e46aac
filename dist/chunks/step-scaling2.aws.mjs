import { n as stepScalingKind, t as putStepScaling } from "./step-scaling.aws.mjs";

export { stepScalingKind };