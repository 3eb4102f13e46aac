import { a as lacksCapacity, i as endpointPhase, n as describeEndpoint, o as updateEndpoint, r as endpointKind, t as createEndpoint } from "./endpoint2.aws.mjs";

export { endpointKind };