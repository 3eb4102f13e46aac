import { n as describeEndpointConfig, r as endpointConfigKind, t as createEndpointConfig } from "./endpoint-config2.aws.mjs";

export { endpointConfigKind };