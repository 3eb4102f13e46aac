import { t as checkBudget } from "./budget2.mjs";

export { checkBudget };