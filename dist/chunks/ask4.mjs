import { n as askFunctionAlias, r as askFunctionTest, t as askFunction } from "./ask3.mjs";

export { askFunctionAlias };