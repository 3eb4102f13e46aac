import { a as setProvisionedConcurrency, i as reservedConcurrencyKind, n as provisionedConcurrencyKind, o as setReservedConcurrency, r as provisionedVersionsKind, t as lambdaAccountKind } from "./concurrency2.aws.mjs";

export { provisionedConcurrencyKind, reservedConcurrencyKind };