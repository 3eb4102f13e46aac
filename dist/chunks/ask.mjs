import { r as warmUp } from "./invoke.aws.mjs";
import { n as payloadOf, t as ask } from "./ask2.mjs";

export { ask };