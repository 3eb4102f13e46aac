import { a as previousOf, i as moveAlias, n as functionAliasKind, r as hasWeights, t as createAlias } from "./alias2.aws.mjs";

export { functionAliasKind };