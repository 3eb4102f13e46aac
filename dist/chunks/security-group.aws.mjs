import { n as securityGroupKind, t as createSecurityGroup } from "./security-group2.aws.mjs";

export { securityGroupKind };