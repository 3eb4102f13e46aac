import { t as baselineOf } from "./baseline.mjs";

export { baselineOf };