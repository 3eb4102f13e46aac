import { n as namesOf, r as plan, t as isSelected } from "./plan.mjs";

export { isSelected, namesOf, plan };