import { n as sideOf, t as compareModels } from "./compare-models.mjs";

export { compareModels, sideOf };