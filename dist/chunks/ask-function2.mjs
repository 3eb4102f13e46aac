import { n as askFunctionAlias, r as askFunctionTest, t as askFunction } from "./ask-function.mjs";

export { askFunctionAlias };