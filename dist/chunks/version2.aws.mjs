import { i as versionId, n as dataVersionKind, r as sourceId, t as dataStore } from "./version.aws.mjs";

export { dataVersionKind };