import { a as sourceId, i as namedVersionKind, n as dataStore, o as versionId, r as dataVersionKind, t as changesOf } from "./version.aws.mjs";

export { dataVersionKind };