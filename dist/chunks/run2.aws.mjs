import { n as tagsOfRun, t as ec2RunKind } from "./run.aws.mjs";

export { ec2RunKind };