import { n as askFunctionAlias, r as askFunctionTest, t as askFunction } from "./ask2.mjs";

export { askFunctionAlias };