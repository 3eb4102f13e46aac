import { a as reserveConcurrency, i as provisionedConcurrencyKind, n as listProvisioned, o as reservedConcurrencyKind, r as provisionConcurrency, t as lambdaAccountKind } from "./concurrency2.aws.mjs";

export { provisionedConcurrencyKind, reservedConcurrencyKind };