import { a as updateFunctionCode, i as tagFunction, n as functionKind, o as updateFunctionConfiguration, r as functionPhase, s as whileRoleSettles, t as createFunction } from "./function2.aws.mjs";

export { functionKind };