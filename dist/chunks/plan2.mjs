import { n as plan, t as isSelected } from "./plan.mjs";

export { isSelected, plan };